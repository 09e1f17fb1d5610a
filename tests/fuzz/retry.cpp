// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include "models/domain/httpdate.h"
#include "models/domain/retryafter.h"
#include "models/domain/retrypolicy.h"
#include "tests/fuzz/property.h"

namespace {

constexpr pb::Moment now{std::chrono::milliseconds(1'795'300'000'123)};

void checkDate(std::string_view text)
{
    const auto date = pb::parseHttpDate(text, now);
    if (!date) return;
    PB_PROPERTY(pb::parseHttpDate(pb::toHttpDate(*date), now) == date);
    PB_PROPERTY(pb::parseHttpDate(pb::toAsctimeDate(*date), now) == date);
}

void checkRetryAfter(std::string_view text, std::optional<std::string_view> date)
{
    const pb::RetryAfter wait = pb::readRetryAfter(text, date, now);
    PB_PROPERTY(wait.form != pb::RetryAfter::Form::Absent);
    PB_PROPERTY(!wait.binds() || (wait.earliest >= now && wait.demanded == wait.earliest - now));
}

void checkPolicy(std::string_view text)
{
    const auto policy = pb::readRetryPolicy(text);
    if (!policy) {
        PB_PROPERTY(!policy.error().empty());
        return;
    }
    PB_PROPERTY(policy->maxAttempts >= 1 && policy->jitter >= 0 && policy->retryAfterCap.count() >= 0);
    for (const auto delay : policy->delays)
        PB_PROPERTY(delay.count() >= 0);
    pb::AttemptResult failed;
    failed.status = 503;
    const pb::NextStep step = pb::nextStep(*policy, failed, {}, now, 0.999);
    PB_PROPERTY(step.kind != pb::NextStep::Kind::RetryAt || step.at >= now);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = textOf(data, size);
    checkDate(text);
    checkRetryAfter(text, {});
    checkRetryAfter(text, "Tue, 21 Nov 2026 22:26:40 GMT");
    checkRetryAfter("3", text);
    checkPolicy(text);
    const auto duration = pb::readDuration(text);
    PB_PROPERTY(!duration || duration->count() >= 0);
    return 0;
}
