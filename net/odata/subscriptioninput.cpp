// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/subscriptioninput.h"

#include <charconv>
#include <cstdlib>
#include <functional>
#include <map>

#include "models/domain/callbackurl.h"
#include "models/domain/entitytype.h"
#include "models/domain/textsafety.h"
#include "models/filter/filter.h"
#include "net/odata/answers.h"
#include "net/odata/inputcheck.h"

namespace pb {

namespace {

using std::chrono::milliseconds;

constexpr std::int64_t largestBatch = 10'000;
constexpr std::int64_t longestWait = 3'600'000;      ///< ms
constexpr std::int64_t longestDeadline = 86'400'000; ///< ms
constexpr double fastestPace = 10'000;               ///< requests/s

std::string paceText(double pace)
{
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, pace, std::chars_format::fixed).ptr;
    return {text, end};
}

std::string_view onRejectName(OnReject choice)
{
    return choice == OnReject::DeadLetter ? "dead-letter" : "suspend";
}

/// Takes one member after the other into the subscription.
class Reader
{
public:
    Reader(SubscriptionInput& input, const ProducerSettings& settings, bool numbersAsText)
        : m_input(input), m_settings(settings), m_numbersAsText(numbersAsText)
    {
    }

    void take(std::string_view name, const JsonView& value)
    {
        if (name.find('@') != std::string_view::npos) return; // SUB-1
        if (name == "CallbackCredentialsId" && m_settings.credentialsAlias) name = "CallbackCredentialId";
        const PropertyDefinition* property = entityEventSubscriptionType().property(name);
        if (property == nullptr) return refuseUnknown(name);
        if (property->readOnly) return;
        if (const std::string refused = valueRefusal(*property, value, m_numbersAsText); !refused.empty())
            return refuse(name, std::string(name) + ' ' + refused);
        takers().at(name)(*this, value);
    }

private:
    using Taker = std::function<void(Reader&, const JsonView&)>;

    void refuse(std::string_view name, std::string message)
    {
        addError(m_input.errors, std::string(name), std::move(message));
    }

    void refuseUnknown(std::string_view name)
    {
        const std::string shown = visibleControls(name.substr(0, 255));
        refuse(shown, name == "CallbackCredentialsId"
                          ? "EntityEventSubscription has no member CallbackCredentialsId; it is written "
                            "CallbackCredentialId"
                          : "EntityEventSubscription has no member " + shown + "; see $metadata");
    }

    static std::string text(const JsonView& value) { return value.string().value_or(""); }

    /// A number that was checked; it may stand in a string.
    static std::string number(const JsonView& value)
    {
        return value.kind() == JsonView::Kind::String ? text(value) : std::string(value.source());
    }

    static std::int64_t whole(const JsonView& value) { return JsonView(number(value)).int64().value_or(0); }

    void bounded(std::string_view name, const JsonView& value, std::int64_t most, std::int64_t& out)
    {
        out = whole(value);
        if (out > most) refuse(name, std::string(name) + " is " + std::to_string(most) + " at most");
    }

    void filter(const JsonView& value)
    {
        m_input.subscription.EntityEventFilter = text(value);
        if (trimmed(m_input.subscription.EntityEventFilter).empty()) {
            m_input.subscription.EntityEventFilter.clear();
            return;
        }
        const auto parsed = Filter::parse(m_input.subscription.EntityEventFilter, entityEventType(),
                                          subscriptionFilterRules());
        if (!parsed)
            refuse("EntityEventFilter",
                   "position " + std::to_string(parsed.error().position) + ": " + parsed.error().message);
    }

    void sequence(const JsonView& value)
    {
        m_input.namesSequence = value.kind() != JsonView::Kind::Null;
        m_input.subscription.EntityEventSequence.reset();
        if (m_input.namesSequence) m_input.subscription.EntityEventSequence = SequenceNumber{whole(value)};
    }

    void label(const JsonView& value)
    {
        std::string& label = m_input.subscription.EntityEventSource = text(value);
        const bool control = std::any_of(label.begin(), label.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        });
        if (control || label.starts_with(' ') || label.ends_with(' '))
            refuse(
                "EntityEventSource",
                "EntityEventSource goes into a header field: no control characters, no spaces at its ends");
    }

    void pace(const JsonView& value)
    {
        double& pace = m_input.subscription.requestsPerSecond = 0;
        if (value.kind() == JsonView::Kind::Null) return;
        pace = std::strtod(number(value).c_str(), nullptr);
        if (pace > fastestPace) refuse("RequestsPerSecond", "RequestsPerSecond is 10000 at most");
    }

    static const std::map<std::string_view, Taker>& takers();

    SubscriptionInput& m_input;
    const ProducerSettings& m_settings;
    bool m_numbersAsText;
};

const std::map<std::string_view, Reader::Taker>& Reader::takers()
{
    static const std::map<std::string_view, Taker> table{
        {"EntityEventFilter", [](Reader& r, const JsonView& v) { r.filter(v); }},
        {"EntityEventSequence", [](Reader& r, const JsonView& v) { r.sequence(v); }},
        {"CallbackUrl",
         [](Reader& r, const JsonView& v) {
             r.m_input.subscription.CallbackUrl = text(v);
             r.m_input.namesUrl = true;
         }},
        {"CallbackCredentialId",
         [](Reader& r, const JsonView& v) { r.m_input.subscription.CallbackCredentialId = text(v); }},
        {"ActiveYN",
         [](Reader& r, const JsonView& v) {
             r.m_input.subscription.ActiveYN = v.source() == "true";
             r.m_input.namesActive = true;
         }},
        {"EntityEventSource", [](Reader& r, const JsonView& v) { r.label(v); }},
        {"PayloadProfile",
         [](Reader& r, const JsonView& v) {
             if (const auto profile = profileFromName(text(v)))
                 r.m_input.subscription.profile = *profile;
             else
                 r.refuse("PayloadProfile", "PayloadProfile is rcp28, vendor or 2020");
         }},
        {"BatchSize",
         [](Reader& r, const JsonView& v) {
             std::int64_t size = 0;
             r.bounded("BatchSize", v, largestBatch, size);
             r.m_input.subscription.batchSize = static_cast<int>(std::min(size, largestBatch));
         }},
        {"BatchWaitMilliseconds",
         [](Reader& r, const JsonView& v) {
             std::int64_t wait = 0;
             r.bounded("BatchWaitMilliseconds", v, longestWait, wait);
             r.m_input.subscription.batchWait = milliseconds(wait);
         }},
        {"DeadlineMilliseconds",
         [](Reader& r, const JsonView& v) {
             std::int64_t deadline = 0;
             r.bounded("DeadlineMilliseconds", v, longestDeadline, deadline);
             r.m_input.subscription.deadline = milliseconds(deadline);
         }},
        {"RetryPolicy",
         [](Reader& r, const JsonView& v) {
             r.m_input.subscription.retry = text(v);
             if (const auto policy = readRetryPolicy(text(v)); !policy)
                 r.refuse("RetryPolicy", "RetryPolicy: " + policy.error());
         }},
        {"OnReject",
         [](Reader& r, const JsonView& v) {
             const std::string choice = text(v);
             r.m_input.subscription.onReject =
                 choice == "dead-letter" ? OnReject::DeadLetter : OnReject::Suspend;
             if (choice != "dead-letter" && choice != "suspend")
                 r.refuse("OnReject", "OnReject is suspend or dead-letter");
         }},
        {"RequestsPerSecond", [](Reader& r, const JsonView& v) { r.pace(v); }},
    };
    return table;
}

} // namespace

SubscriptionInput readSubscriptionInput(const JsonView& body, Subscription base,
                                        const ProducerSettings& settings, bool numbersAsText)
{
    SubscriptionInput input;
    input.subscription = std::move(base);
    Reader reader(input, settings, numbersAsText);
    body.eachMember([&reader](std::string_view name, const JsonView& value, std::string_view) {
        reader.take(name, value);
        return true;
    });
    const bool said = std::any_of(input.errors.begin(), input.errors.end(),
                                  [](const EnvelopeError& error) { return error.target == "CallbackUrl"; });
    const std::string& url = input.subscription.CallbackUrl;
    if (url.empty() && !said && !input.namesUrl) {
        addError(input.errors, "CallbackUrl", "CallbackUrl is missing");
    } else if (!said) {
        // What stands already was allowed when it was written.
        const auto target = readPushTarget(url, settings.allowHttp || !input.namesUrl);
        if (target)
            input.origin = target->origin;
        else
            addError(input.errors, "CallbackUrl", "CallbackUrl: " + target.error());
    }
    return input;
}

std::string writeSubscription(const PlacedSubscription& placed, std::string_view state, std::int64_t lag)
{
    const Subscription& s = placed.subscription;
    const auto orNull = [](const std::string& text) { return text.empty() ? "null" : quoteJson(text); };
    const auto sequenceOrNull = [](std::int64_t number) {
        return number == 0 ? std::string("null") : std::to_string(number);
    };
    std::string json = '{' + textMember("EntityEventSubscriptionKey", std::to_string(s.key));
    json += ",\"EntityEventFilter\":" + orNull(s.EntityEventFilter) + ",\"EntityEventSequence\":" +
            (s.EntityEventSequence ? std::to_string(s.EntityEventSequence->value) : "null");
    json += ',' + textMember("CallbackUrl", s.CallbackUrl) +
            ",\"CallbackCredentialId\":" + orNull(s.CallbackCredentialId);
    json += std::string(",\"ActiveYN\":") + (s.ActiveYN ? "true" : "false") + ',' +
            textMember("ModificationTimestamp", toIsoUtc(s.ModificationTimestamp));
    json += ",\"EntityEventSource\":" + orNull(s.EntityEventSource) + ',' +
            textMember("PayloadProfile", profileName(s.profile)) +
            ",\"BatchSize\":" + std::to_string(s.batchSize);
    json += ",\"BatchWaitMilliseconds\":" + std::to_string(s.batchWait.count()) +
            ",\"DeadlineMilliseconds\":" + std::to_string(s.deadline.count());
    json += ',' + textMember("RetryPolicy", s.retry) + ',' +
            textMember("OnReject", onRejectName(s.onReject)) +
            ",\"RequestsPerSecond\":" + (s.requestsPerSecond > 0 ? paceText(s.requestsPerSecond) : "null");
    json += ',' + textMember("State", state) + ",\"StateReason\":" + orNull(placed.feed.suspendedBecause) +
            ",\"LastDeliveredSequence\":" + sequenceOrNull(placed.feed.lastDelivered.value) +
            ",\"Lag\":" + std::to_string(lag);
    return json + '}';
}

} // namespace pb
