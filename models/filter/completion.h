// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/entitytype.h"

namespace pb {

/// One thing that can stand where the cursor is.
struct Completion
{
    enum class Kind { Property, Operator, Function, Value, Lambda };
    Kind kind = Kind::Property;
    std::string text; ///< what replaces the word under the cursor
    std::string hint; ///< its type or meaning, short
};

/// What can be written at a place of an expression.
struct CompletionList
{
    std::size_t from = 0; ///< the word to replace: code points from the start
    std::size_t length = 0;
    std::vector<Completion> choices; ///< the likeliest first, those that begin with the word only
};

/// What can stand at the cursor (in code points): names, operators and functions that fit what is before it,
/// and after a comparison the values that `seenValues` gives for the property. Pure.
CompletionList
completionsAt(std::string_view text, std::size_t cursor, const EntityType& type,
              const std::function<std::vector<std::string>(std::string_view property)>& seenValues);

} // namespace pb
