// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "models/filter/expression.h"

namespace pb {

inline constexpr int orPrecedence = 1;
inline constexpr int andPrecedence = 2;
inline constexpr int equalityPrecedence = 3;
inline constexpr int comparisonPrecedence = 4;
inline constexpr int membershipPrecedence = 5;
inline constexpr int additivePrecedence = 6;
inline constexpr int multiplicativePrecedence = 7;

/// An operator between two operands; the higher precedence binds first.
struct BinaryOperator
{
    std::string_view name;
    Operation operation;
    int precedence;
    bool isHas = false; ///< known, but nothing here has flags
};

std::span<const BinaryOperator> binaryOperators();

/// The operator of that name, upper or lower case; null where there is none.
const BinaryOperator* binaryOperator(std::string_view name);

/// "eq", "add", ...
std::string_view operatorName(Operation operation);

} // namespace pb
