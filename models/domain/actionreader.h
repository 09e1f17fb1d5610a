// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "models/domain/receiverbehaviour.h"
#include "models/domain/scriptscanner.h"

namespace pb {

/// Reads one action of a script: what changes it (delay, drip, stored-then, content-type), then its word.
/// Used once. Every function gives false after the first error, which the scanner then holds.
class ActionReader
{
public:
    ActionReader(ScriptScanner& scanner, BehaviourAction& action) : m_in(scanner), m_action(action) {}

    bool read();

private:
    using Value = ScriptScanner::Value;

    bool readModifier(std::string_view word, std::size_t from);
    bool readEnd(std::string_view word, std::size_t from);
    bool refuseWord(std::string_view word, std::size_t from);
    bool readOptions();
    bool finish();
    bool readDelay();
    bool readDrip();
    bool readContentType(std::size_t from);
    bool readStatus();
    bool readStatusOption(std::string_view word, std::size_t from);
    bool readRetryAfter();
    bool readRetryAfterDate(const Value& value);
    bool readRedirect();
    bool readReset();
    bool readStall();
    bool readHeaderValue(std::string_view name, std::size_t longest, Value& value);
    bool fail(std::size_t position, std::string message) { return m_in.fail(position, std::move(message)); }

    ScriptScanner& m_in;
    BehaviourAction& m_action;
    bool m_bodied = false;
    std::optional<std::size_t> m_delayAt; ///< where the word stands; nothing: it does not
    std::optional<std::size_t> m_dripAt;
    std::optional<std::size_t> m_contentTypeAt;
};

} // namespace pb
