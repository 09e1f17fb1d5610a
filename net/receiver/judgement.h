// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/eventenvelope.h"
#include "models/domain/finding.h"
#include "models/domain/receiversettings.h"
#include "net/http/message.h"

namespace pb {

/// What the receiver makes of a request: the answer, the events to store, and the findings.
struct Judgement
{
    HttpAnswer answer;
    bool refused = false;
    std::string label;               ///< the feed's, as far as it is known
    std::vector<EntityEvent> events; ///< to be stored; none where refused
    std::int64_t eventsHeld = 0;     ///< how many the payload had that could be read
    std::vector<FindingNote> notes;
};

/// The path of a request target: without query, and without scheme and host where it is absolute.
std::string_view pathOf(std::string_view target);

/// Judges what stands in the head: method, token, content type and coding, label (RCV-1, 2, 6, 8). `endpoint`
/// is null where no endpoint has the path. A refusal, or nothing where the body may be looked at. Pure.
std::optional<Judgement> judgeHead(const HttpRequest& request, const EndpointSettings* endpoint);

/// Judges the body of a request whose head passed: envelope, events, findings (RCV-4, RCV-8, EVT-1..6). Pure.
Judgement judgeBody(const HttpRequest& request, const EndpointSettings& endpoint);

/// The refusal that a wire refusal amounts to. Pure.
Judgement judgeRefusal(int status, std::string_view message);

/// The label of the feed that a request belongs to: the header's, else the endpoint's (RCV-6).
std::string feedLabel(const HttpRequest& request, const EndpointSettings& endpoint);

/// An answer with a JSON body.
HttpAnswer jsonAnswer(int status, std::string body);

} // namespace pb
