// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/operators.h"

#include <algorithm>

#include "models/domain/textsafety.h"

namespace pb {

namespace {

constexpr BinaryOperator operators[] = {
    {"eq", Operation::Equal, equalityPrecedence},
    {"ne", Operation::NotEqual, equalityPrecedence},
    {"gt", Operation::Greater, comparisonPrecedence},
    {"ge", Operation::GreaterOrEqual, comparisonPrecedence},
    {"lt", Operation::Less, comparisonPrecedence},
    {"le", Operation::LessOrEqual, comparisonPrecedence},
    {"and", Operation::And, andPrecedence},
    {"or", Operation::Or, orPrecedence},
    {"in", Operation::In, membershipPrecedence},
    {"has", Operation::In, membershipPrecedence, true},
    {"add", Operation::Add, additivePrecedence},
    {"sub", Operation::Subtract, additivePrecedence},
    {"mul", Operation::Multiply, multiplicativePrecedence},
    {"div", Operation::Divide, multiplicativePrecedence},
    {"divby", Operation::DivideBy, multiplicativePrecedence},
    {"mod", Operation::Modulo, multiplicativePrecedence},
};

} // namespace

std::span<const BinaryOperator> binaryOperators()
{
    return operators;
}

const BinaryOperator* binaryOperator(std::string_view name)
{
    const auto found = std::find_if(std::begin(operators), std::end(operators),
                                    [name](const BinaryOperator& each) { return sameText(each.name, name); });
    return found == std::end(operators) ? nullptr : &*found;
}

std::string_view operatorName(Operation operation)
{
    for (const BinaryOperator& each : operators)
        if (each.operation == operation) return each.name;
    return operation == Operation::Not ? "not" : "";
}

} // namespace pb
