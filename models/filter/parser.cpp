// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/parser.h"

#include <array>

#include "models/domain/textsafety.h"
#include "models/filter/operators.h"

namespace pb {

/// One more level of parentheses, functions or lambdas.
struct Parser::Nesting
{
    explicit Nesting(int& counted) : depth(counted) { ++depth; }
    ~Nesting() { --depth; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    bool tooDeep() const { return depth > Filter::mostDepth + 1; } // the innermost operand is no level
    int& depth;
};

Parser::Parser(FilterExpression& expression, const FilterRules& rules)
    : m_expression(expression), m_rules(rules), m_check(expression), m_lexer(expression.text)
{
    m_token = m_lexer.next();
}

void Parser::advance()
{
    m_before = m_token.text;
    m_end = m_token.at + m_token.text.size();
    m_token = m_lexer.next();
}

Token Parser::ahead() const
{
    Lexer lexer = m_lexer;
    return lexer.next();
}

tl::unexpected<FilterError> Parser::refuse(const Token& token, std::string message) const
{
    return tl::make_unexpected(errorAt(m_expression.text, {token.at, token.text.size()}, std::move(message)));
}

tl::unexpected<FilterError> Parser::unexpected(const std::string& expected) const
{
    if (m_token.kind == TokenKind::Bad) return refuse(m_token, m_token.trouble);
    const std::string after = m_before.empty() ? "" : " after " + m_before;
    if (m_token.kind == TokenKind::End)
        return refuse(m_token, "the expression ends too early: expected " + expected + after);
    return refuse(m_token, "expected " + expected + after + ", not " + std::string(m_token.text));
}

Parser::Result Parser::parse()
{
    if (m_token.kind == TokenKind::End)
        return refuse(m_token,
                      "the expression is empty: expected a comparison such as ResourceName eq 'Property'");
    Result root = binary(0);
    if (!root) return root;
    if (m_token.kind == TokenKind::Close) return refuse(m_token, "unexpected ): no parenthesis is open here");
    if (m_token.kind != TokenKind::End) return unexpected("an operator such as eq, and or or");
    if (const auto objection = m_check.objectionToTruth(*root)) return tl::make_unexpected(*objection);
    return root;
}

Parser::Result Parser::binary(int least)
{
    Result left = unary();
    while (left && m_token.kind == TokenKind::Name) {
        const BinaryOperator* sign = binaryOperator(m_token.text);
        if (!sign || sign->precedence < least) break;
        const Token word = m_token;
        if (sign->isHas)
            return refuse(word, "has is for types of flags, and nothing here has one: write "
                                "EventTypes/any(x: x eq 'Canceled')");
        left = continued(std::move(*left), *sign);
    }
    return left;
}

Parser::Result Parser::continued(Node left, const BinaryOperator& sign)
{
    if (sign.operation == Operation::And || sign.operation == Operation::Or)
        return chain(std::move(left), sign);
    advance();
    if (sign.operation == Operation::In) return in(std::move(left));
    Result right = binary(sign.precedence + 1);
    if (!right) return right;
    if (sign.precedence == comparisonPrecedence || sign.precedence == equalityPrecedence)
        return m_check.comparison(sign.operation, std::move(left), std::move(*right));
    return m_check.arithmetic(sign.operation, std::move(left), std::move(*right));
}

/// a and b and c: one node, however many they are.
Parser::Result Parser::chain(Node left, const BinaryOperator& sign)
{
    const std::size_t at = left.place.at;
    std::vector<Node> parts;
    if (auto objection = m_check.objectionToTruth(left)) return tl::make_unexpected(std::move(*objection));
    parts.push_back(std::move(left));
    while (m_token.kind == TokenKind::Name) {
        if (binaryOperator(m_token.text) != &sign) break;
        advance();
        Result part = binary(sign.precedence + 1);
        if (!part) return part;
        parts.push_back(std::move(*part));
    }
    const std::size_t end = parts.back().place.end();
    return m_check.logic(sign.operation, std::move(parts), {at, end - at});
}

Parser::Result Parser::in(Node left)
{
    const std::size_t at = left.place.at;
    if (m_token.kind != TokenKind::Open) {
        if (m_token.kind == TokenKind::Bad) return unexpected("a list");
        const Token start = m_token;
        const bool isName = start.kind == TokenKind::Name || start.kind == TokenKind::Dollar;
        Result collection = isName ? primary() : Result(Node());
        if (!collection) return collection;
        if (!isName || (!collection->type.collection && !collection->type.isDynamic()))
            return refuse(
                start, "expected a list in parentheses after in, like ResourceName in ('Property','Media')");
        std::vector<Node> items;
        items.push_back(std::move(*collection));
        const std::size_t end = items.back().place.end();
        return m_check.membership(std::move(left), std::move(items), {at, end - at});
    }
    auto items = list();
    if (!items) return tl::make_unexpected(items.error());
    return m_check.membership(std::move(left), std::move(*items), {at, m_end - at});
}

/// From ( to ), one value or more with commas between.
tl::expected<std::vector<Node>, FilterError> Parser::list()
{
    std::vector<Node> items;
    do {
        advance();
        Result item = binary(0);
        if (!item) return tl::make_unexpected(item.error());
        items.push_back(std::move(*item));
    } while (m_token.kind == TokenKind::Comma);
    if (m_token.kind != TokenKind::Close) return unexpected("a comma or )");
    advance();
    return items;
}

Parser::Result Parser::unary()
{
    const Nesting nesting(m_depth);
    if (nesting.tooDeep()) return refuse(m_token, "the expression is nested too deep: at most 64 levels");
    if (m_token.kind == TokenKind::Minus) return minus();
    if (m_token.kind != TokenKind::Name || !sameText(m_token.text, "not")) return primary();
    const std::size_t at = m_token.at;
    advance();
    Result part = unary();
    while (part && m_token.kind == TokenKind::Name) {
        const BinaryOperator* sign = binaryOperator(m_token.text);
        if (!sign || sign->operation != Operation::In || sign->isHas) break;
        advance();
        part = in(std::move(*part));
    }
    if (!part) return part;
    const std::size_t end = part->place.end();
    return m_check.negation(std::move(*part), {at, end - at});
}

Parser::Result Parser::minus()
{
    const std::size_t at = m_token.at;
    advance();
    if (m_token.kind == TokenKind::Number) {
        const Token token = m_token;
        advance();
        return number(token, true, at);
    }
    Result part = unary();
    if (!part) return part;
    const std::size_t end = part->place.end();
    return m_check.minus(std::move(*part), {at, end - at});
}

Parser::Result Parser::primary()
{
    switch (m_token.kind) {
    case TokenKind::Open:
        return parenthesis();
    case TokenKind::Name:
    case TokenKind::Dollar:
        return name();
    case TokenKind::String:
    case TokenKind::Number:
    case TokenKind::Date:
    case TokenKind::Time:
    case TokenKind::Stamp:
    case TokenKind::Duration:
        return literal();
    default:
        return unexpected("a property, a value or a function");
    }
}

Parser::Result Parser::parenthesis()
{
    const std::size_t at = m_token.at;
    advance();
    Result inside = binary(0);
    if (!inside) return inside;
    if (m_token.kind == TokenKind::Comma)
        return refuse(m_token, "a list stands behind in only, like ResourceName in ('Property','Media')");
    if (m_token.kind != TokenKind::Close) return unexpected("an operator or )");
    advance();
    inside->place = {at, m_end - at};
    return inside;
}

Node Parser::literalNode(Value value, ExpressionType type, Place place) const
{
    Node node;
    node.type = type;
    node.place = place;
    node.constant = value;
    return node;
}

Parser::Result Parser::number(const Token& token, bool negative, std::size_t at)
{
    const Place place{at, token.at + token.text.size() - at};
    const auto value = numberValue((negative ? "-" : "") + std::string(token.text), m_expression.values);
    if (!value)
        return refuse(token,
                      std::string(token.text) +
                          " is no number: expected one like 100, 1.5 or 1e2, of no more than 4096 digits");
    const bool isDouble = token.text.find_first_of("eE") != std::string_view::npos;
    const EdmType type = is<std::int64_t>(*value) ? EdmType::Int64
                         : isDouble               ? EdmType::Double
                                                  : EdmType::Decimal;
    return literalNode(*value, ExpressionType::of(type), place);
}

namespace {

/// A literal's value: nothing where the text is none.
template <typename Read>
std::optional<Value> valueOf(Read&& read, std::string_view text)
{
    const auto value = read(text);
    return value ? std::optional<Value>(*value) : std::nullopt;
}

} // namespace

Parser::Result Parser::literal()
{
    const Token token = m_token;
    advance();
    const Place place{token.at, token.text.size()};
    const auto made = [&](const std::optional<Value>& value, EdmType type, std::string_view like) -> Result {
        if (value) return literalNode(*value, ExpressionType::of(type), place);
        return refuse(token,
                      std::string(token.text) + " is no valid value: expected one like " + std::string(like));
    };
    switch (token.kind) {
    case TokenKind::Number:
        return number(token, false, token.at);
    case TokenKind::Date:
        return made(valueOf(readDate, token.text), EdmType::Date, "2024-01-15");
    case TokenKind::Time:
        return made(valueOf(readTimeOfDay, token.text), EdmType::TimeOfDay, "07:59:59.5");
    case TokenKind::Stamp:
        return made(valueOf(readTimestamp, token.text), EdmType::DateTimeOffset,
                    "2024-01-15T07:59:59Z or 2024-01-15T07:59:59.5+01:00");
    case TokenKind::Duration:
        return made(valueOf(readTimeSpan, unquoted(token.text.substr(token.text.find('\'')))),
                    EdmType::Duration, "duration'P1DT2H3M4.5S'");
    default:
        return literalNode(m_expression.values.keep(unquoted(token.text)),
                           ExpressionType::of(EdmType::String), place);
    }
}

} // namespace pb
