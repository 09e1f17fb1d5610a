// SPDX-License-Identifier: GPL-3.0-or-later
// How a temporary session is kept within its size, by the store thread.
#include <QSqlQuery>
#include <QVariant>

#include "models/store/storethread.h"

namespace pb {

using namespace Qt::StringLiterals;

/// Keeps a temporary session within its size: the oldest bodies go, no more of them than needed; the events
/// stay.
void SessionStore::Thread::dropOldBodies()
{
    for (int round = 0; round < 16; ++round) {
        const std::int64_t excess = bytesInUse() - m_options.maxBytes * 9 / 10;
        if (excess <= 0 || !dropBodies(excess)) return;
    }
}

std::int64_t SessionStore::Thread::bytesInUse()
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    const bool known =
        query.exec(u"SELECT (page_count - freelist_count) * page_size FROM pragma_page_count(),"
                   " pragma_freelist_count(), pragma_page_size()"_s) &&
        query.next();
    return known ? query.value(0).toLongLong() : 0;
}

/// Drops the oldest bodies up to that many bytes, some thousands at most. False where there is none left.
bool SessionStore::Thread::dropBodies(std::int64_t bytes)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(
        u"SELECT id, length(body) FROM request WHERE id > ? AND length(body) > 0 ORDER BY id LIMIT 4000"_s);
    query.addBindValue(qlonglong(m_bodiesDroppedUpTo));
    if (!query.exec()) return false;
    std::int64_t last = m_bodiesDroppedUpTo;
    std::int64_t dropped = 0;
    for (std::int64_t freed = 0; freed < bytes && query.next(); ++dropped) {
        last = query.value(0).toLongLong();
        freed += query.value(1).toLongLong();
    }
    query.finish();
    if (dropped == 0) return false;
    query.prepare(u"UPDATE request SET body = NULL WHERE id > ? AND id <= ?"_s);
    query.addBindValue(qlonglong(m_bodiesDroppedUpTo));
    query.addBindValue(qlonglong(last));
    if (!query.exec()) return false;
    m_bodiesDroppedUpTo = last;
    m_droppedBodies += dropped;
    return true;
}

} // namespace pb
