// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/actionreader.h"

#include <algorithm>
#include <charconv>

#include "models/domain/retrypolicy.h"

namespace pb {

namespace {

using Kind = BehaviourAction::Kind;
using Scope = BehaviourAction::ResetScope;

constexpr std::chrono::milliseconds longestDelay = std::chrono::hours(24);
constexpr std::chrono::milliseconds longestDripPause = std::chrono::hours(1);
constexpr std::size_t greatestDrip = 1024UL * 1024;
constexpr std::size_t longestHeaderValue = 1024;
constexpr std::size_t longestLocation = 2048;
constexpr std::string_view available = "use accept, status=NNN, redirect=URL, close, reset, stall, truncate, "
                                       "malformed, delay=TIME, drip=BYTES/TIME, "
                                       "content-type=TYPE, stored-then ACTION or random(seed=N): ...";

bool hasNoBody(int status)
{
    return status == 204 || status == 205 || status == 304;
}

/// The word of an action that gives no proper answer; empty: it gives one, or half of one.
std::string_view answerless(const BehaviourAction& action)
{
    if (action.kind == Kind::Close) return "close";
    if (action.kind == Kind::Reset) return "reset";
    if (action.kind == Kind::Malformed) return "malformed";
    return action.kind == Kind::Stall && !action.stallDuring ? "stall" : "";
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool startsWithScheme(std::string_view url, std::string_view scheme)
{
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; };
    return url.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), url.begin(), [&](char b, char a) { return same(a, b); });
}

/// An absolute path, or an absolute http or https URL with a host.
bool isTarget(std::string_view url)
{
    if (url.starts_with('/')) return true;
    for (const std::string_view scheme : {"http://", "https://"})
        if (startsWithScheme(url, scheme))
            return std::string_view("/?#:@").find(url[scheme.size()]) == std::string_view::npos;
    return false;
}

} // namespace

bool ActionReader::read()
{
    for (;;) {
        m_in.skipSpace();
        const std::size_t from = m_in.position();
        if (m_in.atEnd() || m_in.at(',')) {
            if (m_action.storedThen) return fail(from, "expected an action after stored-then");
            if (m_delayAt || m_dripAt || m_contentTypeAt) return true; // alone: then accept
            return fail(from, "expected an action instead of " + m_in.here() + "; " + std::string(available));
        }
        const std::string_view word = m_in.takeWord();
        if (word == "delay" || word == "drip" || word == "stored-then" || word == "content-type") {
            if (!readModifier(word, from)) return false;
        } else {
            return readEnd(word, from) && readOptions() && finish();
        }
    }
}

bool ActionReader::readModifier(std::string_view word, std::size_t from)
{
    const bool twice = word == "delay"  ? m_delayAt.has_value()
                       : word == "drip" ? m_dripAt.has_value()
                                        : word == "stored-then" && m_action.storedThen;
    if (twice) return fail(from, std::string(word) + " stands twice in one step");
    if (word == "content-type") return readContentType(from);
    if (word == "delay") {
        m_delayAt = from;
        return readDelay();
    }
    if (word == "drip") {
        m_dripAt = from;
        return readDrip();
    }
    m_action.storedThen = true;
    return true;
}

/// Reads the word that says what the action is, with its value.
bool ActionReader::readEnd(std::string_view word, std::size_t from)
{
    if (word == "accept" && m_action.storedThen)
        return fail(from, "accept stores anyway; stored-then stands before status, redirect or a fault");
    if (word == "accept") return true;
    struct Word
    {
        std::string_view word;
        Kind kind;
        bool (ActionReader::*readValue)();
    };
    static constexpr Word words[] = {{"status", Kind::Status, &ActionReader::readStatus},
                                     {"redirect", Kind::Redirect, &ActionReader::readRedirect},
                                     {"close", Kind::Close, nullptr},
                                     {"reset", Kind::Reset, &ActionReader::readReset},
                                     {"stall", Kind::Stall, &ActionReader::readStall},
                                     {"truncate", Kind::Truncate, nullptr},
                                     {"malformed", Kind::Malformed, nullptr}};
    const auto* found = std::find_if(std::begin(words), std::end(words),
                                     [word](const Word& each) { return each.word == word; });
    if (found == std::end(words)) return refuseWord(word, from);
    m_action.kind = found->kind;
    return found->readValue == nullptr || (this->*found->readValue)();
}

bool ActionReader::refuseWord(std::string_view word, std::size_t from)
{
    m_in.moveTo(from);
    if (word == "retry-after" || word == "body")
        return fail(from, m_in.here() + " belongs to a status: status=429 retry-after=3");
    if (word == "random") return fail(from, "random can't follow delay, drip, content-type or stored-then");
    return fail(from, m_in.here() + " is no action; " + std::string(available));
}

/// Reads what may follow the action's word: content-type, and a status' retry-after and body.
bool ActionReader::readOptions()
{
    const bool status = m_action.kind == Kind::Status;
    for (;;) {
        const std::size_t before = m_in.position();
        m_in.skipSpace();
        const std::size_t from = m_in.position();
        const std::string_view word = m_in.takeWord();
        if (word == "content-type") {
            if (!readContentType(from)) return false;
        } else if (status && (word == "retry-after" || word == "body")) {
            if (!readStatusOption(word, from)) return false;
        } else {
            m_in.moveTo(before);
            if (status && !word.empty())
                return fail(from, "expected retry-after=, body=, content-type= or a comma instead of \"" +
                                      std::string(word.substr(0, 40)) + '"');
            if (word == "retry-after" || word == "body")
                return fail(from, std::string(word) + " belongs to a status: status=429 retry-after=3");
            if (word == "delay" || word == "drip" || word == "stored-then")
                return fail(from, std::string(word) + " stands before the action");
            return true;
        }
    }
}

/// Whether what changes an answer has one to change.
bool ActionReader::finish()
{
    const std::string_view word = answerless(m_action);
    if (word.empty()) return true;
    const std::string ends(word == "malformed" ? "malformed gives no proper answer"
                                               : std::string(word) + " gives no answer");
    if (m_dripAt)
        return fail(*m_dripAt, ends + " to send in pieces; drip stands before accept, status, "
                                      "redirect, truncate or stall=during");
    if (m_contentTypeAt)
        return fail(*m_contentTypeAt, ends + " with a content type; it belongs to accept, status, redirect, "
                                             "truncate or stall=during");
    return true;
}

bool ActionReader::readDelay()
{
    Value value;
    if (!m_in.readValue("delay", value)) return false;
    const auto duration = readDuration(value.text);
    if (!duration || *duration > longestDelay)
        return fail(value.at, "a delay is written like 200ms, 1.5s or 2m, and is at most 24h");
    m_action.delay = *duration;
    return true;
}

bool ActionReader::readDrip()
{
    Value value;
    if (!m_in.readValue("drip", value)) return false;
    const std::string_view text = value.text;
    const std::string_view digits = text.substr(0, text.find('/'));
    std::size_t bytes = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), bytes);
    if (digits.size() == text.size() || !ScriptScanner::allDigits(digits))
        return fail(value.at, "drip takes bytes and a pause: drip=16/100ms");
    if (read.ec != std::errc{} || bytes < 1 || bytes > greatestDrip)
        return fail(value.at, "drip sends 1 to 1048576 bytes at a time");
    const auto pause = readDuration(text.substr(digits.size() + 1));
    if (!pause || pause->count() < 1 || *pause > longestDripPause)
        return fail(value.at + (value.quoted ? 1 : 0) + digits.size() + 1,
                    "the pause of a drip is written like 100ms or 2s, and is 1ms to 1h");
    m_action.dripBytes = bytes;
    m_action.dripEvery = *pause;
    return true;
}

bool ActionReader::readContentType(std::size_t from)
{
    if (m_contentTypeAt) return fail(from, "content-type stands twice in one step");
    m_contentTypeAt = from;
    Value value;
    if (!readHeaderValue("content-type", longestHeaderValue, value)) return false;
    if (value.text.empty()) return fail(value.at, "content-type takes a media type like text/html");
    m_action.contentType = std::move(value.text);
    return true;
}

bool ActionReader::readStatus()
{
    Value value;
    if (!m_in.readValue("status", value)) return false;
    const std::string& text = value.text;
    if (text.size() != 3 || !ScriptScanner::allDigits(text) || text < "200" || text > "599")
        return fail(value.at, "a status is 200 to 599");
    std::from_chars(text.data(), text.data() + text.size(), m_action.status);
    return true;
}

bool ActionReader::readStatusOption(std::string_view word, std::size_t from)
{
    if (word == "retry-after") {
        if (m_action.retryAfter || m_action.retryAfterDate)
            return fail(from, "retry-after stands twice in one step");
        return readRetryAfter();
    }
    if (m_bodied) return fail(from, "body stands twice in one step");
    if (hasNoBody(m_action.status)) return fail(from, "an answer 204, 205 or 304 has no body");
    m_bodied = true;
    Value value;
    if (!m_in.readValue("body", value)) return false;
    m_action.body = std::move(value.text);
    return true;
}

bool ActionReader::readRetryAfter()
{
    Value value;
    if (!readHeaderValue("retry-after", longestHeaderValue, value)) return false;
    if (!value.quoted && value.text.starts_with('+')) return readRetryAfterDate(value);
    if (!value.quoted && !ScriptScanner::allDigits(value.text))
        return fail(value.at, "retry-after takes seconds, +3s-date, or any text in quotes");
    m_action.retryAfter = std::move(value.text);
    return true;
}

bool ActionReader::readRetryAfterDate(const Value& value)
{
    constexpr std::string_view ending = "-date";
    const std::string_view text = value.text;
    std::optional<std::chrono::milliseconds> ahead;
    if (text.ends_with(ending)) ahead = readDuration(text.substr(1, text.size() - 1 - ending.size()));
    if (!ahead || *ahead % std::chrono::seconds(1) != std::chrono::milliseconds(0))
        return fail(value.at, "a date ahead is written in whole seconds: retry-after=+3s-date");
    m_action.retryAfterDate = std::chrono::duration_cast<std::chrono::seconds>(*ahead);
    return true;
}

bool ActionReader::readRedirect()
{
    Value value;
    if (!readHeaderValue("redirect", longestLocation, value)) return false;
    if (!isTarget(value.text))
        return fail(value.at, "redirect takes http://HOST/..., https://HOST/... or a path like /elsewhere");
    m_action.location = std::move(value.text);
    return true;
}

bool ActionReader::readReset()
{
    if (!m_in.at('=')) return true;
    Value value;
    if (!m_in.readValue("reset", value)) return false;
    if (value.text != "stream" && value.text != "connection")
        return fail(value.at, "reset takes stream or connection (over HTTP/2), or stands alone");
    m_action.resets = value.text == "stream" ? Scope::Stream : Scope::Connection;
    return true;
}

bool ActionReader::readStall()
{
    if (!m_in.at('=')) return true;
    Value value;
    if (!m_in.readValue("stall", value)) return false;
    if (value.text != "before" && value.text != "during")
        return fail(value.at, "stall takes before or during (the answer), or stands alone");
    m_action.stallDuring = value.text == "during";
    return true;
}

/// Reads a value that goes into a header line.
bool ActionReader::readHeaderValue(std::string_view name, std::size_t longest, Value& value)
{
    if (!m_in.readValue(name, value)) return false;
    if (value.text.size() > longest)
        return fail(value.at, std::string(name) + " is at most " + std::to_string(longest) + " bytes long");
    if (std::any_of(value.text.begin(), value.text.end(), isControl))
        return fail(value.at,
                    std::string(name) + " can't hold control characters: they would end the header line");
    return true;
}

} // namespace pb
