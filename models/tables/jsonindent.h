// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace pb {

/// Lays JSON out for reading: a member or element a line, `indent` spaces a level, empty containers on one
/// line. Only white space between tokens changes: numbers, escapes and order stay as they were sent (EVT-6).
/// A text that is no JSON comes out with its tokens in the same order, and never crashes. Pure; any thread.
std::string indentJson(std::string_view source, int indent = 2);

} // namespace pb
