// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptionlist.h"

#include <algorithm>

#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

/// What each column has to have room for; nothing: a share of the room that is left.
constexpr const char* samples[subscriptionColumns] = {
    "not running", "00000", nullptr, nullptr, nullptr, "> 10,000", "00000000", "00:00:00, 000", "00:00:00"};

QColor standingColour(SubscriptionStanding standing, const Colours& c)
{
    switch (standing) {
    case SubscriptionStanding::UpToDate:
    case SubscriptionStanding::Sending:
        return c.good;
    case SubscriptionStanding::Waiting:
    case SubscriptionStanding::Halted:
        return c.warn;
    case SubscriptionStanding::Suspended:
        return c.bad;
    case SubscriptionStanding::Paused:
    case SubscriptionStanding::Idle:
        break;
    }
    return c.muted;
}

/// Puts the state's icon before its word, both in its colour.
class StandingDelegate : public QStyledItemDelegate
{
public:
    StandingDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
        if (index.column() == static_cast<int>(SubscriptionColumn::Filter)) option->font = Theme::codeFont();
        if (index.column() != static_cast<int>(SubscriptionColumn::State)) return;
        const auto standing =
            static_cast<SubscriptionStanding>(index.data(SubscriptionsModel::standingRole).toInt());
        const QColor colour = standingColour(standing, m_theme.colours());
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(14, 14);
        option->icon = m_theme.icon(standingIcon(standing), colour);
        option->palette.setColor(QPalette::Text, colour);
        option->palette.setColor(QPalette::HighlightedText, colour);
    }

private:
    Theme& m_theme;
};

} // namespace

SubscriptionList::SubscriptionList(Theme& theme, SubscriptionsModel& model, QWidget* parent)
    : QTableView(parent), m_model(model)
{
    setObjectName(u"subscriptionTable"_s);
    setAccessibleName(tr("Subscriptions"));
    setModel(&model);
    setItemDelegate(new StandingDelegate(theme, this));
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    horizontalHeader()->setHighlightSections(false);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SubscriptionList::selectionMoved);
    connect(this, &QTableView::doubleClicked, this, &SubscriptionList::opened);
}

std::int64_t SubscriptionList::current() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() && selectionModel()->isSelected(index) ? m_model.state(index.row()).key() : 0;
}

std::vector<std::int64_t> SubscriptionList::selected() const
{
    std::vector<std::int64_t> keys;
    for (const QModelIndex& row : selectionModel()->selectedRows())
        keys.push_back(m_model.state(row.row()).key());
    std::sort(keys.begin(), keys.end());
    return keys;
}

void SubscriptionList::select(std::int64_t key)
{
    const int row = m_model.rowOf(key);
    if (row < 0) return;
    selectRow(row);
    scrollTo(m_model.index(row, 0));
}

void SubscriptionList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT opened();
    else if (event->key() == Qt::Key_Delete)
        Q_EMIT removeAsked();
    else
        QTableView::keyPressEvent(event);
}

void SubscriptionList::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fit();
}

/// Label, filter and callback share what the others leave.
void SubscriptionList::fit()
{
    int left = viewport()->width();
    for (int column = 0; column < subscriptionColumns; ++column) {
        if (samples[column] == nullptr) continue;
        const QString heading = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width = std::max(fontMetrics().horizontalAdvance(QString::fromLatin1(samples[column])),
                                   fontMetrics().horizontalAdvance(heading) + 8) +
                          (column == 0 ? 44 : 24);
        setColumnWidth(column, width);
        left -= width;
    }
    left = std::max(left, 240);
    setColumnWidth(static_cast<int>(SubscriptionColumn::Label), left * 22 / 100);
    setColumnWidth(static_cast<int>(SubscriptionColumn::Filter), left * 45 / 100);
    setColumnWidth(static_cast<int>(SubscriptionColumn::Callback), left * 33 / 100);
}

} // namespace pb
