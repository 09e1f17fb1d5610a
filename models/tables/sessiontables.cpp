// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/sessiontables.h"

namespace pb {

SessionTables::SessionTables(std::string file, QObject* parent)
    : QObject(parent), m_readThread(std::move(file)), m_streamReader(m_readThread),
      m_deliveriesReader(m_readThread)
{
    connect(&m_readThread, &ReadThread::failed, this, &SessionTables::failed);
    connect(&m_stream, &StreamModel::rowsWanted, &m_streamReader, &StreamReader::readRows);
    connect(&m_streamReader, &StreamReader::rowsRead, &m_stream, &StreamModel::takeRows);
    connect(&m_streamReader, &StreamReader::rowCountRead, &m_stream, &StreamModel::noteStored);
    m_streamReader.readRowCount();
}

SessionTables::~SessionTables()
{
    m_readThread.stop(); // a read under way speaks to the others
}

void SessionTables::noteStored(StoredRange range)
{
    m_stream.noteStored(range.lastStreamRow);
    m_deliveriesReader.noteStored(range.lastAttempt);
}

} // namespace pb
