// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QSqlDatabase>

#include "models/store/eventlog.h"
#include "models/store/pushrecords.h"
#include "models/store/resourcerecords.h"
#include "models/store/subscriptionrecords.h"

namespace pb {

/// What the store thread writes for the producer side, and marks by which screens see that there is news.
class ProducerRecords
{
public:
    /// See StoredRange.
    struct Marks
    {
        std::int64_t lastAttempt = 0;
        std::int64_t logChanges = 0;
        std::int64_t subscriptionChanges = 0;
        std::int64_t logInsertions = 0;
    };

    ProducerRecords(const QSqlDatabase& database, const std::string& file);

    /// Reads the highest numbers from the file. Before the first write.
    void load();
    void committed();
    void rolledBack();
    const Marks& marks() const { return m_marks; }

    EventLog log;
    PushRecords push;
    ResourceRecords resources;
    SubscriptionRecords subscriptions;

private:
    QSqlDatabase m_database;
    Marks m_marks;
};

} // namespace pb
