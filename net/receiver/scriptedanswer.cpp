// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/receiver/scriptedanswer.h"

#include <algorithm>

#include "models/domain/httpdate.h"
#include "net/receiver/judgement.h"

namespace pb {

namespace {

using Kind = BehaviourAction::Kind;

constexpr int temporaryRedirect = 307; ///< the one that asks for the same method and body

HttpAnswer statusAnswer(const BehaviourAction& action, Moment now)
{
    HttpAnswer answer = jsonAnswer(action.status, action.body);
    if (action.body.empty())
        answer.body = action.status < 300
                          ? "{}"
                          : writeODataError(std::to_string(action.status),
                                            "the receiver's script answers " + std::to_string(action.status));
    if (action.retryAfter) answer.fields.push_back({"Retry-After", *action.retryAfter});
    if (action.retryAfterDate) // rounded up, so that the wait is never shorter than the script says
        answer.fields.push_back({"Retry-After", toHttpDate(std::chrono::ceil<std::chrono::seconds>(now) +
                                                           *action.retryAfterDate)});
    return answer;
}

HttpAnswer redirectAnswer(const BehaviourAction& action)
{
    HttpAnswer answer = jsonAnswer(
        temporaryRedirect, writeODataError(std::to_string(temporaryRedirect),
                                           "the receiver's script redirects; pushes go to the URL that "
                                           "was agreed on, and a token goes nowhere else"));
    answer.fields.push_back({"Location", action.location});
    return answer;
}

/// Leaves the first half of the body, and says it were whole.
void halve(HttpAnswer& answer)
{
    answer.declaredLength = answer.body.size();
    answer.body.resize(answer.body.size() / 2);
}

void setContentType(HttpAnswer& answer, const std::string& type)
{
    const auto field = std::find_if(answer.fields.begin(), answer.fields.end(), [](const HttpField& each) {
        return sameWord(each.name, "Content-Type");
    });
    if (field != answer.fields.end())
        field->value = type;
    else
        answer.fields.push_back({"Content-Type", type});
}

/// The answer that an action begins with, before it is spoilt.
HttpAnswer sound(const BehaviourAction& action, HttpAnswer ruled, Moment now)
{
    HttpAnswer answer;
    if (action.kind == Kind::Status)
        answer = statusAnswer(action, now);
    else if (action.kind == Kind::Redirect)
        answer = redirectAnswer(action);
    else
        answer = std::move(ruled);
    if (!action.contentType.empty()) setContentType(answer, action.contentType);
    return answer;
}

/// Nothing at all is sent, and what happens instead.
ScriptedAnswer silence(const char* fault, AfterAnswer after)
{
    ScriptedAnswer scripted;
    scripted.silent = true;
    scripted.fault = fault;
    scripted.after = after;
    return scripted;
}

} // namespace

ScriptedAnswer scriptedAnswer(const BehaviourAction& action, HttpAnswer ruled, Moment now)
{
    if (action.kind == Kind::Close) return silence("close", AfterAnswer::Close);
    if (action.kind == Kind::Reset) return silence("reset", AfterAnswer::Close);
    if (action.kind == Kind::Stall && !action.stallDuring) return silence("stall", AfterAnswer::Stall);
    ScriptedAnswer scripted;
    scripted.answer = sound(action, std::move(ruled), now);
    scripted.status = scripted.answer.status;
    if (action.kind == Kind::Malformed) {
        scripted.answer.malformedStatus = true;
        scripted.status = 0;
        scripted.fault = "malformed";
        scripted.after = AfterAnswer::Close;
    } else if (action.kind == Kind::Truncate) {
        halve(scripted.answer);
        scripted.fault = "truncate";
        scripted.after = AfterAnswer::Close;
    } else if (action.kind == Kind::Stall) {
        halve(scripted.answer);
        scripted.fault = "stall";
        scripted.after = AfterAnswer::Stall;
    } else if (action.dripBytes > 0) {
        scripted.fault = "drip";
    }
    return scripted;
}

} // namespace pb
