// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "models/filter/expression.h"

namespace pb {

/// What an argument has to be.
enum class Wanted : std::uint8_t { String, Number, Whole, DateOrStamp, TimeOrStamp, Stamp, Duration };

/// A function of the language: its name, how it is called, and what it gives.
struct FunctionDefinition
{
    Function function;
    std::string_view name;
    std::size_t least; ///< arguments
    std::size_t most;
    std::array<Wanted, 3> arguments;
    EdmType gives;
    std::string_view usage; ///< contains(text,part): for messages and completion
};

/// All of them, in the order of the standard's text.
std::span<const FunctionDefinition> functionDefinitions();

/// The function of that name, upper or lower case; null where there is none.
const FunctionDefinition* functionNamed(std::string_view name);
const FunctionDefinition& definitionOf(Function function);

/// "a string", "a number", ...
std::string_view wantedName(Wanted wanted);
/// Whether a type can be what is wanted; null and dynamic always can.
bool fits(const ExpressionType& type, Wanted wanted);

} // namespace pb
