// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filteredit.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/domain/entitytype.h"
#include "ui/filter/filterline.h"
#include "ui/filter/filtermemory.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

FilterEdit::FilterEdit(Theme& theme, SeenValues& seen, FilterMemory& memory, const QString& name,
                       QWidget* parent)
    : QWidget(parent), m_theme(theme), m_memory(memory),
      m_line(new FilterLine(theme, seen, name + u"Line"_s, this)), m_history(new QToolButton(this)),
      m_message(new QLabel(this))
{
    setObjectName(name);
    m_line->setAccessibleName(tr("Filter, in the OData language"));
    m_line->setMaxLength(static_cast<int>(Filter::mostBytes));
    m_line->addAction(&m_sign, QLineEdit::LeadingPosition);
    m_history->setObjectName(name + u"History"_s);
    m_history->setProperty("role", u"flat"_s);
    m_history->setFocusPolicy(Qt::StrongFocus);
    m_history->setIconSize(QSize(17, 17));
    m_history->setToolTip(tr("Filters used before (Up and Down in the field)"));
    m_history->setAccessibleName(tr("Filters used before"));
    m_message->setObjectName(name + u"Message"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_line, 1);
    row->addWidget(m_history);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addLayout(row);
    layout->addWidget(m_message);
    connect(m_line, &QLineEdit::textChanged, this, &FilterEdit::read);
    connect(m_line, &QLineEdit::returnPressed, this, &FilterEdit::apply);
    connect(m_line, &FilterLine::historyAsked, this, &FilterEdit::stepHistory);
    connect(m_line, &FilterLine::escaped, this, &FilterEdit::escaped);
    connect(m_history, &QToolButton::clicked, this, &FilterEdit::openHistory);
    connect(&theme, &Theme::changed, this, &FilterEdit::showState);
    showState();
}

void FilterEdit::focusInEvent(QFocusEvent* event)
{
    m_line->setFocus(event->reason());
}

void FilterEdit::setRules(const FilterRules& rules)
{
    m_rules = rules;
    read();
}

void FilterEdit::setEmptyText(const QString& text)
{
    m_line->setPlaceholderText(text);
}

QString FilterEdit::text() const
{
    return m_line->text().trimmed();
}

void FilterEdit::setText(const QString& text)
{
    m_line->setText(text);
}

void FilterEdit::read()
{
    if (!m_stepping) m_historyAt = -1;
    m_filter.reset();
    m_complaint.clear();
    std::size_t position = 0;
    std::size_t length = 0;
    const QString typed = m_line->text();
    if (typed.trimmed().isEmpty()) {
        m_state = State::Empty;
    } else if (auto filter = Filter::parse(typed.toStdString(), entityEventType(), m_rules)) {
        m_filter = std::move(*filter);
        m_state = State::Good;
    } else {
        const FilterError& error = filter.error();
        m_state = error.token.empty() ? State::Unfinished : State::Wrong;
        m_complaint = QString::fromStdString(error.message);
        position = error.position;
        length = error.token.empty() ? 0 : std::max<std::size_t>(error.length, 1);
    }
    m_line->mark(position, length);
    if (m_state == State::Wrong) m_complaint = tr("At character %1: %2").arg(position + 1).arg(m_complaint);
    showState();
    Q_EMIT changed();
}

void FilterEdit::showState()
{
    const Colours& c = m_theme.colours();
    switch (m_state) {
    case State::Empty:
        m_sign.setIcon(m_theme.icon(u"filter"_s, c.muted));
        break;
    case State::Good:
        m_sign.setIcon(m_theme.icon(u"check"_s, c.good));
        break;
    case State::Unfinished:
        m_sign.setIcon(m_theme.icon(u"more"_s, c.warn));
        break;
    case State::Wrong:
        m_sign.setIcon(m_theme.icon(u"warning"_s, c.bad));
        break;
    }
    static const char* const tones[] = {"", "good", "warn", "bad"};
    const QString tone = QString::fromLatin1(tones[static_cast<int>(m_state)]);
    if (m_line->property("tone").toString() != tone) {
        m_line->setProperty("tone", tone);
        m_message->setProperty("tone", tone);
        restyle(*m_line);
        restyle(*m_message);
    }
    m_message->setText(m_state == State::Unfinished ? tr("Not finished: %1").arg(m_complaint) : m_complaint);
    m_message->setVisible(!m_complaint.isEmpty());
    m_line->setAccessibleDescription(m_message->text());
    m_history->setIcon(m_theme.icon(u"history"_s, c.muted));
}

void FilterEdit::apply()
{
    if (m_state != State::Empty && m_state != State::Good) return;
    m_memory.noteUsed(text());
    Q_EMIT applied();
}

/// Goes back to what was used before, and on again to what was typed.
void FilterEdit::stepHistory(int step)
{
    const QStringList& used = m_memory.used();
    const int wanted = m_historyAt - step;
    if (wanted < -1 || wanted >= used.size()) return;
    if (m_historyAt == -1) m_typed = m_line->text();
    m_historyAt = wanted;
    m_stepping = true;
    m_line->setText(wanted == -1 ? m_typed : used[wanted]);
    m_stepping = false;
}

void FilterEdit::openHistory()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(u"filterHistoryMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList& used = m_memory.used();
    for (const QString& filter : used) {
        const QString shown = menu->fontMetrics().elidedText(filter, Qt::ElideRight, 520);
        menu->addAction(QString(shown).replace(u'&', u"&&"_s), this, [this, filter] {
            m_line->setText(filter);
            apply();
        });
    }
    if (used.isEmpty()) menu->addAction(tr("No filter was used yet"))->setEnabled(false);
    menu->popup(m_history->mapToGlobal(QPoint(0, m_history->height())));
}

} // namespace pb
