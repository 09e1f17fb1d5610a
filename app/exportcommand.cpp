// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportcommand.h"

#include <cstdio>
#include <memory>

#include <QFileInfo>
#include <QSaveFile>

#include "app/commandoptions.h"
#include "app/exportformats.h"
#include "app/filtercommand.h"
#include "models/store/sessionreader.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 500;

/// Where the export goes: stdout, or a file that appears only when it is whole.
class Sink
{
public:
    explicit Sink(const QString& file)
    {
        if (!file.isEmpty()) m_file = std::make_unique<QSaveFile>(file);
    }
    bool open() { return !m_file || m_file->open(QIODevice::WriteOnly); }
    void write(const std::string& text)
    {
        if (m_file)
            m_ok = m_ok && m_file->write(text.data(), static_cast<qint64>(text.size())) ==
                               static_cast<qint64>(text.size());
        else
            m_ok = m_ok && std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    }
    bool ok() const { return m_ok; }
    bool finish() { return m_ok && (m_file ? m_file->commit() : std::fflush(stdout) == 0); }
    QString error() const { return m_file ? m_file->errorString() : u"stdout is closed"_s; }

private:
    std::unique_ptr<QSaveFile> m_file;
    bool m_ok = true;
};

/// Writes page after page until there is no more.
template <typename Page, typename Write, typename Last>
void eachPage(Page&& page, Write&& write, Last&& last, Sink& sink)
{
    while (sink.ok()) {
        const auto rows = page();
        for (const auto& row : rows)
            sink.write(write(row));
        if (rows.size() < static_cast<std::size_t>(pageSize)) return;
        last(rows.back());
    }
}

/// Writes the events that match; the error where one can't be evaluated.
class EventExport
{
public:
    EventExport(SessionReader& reader, Sink& sink, ExportFormat format, const std::optional<Filter>& filter)
        : m_reader(reader), m_sink(sink), m_format(format), m_filter(filter), m_now(currentMoment())
    {
    }

    std::optional<FilterError> run()
    {
        if (m_format == ExportFormat::Csv) m_sink.write(eventCsvHead());
        const auto line = [this](const StoredEvent& event) { return lineOf(event); };
        std::int64_t row = 0;
        eachPage([&] { return m_error ? Page() : m_reader.eventsAfter(row, pageSize); }, line,
                 [&](const StoredEvent& last) { row = last.streamRow; }, m_sink);
        const Narrowing narrowing = m_filter ? m_filter->narrowing() : Narrowing();
        LogStretch stretch;
        eachPage([&] { return m_error ? Page() : m_reader.logWhere(narrowing, stretch, pageSize); }, line,
                 [&](const StoredEvent& last) { stretch = after(last.event.EntityEventSequence); }, m_sink);
        return m_error;
    }

private:
    using Page = std::vector<StoredEvent>;

    static LogStretch after(SequenceNumber sequence)
    {
        if (sequence == lastSequenceNumber) return {lastSequenceNumber, SequenceNumber{}}; // nothing is left
        return {SequenceNumber{sequence.value + 1}};
    }

    std::string lineOf(const StoredEvent& stored)
    {
        if (m_filter) {
            FilterRow row(stored.event);
            const auto matches = m_filter->matches(row, m_now);
            if (!matches && !m_error) m_error = matches.error();
            if (!matches || !*matches) return {};
        }
        return m_format == ExportFormat::Csv ? eventCsvLine(stored) : eventJsonLine(stored);
    }

    SessionReader& m_reader;
    Sink& m_sink;
    const ExportFormat m_format;
    const std::optional<Filter>& m_filter;
    const Moment m_now; ///< one now() for all of them
    std::optional<FilterError> m_error;
};

void exportRequests(SessionReader& reader, Sink& sink, ExportFormat format)
{
    bool first = true;
    if (format == ExportFormat::Csv) sink.write(requestCsvHead());
    if (format == ExportFormat::Har) sink.write(harHead());
    const auto line = [&](const CapturedRequest& request) {
        if (format == ExportFormat::Csv) return requestCsvLine(request);
        if (format == ExportFormat::JsonLines) return requestJsonLine(request);
        return (std::exchange(first, false) ? std::string() : std::string(",\n")) + harEntry(request);
    };
    std::int64_t id = 0;
    eachPage([&] { return reader.requestsAfter(id, pageSize); }, line,
             [&](const CapturedRequest& last) { id = last.id; }, sink);
    if (format == ExportFormat::Har) sink.write(harFoot());
}

void exportAttempts(SessionReader& reader, Sink& sink, ExportFormat format)
{
    bool first = true;
    if (format == ExportFormat::Csv) sink.write(attemptCsvHead());
    if (format == ExportFormat::Har) sink.write(harHead());
    std::vector<PushFeed> feeds = reader.feeds();
    const auto urlOf = [&](std::int64_t feed) {
        for (const PushFeed& each : feeds)
            if (each.id == feed) return each.url;
        return std::string();
    };
    const auto line = [&](const DeliveryAttempt& attempt) {
        const std::string url = urlOf(attempt.feed);
        if (format == ExportFormat::Csv) return attemptCsvLine(attempt, url);
        if (format == ExportFormat::JsonLines) return attemptJsonLine(attempt, url);
        return (std::exchange(first, false) ? std::string() : std::string(",\n")) + harEntry(attempt, url);
    };
    std::int64_t id = 0;
    eachPage([&] { return reader.attemptsAfter(id, pageSize); }, line,
             [&](const DeliveryAttempt& last) { id = last.id; }, sink);
    if (format == ExportFormat::Har) sink.write(harFoot());
}

std::optional<ExportFormat> formatNamed(const QString& name)
{
    if (name == u"jsonl"_s) return ExportFormat::JsonLines;
    if (name == u"csv"_s) return ExportFormat::Csv;
    if (name == u"har"_s) return ExportFormat::Har;
    return std::nullopt;
}

} // namespace

int runExport(const QStringList& arguments)
{
    CommandOptions options(u"export"_s, u"Writes what a session holds; reads beside a running writer."_s);
    options.addValue(u"what"_s, u"WHAT"_s, u"events, requests or attempts."_s, u"events"_s);
    options.addValue(u"where"_s, u"EXPR"_s,
                     u"Only the events that a filter matches, like ResourceName eq 'Property'."_s);
    options.addValue(u"format"_s, u"FORMAT"_s, u"jsonl, csv, or har (requests and attempts)."_s, u"jsonl"_s);
    options.addValue(u"out"_s, u"F"_s, u"File to write; without it, stdout."_s);
    if (const auto code = options.read(arguments)) return *code;
    if (options.sessionFile().empty())
        return usageError(u"export needs --session FILE, the session to read"_s);
    const QString what = options.text(u"what"_s);
    if (what != u"events"_s && what != u"requests"_s && what != u"attempts"_s)
        return usageError(u"--what takes events, requests or attempts, not '%1'"_s.arg(what));
    const auto format = formatNamed(options.text(u"format"_s));
    if (!format)
        return usageError(u"--format takes jsonl, csv or har, not '%1'"_s.arg(options.text(u"format"_s)));
    if (*format == ExportFormat::Har && what == u"events"_s)
        return usageError(
            u"--format har holds requests or attempts; choose --what requests, or jsonl or csv for events"_s);
    std::optional<Filter> filter;
    if (options.has(u"where"_s)) {
        if (what != u"events"_s)
            return usageError(u"--where is a filter of events; leave it out, or choose --what events"_s);
        auto parsed = Filter::parse(options.text(u"where"_s).toStdString(), entityEventType());
        if (!parsed) {
            writeLine(errorLine(parsed.error()).finished());
            return refusedExpression;
        }
        filter = std::move(*parsed);
    }

    auto reader = SessionReader::open(options.sessionFile());
    if (!reader) return failure(QString::fromStdString(reader.error().message));
    Sink sink(options.text(u"out"_s));
    if (!sink.open()) return failure(u"%1 can't be written: %2"_s.arg(options.text(u"out"_s), sink.error()));
    if (what == u"events"_s) {
        if (const auto error = EventExport(**reader, sink, *format, filter).run()) {
            failure(u"the filter can't be evaluated over an event: %1"_s.arg(
                QString::fromStdString(error->message)));
            return refusedExpression;
        }
    } else if (what == u"requests"_s)
        exportRequests(**reader, sink, *format);
    else
        exportAttempts(**reader, sink, *format);
    if (!(*reader)->lastError().message.empty())
        return failure(QString::fromStdString((*reader)->lastError().message));
    if (!sink.finish())
        return failure(u"the export could not be written: %1; free some space or choose another file"_s.arg(
            sink.error()));
    return 0;
}

} // namespace pb
