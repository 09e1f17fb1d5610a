// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "models/filter/expression.h"
#include "models/filter/filter.h"
#include "models/filter/lexer.h"
#include "models/filter/operators.h"
#include "models/filter/typecheck.h"

namespace pb {

/// Reads an expression by precedence (OData 4.01, part 2, 5.1.1.17), in one pass over its tokens; nesting
/// is bounded (FLT-3), chains of operators are read in loops. `in` and `has` bind below arithmetic, so that
/// `EntityEventSequence add 1 in (102)` means what it says: above it the operand would be a Boolean, which no
/// arithmetic takes. The operand of `not` includes them.
class Parser
{
public:
    using Result = TypeCheck::Result;

    Parser(FilterExpression& expression, const FilterRules& rules);
    /// The whole text.
    Result parse();

private:
    struct Variable
    {
        std::string_view name;
        ExpressionType type;
    };
    struct Nesting;

    Result binary(int least);
    Result continued(Node left, const BinaryOperator& sign);
    Result chain(Node left, const BinaryOperator& sign);
    Result in(Node left);
    tl::expected<std::vector<Node>, FilterError> list();
    Result unary();
    Result minus();
    Result primary();
    Result parenthesis();
    Result literal();
    Result number(const Token& token, bool negative, std::size_t at);
    Result name();
    std::optional<Node> constantName(const Token& word) const;
    Result call(const Token& name);
    Result rootName(const Token& name);
    Result path(Node base);
    Result segment(Node base);
    Result member(Node base, const Token& name);
    Result lambda(Node collection, const Token& word);
    Result lambdaBody(Operation operation, Node collection);

    Node literalNode(Value value, ExpressionType type, Place place) const;
    tl::unexpected<FilterError> refuse(const Token& token, std::string message) const;
    /// An error where something else was expected than what stands there.
    tl::unexpected<FilterError> unexpected(const std::string& expected) const;
    tl::unexpected<FilterError> unknownName(const Token& name) const;
    void advance();
    Token ahead() const;

    FilterExpression& m_expression;
    const FilterRules& m_rules;
    TypeCheck m_check;
    Lexer m_lexer;
    Token m_token;
    std::string m_before;  ///< the token before, for "expected .. after .."
    std::size_t m_end = 0; ///< where the token before ends
    std::vector<Variable> m_variables;
    int m_depth = 0;
};

} // namespace pb
