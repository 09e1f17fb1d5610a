// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/eventenvelope.h"
#include "tests/fuzz/property.h"

namespace {

/// An event that was taken is whole and valid, whatever came around it (EVT-1, EVT-6).
void checkEvent(const pb::EntityEvent& event)
{
    PB_PROPERTY(event.EntityEventSequence.value >= 1);
    PB_PROPERTY(!event.ResourceName.empty());
    PB_PROPERTY(!event.ResourceRecordKey.empty());
    const auto source = pb::checkJson(event.source);
    PB_PROPERTY(source && source->kind() == pb::JsonView::Kind::Object);
    const auto alone = pb::readEvent(event.source);
    PB_PROPERTY(alone && alone->EntityEventSequence == event.EntityEventSequence);
    PB_PROPERTY(pb::sameTuple(*alone, event));
    pb::readDetails(event.source);
}

/// What we write of what we read says the same (EVT-2).
void checkWrittenBack(const pb::EventEnvelope& envelope, pb::Profile profile)
{
    const pb::EventEnvelope again = pb::readEnvelope(pb::writeEnvelope(envelope.events, profile));
    PB_PROPERTY(again.errorCount == 0 && !again.fatal);
    PB_PROPERTY(again.events.size() == envelope.events.size());
    for (std::size_t i = 0; i < again.events.size(); ++i) {
        PB_PROPERTY(again.events[i].EntityEventSequence == envelope.events[i].EntityEventSequence);
        PB_PROPERTY(pb::sameTuple(again.events[i], envelope.events[i]));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view body = textOf(data, size);
    const auto checked = pb::checkJson(body);
    PB_PROPERTY(checked || checked.error().offset <= size);

    const pb::EventEnvelope envelope = pb::readEnvelope(body);
    PB_PROPERTY(envelope.errors.size() <= pb::listedErrors);
    PB_PROPERTY(envelope.errors.size() <= envelope.errorCount);
    PB_PROPERTY(!envelope.fatal || (envelope.events.empty() && envelope.errorCount > 0));
    PB_PROPERTY(checked || envelope.fatal);
    for (const pb::EntityEvent& event : envelope.events)
        checkEvent(event);
    if (!envelope.events.empty())
        for (const pb::Profile profile : {pb::Profile::Rcp28, pb::Profile::Vendor, pb::Profile::Year2020})
            checkWrittenBack(envelope, profile);

    const std::string refusal =
        pb::writeODataError("BadRequest", "The payload was refused.", envelope.errors);
    PB_PROPERTY(pb::checkJson(refusal));
    return 0;
}
