// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QObject>

#include "models/store/readthread.h"
#include "models/store/sessionstore.h"
#include "models/tables/deliveriesreader.h"
#include "models/tables/streammodel.h"
#include "models/tables/streamreader.h"

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
    DeliveriesReader& deliveriesReader() { return m_deliveriesReader; }

public Q_SLOTS:
    /// A commit made these visible.
    void noteStored(pb::StoredRange range);

Q_SIGNALS:
    /// The session can't be read; a sentence that says why.
    void failed(const QString& message);

private:
    ReadThread m_readThread;
    StreamModel m_stream;
    StreamReader m_streamReader;
    DeliveriesReader m_deliveriesReader;
};

} // namespace pb
