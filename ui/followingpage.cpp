// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/followingpage.h"

#include <algorithm>

#include <QApplication>
#include <QEvent>
#include <QFocusEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QStyle>
#include <QVBoxLayout>

#include "models/tables/pagedtablemodel.h"
#include "ui/focuscard.h"
#include "ui/followingtable.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

} // namespace

FollowingPage::FollowingPage(Theme& theme, PagedTableModel& model, QWidget* parent)
    : LivePage(parent), m_theme(theme), m_model(model), m_pages(new QStackedLayout(this))
{
}

void FollowingPage::assemble(const QString& name, const QString& pillName, FollowingTable* table,
                             QWidget* detail, QWidget* lesson)
{
    m_table = table;
    m_lesson = lesson;
    auto* emptyCard = new QFrame(this);
    emptyCard->setProperty("role", u"card"_s);
    auto* emptyLayout = new QVBoxLayout(emptyCard);
    emptyLayout->addWidget(lesson);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(name + u"Splitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(10);
    splitter->addWidget(makeTableCard(name, pillName));
    splitter->addWidget(detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({600, 400});
    m_pages->addWidget(emptyCard);
    m_pages->addWidget(splitter);
    connectTable();
    showRows();
}

QWidget* FollowingPage::makeTableCard(const QString& name, const QString& pillName)
{
    m_tableCard = new FocusCard(name + u"TableCard"_s, m_table);
    m_tableCard->setMinimumHeight(140);
    m_pill = new QPushButton(m_tableCard);
    m_pill->setObjectName(pillName);
    m_pill->setProperty("role", u"pill"_s);
    m_pill->setIconSize(Theme::leadingSize);
    m_pill->setCursor(Qt::PointingHandCursor);
    m_pill->setToolTip(tr("Go to the newest row and follow again"));
    m_pill->setAccessibleName(m_pill->toolTip());
    m_pill->hide();
    connect(m_pill, &QPushButton::clicked, this, [this] { showNewest(); });
    m_tableCard->installEventFilter(this);
    m_table->installEventFilter(this);
    return m_tableCard;
}

void FollowingPage::connectTable()
{
    connect(m_table, &FollowingTable::pauseToggled, this, &FollowingPage::toggleLive);
    connect(m_table, &FollowingTable::copyRequested, this, [this] { copySelected(); });
    connect(m_table, &FollowingTable::escaped, this, [this] {
        if (clearFirst()) return;
        m_table->clearSelection();
        m_table->setCurrentIndex({});
    });
    connect(m_table, &FollowingTable::followingChanged, this, [this](bool following) {
        if (!following) m_seen = m_model.rowCount();
        showPill();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FollowingPage::showSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FollowingPage::showSelection);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &FollowingPage::showRows);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &FollowingPage::startAnew);
    connect(&m_model, &PagedTableModel::availableRowsChanged, this, &FollowingPage::showPill);
    connect(&m_theme, &Theme::changed, this, &FollowingPage::showPill);
}

void FollowingPage::addBar(QWidget* bar)
{
    auto* room = new QHBoxLayout;
    room->setContentsMargins(5, 1, 5, 3);
    room->addWidget(bar);
    m_tableCard->addAbove(room);
}

bool FollowingPage::isLive() const
{
    return !m_model.isFrozen() && m_table->isFollowing();
}

void FollowingPage::setLive(bool live)
{
    if (!live && !m_model.isFrozen()) m_seen = m_model.rowCount();
    m_model.setFrozen(!live);
    if (live) m_table->follow();
    showPill();
}

bool FollowingPage::isEmpty() const
{
    return m_model.rowCount() == 0;
}

void FollowingPage::select(qint64 number, Reach reach)
{
    if (number < 1) return;
    m_wanted = number;
    m_reach = reach;
    selectWanted();
    // What is held back can't be selected; let it in.
    if (m_wanted != 0) m_model.setFrozen(false);
}

void FollowingPage::selectWanted()
{
    const qint64 place = m_wanted > 0 ? m_model.placeOf(m_wanted) : 0;
    if (place < 1 || place > m_model.rowCount()) return;
    m_wanted = 0;
    const QModelIndex index = m_model.index(static_cast<int>(place - 1), 0);
    m_table->setAutoScroll(m_reach != Reach::Stay);
    m_table->setCurrentIndex(index);
    m_table->setAutoScroll(true);
    if (m_reach != Reach::Stay) m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
    if (m_reach == Reach::StandStill && isLive()) setLive(false); // else newer rows would push it away
}

void FollowingPage::keepSelected(Reach reach)
{
    if (m_selected == 0) return;
    m_wanted = m_selected;
    m_reach = reach;
}

/// Other rows take the place of those before; Qt forgets the selection without a word.
void FollowingPage::startAnew()
{
    m_selected = 0;
    if (m_wanted == 0) showNumber(0);
    showRows();
}

std::vector<std::pair<std::int64_t, std::int64_t>> FollowingPage::selectedStretches() const
{
    std::vector<std::pair<std::int64_t, std::int64_t>> stretches;
    for (const QItemSelectionRange& range : m_table->selectionModel()->selection())
        stretches.emplace_back(range.top() + 1, range.bottom() + 1);
    std::sort(stretches.begin(), stretches.end());
    return stretches;
}

/// A focus proxy would be one more place that Tab stops at.
void FollowingPage::focusInEvent(QFocusEvent* event)
{
    QWidget* target = m_pages->currentIndex() == 0 ? m_lesson : static_cast<QWidget*>(m_table);
    target->setFocus(event->reason());
}

void FollowingPage::showSelection()
{
    // The table makes its first row current when it gets the focus; only what is selected counts.
    const QModelIndex current = m_table->currentIndex();
    const bool chosen = current.isValid() && m_table->selectionModel()->isSelected(current);
    const qint64 selected = chosen ? m_model.number(current) : 0;
    if (selected == m_selected) return;
    m_selected = selected;
    if (selected > 0) m_wanted = 0;
    showNumber(selected);
}

void FollowingPage::showRows()
{
    if (isLive()) m_seen = m_model.rowCount();
    const bool empty = isEmpty();
    const bool moveFocus = !empty && m_lesson->isAncestorOf(QApplication::focusWidget());
    m_pages->setCurrentIndex(empty ? 0 : 1);
    if (moveFocus) m_table->setFocus();
    selectWanted();
    Q_EMIT shownRowsChanged(m_model.rowCount());
    showPill();
}

qint64 FollowingPage::waitingRows() const
{
    return m_model.availableRows() - m_seen;
}

QString FollowingPage::pillText(qint64 waiting) const
{
    return tr("%1 new").arg(QLocale().toString(waiting));
}

void FollowingPage::showPill()
{
    const bool live = isLive();
    if (live) m_seen = m_model.rowCount();
    m_seen = std::min(m_seen, m_model.availableRows()); // another choice of rows begins anew
    const qint64 waiting = waitingRows();
    const bool wanted = !live && waiting > 0;
    m_pill->setVisible(wanted);
    if (wanted) {
        m_pill->setIcon(m_theme.leadingIcon(u"down"_s, m_theme.colours().onAccent));
        m_pill->setText(pillText(waiting));
        m_pill->setAccessibleName(tr("%1: go to the newest").arg(pillText(waiting)));
        placePill();
    }
    Q_EMIT liveChanged(live);
}

/// Leaves the part of a row that would not fit below the table, so that no row is cut while it follows.
void FollowingPage::fitRows()
{
    const int room = m_table->height() + m_spare - m_table->horizontalHeader()->height();
    const int spare = std::max(room, 0) % m_table->verticalHeader()->defaultSectionSize();
    if (spare == m_spare) return;
    m_spare = spare;
    m_tableCard->setSpare(spare);
}

void FollowingPage::placePill()
{
    m_pill->adjustSize();
    m_pill->move((m_tableCard->width() - m_pill->width()) / 2, m_tableCard->height() - m_pill->height() - 18);
    m_pill->raise();
}

bool FollowingPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        if (watched == m_table) fitRows();
        placePill();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace pb
