// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/producerrecords.h"

#include <QSqlQuery>
#include <QVariant>

namespace pb {

ProducerRecords::ProducerRecords(const QSqlDatabase& database, const std::string& file)
    : log(database, file), push(database, file), resources(database, file, log),
      subscriptions(database, file), m_database(database)
{
}

void ProducerRecords::load()
{
    QSqlQuery last(QStringLiteral("SELECT max(id) FROM attempt"), m_database);
    if (last.next()) m_marks.lastAttempt = last.value(0).toLongLong();
}

void ProducerRecords::committed()
{
    if (const std::int64_t attempt = push.takeLastAttempt(); attempt > 0) m_marks.lastAttempt = attempt;
    if (log.takeGrown()) ++m_marks.logChanges;
    if (log.takeInserted()) ++m_marks.logInsertions;
    if (const bool changed = subscriptions.takeChanged(); push.takeDeactivated() || changed)
        ++m_marks.subscriptionChanges;
}

void ProducerRecords::rolledBack()
{
    push.takeLastAttempt();
    push.takeDeactivated();
    log.takeGrown();
    log.takeInserted();
    subscriptions.takeChanged();
}

} // namespace pb
