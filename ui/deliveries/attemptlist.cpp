// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/attemptlist.h"

#include <algorithm>

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include "ui/deliveries/deliverylook.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int outcomeIconSize = 14;
constexpr int cellPadding = 23; ///< left and right together
/// What each column has to have room for.
constexpr const char* columnSamples[attemptColumns] = {
    "00:00:00.000", "00000", "00", "000", "", "000 ms", "00:00:00.000", "100000\u2013100010"};

/// Puts the outcome's icon before its word, both in its colour.
class OutcomeDelegate : public QStyledItemDelegate
{
public:
    OutcomeDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
        if (index.column() != static_cast<int>(AttemptColumn::Outcome)) return;
        const auto outcome = static_cast<AttemptOutcome>(index.data(AttemptTable::outcomeRole).toInt());
        const QColor colour = toneColour(outcomeTone(outcome), m_theme.colours());
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(outcomeIconSize, outcomeIconSize);
        option->icon = m_theme.icon(outcomeIcon(outcome), colour);
        option->palette.setColor(QPalette::Text, colour);
        option->palette.setColor(QPalette::HighlightedText, colour);
    }

private:
    Theme& m_theme;
};

} // namespace

AttemptList::AttemptList(Theme& theme, QWidget* parent) : QTableView(parent)
{
    setObjectName(u"attemptList"_s);
    setAccessibleName(tr("Attempts of the selected feed"));
    setModel(&m_table);
    setItemDelegate(new OutcomeDelegate(theme, this));
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    verticalHeader()->setMinimumSectionSize(verticalHeader()->defaultSectionSize());
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(40);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndex current = currentIndex();
        const bool chosen = current.isValid() && selectionModel()->isSelected(current);
        const LaneMark* mark = chosen ? m_table.mark(current) : nullptr;
        if (mark == nullptr || !m_telling || mark->attempt.id == m_selected) return;
        m_selected = mark->attempt.id;
        Q_EMIT attemptChosen(m_selected);
    });
    connect(this, &QAbstractItemView::activated, this, &AttemptList::detailsWanted);
}

void AttemptList::showLane(std::shared_ptr<const Lane> lane)
{
    const QScrollBar* bar = verticalScrollBar();
    const bool atBottom = bar->value() >= bar->maximum();
    m_telling = false;
    m_table.setLane(std::move(lane));
    m_telling = true;
    if (m_selected > 0 && selectionModel()->selectedRows().isEmpty()) selectAttempt(m_selected);
    if (atBottom && !hasFocus()) scrollToBottom();
}

void AttemptList::selectAttempt(std::int64_t attempt)
{
    m_selected = attempt;
    const QModelIndex index = attempt > 0 ? m_table.indexOf(attempt) : QModelIndex();
    if (index.isValid() && selectionModel()->isSelected(index)) return;
    m_telling = false;
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    } else {
        clearSelection();
    }
    m_telling = true;
}

void AttemptList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        Q_EMIT pauseToggled();
    else if (event->key() == Qt::Key_Home && m_table.rowCount() > 0)
        setCurrentIndex(m_table.index(0, 0));
    else if (event->key() == Qt::Key_End && m_table.rowCount() > 0)
        setCurrentIndex(m_table.index(m_table.rowCount() - 1, 0));
    else
        QTableView::keyPressEvent(event);
}

void AttemptList::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    sizeColumns();
}

/// Each column as wide as it needs; what is left goes to all alike.
void AttemptList::sizeColumns()
{
    QFont bold = horizontalHeader()->font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics heading(bold);
    int widths[attemptColumns];
    int all = 0;
    for (int column = 0; column < attemptColumns; ++column) {
        const bool isOutcome = column == static_cast<int>(AttemptColumn::Outcome);
        const QString sample =
            isOutcome ? outcomeWord(AttemptOutcome::DeadLettered) : QString::fromUtf8(columnSamples[column]);
        const int digits = fontMetrics().horizontalAdvance(sample) + (isOutcome ? outcomeIconSize + 6 : 0);
        const int title = heading.horizontalAdvance(attemptHeading(static_cast<AttemptColumn>(column)));
        widths[column] = std::max(digits, title) + cellPadding;
        all += widths[column];
    }
    const int spare = std::max(viewport()->width() - all, 0);
    for (int column = 0; column < attemptColumns; ++column)
        setColumnWidth(column, widths[column] + spare / attemptColumns);
}

} // namespace pb
