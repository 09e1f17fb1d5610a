// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/attentioncard.h"

#include <algorithm>
#include <chrono>

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/overview/attentionlist.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

/// How long the list keeps the height of lines that are gone.
constexpr std::chrono::milliseconds keptFor(8000);

} // namespace

AttentionCard::AttentionCard(Theme& theme, QWidget* parent)
    : QFrame(parent), m_count(new QLabel(this)), m_allSeen(new QToolButton(this)),
      m_list(new AttentionList(theme, m_model, this))
{
    setObjectName(u"attentionCard"_s);
    setProperty("role", u"card"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* heading = new QLabel(tr("Needs attention"), this);
    heading->setProperty("role", u"heading"_s);
    m_count->setObjectName(u"attentionCount"_s);
    m_count->setProperty("role", u"muted"_s);
    m_list->setObjectName(u"attentionList"_s);
    m_list->setAccessibleName(heading->text());
    m_list->setCalmText(
        tr("Nothing. Conflicts, refused requests, suspended feeds and lost answers appear here."));
    m_allSeen->setObjectName(u"allSeenButton"_s);
    m_allSeen->setProperty("role", u"flat"_s);
    m_allSeen->setText(tr("Mark all as seen"));
    m_allSeen->setAccessibleName(m_allSeen->text());
    m_allSeen->setToolTip(
        tr("Puts aside what is over, until it happens again; Delete does so for the chosen line"));
    m_allSeen->setFocusPolicy(Qt::StrongFocus);
    QSizePolicy keepsRoom = m_allSeen->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_allSeen->setSizePolicy(keepsRoom);

    auto* header = new QHBoxLayout;
    header->setContentsMargins(14, 0, 8, 0);
    header->addWidget(heading);
    header->addSpacing(4);
    header->addWidget(m_count);
    header->addStretch(1);
    header->addWidget(m_allSeen);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 4, 1, 5);
    layout->setSpacing(2);
    layout->addLayout(header);
    layout->addWidget(m_list, 1);
    connect(m_list, &AttentionList::jumpRequested, this, &AttentionCard::jumpRequested);
    connect(m_list, &AttentionList::seenRequested, this, [this](int row) {
        m_seen.add(m_model.item(row));
        Q_EMIT putAside();
    });
    connect(m_allSeen, &QToolButton::clicked, this, [this] {
        for (int row = 0; row < m_model.rowCount(); ++row)
            m_seen.add(m_model.item(row));
        m_list->setFocus();
        Q_EMIT putAside();
    });
    showItems({});
}

void AttentionCard::showItems(std::vector<AttentionItem> items)
{
    std::erase_if(items, [this](const AttentionItem& item) { return m_seen.contains(item); });
    m_allSeen->setVisible(
        std::any_of(items.begin(), items.end(), [](const auto& item) { return item.isPast(); }));
    m_model.show(items);
    const int rows = m_model.rowCount();
    m_count->setText(rows == 0 ? QString() : QLocale().toString(rows));
    // What comes and goes must not make the page jump.
    if (rows >= m_lines || m_needed.elapsed() > keptFor.count()) {
        m_lines = rows;
        m_needed.start();
    }
    m_list->fitRows(m_lines, m_mostLines);
}

void AttentionCard::fitLines(int most)
{
    m_mostLines = most;
    m_list->fitRows(m_lines, most);
}

} // namespace pb
