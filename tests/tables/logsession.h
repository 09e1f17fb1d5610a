// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QTemporaryDir>
#include <QTest>

#include "models/domain/eventenvelope.h"
#include "models/store/readthread.h"
#include "models/store/sessionstore.h"
#include "models/tables/sessiontables.h"

namespace pb {

/// A session whose log and subscriptions a test fills, with the tables that show it.
class LogSession
{
    QTemporaryDir m_folder; ///< outlives the store

public:
    LogSession()
    {
        auto opened =
            SessionStore::open(m_folder.filePath(QStringLiteral("log.pushbench")).toStdString(), {});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        store = std::move(*opened);
        tables = std::make_unique<SessionTables>(store->file());
        QObject::connect(store.get(), &SessionStore::stored, tables.get(), &SessionTables::noteStored);
    }
    ~LogSession() { tables.reset(); }

    static EntityEvent event(std::int64_t sequence, const std::string& resource = "Property")
    {
        auto read = readEvent("{\"EntityEventSequence\":" + std::to_string(sequence) +
                              ",\"ResourceName\":\"" + resource + "\",\"ResourceRecordKey\":\"K-" +
                              std::to_string(sequence) + "\",\"EventTypes\":[\"Update\"]}");
        return *read;
    }

    /// Appends events of these sequences and waits for the commit.
    void append(const std::vector<std::int64_t>& sequences, const std::string& resource = "Property") const
    {
        std::vector<EntityEvent> events;
        for (const std::int64_t sequence : sequences)
            events.push_back(event(sequence, resource));
        store->appendLog(std::move(events), [](const LogOutcome&) {});
        store->flush();
    }

    /// Stores a subscription; gives it as it stands.
    PlacedSubscription subscribe(const std::string& label, const std::string& filter = {}) const
    {
        Subscription wanted;
        wanted.CallbackUrl = "http://127.0.0.1:1/webhooks";
        wanted.EntityEventSource = label;
        wanted.EntityEventFilter = filter;
        PlacedSubscription placed;
        store->createSubscription(wanted, "http://127.0.0.1:1",
                                  [&](const tl::expected<PlacedSubscription, SessionError>& made) {
                                      if (made) placed = *made;
                                  });
        store->flush();
        return placed;
    }

    std::unique_ptr<SessionStore> store;
    std::unique_ptr<SessionTables> tables;
};

} // namespace pb
