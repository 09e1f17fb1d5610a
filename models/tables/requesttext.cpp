// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/requesttext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include "models/tables/findingtext.h"
#include "models/tables/streamtext.h"
#include "models/tables/tsv.h"

namespace pb {

namespace {

struct RequestTexts
{
    Q_DECLARE_TR_FUNCTIONS(RequestTexts)
};

/// "100", or "100 (97 new)" where not all were new.
QString eventsText(const RequestRow& row)
{
    QString all = QLocale().toString(static_cast<qlonglong>(row.events));
    if (row.events == 0 || row.newEvents == row.events) return all;
    return RequestTexts::tr("%1 (%2 new)").arg(all).arg(row.newEvents);
}

/// What a script did, as a noun.
QString faultWord(const std::string& fault)
{
    if (fault == "close") return RequestTexts::tr("close");
    if (fault == "reset") return RequestTexts::tr("reset");
    if (fault == "stall") return RequestTexts::tr("stall");
    if (fault == "truncate") return RequestTexts::tr("truncated body");
    if (fault == "malformed") return RequestTexts::tr("malformed status");
    return QString::fromStdString(fault);
}

/// As many whole words as a cell has room for.
QString firstWords(const QString& sentence)
{
    constexpr qsizetype room = 48;
    if (sentence.size() <= room) return sentence;
    const qsizetype end = sentence.lastIndexOf(QLatin1Char(' '), room);
    return sentence.left(end > 0 ? end : room) + QChar(0x2026);
}

QString timeText(Moment moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count())
        .toString(QStringLiteral("HH:mm:ss.zzz"));
}

} // namespace

QString requestHeading(RequestColumn column)
{
    switch (column) {
    case RequestColumn::Number:
        return RequestTexts::tr("Number");
    case RequestColumn::Time:
        return RequestTexts::tr("Time");
    case RequestColumn::Method:
        return RequestTexts::tr("Method");
    case RequestColumn::Target:
        return RequestTexts::tr("Target");
    case RequestColumn::Feed:
        return RequestTexts::tr("Feed");
    case RequestColumn::Version:
        return RequestTexts::tr("HTTP");
    case RequestColumn::Tls:
        return RequestTexts::tr("TLS");
    case RequestColumn::Events:
        return RequestTexts::tr("Events");
    case RequestColumn::Findings:
        return RequestTexts::tr("Findings");
    case RequestColumn::Answer:
        return RequestTexts::tr("Answer");
    case RequestColumn::Verdict:
        return RequestTexts::tr("Verdict");
    case RequestColumn::Acknowledged:
        return RequestTexts::tr("After ms");
    case RequestColumn::Size:
        return RequestTexts::tr("Body");
    case RequestColumn::Peer:
        return RequestTexts::tr("Peer");
    }
    return {};
}

QString requestText(const RequestRow& row, RequestColumn column)
{
    switch (column) {
    case RequestColumn::Number:
        return QString::number(row.id);
    case RequestColumn::Time:
        return timeText(row.arrivedAt);
    case RequestColumn::Method:
        return QString::fromStdString(row.method);
    case RequestColumn::Target:
        return QString::fromStdString(row.target);
    case RequestColumn::Feed:
        return QString::fromStdString(row.label.empty() ? row.endpoint : row.label);
    case RequestColumn::Version:
        return QString::fromStdString(row.httpVersion);
    case RequestColumn::Tls:
        return QString::fromStdString(row.tls.starts_with("TLS ") ? row.tls.substr(4) : row.tls);
    case RequestColumn::Events:
        return eventsText(row);
    case RequestColumn::Findings:
        return findingWords(row.findings);
    case RequestColumn::Answer:
        return answerText(row.status, row.fault);
    case RequestColumn::Verdict:
        return verdictText(row);
    case RequestColumn::Acknowledged:
        return row.acknowledgedAfter.count() < 0 ? QString() : millisecondsText(row.acknowledgedAfter);
    case RequestColumn::Size:
        return bytesText(row.bodyBytes);
    case RequestColumn::Peer:
        return QString::fromStdString(row.peer);
    }
    return {};
}

QString answerText(int status, const std::string& fault)
{
    if (fault == "close") return RequestTexts::tr("closed");
    if (fault == "reset") return RequestTexts::tr("reset");
    if (fault == "malformed") return RequestTexts::tr("malformed");
    if (fault == "gone") return RequestTexts::tr("client left");
    if (fault == "stall")
        return status > 0 ? RequestTexts::tr("%1, stalled").arg(status) : RequestTexts::tr("stalled");
    if (fault == "truncate") return RequestTexts::tr("%1, cut short").arg(status);
    if (fault == "drip" && status > 0) return RequestTexts::tr("%1, slow").arg(status);
    return status > 0 ? QString::number(status) : RequestTexts::tr("none");
}

QString verdictText(const RequestRow& row)
{
    if (row.fault == "gone") return RequestTexts::tr("client left");
    const bool stored = row.newEvents + row.duplicates > 0;
    if (!row.fault.empty() && row.fault != "drip") {
        const QString fault = RequestTexts::tr("script: %1").arg(faultWord(row.fault));
        return stored ? RequestTexts::tr("%1, events stored").arg(fault) : fault;
    }
    if (row.findings.has(Finding::Refused))
        return row.refusal.empty()
                   ? RequestTexts::tr("refused")
                   : RequestTexts::tr("refused: %1").arg(firstWords(QString::fromStdString(row.refusal)));
    if (row.status >= 300) return RequestTexts::tr("script: %1").arg(row.status);
    if (row.status == 0) return RequestTexts::tr("no answer");
    if (row.events > 0 && row.newEvents == 0 && row.duplicates > 0) return RequestTexts::tr("duplicate");
    return RequestTexts::tr("accepted");
}

QString wireText(const CapturedRequest& request)
{
    QStringList parts;
    if (!request.httpVersion.empty())
        parts.append(QStringLiteral("HTTP/%1").arg(QString::fromStdString(request.httpVersion)));
    for (const std::string* part : {&request.tls, &request.peer})
        if (!part->empty()) parts.append(QString::fromStdString(*part));
    return parts.join(QStringLiteral(" \u00b7 "));
}

QString millisecondsText(std::chrono::microseconds time)
{
    return QLocale().toString(static_cast<double>(time.count()) / 1000.0, 'f', time.count() < 10000 ? 2 : 0);
}

QString bytesText(std::int64_t bytes)
{
    if (bytes < 1000) return RequestTexts::tr("%1 B").arg(bytes);
    const double kilo = static_cast<double>(bytes) / 1000.0;
    if (kilo < 1000.0) return RequestTexts::tr("%1 kB").arg(QLocale().toString(kilo, 'f', 1));
    return RequestTexts::tr("%1 MB").arg(QLocale().toString(kilo / 1000.0, 'f', 1));
}

QString requestTsv(const std::vector<RequestRow>& rows)
{
    const auto line = [](auto&& cell) {
        QStringList cells;
        for (int i = 0; i < requestColumns; ++i)
            cells.append(cell(static_cast<RequestColumn>(i)));
        return tsvLine(std::move(cells));
    };
    QString text = line([](RequestColumn column) { return requestHeading(column); });
    for (const RequestRow& row : rows)
        text += line([&row](RequestColumn column) {
            if (column == RequestColumn::Time) return momentText(row.arrivedAt);
            if (column == RequestColumn::Size) return QString::number(row.bodyBytes);
            return requestText(row, column);
        });
    return text;
}

} // namespace pb
