// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/streamtext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include "models/tables/findingtext.h"
#include "models/tables/requesttext.h"
#include "models/tables/tsv.h"

namespace pb {

namespace {

struct StreamTexts
{
    Q_DECLARE_TR_FUNCTIONS(StreamTexts)
};

QDateTime local(Moment moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count());
}

QString joined(const std::vector<std::string>& words)
{
    QString text;
    for (const std::string& word : words) {
        if (!text.isEmpty()) text += QLatin1String(", ");
        text += QString::fromStdString(word);
    }
    return text;
}

} // namespace

QString streamHeading(StreamColumn column)
{
    switch (column) {
    case StreamColumn::Time:
        return StreamTexts::tr("Time");
    case StreamColumn::Feed:
        return StreamTexts::tr("Feed");
    case StreamColumn::Sequence:
        return StreamTexts::tr("Sequence");
    case StreamColumn::Resource:
        return StreamTexts::tr("Resource");
    case StreamColumn::Key:
        return StreamTexts::tr("Key");
    case StreamColumn::EventTypes:
        return StreamTexts::tr("Event types");
    case StreamColumn::Findings:
        return StreamTexts::tr("Findings");
    case StreamColumn::Request:
        return StreamTexts::tr("Request");
    case StreamColumn::Answer:
        return StreamTexts::tr("Answer");
    }
    return {};
}

QString streamText(const StreamRow& row, StreamColumn column)
{
    switch (column) {
    case StreamColumn::Time:
        return local(row.receivedAt).toString(QStringLiteral("HH:mm:ss.zzz"));
    case StreamColumn::Feed:
        return QString::fromStdString(row.label.empty() ? row.endpoint : row.label);
    case StreamColumn::Sequence:
        return row.EntityEventSequence.value > 0 ? QString::number(row.EntityEventSequence.value) : QString();
    case StreamColumn::Resource:
        return QString::fromStdString(row.ResourceName);
    case StreamColumn::Key:
        return QString::fromStdString(row.ResourceRecordKey);
    case StreamColumn::EventTypes:
        return joined(row.EventTypes);
    case StreamColumn::Findings:
        return findingWords(row.findings);
    case StreamColumn::Request:
        return QString::number(row.requestId);
    case StreamColumn::Answer:
        return answerText(row.status, row.fault);
    }
    return {};
}

QString momentText(Moment moment)
{
    return local(moment).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString streamTsv(const std::vector<StreamRow>& rows)
{
    const auto line = [](auto&& cell) {
        QStringList cells;
        for (int i = 0; i < streamColumns; ++i)
            cells.append(cell(static_cast<StreamColumn>(i)));
        return tsvLine(std::move(cells));
    };
    QString text = line([](StreamColumn column) { return streamHeading(column); });
    for (const StreamRow& row : rows)
        text += line([&row](StreamColumn column) {
            return column == StreamColumn::Time ? momentText(row.receivedAt) : streamText(row, column);
        });
    return text;
}

} // namespace pb
