// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/entityevents.h"

#include "models/store/sessionreader.h"

namespace pb {

namespace {

/// Events that SQL looks at in one read where it has a condition to check.
constexpr int stretchEvents = 4096;

/// LOG-4: hidden where a later event covers the same record; served by the index over the record.
constexpr std::string_view notSuperseded =
    "NOT EXISTS (SELECT 1 FROM logevent later WHERE later.ResourceName = logevent.ResourceName AND"
    " later.ResourceRecordKey = logevent.ResourceRecordKey AND later.sequence > logevent.sequence)";

CollectionRow rowOf(StoredEvent stored)
{
    return {stored.event.EntityEventSequence.value, std::move(stored.event.source), {}};
}

/// Reads on within the narrowing: as many events as are wanted, or where there is a condition that no index
/// serves a stretch of the log.
RowChunk readLog(SessionReader& reader, const Narrowing& narrowing, RowRange range)
{
    RowChunk chunk;
    LogStretch stretch;
    stretch.descending = range.descending;
    if (range.descending)
        stretch.most = std::min(SequenceNumber{range.from}, narrowing.most);
    else
        stretch.least = std::max(SequenceNumber{range.from}, narrowing.least);
    chunk.reached = range.descending ? range.from : range.from - 1;
    chunk.end = true;
    if (stretch.least > stretch.most || narrowing.least > narrowing.most) return chunk;
    if (!narrowing.sql.empty() && !narrowing.oneRecord) {
        stretch.walked = true;
        const SequenceNumber from = range.descending ? stretch.most : stretch.least;
        (range.descending ? stretch.least : stretch.most) =
            reader.logStretchEnd(from, stretchEvents, range.descending);
    }
    for (LogSource& event : reader.logSourcesWhere(narrowing, stretch, range.limit))
        chunk.rows.push_back({event.EntityEventSequence.value, std::move(event.source), {}});
    const bool full = static_cast<int>(chunk.rows.size()) == range.limit;
    if (!chunk.rows.empty()) chunk.reached = chunk.rows.back().position;
    const std::int64_t border = range.descending ? stretch.least.value : stretch.most.value;
    const bool last = border == (range.descending ? 1 : lastSequenceNumber.value) ||
                      (range.descending ? border <= narrowing.least.value : border >= narrowing.most.value);
    chunk.end = !full && last;
    if (!full && !last) chunk.reached = border;
    return chunk;
}

HttpAnswer noSuchEvent(const std::string& key)
{
    return errorAnswer(404, "there is no EntityEvent " + quotedKey(key));
}

} // namespace

Collection EntityEvents::log(const Call& call) const
{
    Collection log;
    // What the filter tells SQL; why it can't be read is said where it is answered.
    Narrowing narrowing;
    if (call->options.filter)
        if (auto filter = Filter::parse(*call->options.filter, entityEventType())) {
            narrowing = filter->narrowing();
            log.filter = std::move(*filter);
        }
    if (m_hideSuperseded)
        narrowing.sql = narrowing.sql.empty() ? std::string(notSuperseded)
                                              : '(' + narrowing.sql + ") AND " + std::string(notSuperseded);
    log.type = &entityEventType();
    log.orderedBy = entityEventType().key;
    log.growsOnly = !m_hideSuperseded;
    log.read = [narrowing](SessionReader& reader, RowRange range) {
        return readLog(reader, narrowing, range);
    };
    log.fetch = [](SessionReader& reader, std::int64_t position) -> std::optional<CollectionRow> {
        auto stored = reader.logEvent(SequenceNumber{position});
        if (!stored) return std::nullopt;
        return rowOf(std::move(*stored));
    };
    if (!m_hideSuperseded)
        log.countAll = [](SessionReader& reader) { return reader.logEventsAfter(SequenceNumber{0}); };
    return log;
}

void EntityEvents::answer(const Call& call, SessionReader& here)
{
    if (!call->reads())
        return call->answer(
            notAllowed("GET, HEAD", "EntityEvent can only be read; events come of writing records"));
    switch (call->path.kind) {
    case ODataPath::Kind::Collection:
        m_answers.answerPage(call, log(call), false, &here);
        return;
    case ODataPath::Kind::Count:
        m_answers.answerCount(call, log(call));
        return;
    case ODataPath::Kind::Entity:
        answerOne(call);
        return;
    default:
        call->answer(errorAnswer(404, "EntityEvent has nothing of that name"));
    }
}

void EntityEvents::answerOne(const Call& call)
{
    auto refused = refuseOthers(call->options, {"$select", "$format"});
    if (!refused) refused = checkNames(call->options, entityEventType());
    if (refused) return call->answer(errorAnswer(*refused));
    const auto sequence = plainCount(call->path.key);
    const std::string& keyName = call->path.keyName;
    if (!sequence || (!keyName.empty() && keyName != entityEventType().key))
        return call->answer(noSuchEvent(call->path.key));
    Narrowing narrowing;
    if (m_hideSuperseded) narrowing.sql = notSuperseded;
    m_read.post([call, narrowing, sequence = SequenceNumber{*sequence}](SessionReader& reader) {
        const auto found = reader.logWhere(narrowing, {sequence, sequence}, 1);
        if (!reader.lastError().message.empty())
            return call->answer(errorAnswer(503, "the session could not be read; try again later"));
        if (found.empty()) return call->answer(noSuchEvent(call->path.key));
        const RowShape shape{&entityEventType(), call->options.selected, call->form.numbersAsText, false};
        const std::string context =
            call->form.withContext
                ? textMember("@odata.context", call->form.root + "/$metadata#EntityEvent/$entity")
                : std::string();
        call->answer(jsonAnswer(200, shapedRow(found.front().event.source, shape, context), call->form));
    });
}

} // namespace pb
