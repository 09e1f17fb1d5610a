// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/sessiontables.h"

#include <chrono>

namespace pb {

SessionTables::SessionTables(std::string file, QObject* parent)
    : QObject(parent), m_readThread(std::move(file)), m_streamReader(m_readThread),
      m_standingCounts(m_readThread), m_overviewReader(m_readThread), m_rowSetScan(m_readThread),
      m_recordHistory(m_readThread), m_requestReader(m_readThread), m_deliveriesReader(m_readThread),
      m_logReader(m_readThread), m_subscriptionsReader(m_readThread), m_seenValues(m_readThread)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(std::chrono::milliseconds(33));
    connect(&m_frame, &QTimer::timeout, this, &SessionTables::passOn);
    connect(&m_readThread, &ReadThread::failed, this, &SessionTables::failed);
    connect(&m_stream, &StreamModel::rowsWanted, &m_streamReader, &StreamReader::readRows);
    connect(&m_streamReader, &StreamReader::rowsRead, &m_stream, &StreamModel::takeRows);
    connect(&m_streamReader, &StreamReader::rowCountRead, &m_stream, &StreamModel::noteStored);
    connect(&m_stream, &StreamModel::rowsOfSetWanted, &m_streamReader, &StreamReader::readRowsOfSet);
    connect(&m_streamReader, &StreamReader::rowsOfSetRead, &m_stream, &StreamModel::takeRowsOfSet);
    connect(&m_stream, &StreamModel::storedRowsChanged, &m_rowSetScan, &RowSetScan::noteStored);
    connect(&m_requests, &RequestModel::rowsWanted, &m_requestReader, &RequestReader::readRows);
    connect(&m_requestReader, &RequestReader::rowsRead, &m_requests, &RequestModel::takeRows);
    connect(&m_requestReader, &RequestReader::countRead, &m_requests, &RequestModel::noteStored);
    connect(&m_stream, &StreamModel::storedRowsChanged, &m_standingCounts, &StandingCounts::noteStored);
    connectLog();
    m_streamReader.readRowCount();
    m_requestReader.readCount();
    m_logReader.readGrowth(false);
    m_subscriptionsReader.readAll();
}

void SessionTables::connectLog()
{
    connect(&m_log, &LogModel::rowsWanted, &m_logReader, &LogReader::readRows);
    connect(&m_log, &LogModel::rowsOfSetWanted, &m_logReader, &LogReader::readRowsOfSet);
    connect(&m_logReader, &LogReader::rowsRead, &m_log, &LogModel::takeRows);
    connect(&m_logReader, &LogReader::rowsOfSetRead, &m_log, &LogModel::takeRowsOfSet);
    connect(&m_logReader, &LogReader::counted, &m_log,
            [this](qint64 events, qint64, bool anew) { m_log.noteCounted(events, anew); });
    connect(&m_subscriptionsReader, &SubscriptionsReader::subscriptionsRead, &m_subscriptions,
            &SubscriptionsModel::take);
    connect(&m_subscriptionsReader, &SubscriptionsReader::attemptsRead, &m_subscriptions,
            &SubscriptionsModel::takeAttempts);
}

SessionTables::~SessionTables()
{
    m_readThread.stop(); // a read under way speaks to the others
}

void SessionTables::noteStored(StoredRange range)
{
    m_range = range;
    m_waiting = true;
    if (!m_frame.isActive()) passOn();
}

void SessionTables::passOn()
{
    if (!m_waiting) return;
    m_waiting = false;
    m_frame.start();
    m_stream.noteStored(m_range.lastStreamRow);
    m_requests.noteStored(m_range.lastRequest);
    m_deliveriesReader.noteStored(m_range.lastAttempt);
    m_subscriptionsReader.noteStored(m_range);
    if (m_range.logChanges != m_passed.logChanges) {
        m_logReader.readGrowth(m_range.logInsertions != m_passed.logInsertions);
        Q_EMIT logGrew();
    }
    m_passed = m_range;
}

} // namespace pb
