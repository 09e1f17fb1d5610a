// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/eventfile.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <unordered_map>

#include <QTemporaryFile>

#include "models/domain/eventenvelope.h"
#include "models/domain/jsonview.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t chunkEvents = 1000;
constexpr std::size_t chunkBytes = 4 * 1024 * 1024;
constexpr std::string_view ownMember = "@pushbench";

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

tl::expected<std::unique_ptr<QFile>, QString> spooledStdin()
{
    auto spool = std::make_unique<QTemporaryFile>();
    QFile input;
    if (!spool->open() || !input.open(stdin, QIODevice::ReadOnly))
        return tl::make_unexpected(
            u"stdin can't be kept in a temporary file: %1"_s.arg(spool->errorString()));
    for (;;) {
        const QByteArray bytes = input.read(1024 * 1024);
        if (bytes.isEmpty()) break;
        if (spool->write(bytes) != bytes.size())
            return tl::make_unexpected(
                u"stdin can't be kept in a temporary file: %1"_s.arg(spool->errorString()));
    }
    spool->seek(0);
    return spool;
}

QString sentence(const std::vector<EnvelopeError>& errors)
{
    QString text;
    for (const EnvelopeError& error : errors) {
        if (!text.isEmpty()) text += u"; "_s;
        // The message of a member that is wrong names it already.
        if (!error.target.empty() && !error.message.starts_with(error.target))
            text += QString::fromStdString(error.target) + u": "_s;
        text += QString::fromStdString(error.message);
    }
    return text;
}

QString conflictText(SequenceNumber sequence, const QString& where)
{
    return u"EntityEventSequence %1 stands for another record %2; a sequence never changes its record"_s
        .arg(sequence.value)
        .arg(where);
}

/// The first event of these that the log knows under another record.
std::optional<SequenceNumber> conflictWithLog(std::vector<EntityEvent> events, SessionReader& log)
{
    std::sort(events.begin(), events.end(), [](const EntityEvent& a, const EntityEvent& b) {
        return a.EntityEventSequence < b.EntityEventSequence;
    });
    const auto before = [](SequenceNumber sequence) { return SequenceNumber{sequence.value - 1}; };
    const auto page = log.logAfter(before(events.front().EntityEventSequence), static_cast<int>(chunkEvents));
    const bool whole = page.size() < chunkEvents ||
                       page.back().event.EntityEventSequence >= events.back().EntityEventSequence;
    auto at = page.begin();
    for (const EntityEvent& event : events) {
        if (whole) {
            while (at != page.end() && at->event.EntityEventSequence < event.EntityEventSequence)
                ++at;
            if (at == page.end()) return std::nullopt;
            if (at->event.EntityEventSequence == event.EntityEventSequence && !sameTuple(at->event, event))
                return event.EntityEventSequence;
            continue;
        }
        const auto found = log.logAfter(before(event.EntityEventSequence), 1);
        if (!found.empty() && found.front().event.EntityEventSequence == event.EntityEventSequence &&
            !sameTuple(found.front().event, event))
            return event.EntityEventSequence;
    }
    return std::nullopt;
}

/// Only for files that are not in ascending order: whether a sequence stands for two records within the file.
tl::expected<std::optional<SequenceNumber>, QString> conflictWithin(EventFile& file)
{
    std::unordered_map<std::int64_t, std::size_t> records;
    for (;;) {
        const auto events = file.next();
        if (!events) return tl::make_unexpected(events.error());
        if (events->empty()) return std::nullopt;
        for (const EntityEvent& event : *events) {
            const std::size_t record =
                std::hash<std::string>()(event.ResourceName + '\0' + event.ResourceRecordKey);
            const auto [place, isNew] = records.try_emplace(event.EntityEventSequence.value, record);
            if (!isNew && place->second != record) return event.EntityEventSequence;
        }
    }
}

} // namespace

tl::expected<std::unique_ptr<EventFile>, QString> EventFile::open(const QString& name)
{
    std::unique_ptr<EventFile> file(new EventFile(name == u"-"_s ? u"stdin"_s : name));
    if (name == u"-"_s) {
        auto spooled = spooledStdin();
        if (!spooled) return tl::make_unexpected(spooled.error());
        file->m_file = std::move(*spooled);
        return file;
    }
    file->m_file = std::make_unique<QFile>(name);
    if (!file->m_file->open(QIODevice::ReadOnly))
        return tl::make_unexpected(u"%1 can't be read: %2"_s.arg(name, file->m_file->errorString()));
    if (!file->m_file->isSequential()) return file;
    return tl::make_unexpected(u"%1 is no plain file; hand it over on stdin with -"_s.arg(name));
}

void EventFile::rewind()
{
    m_file->seek(0);
    m_line = 0;
}

QString EventFile::wrong(const QString& what) const
{
    return u"%1, line %2: %3"_s.arg(m_name).arg(m_line).arg(what);
}

/// The next line that is not blank, without its end; false at the end of the file.
tl::expected<bool, QString> EventFile::nextLine(QByteArray& line)
{
    while (!m_file->atEnd()) {
        const qint64 length = m_file->readLine(m_buffer.get(), longestLine + 3);
        ++m_line;
        line = QByteArray(m_buffer.get(), std::max<qint64>(length, 0));
        if (m_file->error() != QFileDevice::NoError) return tl::make_unexpected(wrong(m_file->errorString()));
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        if (line.size() > longestLine) return tl::make_unexpected(wrong(u"the line is longer than 10 MiB"_s));
        if (m_line == 1 && line.startsWith("\xEF\xBB\xBF")) line.remove(0, 3);
        if (!line.trimmed().isEmpty()) return true;
    }
    return false;
}

tl::expected<EntityEvent, QString> EventFile::eventOf(const QByteArray& line) const
{
    std::string_view text(line.constData(), static_cast<std::size_t>(line.size()));
    std::string stripped;
    // A line of export; its own member must not be sent on.
    if (text.find(ownMember) != std::string_view::npos) {
        stripped = withoutOwnMember(text);
        text = stripped;
    }
    auto event = readEvent(text);
    if (!event) return tl::make_unexpected(wrong(sentence(event.error())));
    return std::move(*event);
}

tl::expected<std::vector<EntityEvent>, QString> EventFile::next()
{
    std::vector<EntityEvent> events;
    std::size_t bytes = 0;
    QByteArray line;
    while (events.size() < chunkEvents && bytes < chunkBytes) {
        const auto more = nextLine(line);
        if (!more) return tl::make_unexpected(more.error());
        if (!*more) break;
        auto event = eventOf(line);
        if (!event) return tl::make_unexpected(event.error());
        bytes += event->source.size();
        events.push_back(std::move(*event));
    }
    return events;
}

tl::expected<std::optional<EntityEvent>, QString> EventFile::nextAsRead(QByteArray& line)
{
    const auto more = nextLine(line);
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) return std::nullopt;
    auto event = eventOf(line);
    if (!event) return tl::make_unexpected(event.error());
    return std::move(*event);
}

std::optional<QString> checkEventFile(EventFile& file, SessionReader& log)
{
    bool ascending = true;
    SequenceNumber last{};
    for (;;) {
        const auto events = file.next();
        if (!events) return events.error();
        if (events->empty()) break;
        for (const EntityEvent& event : *events) {
            ascending = ascending && event.EntityEventSequence > last;
            last = event.EntityEventSequence;
        }
        if (const auto conflict = conflictWithLog(*events, log))
            return conflictText(*conflict, u"in the session"_s);
    }
    file.rewind();
    if (!ascending) {
        const auto conflict = conflictWithin(file);
        if (!conflict) return conflict.error();
        if (*conflict) return conflictText(**conflict, u"in the same file"_s);
        file.rewind();
    }
    return std::nullopt;
}

std::string withoutOwnMember(std::string_view object)
{
    const auto json = checkJson(object);
    if (!json || json->kind() != JsonView::Kind::Object) return std::string(object);
    std::string_view own;
    json->eachMember([&](std::string_view name, const JsonView&, std::string_view member) {
        if (name == ownMember) own = member;
        return own.empty();
    });
    if (own.empty()) return std::string(object);
    auto from = static_cast<std::size_t>(own.data() - object.data());
    std::size_t to = from + own.size();
    while (from > 0 && isSpace(object[from - 1]))
        --from;
    if (object[from - 1] == ',') {
        --from;
    } else { // the first member: the comma after it goes
        while (to < object.size() && isSpace(object[to]))
            ++to;
        if (to < object.size() && object[to] == ',') ++to;
    }
    return std::string(object.substr(0, from)) + std::string(object.substr(to));
}

} // namespace pb
