// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/typecheck.h"

#include <algorithm>

#include "models/domain/textsafety.h"
#include "models/filter/evaluator.h"
#include "models/filter/functions.h"
#include "models/filter/lexer.h"
#include "models/filter/operators.h"

namespace pb {

namespace {

constexpr int mostHeight = 512; // of chains like 1 add 1 add 1: the evaluator goes down them

bool isObject(const Node& node)
{
    return node.type.kind == ExpressionType::Kind::Object;
}

/// Types that can be compared with one another are of one family.
bool sameFamily(const ExpressionType& a, const ExpressionType& b)
{
    return a.isNumber() ? b.isNumber() : a.primitive == b.primitive;
}

bool isTemporal(EdmType type)
{
    return type == EdmType::Date || type == EdmType::TimeOfDay || type == EdmType::DateTimeOffset ||
           type == EdmType::Duration;
}

std::string withArticle(EdmType type)
{
    const std::string name(edmTypeName(type));
    return (type == EdmType::Int32 || type == EdmType::Int64 ? "an " : "a ") + name.substr(4);
}

} // namespace

FilterError errorAt(std::string_view text, Place place, std::string message)
{
    FilterError error;
    error.token = text.substr(std::min(place.at, text.size()), place.length);
    error.position = codePoints(text.substr(0, place.at));
    error.length = codePoints(error.token);
    error.message = std::move(message);
    return error;
}

tl::unexpected<FilterError> TypeCheck::refuse(Place place, std::string message) const
{
    return tl::make_unexpected(errorAt(m_expression.text, place, std::move(message)));
}

std::string_view TypeCheck::textOf(const Node& node) const
{
    return std::string_view(m_expression.text).substr(node.place.at, node.place.length);
}

std::string TypeCheck::described(const Node& node) const
{
    return std::string(textOf(node)) + ", " + withArticle(node.type.primitive) + ',';
}

TypeCheck::Result TypeCheck::finished(Node node)
{
    for (const Node& part : node.parts)
        node.height = std::max(node.height, part.height + 1);
    if (node.height > mostHeight) return refuse(node.place, "too many operators stand in a row: at most 512");
    const bool isConstant = node.operation != Operation::Any && node.operation != Operation::All &&
                            std::all_of(node.parts.begin(), node.parts.end(),
                                        [](const Node& part) { return part.constant.has_value(); }) &&
                            !(node.operation == Operation::Call && node.function == Function::Now);
    if (!isConstant) return node;
    auto value = constantValue(node, m_expression);
    if (!value) return tl::make_unexpected(std::move(value.error()));
    node.constant = *value;
    return node;
}

std::optional<FilterError> TypeCheck::objectionToTruth(const Node& node) const
{
    const bool fits = node.type.is(EdmType::Boolean) || node.type.isDynamic() || node.type.isNull();
    if (fits) return std::nullopt;
    if (node.type.collection)
        return errorAt(m_expression.text, node.place,
                       "expected /any(..), /all(..) or /$count after " + std::string(textOf(node)));
    return errorAt(m_expression.text, node.place,
                   "expected a comparison such as eq after " + std::string(textOf(node)) +
                       ": it is neither true nor false");
}

std::optional<FilterError> TypeCheck::objectionToElements(const Node& node) const
{
    if (node.type.collection || node.type.isDynamic()) return std::nullopt;
    return errorAt(m_expression.text, node.place,
                   std::string(textOf(node)) +
                       " is no collection: any, all and $count are of collections like EventTypes");
}

TypeCheck::Result TypeCheck::logic(Operation operation, std::vector<Node> parts, Place place)
{
    for (const Node& part : parts)
        if (auto objection = objectionToTruth(part)) return tl::make_unexpected(std::move(*objection));
    Node node;
    node.operation = operation;
    node.type = ExpressionType::of(EdmType::Boolean);
    node.place = place;
    node.parts = std::move(parts);
    return finished(std::move(node));
}

TypeCheck::Result TypeCheck::negation(Node part, Place place)
{
    if (auto objection = objectionToTruth(part)) {
        objection->message = "not takes what is true or false, and binds before eq: write not (" +
                             std::string(textOf(part)) + " eq ..)";
        return tl::make_unexpected(std::move(*objection));
    }
    std::vector<Node> parts;
    parts.push_back(std::move(part));
    return logic(Operation::Not, std::move(parts), place);
}

std::optional<FilterError> TypeCheck::objectionToSingle(const Node& node, const Node& other) const
{
    if (node.type.collection)
        return errorAt(m_expression.text, node.place,
                       std::string(textOf(node)) + " is a collection: compare its elements, like " +
                           std::string(textOf(node)) + "/any(x: x eq 'Canceled')");
    if (isObject(node) && !other.type.isNull())
        return errorAt(m_expression.text, node.place,
                       std::string(textOf(node)) + " is an object: name one of its members, like " +
                           std::string(textOf(node)) + "/ListPrice");
    return std::nullopt;
}

std::optional<FilterError> TypeCheck::objectionToPair(const Node& left, const Node& right,
                                                      bool ordering) const
{
    if (auto objection = objectionToSingle(left, right)) return objection;
    if (auto objection = objectionToSingle(right, left)) return objection;
    if (ordering && (isObject(left) || isObject(right)))
        return errorAt(m_expression.text, left.place, "an object is equal to null or not, no more");
    if (left.type.kind != ExpressionType::Kind::Primitive ||
        right.type.kind != ExpressionType::Kind::Primitive)
        return std::nullopt;
    if (sameFamily(left.type, right.type)) return std::nullopt;
    // The literal is what is wrong, where one is.
    const bool leftIsLiteral = left.operation == Operation::Literal && right.operation != Operation::Literal;
    const Node& wrong = leftIsLiteral ? left : right;
    const Node& other = leftIsLiteral ? right : left;
    std::string message = described(other) + " can't be compared with " + std::string(textOf(wrong)) + ", " +
                          withArticle(wrong.type.primitive);
    if (wrong.operation == Operation::Literal && wrong.type.is(EdmType::String)) {
        const std::string bare = unquoted(textOf(wrong));
        if (other.type.isNumber()) message += ": a number has no quotes, like 100";
        if (isTemporal(other.type.primitive)) message += ": it has no quotes, like " + bare;
        if (other.type.is(EdmType::Boolean)) message += ": true and false have no quotes";
    } else if (other.type.is(EdmType::DateTimeOffset) && wrong.type.is(EdmType::Date)) {
        message +=
            ": write date(" + std::string(textOf(other)) + "), or a timestamp like 2024-01-15T00:00:00Z";
    } else if (other.type.is(EdmType::String) && wrong.type.isNumber()) {
        message += ": a string stands in single quotes, like '" + std::string(textOf(wrong)) + '\'';
    }
    return errorAt(m_expression.text, wrong.place, std::move(message));
}

TypeCheck::Result TypeCheck::comparison(Operation operation, Node left, Node right)
{
    const bool ordering = operation != Operation::Equal && operation != Operation::NotEqual;
    if (auto objection = objectionToPair(left, right, ordering))
        return tl::make_unexpected(std::move(*objection));
    Node node;
    node.operation = operation;
    node.type = ExpressionType::of(EdmType::Boolean);
    node.place = {left.place.at, right.place.end() - left.place.at};
    node.parts.push_back(std::move(left));
    node.parts.push_back(std::move(right));
    return finished(std::move(node));
}

TypeCheck::Result TypeCheck::membership(Node left, std::vector<Node> items, Place place)
{
    const bool inCollection = items.size() == 1 && items.front().type.collection;
    for (const Node& item : items) {
        Node element;
        element.operation = item.operation;
        element.type = item.type;
        element.place = item.place;
        if (inCollection) element.type.collection = false;
        if (auto objection = objectionToPair(left, element, false))
            return tl::make_unexpected(std::move(*objection));
    }
    Node node;
    node.operation = Operation::In;
    node.type = ExpressionType::of(EdmType::Boolean);
    node.place = place;
    node.parts.push_back(std::move(left));
    for (Node& item : items)
        node.parts.push_back(std::move(item));
    return finished(std::move(node));
}

std::optional<ExpressionType> TypeCheck::arithmeticType(Operation operation, const ExpressionType& left,
                                                        const ExpressionType& right) const
{
    const auto of = [](EdmType type) { return ExpressionType::of(type); };
    const auto impossible = [](const ExpressionType& type) {
        return type.collection || type.kind == ExpressionType::Kind::Object || type.is(EdmType::Boolean) ||
               type.is(EdmType::String) || type.is(EdmType::TimeOfDay);
    };
    if (impossible(left) || impossible(right)) return std::nullopt;
    const bool open = !left.is(left.primitive) || !right.is(right.primitive); // null or dynamic
    if (open) return ExpressionType{};
    if (left.isNumber() && right.isNumber()) {
        if (operation == Operation::DivideBy) return of(EdmType::Decimal);
        if (left.isWhole() && right.isWhole()) return of(EdmType::Int64);
        return of(left.is(EdmType::Double) || right.is(EdmType::Double) ? EdmType::Double : EdmType::Decimal);
    }
    const bool span = right.is(EdmType::Duration);
    const bool point = left.is(EdmType::Date) || left.is(EdmType::DateTimeOffset);
    switch (operation) {
    case Operation::Add:
        return span && (point || left.is(EdmType::Duration)) ? std::optional(left) : std::nullopt;
    case Operation::Subtract:
        if (span && (point || left.is(EdmType::Duration))) return left;
        return point && right.is(left.primitive) ? std::optional(of(EdmType::Duration)) : std::nullopt;
    case Operation::Multiply:
        return (span && left.isNumber()) || (left.is(EdmType::Duration) && right.isNumber())
                   ? std::optional(of(EdmType::Duration))
                   : std::nullopt;
    case Operation::Divide:
    case Operation::DivideBy:
        return left.is(EdmType::Duration) && right.isNumber() ? std::optional(left) : std::nullopt;
    default:
        return std::nullopt;
    }
}

TypeCheck::Result TypeCheck::arithmetic(Operation operation, Node left, Node right)
{
    const auto type = arithmeticType(operation, left.type, right.type);
    if (!type) {
        const bool leftFits = left.type.isNumber() || left.type.isDynamic() || left.type.isNull() ||
                              (isTemporal(left.type.primitive) && !left.type.collection);
        const Node& wrong = leftFits ? right : left;
        return refuse(wrong.place, std::string(operatorName(operation)) + " takes numbers" +
                                       (isTemporal(left.type.primitive) ? ", or a duration" : "") + ", not " +
                                       std::string(textOf(wrong)) +
                                       (wrong.type.collection ? ", a collection"
                                        : isObject(wrong)     ? ", an object"
                                                              : ", " + withArticle(wrong.type.primitive)));
    }
    const bool divides =
        operation == Operation::Divide || operation == Operation::DivideBy || operation == Operation::Modulo;
    if (divides && right.constant && isZero(*right.constant))
        return refuse(right.place, "division by zero: " + std::string(operatorName(operation)) +
                                       " needs another number than 0");
    Node node;
    node.operation = operation;
    node.type = *type;
    node.place = {left.place.at, right.place.end() - left.place.at};
    node.parts.push_back(std::move(left));
    node.parts.push_back(std::move(right));
    return finished(std::move(node));
}

TypeCheck::Result TypeCheck::minus(Node part, Place place)
{
    const ExpressionType& type = part.type;
    if (!type.isNumber() && !type.isDynamic() && !type.isNull() && !type.is(EdmType::Duration))
        return refuse(part.place, "expected a number after -, not " + std::string(textOf(part)));
    Node node;
    node.operation = Operation::Negate;
    node.type = type;
    node.place = place;
    node.parts.push_back(std::move(part));
    return finished(std::move(node));
}

TypeCheck::Result TypeCheck::call(Function function, std::vector<Node> arguments, Place place)
{
    const FunctionDefinition& definition = definitionOf(function);
    for (std::size_t i = 0; i < arguments.size(); ++i)
        if (!fits(arguments[i].type, definition.arguments[i]))
            return refuse(arguments[i].place, std::string(definition.name) + " takes " +
                                                  std::string(wantedName(definition.arguments[i])) +
                                                  " here, not " + std::string(textOf(arguments[i])) + ": " +
                                                  std::string(definition.usage));
    Node node;
    node.operation = Operation::Call;
    node.function = function;
    node.type = ExpressionType::of(definition.gives);
    if (definition.arguments[0] == Wanted::Number && arguments.front().type.isWhole())
        node.type = arguments.front().type; // round of a whole number
    node.place = place;
    node.parts = std::move(arguments);
    if (function == Function::MatchesPattern && node.parts[1].constant) {
        if (const auto* pattern = std::get_if<std::string_view>(&*node.parts[1].constant)) {
            std::string why;
            node.pattern = compilePattern(*pattern, &why);
            if (!node.pattern)
                return refuse(node.parts[1].place, "the pattern is no regular expression: " + why);
        }
    }
    return finished(std::move(node));
}

TypeCheck::Result TypeCheck::lambda(Operation operation, Node collection, std::vector<Node> body,
                                    std::size_t variable, Place place)
{
    Node node;
    node.operation = operation;
    node.type = ExpressionType::of(EdmType::Boolean);
    node.place = place;
    node.index = variable;
    node.parts.push_back(std::move(collection));
    if (!body.empty()) {
        if (auto objection = objectionToTruth(body.front()))
            return tl::make_unexpected(std::move(*objection));
        node.parts.push_back(std::move(body.front()));
    }
    return finished(std::move(node));
}

TypeCheck::Result TypeCheck::count(Node collection, Place place)
{
    if (auto objection = objectionToElements(collection)) return tl::make_unexpected(std::move(*objection));
    Node node;
    node.operation = Operation::Count;
    node.type = ExpressionType::of(EdmType::Int64);
    node.place = place;
    node.parts.push_back(std::move(collection));
    return finished(std::move(node));
}

} // namespace pb
