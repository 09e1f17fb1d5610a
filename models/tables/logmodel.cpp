// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/logmodel.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include "models/tables/streamtext.h"
#include "models/tables/tsv.h"

namespace pb {

namespace {

struct LogTexts
{
    Q_DECLARE_TR_FUNCTIONS(LogTexts)
};

PagedTableModel::CellKind kindOf(LogColumn column)
{
    if (column == LogColumn::Sequence || column == LogColumn::Key) return PagedTableModel::CellKind::Strong;
    if (column == LogColumn::Appended || column == LogColumn::RecordUrl)
        return PagedTableModel::CellKind::Quiet;
    return PagedTableModel::CellKind::Text;
}

QVariant alignment(LogColumn column)
{
    const Qt::Alignment across = column == LogColumn::Sequence ? Qt::AlignRight : Qt::AlignLeft;
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | across));
}

} // namespace

LogRow logRow(const StoredEvent& stored)
{
    LogRow row;
    row.id = stored.event.EntityEventSequence.value;
    row.appendedAt = stored.at;
    row.ResourceName = stored.event.ResourceName;
    row.ResourceRecordKey = stored.event.ResourceRecordKey;
    EntityEventDetails details = readDetails(stored.event.source);
    row.EventTypes = std::move(details.EventTypes);
    row.ResourceRecordUrl = std::move(details.ResourceRecordUrl);
    return row;
}

QString logHeading(LogColumn column)
{
    switch (column) {
    case LogColumn::Sequence:
        return LogTexts::tr("Sequence");
    case LogColumn::Appended:
        return LogTexts::tr("Appended");
    case LogColumn::Resource:
        return LogTexts::tr("Resource");
    case LogColumn::Key:
        return LogTexts::tr("Key");
    case LogColumn::EventTypes:
        return LogTexts::tr("Event types");
    case LogColumn::RecordUrl:
        return LogTexts::tr("Record URL");
    }
    return {};
}

QString logText(const LogRow& row, LogColumn column)
{
    switch (column) {
    case LogColumn::Sequence:
        return QString::number(row.id);
    case LogColumn::Appended:
        return QDateTime::fromMSecsSinceEpoch(row.appendedAt.time_since_epoch().count())
            .toString(QStringLiteral("HH:mm:ss.zzz"));
    case LogColumn::Resource:
        return QString::fromStdString(row.ResourceName);
    case LogColumn::Key:
        return QString::fromStdString(row.ResourceRecordKey);
    case LogColumn::EventTypes: {
        QStringList types;
        for (const std::string& type : row.EventTypes)
            types.append(QString::fromStdString(type));
        return types.join(QLatin1String(", "));
    }
    case LogColumn::RecordUrl:
        return QString::fromStdString(row.ResourceRecordUrl);
    }
    return {};
}

QString logTsv(const std::vector<LogRow>& rows)
{
    const auto line = [](auto&& cell) {
        QStringList cells;
        for (int i = 0; i < logColumns; ++i)
            cells.append(cell(static_cast<LogColumn>(i)));
        return tsvLine(std::move(cells));
    };
    QString text = line([](LogColumn column) { return logHeading(column); });
    for (const LogRow& row : rows)
        text += line([&row](LogColumn column) {
            return column == LogColumn::Appended ? momentText(row.appendedAt) : logText(row, column);
        });
    return text;
}

LogModel::LogModel(QObject* parent) : PagedTableModel(parent)
{
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : logColumns;
}

qint64 LogModel::number(const QModelIndex& index) const
{
    const LogRow* row = m_cache.find(place(index));
    return row != nullptr ? row->id : 0;
}

qint64 LogModel::placeOf(qint64 number) const
{
    if (m_set) {
        const auto at = std::lower_bound(m_set->begin(), m_set->end(), number);
        return at != m_set->end() && *at == number ? at - m_set->begin() + 1 : 0;
    }
    for (qint64 place = availableRows(); place > 0 && place > availableRows() - pageRows; --place)
        if (const LogRow* row = m_cache.find(place); row != nullptr && row->id == number) return place;
    return 0;
}

void LogModel::noteCounted(qint64 events, bool anew)
{
    m_events = events;
    if (showsAll() && anew) {
        m_cache.clear();
        restart([events] { return events; });
    } else if (showsAll()) {
        setAvailable(events);
    }
    Q_EMIT eventsChanged(events);
}

void LogModel::showAll()
{
    if (showsAll()) return;
    m_cache.clear();
    m_set.reset();
    restart([this] { return m_events; });
}

void LogModel::showSet()
{
    ++m_lastSet;
    m_cache.clear();
    m_set.emplace();
    restart([] { return qint64{0}; });
}

void LogModel::addRows(const std::vector<std::int64_t>& sequences)
{
    if (!m_set) return;
    m_set->insert(m_set->end(), sequences.begin(), sequences.end());
    setAvailable(static_cast<qint64>(m_set->size()));
}

void LogModel::ask(qint64 first, int limit) const
{
    if (!m_set) {
        Q_EMIT rowsWanted(first, limit);
        return;
    }
    const auto from = m_set->begin() + (first - 1);
    const auto to = from + std::min<std::ptrdiff_t>(limit, m_set->end() - from);
    Q_EMIT rowsOfSetWanted(m_lastSet, first, {from, to});
}

void LogModel::takeRows(qint64 first, const std::vector<LogRow>& rows)
{
    if (showsAll()) take(first, rows);
}

void LogModel::takeRowsOfSet(quint64 set, qint64 first, const std::vector<LogRow>& rows)
{
    if (!showsAll() && set == m_lastSet) take(first, rows);
}

void LogModel::take(qint64 first, const std::vector<LogRow>& rows)
{
    m_cache.add(first, rows);
    takePage(first, static_cast<qint64>(rows.size()));
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const auto column = static_cast<LogColumn>(index.column());
    if (role == Qt::TextAlignmentRole) return alignment(column);
    if (role == kindRole) return static_cast<int>(kindOf(column));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role < Qt::UserRole) return {};
    const LogRow* row = m_cache.find(place(index));
    if (row == nullptr) {
        want(place(index));
        if (role == loadedRole) return false;
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("\u2026")) : QVariant();
    }
    if (role == loadedRole) return true;
    if (role == toneRole) return static_cast<int>(RowTone::Plain);
    if (role == Qt::ToolTipRole && column == LogColumn::Appended) return momentText(row->appendedAt);
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(logText(*row, column)) : QVariant();
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    const auto column = static_cast<LogColumn>(section);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return logHeading(column);
    if (role == Qt::TextAlignmentRole) return alignment(column);
    if (role == kindRole) return static_cast<int>(kindOf(column));
    return {};
}

} // namespace pb
