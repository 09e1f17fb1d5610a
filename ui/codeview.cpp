// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codeview.h"

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

/// Longer lines are left plain, to stay quick.
constexpr qsizetype longestHighlighted = 20000;

qsizetype stringEnd(const QString& text, qsizetype at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == u'\\')
            ++at;
        else if (text[at] == u'"')
            return at + 1;
    }
    return text.size();
}

bool isNameBefore(const QString& text, qsizetype at)
{
    while (at < text.size() && text[at].isSpace())
        ++at;
    return at < text.size() && text[at] == u':';
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'+' || c == u'.';
}

} // namespace

JsonHighlighter::JsonHighlighter(Theme& theme, QTextDocument* document)
    : QSyntaxHighlighter(document), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void JsonHighlighter::highlightBlock(const QString& text)
{
    if (text.size() > longestHighlighted) return;
    const Colours& c = m_theme.colours();
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at + 1;
        if (text[at] == u'"') {
            end = stringEnd(text, at);
            setFormat(static_cast<int>(at), static_cast<int>(end - at),
                      isNameBefore(text, end) ? c.accent : c.good);
        } else if (isWordPart(text[at])) {
            while (end < text.size() && isWordPart(text[end]))
                ++end;
            setFormat(static_cast<int>(at), static_cast<int>(end - at), c.warn);
        } else if (!text[at].isSpace()) {
            setFormat(static_cast<int>(at), 1, c.muted);
        }
        at = end;
    }
}

CodeView::CodeView(Theme& theme, const QString& name, const QString& title, QWidget* parent)
    : QPlainTextEdit(parent), m_theme(theme)
{
    setObjectName(name);
    setAccessibleName(title);
    setProperty("role", u"code"_s);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setFont(Theme::codeFont());
}

void CodeView::showText(const QString& text)
{
    setPlainText(text.size() <= mostShown ? text
                                          : text.left(mostShown) + u"\n\n"_s +
                                                tr("The rest is not shown here. Copy takes it whole."));
}

void CodeView::highlightJson()
{
    new JsonHighlighter(m_theme, document());
}

} // namespace pb
