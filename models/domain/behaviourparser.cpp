// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/receiverbehaviour.h"

#include <algorithm>
#include <charconv>

#include "models/domain/retrypolicy.h"

namespace pb {

namespace {

constexpr std::size_t longestScript = 65536;
constexpr std::int64_t greatestCount = 1'000'000'000;
constexpr std::chrono::milliseconds longestDelay = std::chrono::hours(24);
constexpr std::size_t longestHeaderValue = 1024;
constexpr std::string_view available =
    "use accept, status=NNN, delay=TIME, close, reset, stored-then ACTION or random(seed=N): ...";
constexpr std::string_view laterWords[] = {"stall",     "drip",     "truncate",
                                           "malformed", "redirect", "content-type"};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '-' || c == '_';
}

bool allDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool hasNoBody(int status)
{
    return status == 204 || status == 205 || status == 304;
}

/// Reads a script from left to right. Every function gives false after the first error, which error() then
/// holds.
class ScriptReader
{
public:
    explicit ScriptReader(std::string_view text) : m_text(text) {}

    bool readSteps(std::vector<BehaviourStep>& steps);
    const BehaviourError& error() const { return m_error; }

private:
    /// A value as it was written: where, its text, and whether it stood in quotes.
    struct Value
    {
        std::size_t at = 0;
        std::string text;
        bool quoted = false;
    };

    bool readStep(BehaviourStep& step);
    bool readRandom(BehaviourStep& step);
    bool readSeed(std::uint64_t& seed);
    bool readChance(BehaviourStep::Chance& chance);
    bool readCount(std::int64_t& count);
    bool readAction(BehaviourAction& action);
    bool readEnd(std::string_view word, std::size_t from, BehaviourAction& action);
    bool readDelay(BehaviourAction& action);
    bool readStatus(BehaviourAction& action);
    bool readStatusOptions(BehaviourAction& action);
    bool readRetryAfter(BehaviourAction& action);
    bool readRetryAfterDate(const Value& value, BehaviourAction& action);
    bool readValue(std::string_view name, Value& value);
    bool readQuoted(Value& value);

    bool fail(std::size_t position, std::string message);
    void skipSpace();
    bool atEnd() const { return m_at == m_text.size(); }
    bool at(char c) const { return !atEnd() && m_text[m_at] == c; }
    bool take(char c);
    std::string_view peekWord() const;
    std::string_view takeWhile(bool (*belongs)(char));
    std::string here() const;

    std::string_view m_text;
    std::size_t m_at = 0;
    BehaviourError m_error;
};

bool ScriptReader::fail(std::size_t position, std::string message)
{
    m_error = {position, std::move(message)};
    return false;
}

void ScriptReader::skipSpace()
{
    while (!atEnd() && isSpace(m_text[m_at]))
        ++m_at;
}

bool ScriptReader::take(char c)
{
    if (!at(c)) return false;
    ++m_at;
    return true;
}

std::string_view ScriptReader::takeWhile(bool (*belongs)(char))
{
    const std::size_t from = m_at;
    while (!atEnd() && belongs(m_text[m_at]))
        ++m_at;
    return m_text.substr(from, m_at - from);
}

std::string_view ScriptReader::peekWord() const
{
    std::size_t end = m_at;
    while (end < m_text.size() && isWordCharacter(m_text[end]))
        ++end;
    return m_text.substr(m_at, end - m_at);
}

/// What stands at the reading position, for messages.
std::string ScriptReader::here() const
{
    if (atEnd()) return "the end";
    const std::string_view word = peekWord();
    return '"' + std::string(word.empty() ? m_text.substr(m_at, 1) : word.substr(0, 40)) + '"';
}

bool ScriptReader::readSteps(std::vector<BehaviourStep>& steps)
{
    if (m_text.size() > longestScript)
        return fail(longestScript, "a behaviour script is at most 65536 bytes long");
    skipSpace();
    if (atEnd()) {
        steps.push_back({});
        return true;
    }
    do {
        BehaviourStep step;
        if (!readStep(step)) return false;
        steps.push_back(std::move(step));
        skipSpace();
    } while (take(','));
    if (!atEnd()) return fail(m_at, "expected a comma or the end instead of " + here());
    return true;
}

bool ScriptReader::readStep(BehaviourStep& step)
{
    skipSpace();
    const std::size_t from = m_at;
    bool counted = false;
    if (!atEnd() && isDigit(m_text[m_at])) {
        if (!readCount(step.count)) return false;
        counted = true;
        skipSpace();
    }
    if (peekWord() != "random") return readAction(step.action);
    if (counted) return fail(from, "random takes no count: it is the last step and repeats");
    return readRandom(step);
}

bool ScriptReader::readCount(std::int64_t& count)
{
    const std::size_t from = m_at;
    const std::string_view digits = takeWhile(isDigit);
    if (at('%') || at('.'))
        return fail(from, "a chance stands in a random step only: random(seed=1): 10% status=503");
    skipSpace();
    if (!take('x'))
        return fail(from, "expected x after the count (\"2x reset\"); a status is written status=" +
                              std::string(digits.substr(0, 10)));
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (read.ec != std::errc{} || count < 1 || count > greatestCount)
        return fail(from, "a count is 1 to 1000000000");
    return true;
}

bool ScriptReader::readRandom(BehaviourStep& step)
{
    m_at += std::string_view("random").size();
    skipSpace();
    if (take('(') && !readSeed(step.seed)) return false;
    skipSpace();
    if (!take(':')) return fail(m_at, "expected a colon and the chances: random(seed=1): 10% status=503");
    double sum = 0;
    do {
        skipSpace();
        const std::size_t from = m_at;
        BehaviourStep::Chance chance;
        if (!readChance(chance)) return false;
        sum += chance.percent;
        if (sum > 100 + 1e-9) return fail(from, "the chances add up to more than 100 %");
        step.chances.push_back(std::move(chance));
        skipSpace();
    } while (take(','));
    return true;
}

bool ScriptReader::readSeed(std::uint64_t& seed)
{
    skipSpace();
    const std::size_t word = m_at;
    if (takeWhile(isWordCharacter) != "seed" || !take('=')) return fail(word, "expected seed=N");
    const std::size_t from = m_at;
    const std::string_view digits = takeWhile(isDigit);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), seed);
    if (digits.empty() || read.ec != std::errc{})
        return fail(from, "a seed is a whole number from 0 to 18446744073709551615");
    skipSpace();
    if (!take(')')) return fail(m_at, "expected ) after the seed instead of " + here());
    return true;
}

bool ScriptReader::readChance(BehaviourStep::Chance& chance)
{
    const std::size_t from = m_at;
    if (peekWord() == "random") return fail(from, "random can't stand inside random");
    const std::string_view number = takeWhile([](char c) { return isDigit(c) || c == '.'; });
    const auto read = std::from_chars(number.data(), number.data() + number.size(), chance.percent);
    skipSpace();
    if (number.empty() || !at('%')) {
        m_at = from;
        return fail(from, "expected a chance like \"10% status=503\" instead of " + here() +
                              "; random is the last step, so what follows it are chances");
    }
    if (read.ec != std::errc{} || read.ptr != number.data() + number.size() || chance.percent > 100)
        return fail(from, "a chance is 0 to 100 %");
    ++m_at;
    skipSpace();
    if (!atEnd() && isDigit(m_text[m_at])) return fail(m_at, "a chance takes an action without a count");
    return readAction(chance.action);
}

bool ScriptReader::readAction(BehaviourAction& action)
{
    bool delayed = false;
    for (;;) {
        skipSpace();
        const std::size_t from = m_at;
        if (atEnd() || at(',')) {
            if (action.storedThen) return fail(m_at, "expected an action after stored-then");
            if (delayed) return true; // a delay alone: then accept
            return fail(m_at, "expected an action instead of " + here() + "; " + std::string(available));
        }
        const std::string_view word = takeWhile(isWordCharacter);
        if (word == "delay") {
            if (delayed) return fail(from, "delay stands twice in one step");
            delayed = true;
            if (!readDelay(action)) return false;
        } else if (word == "stored-then") {
            if (action.storedThen) return fail(from, "stored-then stands twice in one step");
            action.storedThen = true;
        } else {
            return readEnd(word, from, action);
        }
    }
}

/// Reads the word that ends an action: accept, status, close or reset.
bool ScriptReader::readEnd(std::string_view word, std::size_t from, BehaviourAction& action)
{
    using Kind = BehaviourAction::Kind;
    if (word == "status") {
        action.kind = Kind::Status;
        return readStatus(action);
    }
    if (word == "accept") {
        if (action.storedThen)
            return fail(from, "accept stores anyway; stored-then stands before status, close or reset");
        return true;
    }
    if (word == "reset" && at('='))
        return fail(from, "\"reset=\" is not part of this version; reset alone ends the connection");
    if (word == "close" || word == "reset") {
        action.kind = word == "close" ? Kind::Close : Kind::Reset;
        return true;
    }
    m_at = from;
    if (std::find(std::begin(laterWords), std::end(laterWords), word) != std::end(laterWords))
        return fail(from, here() + " is not part of this version; " + std::string(available));
    if (word == "retry-after" || word == "body")
        return fail(from, here() + " belongs to a status: status=429 retry-after=3");
    if (word == "random") return fail(from, "random can't follow delay or stored-then");
    return fail(from, here() + " is no action; " + std::string(available));
}

bool ScriptReader::readDelay(BehaviourAction& action)
{
    Value value;
    if (!readValue("delay", value)) return false;
    const auto duration = readDuration(value.text);
    if (!duration || *duration > longestDelay)
        return fail(value.at, "a delay is written like 200ms, 1.5s or 2m, and is at most 24h");
    action.delay = *duration;
    return true;
}

bool ScriptReader::readStatus(BehaviourAction& action)
{
    Value value;
    if (!readValue("status", value)) return false;
    if (value.text.size() != 3 || !allDigits(value.text) || value.text < "200" || value.text > "599")
        return fail(value.at, "a status is 200 to 599");
    std::from_chars(value.text.data(), value.text.data() + value.text.size(), action.status);
    return readStatusOptions(action);
}

bool ScriptReader::readStatusOptions(BehaviourAction& action)
{
    bool bodied = false;
    for (;;) {
        const std::size_t before = m_at;
        skipSpace();
        const std::size_t from = m_at;
        const std::string_view word = takeWhile(isWordCharacter);
        if (word == "retry-after") {
            if (action.retryAfter || action.retryAfterDate)
                return fail(from, "retry-after stands twice in one step");
            if (!readRetryAfter(action)) return false;
        } else if (word == "body") {
            if (bodied) return fail(from, "body stands twice in one step");
            if (hasNoBody(action.status)) return fail(from, "an answer 204, 205 or 304 has no body");
            bodied = true;
            Value value;
            if (!readValue("body", value)) return false;
            action.body = std::move(value.text);
        } else {
            m_at = before;
            if (word == "content-type")
                return fail(
                    from,
                    "\"content-type\" is not part of this version; a status takes retry-after and body");
            if (!word.empty())
                return fail(from, "expected retry-after=, body= or a comma instead of \"" +
                                      std::string(word.substr(0, 40)) + '"');
            return true;
        }
    }
}

bool ScriptReader::readRetryAfter(BehaviourAction& action)
{
    Value value;
    if (!readValue("retry-after", value)) return false;
    if (!value.quoted && value.text.starts_with('+')) return readRetryAfterDate(value, action);
    if (!value.quoted && !allDigits(value.text))
        return fail(value.at, "retry-after takes seconds, +3s-date, or any text in quotes");
    if (value.text.size() > longestHeaderValue)
        return fail(value.at, "retry-after is at most 1024 bytes long");
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (std::any_of(value.text.begin(), value.text.end(), isControl))
        return fail(value.at, "retry-after can't hold control characters: they would end the header line");
    action.retryAfter = std::move(value.text);
    return true;
}

bool ScriptReader::readRetryAfterDate(const Value& value, BehaviourAction& action)
{
    constexpr std::string_view ending = "-date";
    const std::string_view text = value.text;
    std::optional<std::chrono::milliseconds> ahead;
    if (text.ends_with(ending)) ahead = readDuration(text.substr(1, text.size() - 1 - ending.size()));
    if (!ahead || *ahead % std::chrono::seconds(1) != std::chrono::milliseconds(0))
        return fail(value.at, "a date ahead is written in whole seconds: retry-after=+3s-date");
    action.retryAfterDate = std::chrono::duration_cast<std::chrono::seconds>(*ahead);
    return true;
}

/// Reads =VALUE after a name: in quotes, or up to white space or a comma.
bool ScriptReader::readValue(std::string_view name, Value& value)
{
    if (!take('=')) return fail(m_at, "expected = and a value after " + std::string(name));
    value.at = m_at;
    if (at('"')) return readQuoted(value);
    value.text = takeWhile([](char c) { return !isSpace(c) && c != ',' && c != '"'; });
    if (value.text.empty()) return fail(m_at, "expected a value after " + std::string(name) + '=');
    return true;
}

bool ScriptReader::readQuoted(Value& value)
{
    value.quoted = true;
    ++m_at;
    while (!atEnd() && !at('"')) {
        char c = m_text[m_at++];
        if (c == '\\') {
            if (atEnd()) break;
            c = m_text[m_at++];
            if (c == 'n')
                c = '\n';
            else if (c != '"' && c != '\\')
                return fail(m_at - 2, "inside quotes a backslash stands before \", \\ or n");
        }
        value.text += c;
    }
    if (!take('"')) return fail(value.at, "the closing quote is missing");
    return true;
}

} // namespace

tl::expected<BehaviourScript, BehaviourError> parseBehaviour(std::string_view text)
{
    BehaviourScript script{std::string(text), {}};
    ScriptReader reader(text);
    if (!reader.readSteps(script.steps)) return tl::unexpected(reader.error());
    return script;
}

} // namespace pb
