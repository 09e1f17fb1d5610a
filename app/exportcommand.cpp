// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportcommand.h"

#include <cstdio>
#include <memory>

#include <QFileInfo>
#include <QSaveFile>

#include "app/commandoptions.h"
#include "app/exportformats.h"
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

void exportEvents(SessionReader& reader, Sink& sink, ExportFormat format)
{
    if (format == ExportFormat::Csv) sink.write(eventCsvHead());
    const auto line = [&](const StoredEvent& event) {
        return format == ExportFormat::Csv ? eventCsvLine(event) : eventJsonLine(event);
    };
    std::int64_t row = 0;
    eachPage([&] { return reader.eventsAfter(row, pageSize); }, line,
             [&](const StoredEvent& last) { row = last.streamRow; }, sink);
    SequenceNumber sequence{};
    eachPage([&] { return reader.logAfter(sequence, pageSize); }, line,
             [&](const StoredEvent& last) { sequence = last.event.EntityEventSequence; }, sink);
}

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

    auto reader = SessionReader::open(options.sessionFile());
    if (!reader) return failure(QString::fromStdString(reader.error().message));
    Sink sink(options.text(u"out"_s));
    if (!sink.open()) return failure(u"%1 can't be written: %2"_s.arg(options.text(u"out"_s), sink.error()));
    if (what == u"events"_s)
        exportEvents(**reader, sink, *format);
    else if (what == u"requests"_s)
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
