// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pb {

/// One line of JSON, members in the order they are added, integers exact.
class JsonLine
{
public:
    /// Starts with {"event":"<event>".
    explicit JsonLine(std::string_view event);

    JsonLine& add(std::string_view name, std::string_view text);
    JsonLine& add(std::string_view name, const char* text) { return add(name, std::string_view(text)); }
    JsonLine& add(std::string_view name, const std::string& text)
    {
        return add(name, std::string_view(text));
    }
    JsonLine& add(std::string_view name, std::int64_t number);
    JsonLine& add(std::string_view name, int number) { return add(name, std::int64_t{number}); }
    JsonLine& add(std::string_view name, bool truth);
    /// Milliseconds or seconds, with three decimals at most.
    JsonLine& add(std::string_view name, double number);
    /// JSON that is written as it stands.
    JsonLine& addRaw(std::string_view name, std::string_view json);

    std::string finished() const { return m_text + "}"; }

private:
    void name(std::string_view name);
    std::string m_text;
};

/// Where a headless command writes its lines: stdout, flushed line by line. Thread: the main thread.
class LineOutput
{
public:
    LineOutput(bool json, bool quiet) : m_json(json), m_quiet(quiet) {}

    /// Ready and summary lines: always JSON, also with --quiet.
    void announce(const JsonLine& line) const;
    /// A line of work: the JSON with --json, else the text; neither with --quiet. Control characters of the
    /// text are made visible, so that no peer can drive the terminal.
    void report(const JsonLine& line, std::string_view text) const;
    /// Whether report() writes anything, so that no one builds lines for nothing.
    bool reports() const { return !m_quiet; }

private:
    bool m_json;
    bool m_quiet;
};

/// Writes bytes and a line end to stdout and flushes. False where stdout is gone.
bool writeLine(std::string_view line);

} // namespace pb
