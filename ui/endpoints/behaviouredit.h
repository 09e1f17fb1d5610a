// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QLineEdit>
#include <QWidget>

namespace pb {

class Theme;

/// A line edit that can say where in the widget a character stands.
class ScriptLine : public QLineEdit
{
    Q_OBJECT
public:
    using QLineEdit::QLineEdit;
    /// The left edge of the character at that position, in the widget's coordinates, as it is scrolled now.
    int xOfCharacter(qsizetype position) const;
};

/// Paints a pointer and a sentence below a place in the line above it.
class PositionMark : public QWidget
{
    Q_OBJECT
public:
    PositionMark(Theme& theme, QWidget* parent);

    /// A wrong place: a pointer at x, and why.
    void showError(int x, const QString& message);
    /// A plain remark without a pointer; empty: nothing.
    void showHint(const QString& text);
    const QString& text() const { return m_text; }
    /// Where the pointer stands; nothing: there is none.
    std::optional<int> pointer() const { return m_pointer; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int heightForText() const;
    QRect wrapped() const;

    Theme& m_theme;
    QString m_text;
    std::optional<int> m_pointer;
};

/// Edits a behaviour script: checked as it is typed, the error under the offending character (RCV-10).
class BehaviourEdit : public QWidget
{
    Q_OBJECT
public:
    explicit BehaviourEdit(Theme& theme, QWidget* parent = nullptr);

    QString text() const;
    void setText(const QString& text);
    bool isValid() const { return m_valid; }
    void setReadOnly(bool readOnly);
    /// What the script does now, shown where there is no error.
    void setHint(const QString& hint);
    ScriptLine* line() const { return m_line; }

Q_SIGNALS:
    void validityChanged(bool valid);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void check();

    ScriptLine* m_line;
    PositionMark* m_mark;
    QString m_hint;
    bool m_valid = true;
};

} // namespace pb
