// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/domain/moment.h"
#include "models/domain/receiverbehaviour.h"
#include "net/http/exchange.h"
#include "net/http/message.h"

namespace pb {

/// What a script's action makes of the answer that the rules would give (RCV-10).
struct ScriptedAnswer
{
    HttpAnswer answer;
    bool silent = false; ///< nothing is sent of it
    AfterAnswer after = AfterAnswer::KeepOpen;
    int status = 0;    ///< as the client reads it; 0: none
    std::string fault; ///< as of CapturedRequest
};

/// `ruled`: the answer by the rules, where the request was judged. Pure but for `now`, which dates a
/// Retry-After.
ScriptedAnswer scriptedAnswer(const BehaviourAction& action, HttpAnswer ruled, Moment now);

} // namespace pb
