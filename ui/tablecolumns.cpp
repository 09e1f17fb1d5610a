// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tablecolumns.h"

#include <algorithm>

#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <QTableView>

#include "models/tables/pagedtablemodel.h"
#include "ui/tableheader.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int cellPadding = 16; ///< left and right together

QStringList texts(const std::vector<int>& numbers)
{
    QStringList list;
    for (const int number : numbers)
        list.append(QString::number(number));
    return list;
}

std::vector<int> numbers(const QVariant& stored)
{
    std::vector<int> list;
    for (const QString& text : stored.toStringList())
        list.push_back(text.toInt());
    return list;
}

} // namespace

TableColumns::TableColumns(QTableView& table, TableHeader& header, std::vector<ColumnRoom> columns)
    : QObject(&table), m_table(table), m_header(header), m_columns(std::move(columns))
{
    connect(&header, &QHeaderView::sectionResized, this, [this] {
        if (m_working) return;
        m_sizedByHand = true;
        store();
    });
    connect(table.model(), &QAbstractItemModel::headerDataChanged, this, [this] { fit(); });
    connect(&header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_working) store();
    });
}

void TableColumns::setCharacters(int column, int characters)
{
    int& known = m_columns[static_cast<std::size_t>(column)].characters;
    if (characters <= known) return;
    known = characters;
    fit();
}

int TableColumns::shownColumns() const
{
    return m_table.model()->columnCount() - m_header.hiddenSectionCount();
}

/// The heading is never clipped.
int TableColumns::headingWidth(int column) const
{
    QFont bold = m_header.font();
    bold.setWeight(QFont::DemiBold);
    const QString heading = m_table.model()->headerData(column, Qt::Horizontal).toString();
    return QFontMetrics(bold).horizontalAdvance(heading) + cellPadding + 4 +
           (column == m_header.lastShown() ? TableHeader::reserve : 0);
}

int TableColumns::naturalWidth(int column) const
{
    const auto kind = static_cast<PagedTableModel::CellKind>(
        m_table.model()->headerData(column, Qt::Horizontal, PagedTableModel::kindRole).toInt());
    QFont own = m_table.font();
    if (kind == PagedTableModel::CellKind::Strong) own.setWeight(QFont::DemiBold);
    const int characters = m_columns[static_cast<std::size_t>(column)].characters;
    const int digits = QFontMetrics(own).horizontalAdvance(QString(characters, u'0'));
    return std::max(digits + cellPadding, headingWidth(column));
}

/// The least that a column is of use with.
int TableColumns::needed(int column) const
{
    const int natural = naturalWidth(column);
    if (m_columns[static_cast<std::size_t>(column)].shrinks == 0) return natural;
    return std::max(natural * 8 / 10, headingWidth(column));
}

void TableColumns::hideWhatGives()
{
    const int columns = m_table.model()->columnCount();
    std::vector<int> shown;
    int sum = TableHeader::reserve;
    for (int column = 0; column < columns; ++column) {
        shown.push_back(column);
        sum += needed(column);
    }
    const auto gives = [this](int column) { return m_columns[static_cast<std::size_t>(column)].gives; };
    while (sum > m_table.viewport()->width()) {
        const auto giving =
            std::max_element(shown.begin(), shown.end(), [&](int a, int b) { return gives(a) < gives(b); });
        if (gives(*giving) == 0) break;
        sum -= needed(*giving);
        shown.erase(giving);
    }
    for (int column = 0; column < columns; ++column) {
        const bool hidden = std::find(shown.begin(), shown.end(), column) == shown.end();
        if (hidden != m_table.isColumnHidden(column)) m_table.setColumnHidden(column, hidden);
    }
}

void TableColumns::fit()
{
    const QScopedValueRollback ours(m_working, true);
    if (!m_chosenByHand) hideWhatGives();
    if (m_sizedByHand) return;
    int spare = m_table.viewport()->width();
    int grows = 0;
    int shrinks = 0;
    const int columns = m_table.model()->columnCount();
    for (int column = 0; column < columns; ++column) {
        if (m_table.isColumnHidden(column)) continue;
        spare -= naturalWidth(column);
        grows += m_columns[static_cast<std::size_t>(column)].grows;
        shrinks += m_columns[static_cast<std::size_t>(column)].shrinks;
    }
    int used = 0;
    for (int visual = 0; visual < columns; ++visual) {
        const int column = m_header.logicalIndex(visual);
        if (m_table.isColumnHidden(column)) continue;
        const ColumnRoom& room = m_columns[static_cast<std::size_t>(column)];
        int change = 0;
        if (spare > 0 && grows > 0) change = spare * room.grows / grows;
        // What lacks is rounded up, so that no scroll bar comes for the sake of a pixel.
        if (spare < 0 && shrinks > 0) change = -((-spare * room.shrinks + shrinks - 1) / shrinks);
        int width = std::max(naturalWidth(column) + change, headingWidth(column));
        if (column == m_header.lastShown()) width = std::max(width, m_table.viewport()->width() - used);
        m_table.setColumnWidth(column, width);
        used += width;
    }
    takeBack(used - m_table.viewport()->width());
}

/// Takes what is still too much from the columns that shrink and have more than they need: their headings
/// kept the others from giving their share.
void TableColumns::takeBack(int excess)
{
    for (int column = 0; column < m_table.model()->columnCount() && excess > 0; ++column) {
        if (m_table.isColumnHidden(column) || m_columns[static_cast<std::size_t>(column)].shrinks == 0)
            continue;
        const int width = m_table.columnWidth(column);
        const int taken = std::clamp(width - needed(column), 0, excess);
        m_table.setColumnWidth(column, width - taken);
        excess -= taken;
    }
}

void TableColumns::show(int column, bool shown)
{
    if (!shown && shownColumns() < 2) return; // one stays
    {
        const QScopedValueRollback ours(m_working, true);
        m_chosenByHand = true;
        m_table.setColumnHidden(column, !shown);
    }
    if (m_sizedByHand && shown && m_table.columnWidth(column) < headingWidth(column)) {
        const QScopedValueRollback ours(m_working, true);
        m_table.setColumnWidth(column, naturalWidth(column));
    }
    fit();
    store();
}

void TableColumns::reset()
{
    {
        const QScopedValueRollback ours(m_working, true);
        for (int column = 0; column < m_header.count(); ++column)
            m_header.moveSection(m_header.visualIndex(column), column);
        m_sizedByHand = false;
        m_chosenByHand = false;
    }
    fit();
    if (m_settings != nullptr) m_settings->remove(m_group);
}

void TableColumns::fillMenu(QMenu& menu)
{
    for (int visual = 0; visual < m_header.count(); ++visual) {
        const int column = m_header.logicalIndex(visual);
        QAction* action = menu.addAction(
            m_table.model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString());
        action->setCheckable(true);
        const bool shown = !m_table.isColumnHidden(column);
        action->setChecked(shown);
        action->setEnabled(!shown || shownColumns() > 1);
        action->setData(column);
        connect(action, &QAction::triggered, this, [this, column](bool checked) { show(column, checked); });
    }
    menu.addSeparator();
    QAction* back = menu.addAction(tr("&Reset columns"), this, &TableColumns::reset);
    back->setObjectName(u"resetColumns"_s);
}

void TableColumns::remember(QSettings* settings, const QString& group)
{
    m_settings = settings;
    m_group = group;
    if (m_settings != nullptr) load();
}

void TableColumns::load()
{
    const auto count = static_cast<std::size_t>(m_header.count());
    m_settings->beginGroup(m_group);
    const std::vector<int> order = numbers(m_settings->value(u"order"_s));
    const std::vector<int> hidden = numbers(m_settings->value(u"hidden"_s));
    const std::vector<int> widths = numbers(m_settings->value(u"widths"_s));
    const bool chosen = m_settings->contains(u"hidden"_s);
    m_settings->endGroup();
    // What another program version wrote about other columns is left alone.
    std::vector<int> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t column = 0; column < count; ++column)
        if (sorted.size() != count || sorted[column] != static_cast<int>(column)) return;
    {
        const QScopedValueRollback ours(m_working, true);
        for (std::size_t visual = 0; visual < count; ++visual)
            m_header.moveSection(m_header.visualIndex(order[visual]), static_cast<int>(visual));
        m_chosenByHand = chosen && hidden.size() < count;
        if (m_chosenByHand)
            for (std::size_t column = 0; column < count; ++column)
                m_table.setColumnHidden(static_cast<int>(column), std::count(hidden.begin(), hidden.end(),
                                                                             static_cast<int>(column)) > 0);
        m_sizedByHand = widths.size() == count;
        if (m_sizedByHand)
            for (std::size_t column = 0; column < count; ++column)
                if (widths[column] > 0)
                    m_header.resizeSection(static_cast<int>(column), std::min(widths[column], 4000));
    }
    fit();
}

void TableColumns::store()
{
    if (m_settings == nullptr) return;
    std::vector<int> order;
    std::vector<int> hidden;
    std::vector<int> widths;
    for (int place = 0; place < m_header.count(); ++place) {
        order.push_back(m_header.logicalIndex(place));
        if (m_table.isColumnHidden(place)) hidden.push_back(place);
        widths.push_back(m_table.columnWidth(place));
    }
    m_settings->beginGroup(m_group);
    m_settings->setValue(u"order"_s, texts(order));
    if (m_chosenByHand) m_settings->setValue(u"hidden"_s, texts(hidden));
    if (m_sizedByHand) m_settings->setValue(u"widths"_s, texts(widths));
    m_settings->endGroup();
}

} // namespace pb
