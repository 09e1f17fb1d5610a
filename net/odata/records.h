// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/store/sessionstore.h"
#include "net/odata/collectionanswers.h"
#include "net/odata/inwire.h"
#include "net/odata/odatacall.h"
#include "net/odata/recordinput.h"

namespace pb {

/// What the record resources go by.
struct RecordRules
{
    std::string root; ///< where ResourceRecordUrl of events leads to
    bool requireIfMatch = false;
};

/// The record resources (LOG-3): read with the options of LOG-1, written by RCP-10. A write and its events
/// are one transaction, committed before the answer. Thread: the wire thread; what is read, in the Read
/// thread.
class Records
{
public:
    Records(ReadThread& read, SessionStore& store, CollectionAnswers& answers, RecordRules rules,
            InWire inWire)
        : m_read(read), m_store(store), m_answers(answers), m_rules(std::move(rules)),
          m_inWire(std::move(inWire))
    {
    }

    void answer(const Call& call, const EntityType& type);

private:
    /// A change that is tried again where another came between the reading and the writing.
    struct Change
    {
        Call call;
        const EntityType* type;
        RecordInput input;
        int triesLeft = 5;
    };
    struct Removal;

    Collection collection(const EntityType& type) const;
    void answerOne(const Call& call, const EntityType& type);
    void create(const Call& call, const EntityType& type);
    void change(const std::shared_ptr<Change>& change);
    void applyChange(const std::shared_ptr<Change>& change, const ResourceRecord& record);
    void remove(const Call& call, const EntityType& type);
    void removeFound(const std::shared_ptr<Removal>& removal);
    void write(const Call& call, std::vector<RecordWrite> writes,
               std::function<void(const RecordOutcome&)> done);
    NewEvent eventOf(std::string_view resource, const std::string& key, std::vector<std::string> types) const;
    void addWrites(const RecordInput& input, const std::string& key, Moment now,
                   std::vector<RecordWrite>& writes) const;

    ReadThread& m_read;
    SessionStore& m_store;
    CollectionAnswers& m_answers;
    RecordRules m_rules;
    InWire m_inWire;
};

} // namespace pb
