// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QCompleter;
class QStandardItemModel;

namespace pb {

class SeenValues;
class Theme;

/// The field a filter is typed into: underlines what is wrong, offers what can stand at the cursor, and goes
/// through what was used before by the arrow keys.
class FilterLine : public QLineEdit
{
    Q_OBJECT
public:
    FilterLine(Theme& theme, SeenValues& seen, const QString& name, QWidget* parent);

    /// Underlines a stretch, in code points; a length of 0 underlines nothing.
    void mark(std::size_t position, std::size_t length);
    /// Opens the list of what can stand at the cursor.
    void offer();
    QCompleter& completer() { return *m_completer; }

Q_SIGNALS:
    /// The arrow keys ask for what was used before (-1) or after that (+1).
    void historyAsked(int step);
    void escaped();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    bool isOffering() const;
    void makeCompleter(const QString& name);
    void offerFor(bool asked);
    void insert(const QString& choice);

    Theme& m_theme;
    SeenValues& m_seen;
    QCompleter* m_completer;
    QStandardItemModel* m_choices;
    int m_from = 0; ///< of the word that a choice replaces, in UTF-16
    int m_length = 0;
};

} // namespace pb
