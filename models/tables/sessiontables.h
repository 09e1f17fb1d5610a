// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QObject>
#include <QTimer>

#include "models/store/readthread.h"
#include "models/store/sessionstore.h"
#include "models/tables/deliveriesreader.h"
#include "models/tables/logmodel.h"
#include "models/tables/logreader.h"
#include "models/tables/overviewreader.h"
#include "models/tables/recordhistory.h"
#include "models/tables/requestmodel.h"
#include "models/tables/requestreader.h"
#include "models/tables/rowsetscan.h"
#include "models/tables/seenvalues.h"
#include "models/tables/standingcounts.h"
#include "models/tables/streammodel.h"
#include "models/tables/streamreader.h"
#include "models/tables/subscriptionsmodel.h"
#include "models/tables/subscriptionsreader.h"

namespace pb {

/// What the pages of a window show of one session: its models, and the Read thread that feeds them. GUI
/// thread.
class SessionTables : public QObject
{
    Q_OBJECT
public:
    explicit SessionTables(std::string file, QObject* parent = nullptr);
    ~SessionTables() override;

    ReadThread& readThread() { return m_readThread; }
    StreamModel& stream() { return m_stream; }
    StreamReader& streamReader() { return m_streamReader; }
    StandingCounts& standingCounts() { return m_standingCounts; }
    OverviewReader& overviewReader() { return m_overviewReader; }
    RowSetScan& rowSetScan() { return m_rowSetScan; }
    RecordHistory& recordHistory() { return m_recordHistory; }
    RequestModel& requests() { return m_requests; }
    RequestReader& requestReader() { return m_requestReader; }
    DeliveriesReader& deliveriesReader() { return m_deliveriesReader; }
    LogModel& log() { return m_log; }
    LogReader& logReader() { return m_logReader; }
    SubscriptionsModel& subscriptions() { return m_subscriptions; }
    SeenValues& seenValues() { return m_seenValues; }

    /// A commit made these visible. The models hear of it at most once a frame.
    void noteStored(StoredRange range);

Q_SIGNALS:
    /// The producer's log has grown, as the store says.
    void logGrew();
    /// The session can't be read; a sentence that says why.
    void failed(const QString& message);

private:
    void passOn();
    void connectLog();

    QTimer m_frame; ///< runs while the models have just heard something
    StoredRange m_range;
    bool m_waiting = false; ///< m_range has news for the models
    ReadThread m_readThread;
    StreamModel m_stream;
    StreamReader m_streamReader;
    StandingCounts m_standingCounts;
    OverviewReader m_overviewReader;
    RowSetScan m_rowSetScan;
    RecordHistory m_recordHistory;
    RequestModel m_requests;
    RequestReader m_requestReader;
    DeliveriesReader m_deliveriesReader;
    LogModel m_log;
    LogReader m_logReader;
    SubscriptionsModel m_subscriptions;
    SubscriptionsReader m_subscriptionsReader;
    SeenValues m_seenValues;
    StoredRange m_passed; ///< what the models have heard
};

} // namespace pb
