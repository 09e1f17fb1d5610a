// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/receiverbehaviour.h"

#include <charconv>

#include "models/domain/actionreader.h"
#include "models/domain/scriptscanner.h"

namespace pb {

namespace {

constexpr std::size_t longestScript = 65536;
constexpr std::size_t mostSteps = 1000;
constexpr std::size_t mostChances = 100;
constexpr std::int64_t greatestCount = 1'000'000'000;

/// Reads the steps of a script. Every function gives false after the first error, which error() then holds.
class ScriptReader
{
public:
    explicit ScriptReader(std::string_view text) : m_length(text.size()), m_in(text) {}

    bool readSteps(std::vector<BehaviourStep>& steps);
    const BehaviourError& error() const { return m_in.error(); }

private:
    bool readStep(BehaviourStep& step);
    bool readRandom(BehaviourStep& step);
    bool readSeed(std::uint64_t& seed);
    bool readChance(BehaviourStep::Chance& chance);
    bool readCount(std::int64_t& count);
    bool fail(std::size_t position, std::string message) { return m_in.fail(position, std::move(message)); }

    std::size_t m_length;
    ScriptScanner m_in;
};

bool ScriptReader::readSteps(std::vector<BehaviourStep>& steps)
{
    if (m_length > longestScript)
        return fail(longestScript, "a behaviour script is at most 65536 bytes long");
    m_in.skipSpace();
    if (m_in.atEnd()) {
        steps.push_back({});
        return true;
    }
    do {
        if (steps.size() == mostSteps) return fail(m_in.position(), "a script has at most 1000 steps");
        BehaviourStep step;
        if (!readStep(step)) return false;
        steps.push_back(std::move(step));
        m_in.skipSpace();
    } while (m_in.take(','));
    if (!m_in.atEnd()) return fail(m_in.position(), "expected a comma or the end instead of " + m_in.here());
    return true;
}

bool ScriptReader::readStep(BehaviourStep& step)
{
    m_in.skipSpace();
    const std::size_t from = m_in.position();
    bool counted = false;
    if (m_in.atDigit()) {
        if (!readCount(step.count)) return false;
        counted = true;
        m_in.skipSpace();
    }
    if (m_in.peekWord() != "random") return ActionReader(m_in, step.action).read();
    if (counted) return fail(from, "random takes no count: it is the last step and repeats");
    return readRandom(step);
}

bool ScriptReader::readCount(std::int64_t& count)
{
    const std::size_t from = m_in.position();
    const std::string_view digits = m_in.takeWhile(ScriptScanner::isDigit);
    if (m_in.at('%') || m_in.at('.'))
        return fail(from, "a chance stands in a random step only: random(seed=1): 10% status=503");
    m_in.skipSpace();
    if (!m_in.take('x'))
        return fail(from, "expected x after the count (\"2x reset\"); a status is written status=" +
                              std::string(digits.substr(0, 10)));
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (read.ec != std::errc{} || count < 1 || count > greatestCount)
        return fail(from, "a count is 1 to 1000000000");
    return true;
}

bool ScriptReader::readRandom(BehaviourStep& step)
{
    m_in.takeWord();
    m_in.skipSpace();
    if (m_in.take('(') && !readSeed(step.seed)) return false;
    m_in.skipSpace();
    if (!m_in.take(':'))
        return fail(m_in.position(), "expected a colon and the chances: random(seed=1): 10% status=503");
    double sum = 0;
    do {
        m_in.skipSpace();
        const std::size_t from = m_in.position();
        if (step.chances.size() == mostChances) return fail(from, "a random step has at most 100 chances");
        BehaviourStep::Chance chance;
        if (!readChance(chance)) return false;
        sum += chance.percent;
        if (sum > 100 + 1e-9) return fail(from, "the chances add up to more than 100 %");
        step.chances.push_back(std::move(chance));
        m_in.skipSpace();
    } while (m_in.take(','));
    return true;
}

bool ScriptReader::readSeed(std::uint64_t& seed)
{
    m_in.skipSpace();
    const std::size_t word = m_in.position();
    if (m_in.takeWord() != "seed" || !m_in.take('=')) return fail(word, "expected seed=N");
    const std::size_t from = m_in.position();
    const std::string_view digits = m_in.takeWhile(ScriptScanner::isDigit);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), seed);
    if (digits.empty() || read.ec != std::errc{})
        return fail(from, "a seed is a whole number from 0 to 18446744073709551615");
    m_in.skipSpace();
    if (!m_in.take(')')) return fail(m_in.position(), "expected ) after the seed instead of " + m_in.here());
    return true;
}

bool ScriptReader::readChance(BehaviourStep::Chance& chance)
{
    const std::size_t from = m_in.position();
    if (m_in.peekWord() == "random") return fail(from, "random can't stand inside random");
    const std::string_view number =
        m_in.takeWhile([](char c) { return ScriptScanner::isDigit(c) || c == '.'; });
    const auto read = std::from_chars(number.data(), number.data() + number.size(), chance.percent);
    m_in.skipSpace();
    if (number.empty() || !m_in.at('%')) {
        m_in.moveTo(from);
        return fail(from, "expected a chance like \"10% status=503\" instead of " + m_in.here() +
                              "; random is the last step, so what follows it are chances");
    }
    if (read.ec != std::errc{} || read.ptr != number.data() + number.size() || chance.percent > 100)
        return fail(from, "a chance is 0 to 100 %");
    m_in.take('%');
    m_in.skipSpace();
    if (m_in.atDigit()) return fail(m_in.position(), "a chance takes an action without a count");
    return ActionReader(m_in, chance.action).read();
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
