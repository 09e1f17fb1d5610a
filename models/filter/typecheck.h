// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "models/filter/expression.h"
#include "models/filter/filter.h"

namespace pb {

/// The error at a place of an expression, its position counted in code points.
FilterError errorAt(std::string_view text, Place place, std::string message);

/// Joins nodes to larger ones where their types fit, and refuses them where they don't (FLT-1). A node of
/// constants gets its value at once, so that 1 div 0 is refused before any row is seen.
class TypeCheck
{
public:
    using Result = tl::expected<Node, FilterError>;

    explicit TypeCheck(FilterExpression& expression) : m_expression(expression) {}

    Result logic(Operation operation, std::vector<Node> parts, Place place);
    Result negation(Node part, Place place);
    Result comparison(Operation operation, Node left, Node right);
    Result membership(Node left, std::vector<Node> items, Place place);
    Result arithmetic(Operation operation, Node left, Node right);
    Result minus(Node part, Place place);
    Result call(Function function, std::vector<Node> arguments, Place place);
    Result lambda(Operation operation, Node collection, std::vector<Node> body, std::size_t variable,
                  Place place);
    Result count(Node collection, Place place);

    /// Nothing where a node can stand for true or false.
    std::optional<FilterError> objectionToTruth(const Node& node) const;
    /// Nothing where the node has elements.
    std::optional<FilterError> objectionToElements(const Node& node) const;

private:
    Result finished(Node node);
    tl::unexpected<FilterError> refuse(Place place, std::string message) const;
    std::string_view textOf(const Node& node) const;
    /// What a node is, for messages: "ResourceName (Edm.String)".
    std::string described(const Node& node) const;
    /// Why two nodes can't be compared; nothing where they can.
    std::optional<FilterError> objectionToPair(const Node& left, const Node& right, bool ordering) const;
    std::optional<FilterError> objectionToSingle(const Node& node, const Node& other) const;
    std::optional<ExpressionType> arithmeticType(Operation operation, const ExpressionType& left,
                                                 const ExpressionType& right) const;

    FilterExpression& m_expression;
};

} // namespace pb
