// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace pb {

/// The text with control characters (C0, DEL, C1) and invalid UTF-8 written as \xNN, so that it can't drive a
/// terminal or break a line.
std::string visibleControls(std::string_view text);

/// A CSV field: quoted where needed, and led by an apostrophe where a spreadsheet would take it for a
/// formula.
std::string csvField(std::string_view text);

/// True where the bytes are valid UTF-8.
bool validUtf8(std::string_view text);

/// The text without the spaces, tabs and carriage returns around it.
std::string_view trimmed(std::string_view text);

/// True where both are the same but for the case of ASCII letters, as names of header fields are.
bool sameText(std::string_view a, std::string_view b);

/// How many Unicode code points valid UTF-8 holds.
std::size_t codePoints(std::string_view text);

} // namespace pb
