// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"
#include "models/tables/place.h"
#include "ui/followingpage.h"
#include "ui/stream/streamchoice.h"

class QMenu;
class QSettings;

namespace pb {

class DetailPane;
class EmptyStream;
class FilterBar;
class FilterMemory;
class RowSetBar;
class RowSetScan;
class SessionTables;
class StreamModel;
class StreamReader;
class StreamView;
struct StreamDetail;

/// The Stream: the live table with its pill of new rows, the detail pane, and the lesson while it is empty.
/// The table shows all rows as they arrive, or those that were asked for: the events of a record, what a
/// search finds, all of it sorted.
class StreamPage : public FollowingPage
{
    Q_OBJECT
public:
    StreamPage(Theme& theme, SessionTables& tables, FilterMemory& memory, QWidget* parent = nullptr);

    void showListener(const ListenerState& state, const ReceiverSettings& settings);
    /// Live: all rows or those that match, as they arrive. A sorted table goes back to the order of arrival.
    void setLive(bool live) override;
    /// Copies the selected rows as tab-separated text.
    void copyRows();
    /// Asks to push the events of the selected rows again, as they came.
    void pushRows();
    /// Selects the row of that number and scrolls to it; the page stands still then. Where the rows that are
    /// shown are without it, all are shown.
    void selectRow(qint64 number);

    /// Shows the columns as the settings have them, and keeps there what is changed. The settings outlive
    /// this.
    void rememberColumns(QSettings& settings);

    /// Which rows are shown.
    const StreamChoice& choice() const { return m_choice; }

    StreamView& table() { return *m_table; }
    DetailPane& detail() { return *m_detail; }
    FilterBar& filterBar() { return *m_filterBar; }

    /// Shows the rows that have this text in key, resource, label or endpoint, or this sequence number; all
    /// where it is empty.
    void showMatching(const QString& text);
    /// Shows the events of the selected row's record only, or all again where it does so already.
    void followRecord();
    /// Sorts by a column; once more the other way round, and then not any more.
    void sortBy(int column);
    /// Shows all rows as they arrived.
    void showEverything();

Q_SIGNALS:
    void startRequested();
    /// Stretches of row numbers, first and last included.
    void pushRowsRequested(const std::vector<std::pair<std::int64_t, std::int64_t>>& rows);
    void sampleRequested();
    void jumpRequested(const pb::Place& place);
    /// A subscription is to have this filter.
    void subscriptionRequested(const QString& filter);
    /// Asks to append the events of the selected rows to the log once more; stretches of row numbers.
    void replayRequested(const std::vector<std::pair<std::int64_t, std::int64_t>>& rows);
    /// What is searched for has changed, by whomever.
    void matchingChanged(const QString& text);

protected:
    void showNumber(qint64 number) override;
    void copySelected() override { copyRows(); }
    bool isEmpty() const override;
    void showNewest() override;
    qint64 waitingRows() const override;
    QString pillText(qint64 waiting) const override;
    bool clearFirst() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What is copied of a row as soon as it has been read.
    enum class Copying { Nothing, Json, Curl };

    void connectTable();
    void connectScan();
    void choose(StreamChoice choice);
    void showChosen(bool keepSelection);
    void takeSorted(const std::vector<std::int64_t>& rows);
    void openMenu(const QPoint& at);
    void addFilterActions(QMenu* menu, const QModelIndex& cell);
    /// Extends the filter by this condition.
    void filterBy(const QString& condition);
    std::vector<std::pair<std::int64_t, std::int64_t>> selectedRows() const;
    void addSortMenu(QMenu* menu);
    void copy(Copying what);
    void copyWanted(const StreamDetail& detail);
    void openRequest();

    StreamModel& m_model;
    StreamReader& m_reader;
    RowSetScan& m_scan;
    StreamView* m_table;
    DetailPane* m_detail;
    EmptyStream* m_empty;
    RowSetBar* m_bar;
    FilterBar* m_filterBar;
    StreamChoice m_choice;
    bool m_sorted = false; ///< the table shows a sorted set
    qint64 m_newer = 0;    ///< rows that came since it was sorted
    Copying m_copying = Copying::Nothing;
    std::string m_url; ///< of the endpoint; empty: it does not listen
};

} // namespace pb
