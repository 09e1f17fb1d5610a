// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/evaluator.h"

#include "models/filter/typecheck.h"

namespace pb {

std::string Evaluation::textOf(const Node& node) const
{
    return m_expression.text.substr(node.place.at, node.place.length);
}

Value Evaluation::refused(const Node& node, std::string message)
{
    return m_values.refuse(node.place, std::move(message));
}

Value Evaluation::wrongKind(const Node& node, const Value& value, std::string_view needed)
{
    return refused(node, textOf(node) + " is " + std::string(kindName(value)) + " in this row, not " +
                             std::string(needed));
}

Value Evaluation::value(const Node& node)
{
    if (node.constant) return *node.constant;
    switch (node.operation) {
    case Operation::Literal:
        return Null{}; // has its constant
    case Operation::Property:
        return settled(m_row->property(node.index), node);
    case Operation::Member:
        return settled(m_row->member(node.path), node);
    case Operation::Variable:
        return settled(m_variables[node.index], node);
    case Operation::ElementMember:
        return elementMember(node);
    case Operation::Count:
        return count(node);
    case Operation::Any:
    case Operation::All:
        return lambda(node);
    case Operation::And:
    case Operation::Or:
        return logic(node);
    case Operation::Not:
        return negation(node);
    case Operation::Equal:
    case Operation::NotEqual:
    case Operation::Greater:
    case Operation::GreaterOrEqual:
    case Operation::Less:
    case Operation::LessOrEqual:
        return comparison(node);
    case Operation::In:
        return membership(node);
    case Operation::Add:
    case Operation::Subtract:
    case Operation::Multiply:
    case Operation::Divide:
    case Operation::DivideBy:
    case Operation::Modulo:
        return arithmetic(node);
    case Operation::Negate:
        return minus(node);
    case Operation::Call:
        return call(node);
    }
    return Null{};
}

Value Evaluation::elementMember(const Node& node)
{
    const Value element = value(node.parts.front());
    constexpr std::size_t bytesAStep = 16; // arrays below it are made anew each time
    const auto* object = std::get_if<ObjectValue>(&element);
    if (object && !takes(object->json.source().size() / bytesAStep)) return tooLong(node);
    return settled(m_row->below(element, node.path), node);
}

/// What the row refuses gets the place where it was asked for.
Value Evaluation::settled(const Value& value, const Node& node)
{
    const auto* refusal = std::get_if<Refused>(&value);
    if (!refusal || refusal->why->place.length > 0) return value;
    return refused(node, refusal->why->message);
}

tl::expected<std::optional<bool>, Refusal> Evaluation::truth(const Value& value, const Node& node)
{
    if (const auto* decided = std::get_if<bool>(&value)) return *decided;
    if (is<Null>(value)) return std::nullopt;
    if (const auto* refusal = std::get_if<Refused>(&value)) return tl::make_unexpected(*refusal->why);
    const Value wrong = wrongKind(node, value, "true or false");
    return tl::make_unexpected(*std::get<Refused>(wrong).why);
}

Value Evaluation::logic(const Node& node)
{
    const bool deciding = node.operation == Operation::Or;
    std::optional<Value> open; // null, or the first refusal, which counts more
    for (const Node& part : node.parts) {
        const Value value = this->value(part);
        if (const auto* decided = std::get_if<bool>(&value)) {
            if (*decided == deciding) return deciding;
        } else if (is<Null>(value)) {
            if (!open) open = value;
        } else if (!open || is<Null>(*open)) {
            open = is<Refused>(value) ? value : wrongKind(part, value, "true or false");
        }
    }
    return open ? *open : Value(!deciding);
}

Value Evaluation::negation(const Node& node)
{
    const Value value = this->value(node.parts.front());
    if (const auto* decided = std::get_if<bool>(&value)) return !*decided;
    if (is<Null>(value) || is<Refused>(value)) return value;
    return wrongKind(node.parts.front(), value, "true or false");
}

namespace {

bool holds(Operation operation, std::partial_ordering order)
{
    switch (operation) {
    case Operation::Equal:
        return order == 0;
    case Operation::NotEqual:
        return order != 0;
    case Operation::Greater:
        return order > 0;
    case Operation::GreaterOrEqual:
        return order >= 0;
    case Operation::Less:
        return order < 0;
    default:
        return order <= 0;
    }
}

} // namespace

/// Why two values of a row can't be compared: the one that is dynamic is named.
Value Evaluation::incomparable(const Node& left, const Value& a, const Node& right, const Value& b)
{
    const bool ofLeft = !left.constant && (left.type.kind == ExpressionType::Kind::Dynamic || right.constant);
    const Node& node = ofLeft ? left : right;
    const Value& value = ofLeft ? a : b;
    const Value& other = ofLeft ? b : a;
    const bool isText = is<std::string_view>(value) && !is<bool>(other) && !isNumber(other) &&
                        !is<const Collection*>(other) && !is<ObjectValue>(other);
    return refused(node, textOf(node) + " is " +
                             (isText ? literalText(value) : std::string(kindName(value))) +
                             " in this row and can't be compared with " + std::string(kindName(other)));
}

Value Evaluation::comparison(const Node& node)
{
    const Node& leftNode = node.parts[0];
    const Node& rightNode = node.parts[1];
    const Value left = value(leftNode);
    if (is<Refused>(left)) return left;
    const Value right = value(rightNode);
    if (is<Refused>(right)) return right;
    if (is<Null>(left) || is<Null>(right)) {
        const bool same = is<Null>(left) && is<Null>(right);
        if (node.operation == Operation::Equal) return same;
        return node.operation == Operation::NotEqual && !same;
    }
    const Order order = compareValues(left, right);
    if (!order.comparable) return incomparable(leftNode, left, rightNode, right);
    return holds(node.operation, order.order);
}

Value Evaluation::equality(const Node& left, const Value& a, const Node& right, const Value& b)
{
    if (is<Refused>(a)) return a;
    if (is<Refused>(b)) return b;
    if (is<Null>(a) || is<Null>(b)) return is<Null>(a) && is<Null>(b);
    const Order order = compareValues(a, b);
    if (!order.comparable) return incomparable(left, a, right, b);
    return order.order == 0;
}

Value Evaluation::membership(const Node& node)
{
    const Node& leftNode = node.parts.front();
    const Value left = value(leftNode);
    if (is<Refused>(left)) return left;
    Value result = false;
    const auto found = [&](const Node& itemNode, const Value& item) {
        const Value equal = equality(leftNode, left, itemNode, item);
        const auto* decided = std::get_if<bool>(&equal);
        if (decided && *decided) return true;
        if (!decided && !is<Refused>(result)) result = equal;
        return false;
    };
    for (std::size_t i = 1; i < node.parts.size(); ++i) {
        const Node& itemNode = node.parts[i];
        const Value item = value(itemNode);
        const auto* collection = std::get_if<const Collection*>(&item);
        const bool isCollection = node.parts.size() == 2 && (collection || itemNode.type.collection);
        if (!isCollection) {
            if (found(itemNode, item)) return true;
            continue;
        }
        if (is<Refused>(item)) return item;
        if (!collection) continue;
        if (!takes((*collection)->elements.size())) return tooLong(node);
        for (const Value& element : (*collection)->elements)
            if (found(itemNode, settled(element, itemNode))) return true;
    }
    return result;
}

Value Evaluation::lambda(const Node& node)
{
    const Value value = this->value(node.parts.front());
    if (is<Refused>(value)) return value;
    const auto* collection = std::get_if<const Collection*>(&value);
    if (!collection && !is<Null>(value)) return wrongKind(node.parts.front(), value, "an array");
    const bool any = node.operation == Operation::Any;
    if (!collection) return !any;
    if (node.parts.size() == 1) return !(*collection)->elements.empty();
    const Node& body = node.parts[1];
    std::optional<Value> open;
    for (const Value& element : (*collection)->elements) {
        if (!takes(1)) return tooLong(node);
        m_variables[node.index] = element;
        const Value met = this->value(body);
        const auto* decided = std::get_if<bool>(&met);
        if (decided || is<Null>(met)) {
            // A condition that is null is not met.
            if ((decided && *decided) == any) return any;
        } else if (!open) {
            open = is<Refused>(met) ? met : wrongKind(body, met, "true or false");
        }
    }
    return open ? *open : Value(!any);
}

Value Evaluation::count(const Node& node)
{
    const Value value = this->value(node.parts.front());
    if (is<Refused>(value)) return value;
    if (is<Null>(value)) return std::int64_t{0};
    if (const auto* collection = std::get_if<const Collection*>(&value))
        return static_cast<std::int64_t>((*collection)->elements.size());
    return wrongKind(node.parts.front(), value, "an array");
}

tl::expected<Value, FilterError> constantValue(const Node& node, FilterExpression& expression)
{
    Evaluation evaluation(expression, nullptr, {});
    const Value value = evaluation.value(node);
    if (const auto* refusal = std::get_if<Refused>(&value))
        return tl::make_unexpected(errorAt(expression.text, refusal->why->place, refusal->why->message));
    // What the evaluation made goes with it.
    if (const auto* text = std::get_if<std::string_view>(&value))
        return expression.values.keep(std::string(*text));
    if (const auto* number = std::get_if<const Decimal*>(&value))
        return expression.values.keep(Decimal(**number));
    return value;
}

} // namespace pb
