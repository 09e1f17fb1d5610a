// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/filter/filter.h"
#include "models/tables/logmodel.h"
#include "ui/followingpage.h"

class QSettings;

namespace pb {

class EmptyLog;
class EventView;
class FilterBar;
class FilterMemory;
class FollowingTable;
class LogDetail;
class LogReader;
class RowSetBar;
class SessionTables;

/// The producer's log as a table that follows its end, the filter above it, and the selected event in full
/// below (LOG-4, FLT-4). GUI thread.
class LogTable : public FollowingPage
{
    Q_OBJECT
public:
    LogTable(Theme& theme, SessionTables& tables, FilterMemory& memory, QWidget* parent = nullptr);

    EmptyLog& lesson() { return *m_empty; }
    FilterBar& filterBar() { return *m_filterBar; }
    FollowingTable& table() { return *m_table; }
    void copyRows();
    void rememberColumns(QSettings& settings);
    /// Puts a bar of actions above the filter.
    void addTools(QWidget* tools) { addBar(tools); }

Q_SIGNALS:
    void subscriptionRequested(const QString& filter);

protected:
    void showNumber(qint64 number) override;
    void copySelected() override { copyRows(); }
    bool isEmpty() const override;
    bool clearFirst() override;

private:
    void connectReader();
    void filter(const std::optional<Filter>& filter);
    void openMenu(const QPoint& at);
    void showFound();

    LogModel& m_model;
    LogReader& m_reader;
    FollowingTable* m_table;
    LogDetail* m_detail;
    EmptyLog* m_empty;
    FilterBar* m_filterBar;
    RowSetBar* m_bar;
    std::optional<Filter> m_filter;
    qint64 m_refused = 0;
    QString m_firstRefusal;
};

} // namespace pb
