// SPDX-License-Identifier: GPL-3.0-or-later
// What a name stands for: a constant, a function, a lambda's variable, a property, a dynamic member, and the
// path behind it.
#include <algorithm>

#include "models/domain/textsafety.h"
#include "models/filter/functions.h"
#include "models/filter/parser.h"

namespace pb {

namespace {

/// Whether a type says nothing of its members but the key, so that all others are dynamic.
bool isUndeclared(const EntityType& type)
{
    return type.open && std::all_of(type.properties.begin(), type.properties.end(),
                                    [&](const PropertyDefinition& each) { return each.name == type.key; });
}

bool isOperatorWord(std::string_view word)
{
    return binaryOperator(word) != nullptr || sameText(word, "not");
}

} // namespace

std::optional<Node> Parser::constantName(const Token& word) const
{
    const Place place{word.at, word.text.size()};
    if (sameText(word.text, "true")) return literalNode(true, ExpressionType::of(EdmType::Boolean), place);
    if (sameText(word.text, "false")) return literalNode(false, ExpressionType::of(EdmType::Boolean), place);
    if (sameText(word.text, "null"))
        return literalNode(Null{}, {ExpressionType::Kind::Null, {}, false}, place);
    const ExpressionType isDouble = ExpressionType::of(EdmType::Double);
    if (word.text == "INF") return literalNode(NonFinite::Infinity, isDouble, place);
    if (word.text == "NaN") return literalNode(NonFinite::NotANumber, isDouble, place);
    return std::nullopt;
}

Parser::Result Parser::name()
{
    const Token word = m_token;
    const bool called = ahead().kind == TokenKind::Open;
    if (word.kind == TokenKind::Name && isOperatorWord(word.text)) {
        const bool isName = m_expression.type->property(word.text) || ahead().kind == TokenKind::Slash;
        if (!isName) return unexpected("a property, a value or a function");
    }
    advance();
    if (word.kind == TokenKind::Name && called) return call(word);
    if (word.kind == TokenKind::Name) {
        const bool variable = std::any_of(m_variables.begin(), m_variables.end(),
                                          [&](const Variable& each) { return each.name == word.text; });
        auto constant = variable ? std::nullopt : constantName(word);
        if (constant) return std::move(*constant);
    }
    Result root = rootName(word);
    if (!root) return root;
    return path(std::move(*root));
}

Parser::Result Parser::call(const Token& word)
{
    const FunctionDefinition* definition = functionNamed(word.text);
    if (!definition) {
        if (sameText(word.text, "substringof"))
            return refuse(word, "substringof is of OData 2: write contains(ResourceName,'Pro')");
        return refuse(word, "there is no function " + std::string(word.text) +
                                ": expected one such as contains, startswith or tolower");
    }
    std::vector<Node> arguments;
    if (ahead().kind == TokenKind::Close) {
        advance();
        advance();
    } else {
        auto items = list();
        if (!items) return tl::make_unexpected(items.error());
        arguments = std::move(*items);
    }
    const Place place{word.at, m_end - word.at};
    if (arguments.size() < definition->least || arguments.size() > definition->most)
        return refuse(word,
                      std::string(definition->name) + " takes " + std::to_string(definition->least) +
                          (definition->least < definition->most ? " or " + std::to_string(definition->most)
                                                                : std::string()) +
                          (definition->most == 1 ? " argument, not " : " arguments, not ") +
                          std::to_string(arguments.size()) + ": " + std::string(definition->usage));
    return m_check.call(definition->function, std::move(arguments), place);
}

/// The first name of a path.
Parser::Result Parser::rootName(const Token& word)
{
    Node node;
    Token first = word;
    if (word.kind == TokenKind::Dollar) {
        if (word.text != "$it")
            return refuse(word, "expected $it or a property, not " + std::string(word.text));
        if (m_token.kind != TokenKind::Slash)
            return unexpected("a slash and a property, like $it/ResourceName,");
        advance();
        if (m_token.kind != TokenKind::Name) return unexpected("a property");
        first = m_token;
        advance();
    } else {
        for (std::size_t i = m_variables.size(); i-- > 0;) {
            if (m_variables[i].name != word.text) continue;
            node.operation = Operation::Variable;
            node.index = i;
            node.type = m_variables[i].type;
            node.place = {word.at, word.text.size()};
            return node;
        }
    }
    node.place = {word.at, m_end - word.at};
    const EntityType& type = *m_expression.type;
    if (first.text == m_rules.refusedProperty)
        return refuse(first, std::string(first.text) +
                                 " can't be used here: " + std::string(m_rules.refusedBecause));
    if (const PropertyDefinition* property = type.property(first.text)) {
        node.operation = Operation::Property;
        node.index = static_cast<std::size_t>(property - type.properties.data());
        const bool isObject = property->dynamicMembers;
        const bool isDynamic = property->type == EdmType::Dynamic;
        node.type = {isObject    ? ExpressionType::Kind::Object
                     : isDynamic ? ExpressionType::Kind::Dynamic
                                 : ExpressionType::Kind::Primitive,
                     property->type, property->collection};
        return node;
    }
    if (!isUndeclared(type)) return unknownName(first);
    node.operation = Operation::Member;
    node.path = first.text;
    return node;
}

tl::unexpected<FilterError> Parser::unknownName(const Token& word) const
{
    const std::string name(word.text);
    const std::string what = "there is no property " + name;
    for (const PropertyDefinition& each : m_expression.type->properties)
        if (sameText(each.name, word.text))
            return refuse(word, what + ": did you mean " + std::string(each.name) + "?");
    const bool afterOperator = binaryOperator(m_before) != nullptr || m_token.kind == TokenKind::End;
    if (functionNamed(word.text))
        return refuse(word, name + " is a function: write " + std::string(functionNamed(word.text)->usage));
    return refuse(word, what + " of " + std::string(m_expression.type->name) +
                            (afterOperator ? "; a string stands in single quotes, like '" + name + "'" : ""));
}

Parser::Result Parser::path(Node base)
{
    Result node = std::move(base);
    while (node && m_token.kind == TokenKind::Slash) {
        const Operation operation = node->operation;
        if (operation == Operation::Any || operation == Operation::All || operation == Operation::Count)
            return unexpected("an operator");
        advance();
        node = segment(std::move(*node));
    }
    return node;
}

Parser::Result Parser::segment(Node base)
{
    const Token word = m_token;
    if (word.kind == TokenKind::Dollar && word.text == "$count") {
        advance();
        const std::size_t at = base.place.at;
        return m_check.count(std::move(base), {at, m_end - at});
    }
    if (word.kind != TokenKind::Name) return unexpected("a member, any, all or $count");
    if (ahead().kind == TokenKind::Open) return lambda(std::move(base), word);
    return member(std::move(base), word);
}

Parser::Result Parser::member(Node base, const Token& word)
{
    if (base.type.collection)
        return refuse(word, "expected any(..), all(..) or $count after " + m_before + ", not " +
                                std::string(word.text));
    const bool hasMembers = base.type.isDynamic() || base.type.kind == ExpressionType::Kind::Object;
    if (!hasMembers)
        return refuse(word, "there is no " + std::string(word.text) + " below it: " +
                                std::string(edmTypeName(base.type.primitive)) + " has no members");
    advance();
    Node node;
    node.place = {base.place.at, m_end - base.place.at};
    node.type = {ExpressionType::Kind::Dynamic, EdmType::Dynamic, false};
    if (base.operation == Operation::Variable) {
        node.operation = Operation::ElementMember;
        node.path = word.text;
        node.parts.push_back(std::move(base));
        return node;
    }
    node = std::move(base);
    node.place.length = m_end - node.place.at;
    if (node.operation == Operation::Property) {
        node.operation = Operation::Member;
        node.path = m_expression.type->properties[node.index].name;
    }
    node.type = {ExpressionType::Kind::Dynamic, EdmType::Dynamic, false};
    node.path += '/';
    node.path += word.text;
    return node;
}

Parser::Result Parser::lambda(Node collection, const Token& word)
{
    const bool any = sameText(word.text, "any");
    if (!any && !sameText(word.text, "all"))
        return refuse(word, "expected any or all, not " + std::string(word.text));
    if (const auto objection = m_check.objectionToElements(collection))
        return tl::make_unexpected(*objection);
    advance();
    const std::size_t at = collection.place.at;
    if (ahead().kind != TokenKind::Close)
        return lambdaBody(any ? Operation::Any : Operation::All, std::move(collection));
    advance();
    if (!any)
        return refuse(m_token, "all needs a condition: expected a variable, like all(x: x ne 'Canceled')");
    advance();
    return m_check.lambda(Operation::Any, std::move(collection), {}, 0, {at, m_end - at});
}

/// From ( to ): a variable, a colon, a condition.
Parser::Result Parser::lambdaBody(Operation operation, Node collection)
{
    const std::size_t at = collection.place.at;
    advance();
    const Token variable = m_token;
    if (variable.kind != TokenKind::Name || ahead().kind != TokenKind::Colon) {
        if (variable.kind == TokenKind::Bad) return unexpected("a variable");
        if (variable.kind != TokenKind::Name)
            return unexpected("a variable and a colon, like any(x: x eq 'Canceled'),");
        advance();
        return unexpected("a colon, like any(x: x eq 'Canceled'),");
    }
    if (m_variables.size() == mostVariables)
        return refuse(variable, "at most 8 lambdas stand in one another");
    if (isOperatorWord(variable.text) || constantName(variable))
        return refuse(variable,
                      std::string(variable.text) + " can't name a variable: it is a word of the language");
    advance();
    advance();
    ExpressionType element = collection.type;
    element.collection = false;
    m_variables.push_back({variable.text, element});
    const std::size_t index = m_variables.size() - 1;
    Result body = binary(0);
    m_variables.pop_back();
    if (!body) return body;
    if (m_token.kind != TokenKind::Close) return unexpected("an operator or )");
    advance();
    std::vector<Node> bodies;
    bodies.push_back(std::move(*body));
    return m_check.lambda(operation, std::move(collection), std::move(bodies), index, {at, m_end - at});
}

} // namespace pb
