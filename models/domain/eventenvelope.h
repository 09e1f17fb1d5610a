// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "models/domain/entityevent.h"
#include "models/domain/finding.h"
#include "models/domain/jsonview.h"

namespace pb {

/// Whose names the payload uses: RCP-28 (default), one vendor's documentation, or the text of 2020
/// (EVT-2..4).
enum class Profile : std::uint8_t { Rcp28, Vendor, Year2020 };

/// "rcp28", "vendor", "2020"; nothing for another word.
std::optional<Profile> profileFromName(std::string_view name);
std::string_view profileName(Profile profile);

inline constexpr std::string_view entityEventContext = "urn:reso:metadata:2.0:resource:entityevent";

/// One thing wrong with a payload, in the shape of OData error details (RCV-8).
struct EnvelopeError
{
    std::string target; ///< like value[3].EntityEventSequence; "body" for the payload as a whole
    std::string message;
};

/// How many errors of one payload are listed (RCV-8).
inline constexpr std::size_t listedErrors = 20;

/// A payload as it was read. Where errors is not empty, a strict receiver takes nothing of it (a batch is
/// all-or-nothing) and a lenient one takes `events`, which hold only the valid ones.
struct EventEnvelope
{
    std::string context; ///< the URN as sent; empty where there was none
    bool multiValued = false;
    std::vector<EntityEvent> events;
    std::vector<EnvelopeError> errors; ///< the first `listedErrors` of them
    std::size_t errorCount = 0;
    bool fatal = false;             ///< no JSON, no object, or a foreign context: nothing can be taken of it
    std::vector<FindingNote> notes; ///< alias, no-context, unknown-member
};

/// Reads a payload in any profile (EVT-1..4, EVT-6). Pure; any thread.
EventEnvelope readEnvelope(std::string_view body);

/// Reads one event that stands alone (a JSONL line), by the same rules, without an envelope.
tl::expected<EntityEvent, std::vector<EnvelopeError>> readEvent(std::string_view text);

/// Writes a payload. Each event's values go out as their source bytes stand; vendor members only go out in
/// the vendor profile and 2020 names only in the 2020 profile. A single event goes unwrapped except in the
/// vendor profile or where alwaysValue asks (EVT-2).
std::string writeEnvelope(std::span<const EntityEvent> events, Profile profile, bool alwaysValue = false);

/// The OData error body of a refused payload: {"error":{"code":..,"message":..,"details":[..]}} (RCV-8).
std::string writeODataError(std::string_view code, std::string_view message,
                            std::span<const EnvelopeError> details = {});

} // namespace pb
