// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QSyntaxHighlighter>

namespace pb {

class Theme;

/// Colours JSON's names, strings, numbers and words.
class JsonHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    JsonHighlighter(Theme& theme, QTextDocument* document);

protected:
    void highlightBlock(const QString& text) override;

private:
    Theme& m_theme;
};

/// Shows bytes as text in a fixed-pitch font, read-only; more than mostShown characters are cut, which the
/// text then says.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT
public:
    static constexpr qsizetype mostShown = 256 * 1024;

    CodeView(Theme& theme, const QString& name, const QString& title, QWidget* parent = nullptr);

    void showText(const QString& text);
    /// Colours the text as JSON.
    void highlightJson();

private:
    Theme& m_theme;
};

} // namespace pb
