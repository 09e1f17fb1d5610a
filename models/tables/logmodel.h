// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/store/sessionreader.h"
#include "models/tables/pagedtablemodel.h"
#include "models/tables/rowcache.h"

namespace pb {

/// The columns of the producer's log, left to right.
enum class LogColumn { Sequence, Appended, Resource, Key, EventTypes, RecordUrl };
inline constexpr int logColumns = 6;

/// What the table shows of an event of the log.
struct LogRow
{
    std::int64_t id = 0; ///< EntityEventSequence
    Moment appendedAt{};
    std::string ResourceName;
    std::string ResourceRecordKey;
    std::vector<std::string> EventTypes;
    std::string ResourceRecordUrl;
};

LogRow logRow(const StoredEvent& stored);
/// A column's heading, translated.
QString logHeading(LogColumn column);
/// What a cell shows. Any thread.
QString logText(const LogRow& row, LogColumn column);
/// Rows as tab-separated lines, headings first. Any thread.
QString logTsv(const std::vector<LogRow>& rows);

/// The producer's log by sequence (LOG-4), or those of its events that a filter lets through. Rows are known
/// by their sequence. Asks by rowsWanted() and rowsOfSetWanted(). GUI thread.
class LogModel : public PagedTableModel
{
    Q_OBJECT
public:
    explicit LogModel(QObject* parent = nullptr);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The sequence of a row; 0 while it is not read.
    qint64 number(const QModelIndex& index) const override;
    /// The place of a sequence among the rows that are held; 0 where it is not.
    qint64 placeOf(qint64 number) const override;

    /// The log has so many events; with `anew`, what stood at each place may stand at another now.
    void noteCounted(qint64 events, bool anew);
    /// Events of the log, whether they are shown or not.
    qint64 events() const { return m_events; }
    bool showsAll() const { return !m_set; }
    /// All events.
    void showAll();
    /// A set without events yet; addRows() brings them, in the order of their sequences.
    void showSet();
    void addRows(const std::vector<std::int64_t>& sequences);

    /// Rows that were asked for, from a place on.
    void takeRows(qint64 first, const std::vector<pb::LogRow>& rows);
    void takeRowsOfSet(quint64 set, qint64 first, const std::vector<pb::LogRow>& rows);

Q_SIGNALS:
    /// Asks for the rows at first..first+limit-1.
    void rowsWanted(qint64 first, int limit) const; // clazy:exclude=const-signal-or-slot
    /// Asks for the events of these sequences, which stand in a set from a place on.
    void
    rowsOfSetWanted(quint64 set, qint64 first,
                    const std::vector<std::int64_t>& sequences) const; // clazy:exclude=const-signal-or-slot
    /// events() has changed.
    void eventsChanged(qint64 events);

protected:
    void ask(qint64 first, int limit) const override;

private:
    void take(qint64 first, const std::vector<LogRow>& rows);

    qint64 m_events = 0;
    quint64 m_lastSet = 0;
    std::optional<std::vector<std::int64_t>> m_set; ///< sequences, ascending; nothing: all
    mutable RowCache<LogRow> m_cache;
};

} // namespace pb
