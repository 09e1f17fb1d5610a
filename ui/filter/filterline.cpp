// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filterline.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTextCharFormat>

#include "models/domain/entitytype.h"
#include "models/filter/completion.h"
#include "models/tables/seenvalues.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int hintRole = Qt::UserRole + 1;

/// Where a code point stands in UTF-16.
int toUtf16(const QString& text, std::size_t codePoints)
{
    qsizetype at = 0;
    while (codePoints > 0 && at < text.size()) {
        at += text[at].isHighSurrogate() && at + 1 < text.size() ? 2 : 1;
        --codePoints;
    }
    return static_cast<int>(at);
}

std::size_t toCodePoints(const QString& text, int utf16)
{
    return static_cast<std::size_t>(text.left(utf16).toUcs4().size());
}

/// A choice with its meaning at the right.
class ChoiceDelegate : public QStyledItemDelegate
{
public:
    ChoiceDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Colours& c = m_theme.colours();
        const bool chosen = (option.state & QStyle::State_Selected) != 0;
        painter->fillRect(option.rect, chosen ? c.accentSoft : c.raised);
        const QRect box = option.rect.adjusted(9, 0, -9, 0);
        painter->setFont(Theme::codeFont());
        painter->setPen(c.text);
        const QString word = index.data(Qt::DisplayRole).toString();
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft, word);
        const int used = painter->fontMetrics().horizontalAdvance(word) + 24;
        painter->setFont(option.font);
        painter->setPen(c.muted);
        const QString hint = painter->fontMetrics().elidedText(
            index.data(hintRole).toString(), Qt::ElideRight, std::max(0, box.width() - used));
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, hint);
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {260, option.fontMetrics.height() + 9};
    }

private:
    Theme& m_theme;
};

} // namespace

FilterLine::FilterLine(Theme& theme, SeenValues& seen, const QString& name, QWidget* parent)
    : QLineEdit(parent), m_theme(theme), m_seen(seen), m_completer(new QCompleter(this)),
      m_choices(new QStandardItemModel(this))
{
    setObjectName(name);
    setFont(Theme::codeFont());
    makeCompleter(name);
    connect(this, &QLineEdit::textEdited, this, [this] { offerFor(false); });
}

void FilterLine::makeCompleter(const QString& name)
{
    m_completer->setModel(m_choices);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(12);
    m_completer->popup()->setObjectName(name + u"Choices"_s);
    m_completer->popup()->setAccessibleName(tr("What can stand here"));
    m_completer->popup()->setItemDelegate(new ChoiceDelegate(m_theme, this));
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &FilterLine::insert);
}

void FilterLine::mark(std::size_t position, std::size_t length)
{
    QList<QInputMethodEvent::Attribute> attributes;
    if (length > 0) {
        const int from = toUtf16(text(), position);
        const int to = toUtf16(text(), position + length);
        QTextCharFormat wrong;
        wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wrong.setUnderlineColor(m_theme.colours().bad);
        wrong.setForeground(m_theme.colours().bad);
        attributes.append({QInputMethodEvent::TextFormat, from - cursorPosition(), to - from, wrong});
    }
    // The only way to give a stretch of a line a look of its own: as an input method does.
    QInputMethodEvent look(QString(), attributes);
    QCoreApplication::sendEvent(this, &look);
}

void FilterLine::focusInEvent(QFocusEvent* event)
{
    m_seen.refresh();
    QLineEdit::focusInEvent(event);
}

bool FilterLine::isOffering() const
{
    return m_completer->popup()->isVisible();
}

void FilterLine::offer()
{
    offerFor(true);
}

/// While something is typed only what goes on with a word is offered.
void FilterLine::offerFor(bool asked)
{
    const std::string typed = text().toStdString();
    const CompletionList list =
        completionsAt(typed, toCodePoints(text(), cursorPosition()), entityEventType(),
                      [this](std::string_view property) { return m_seen.of(property); });
    m_from = toUtf16(text(), list.from);
    m_length = toUtf16(text(), list.from + list.length) - m_from;
    m_choices->clear();
    const QString word = text().mid(m_from, m_length);
    for (const Completion& choice : list.choices) {
        auto* item = new QStandardItem(QString::fromStdString(choice.text));
        item->setData(QString::fromStdString(choice.hint), hintRole);
        item->setEditable(false);
        m_choices->appendRow(item);
    }
    const bool complete = m_choices->rowCount() == 1 && m_choices->item(0)->text() == word;
    if (m_choices->rowCount() == 0 || complete || (!asked && word.isEmpty())) {
        m_completer->popup()->hide();
        return;
    }
    QRect place = cursorRect();
    place.setWidth(360);
    m_completer->complete(place);
}

void FilterLine::insert(const QString& choice)
{
    setSelection(m_from, m_length);
    QLineEdit::insert(choice);
}

void FilterLine::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (isOffering() && m_completer->popup()->currentIndex().isValid() &&
        (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab)) {
        event->ignore(); // the list takes it
        return;
    }
    if (isOffering() && key == Qt::Key_Escape) {
        event->ignore();
        return;
    }
    if (event->keyCombination() == QKeyCombination(Qt::ControlModifier, Qt::Key_Space)) {
        offer();
    } else if (!isOffering() && key == Qt::Key_Up) {
        Q_EMIT historyAsked(-1);
    } else if (!isOffering() && key == Qt::Key_Down) {
        Q_EMIT historyAsked(+1);
    } else if (key == Qt::Key_Escape) {
        Q_EMIT escaped();
    } else {
        if (key == Qt::Key_Return || key == Qt::Key_Enter) m_completer->popup()->hide();
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace pb
