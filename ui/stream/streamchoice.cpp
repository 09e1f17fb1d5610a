// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stream/streamchoice.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

struct StreamChoices
{
    Q_DECLARE_TR_FUNCTIONS(StreamChoices)
};

} // namespace

RowSet StreamChoice::rowSet() const
{
    RowSet set;
    if (record)
        set.condition = ofRecord(record->ResourceName.toStdString(), record->ResourceRecordKey.toStdString());
    if (!search.isEmpty()) set.condition = both(set.condition, matchingText(search.toStdString()));
    set.filter = filter;
    if (order) set.order = sortKey(*order);
    set.descending = descending;
    return set;
}

QString StreamChoice::sentence() const
{
    QStringList parts;
    if (record)
        parts.append(
            StreamChoices::tr("Following %1 %2").arg(record->ResourceName, record->ResourceRecordKey));
    if (!search.isEmpty()) parts.append(StreamChoices::tr("Matching \u201c%1\u201d").arg(search));
    if (filter) parts.append(QString::fromStdString(filter->text()));
    if (order) {
        const QString arrow = descending ? u" \u2193"_s : u" \u2191"_s;
        parts.append(StreamChoices::tr("Sorted by %1").arg(streamHeading(*order) + arrow));
    }
    return parts.join(u" \u00b7 "_s);
}

} // namespace pb
