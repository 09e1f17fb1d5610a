// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/records.h"

#include <QUuid>

#include "models/domain/textsafety.h"
#include "models/store/sessionreader.h"
#include "net/odata/entitytags.h"
#include "net/odata/inputcheck.h"

namespace pb {

namespace {

constexpr std::string_view unreadable = "the session could not be read; try again later";

HttpAnswer notFound(const Call& call)
{
    return errorAnswer(404, "there is no " + call->path.resource + '(' + quotedKey(call->path.key) + ')');
}

/// What an ETag is made of: the revision, and when it was written, so that a record that was removed and made
/// again has another.
std::string tagOf(std::string_view source, std::int64_t revision)
{
    const auto modified = JsonView(source).member("ModificationTimestamp");
    std::string at = modified ? modified->string().value_or("") : std::string();
    return weakTag(std::to_string(revision) + '-' + at);
}

std::string urlOf(const std::string& root, std::string_view resource, std::string_view key)
{
    return root + '/' + std::string(resource) + '(' + quotedKey(key) + ')';
}

std::string keyOf(std::string_view source, const EntityType& type)
{
    const auto key = JsonView(source).member(type.key);
    return key ? key->string().value_or("") : std::string();
}

CollectionRow rowOf(ResourceRecord record)
{
    CollectionRow row{record.id, std::move(record.source), {}};
    row.annotations = textMember("@odata.etag", tagOf(row.source, record.revision));
    return row;
}

/// The record with everything that RCP-10 wants said of it.
std::string representation(const ODataCall& call, const EntityType& type, std::string_view source,
                           const std::string& tag)
{
    const RowShape shape{&type, call.options.selected, call.form.numbersAsText, true};
    std::string annotations;
    if (call.form.withContext) {
        const std::string url = urlOf(call.form.root, type.name, keyOf(source, type));
        annotations = textMember("@odata.context",
                                 call.form.root + "/$metadata#" + std::string(type.name) + "/$entity") +
                      ',' + textMember("@odata.id", url) + ',' + textMember("@odata.editLink", url) + ',' +
                      textMember("@odata.etag", tag);
    }
    return shapedRow(source, shape, annotations);
}

/// The answer to a create or a change: the representation, or 204 where the client wants it short.
HttpAnswer written(const ODataCall& call, const EntityType& type, std::string_view source,
                   std::int64_t revision, int status)
{
    const std::string tag = tagOf(source, revision);
    const bool minimal = call.form.wanted == AnswerForm::Return::Minimal;
    HttpAnswer answer =
        minimal ? emptyAnswer(204) : jsonAnswer(status, representation(call, type, source, tag), call.form);
    const std::string key = keyOf(source, type);
    const std::string url = urlOf(call.form.root, type.name, key);
    answer.fields.push_back({"Location", url});
    answer.fields.push_back({"EntityId", '"' + percentEncoded(key) + '"'});
    answer.fields.push_back({"OData-EntityId", url});
    answer.fields.push_back({"ETag", tag});
    addPreferences(answer, call.form, false);
    return answer;
}

HttpAnswer invalid(const std::vector<EnvelopeError>& errors)
{
    return errorAnswer(
        400, errors.size() == 1 ? errors.front().message : "the record has errors; nothing was written",
        errors);
}

} // namespace

Collection Records::collection(const EntityType& type) const
{
    Collection records;
    records.type = &type;
    records.read = [name = std::string(type.name)](SessionReader& reader, RowRange range) {
        RowChunk chunk;
        for (ResourceRecord& record : reader.records(name, range.from - 1, range.limit))
            chunk.rows.push_back(rowOf(std::move(record)));
        chunk.end = static_cast<int>(chunk.rows.size()) < range.limit;
        chunk.reached = chunk.rows.empty() ? range.from - 1 : chunk.rows.back().position;
        return chunk;
    };
    records.fetch = [name = std::string(type.name)](SessionReader& reader,
                                                    std::int64_t position) -> std::optional<CollectionRow> {
        auto found = reader.records(name, position - 1, 1);
        if (found.empty() || found.front().id != position) return std::nullopt;
        return rowOf(std::move(found.front()));
    };
    return records;
}

void Records::answer(const Call& call, const EntityType& type)
{
    const std::string& method = call->request.method;
    const bool named = call->path.keyName.empty() || call->path.keyName == type.key;
    switch (call->path.kind) {
    case ODataPath::Kind::Collection:
        if (call->reads()) return m_answers.answerPage(call, collection(type), true);
        if (method == "POST") return create(call, type);
        return call->answer(
            notAllowed("GET, HEAD, POST", "a collection is read by GET and added to by POST"));
    case ODataPath::Kind::Count:
        if (call->reads()) return m_answers.answerCount(call, collection(type));
        return call->answer(notAllowed("GET, HEAD", "a count can only be read"));
    case ODataPath::Kind::Entity:
        if (!named) return call->answer(notFound(call));
        if (call->reads()) return answerOne(call, type);
        if (method == "DELETE") return remove(call, type);
        if (method == "PATCH") {
            const auto body = readBodyObject(call->request);
            if (!body) return call->answer(body.error());
            RecordInput input = readRecordInput(*body, type, false, writesNumbersAsText(call->request));
            if (!input.key.empty() && input.key != call->path.key)
                addError(input.errors, std::string(type.key), std::string(type.key) + " can't be changed");
            if (!input.errors.empty()) return call->answer(invalid(input.errors));
            return change(std::make_shared<Change>(Change{call, &type, std::move(input)}));
        }
        return call->answer(notAllowed("GET, HEAD, PATCH, DELETE",
                                       "a record is read, changed by PATCH or removed by DELETE"));
    default:
        call->answer(errorAnswer(404, call->path.resource + " has no action of that name"));
    }
}

void Records::answerOne(const Call& call, const EntityType& type)
{
    auto refused = refuseOthers(call->options, {"$select", "$format"});
    if (!refused) refused = checkNames(call->options, type);
    if (refused) return call->answer(errorAnswer(*refused));
    m_read.post([call, type = &type](SessionReader& reader) {
        const auto record = reader.record(std::string(type->name), call->path.key);
        if (!reader.lastError().message.empty()) return call->answer(errorAnswer(503, unreadable));
        if (!record) return call->answer(notFound(call));
        const std::string tag = tagOf(record->source, record->revision);
        HttpAnswer answer = jsonAnswer(200, representation(*call, *type, record->source, tag), call->form);
        answer.fields.push_back({"ETag", tag});
        call->answer(std::move(answer));
    });
}

NewEvent Records::eventOf(std::string_view resource, const std::string& key,
                          std::vector<std::string> types) const
{
    return {std::string(resource), key, urlOf(m_rules.root, resource, key), std::move(types), {}};
}

/// A record and its children, the parent's event first (LOG-3).
void Records::addWrites(const RecordInput& input, const std::string& key, Moment now,
                        std::vector<RecordWrite>& writes) const
{
    RecordWrite write;
    write.kind = RecordWrite::Kind::Create;
    write.event = eventOf(input.type->name, key, {"Insert"});
    write.source = writeRecord(*input.type, key, input.members, now);
    writes.push_back(std::move(write));
    for (const RecordInput::Child& child : input.children)
        for (const RecordInput& record : child.records) {
            RecordInput owned = record;
            std::erase_if(owned.members, [&](const RecordMember& member) {
                return member.name == child.relation->foreignKey ||
                       member.name == child.relation->foreignName;
            });
            if (!child.relation->foreignName.empty())
                owned.members.insert(owned.members.begin(),
                                     {std::string(child.relation->foreignName), quoteJson(input.type->name)});
            owned.members.insert(owned.members.begin(),
                                 {std::string(child.relation->foreignKey), quoteJson(key)});
            addWrites(owned,
                      owned.key.empty() ? QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()
                                        : owned.key,
                      now, writes);
        }
}

/// Writes, then goes on in the wire thread; what can't be written is answered.
void Records::write(const Call& call, std::vector<RecordWrite> writes,
                    std::function<void(const RecordOutcome&)> done)
{
    m_store.writeRecords(std::move(writes), [call, inWire = m_inWire, done = std::move(done)](
                                                const tl::expected<RecordOutcome, SessionError>& outcome) {
        if (!outcome) {
            HttpAnswer answer = errorAnswer(503, "the record could not be stored; try again later");
            answer.fields.push_back({"Retry-After", "1"});
            return call->answer(std::move(answer));
        }
        if (outcome->result == RecordOutcome::Result::Exhausted)
            return call->answer(
                errorAnswer(507, "there is no EntityEventSequence left; nothing was changed")); // LOG-4
        inWire([done, outcome = *outcome] { done(outcome); });
    });
}

void Records::create(const Call& call, const EntityType& type)
{
    if (const auto refused = refuseOthers(call->options, {"$select", "$format"}))
        return call->answer(errorAnswer(*refused));
    const auto body = readBodyObject(call->request);
    if (!body) return call->answer(body.error());
    RecordInput input = readRecordInput(*body, type, true, writesNumbersAsText(call->request));
    if (!input.errors.empty()) return call->answer(invalid(input.errors));
    const std::string key =
        input.key.empty() ? QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString() : input.key;
    std::vector<RecordWrite> writes;
    addWrites(input, key, currentMoment(), writes);
    std::vector<std::string> names;
    for (const RecordWrite& each : writes)
        names.push_back(each.event.ResourceName + '(' + quotedKey(each.event.ResourceRecordKey) + ')');
    std::string source = writes.front().source;
    write(call, std::move(writes),
          [call, type = &type, names = std::move(names),
           source = std::move(source)](const RecordOutcome& outcome) {
              if (outcome.result == RecordOutcome::Result::Exists) {
                  const EnvelopeError details[] = {
                      {std::string(type->key), names[outcome.at] + " is there already"}};
                  return call->answer(errorAnswer(409, details[0].message, details));
              }
              call->answer(written(*call, *type, source, 1, 201));
          });
}

void Records::change(const std::shared_ptr<Change>& change)
{
    m_read.post([this, change](SessionReader& reader) {
        const Call& call = change->call;
        const auto record = reader.record(std::string(change->type->name), call->path.key);
        if (!reader.lastError().message.empty()) return call->answer(errorAnswer(503, unreadable));
        if (!record) return call->answer(notFound(call));
        if (auto refused =
                refuseTag(call->request, tagOf(record->source, record->revision), m_rules.requireIfMatch))
            return call->answer(std::move(*refused));
        m_inWire([this, change, record = *record] { applyChange(change, record); });
    });
}

void Records::applyChange(const std::shared_ptr<Change>& change, const ResourceRecord& record)
{
    const EntityType& type = *change->type;
    const Moment now =
        std::max(currentMoment(), record.ModificationTimestamp + std::chrono::milliseconds(1)); // it moves on
    const auto members = mergedMembers(record.source, change->input);
    RecordWrite update;
    update.kind = RecordWrite::Kind::Update;
    update.event =
        eventOf(type.name, record.ResourceRecordKey, changeEventTypes(type, record.source, members));
    update.source = writeRecord(type, record.ResourceRecordKey, members, now);
    update.basedOn = record.revision;
    std::string source = update.source;
    write(change->call, {std::move(update)},
          [this, change, source = std::move(source),
           revision = record.revision + 1](const RecordOutcome& outcome) {
              if (outcome.result == RecordOutcome::Result::Written)
                  return change->call->answer(written(*change->call, *change->type, source, revision, 200));
              if (outcome.result == RecordOutcome::Result::NotFound)
                  return change->call->answer(notFound(change->call));
              if (--change->triesLeft > 0) return this->change(change);
              change->call->answer(errorAnswer(409, "it is being changed by others all the time; try again"));
          });
}

/// A record on its way out, with the children that are looked for.
struct Records::Removal
{
    Call call;
    const EntityType* type;
    std::vector<RecordRelation> relations; ///< whose children are still to be looked for
    std::int64_t after = 0;
    std::vector<RecordWrite> writes;
};

void Records::remove(const Call& call, const EntityType& type)
{
    auto removal = std::make_shared<Removal>(Removal{call, &type, {}, 0, {}});
    for (const RecordRelation& relation : recordRelations())
        if (relation.parent == type.name) removal->relations.push_back(relation);
    m_read.scan([this, removal](SessionReader& reader) {
        constexpr int atOnce = 256;
        const Call& waiting = removal->call;
        if (!waiting->wanted()) return false;
        if (removal->relations.empty()) {
            m_inWire([this, removal] { removeFound(removal); });
            return false;
        }
        const RecordRelation relation = removal->relations.back();
        const auto records = reader.records(std::string(relation.child), removal->after, atOnce);
        if (!reader.lastError().message.empty()) {
            waiting->answer(errorAnswer(503, unreadable));
            return false;
        }
        for (const ResourceRecord& record : records) {
            const JsonView view(record.source);
            const auto parent = view.member(relation.foreignKey);
            const auto name = relation.foreignName.empty() ? std::nullopt : view.member(relation.foreignName);
            if (!parent || parent->string() != waiting->path.key) continue;
            if (name && name->string() && *name->string() != relation.parent) continue;
            RecordWrite write;
            write.kind = RecordWrite::Kind::Delete;
            write.event = eventOf(relation.child, record.ResourceRecordKey, {"Delete"});
            removal->writes.push_back(std::move(write));
        }
        removal->after = records.empty() ? 0 : records.back().id;
        if (static_cast<int>(records.size()) < atOnce) {
            removal->relations.pop_back();
            removal->after = 0;
        }
        return true;
    });
}

/// The children's events come before their parent's (LOG-3).
void Records::removeFound(const std::shared_ptr<Removal>& removal)
{
    m_read.post([this, removal](SessionReader& reader) {
        const Call& call = removal->call;
        const auto record = reader.record(std::string(removal->type->name), call->path.key);
        if (!reader.lastError().message.empty()) return call->answer(errorAnswer(503, unreadable));
        if (!record) return call->answer(notFound(call));
        if (auto refused =
                refuseTag(call->request, tagOf(record->source, record->revision), m_rules.requireIfMatch))
            return call->answer(std::move(*refused));
        RecordWrite last;
        last.kind = RecordWrite::Kind::Delete;
        last.event = eventOf(removal->type->name, record->ResourceRecordKey, {"Delete"});
        if (matchTags(call->request, {}) != Match::Unsaid) last.basedOn = record->revision;
        removal->writes.push_back(std::move(last));
        const std::size_t parent = removal->writes.size() - 1;
        write(call, std::move(removal->writes), [this, removal, call, parent](const RecordOutcome& outcome) {
            if (outcome.result == RecordOutcome::Result::NotFound && outcome.at < parent)
                return remove(call, *removal->type); // a child went meanwhile: look again
            switch (outcome.result) {
            case RecordOutcome::Result::Written:
                return call->answer(emptyAnswer(204));
            case RecordOutcome::Result::Stale:
                return call->answer(errorAnswer(412, "it was changed meanwhile; read it again"));
            default:
                return call->answer(notFound(call));
            }
        });
    });
}

} // namespace pb
