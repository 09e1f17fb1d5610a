// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

#include "models/domain/entitytype.h"
#include "models/filter/value.h"

namespace pb {

/// What a node of an expression does with its parts.
enum class Operation : std::uint8_t {
    Literal,
    Property,      ///< a declared property of the row: `index` in its type
    Member,        ///< a dynamic member of the row: `path` from its root
    Variable,      ///< of a lambda: `index` is its place
    ElementMember, ///< `path` below parts[0], a variable
    Count,         ///< parts[0]/$count
    Any,           ///< parts[0]/any(variable: parts[1]); without parts[1]: any()
    All,
    And, ///< of two parts or more
    Or,
    Not,
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    In, ///< parts[0] in (parts[1], ...), or in a collection
    Add,
    Subtract,
    Multiply,
    Divide,
    DivideBy,
    Modulo,
    Negate,
    Call ///< `function` of the parts
};

enum class Function : std::uint8_t {
    Contains,
    StartsWith,
    EndsWith,
    Length,
    IndexOf,
    Substring,
    ToLower,
    ToUpper,
    Trim,
    Concat,
    MatchesPattern,
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    FractionalSeconds,
    Date,
    Time,
    TotalOffsetMinutes,
    Now,
    MinDateTime,
    MaxDateTime,
    TotalSeconds,
    Round,
    Floor,
    Ceiling
};

/// The type of a node as far as it is known before a row is looked at.
struct ExpressionType
{
    enum class Kind : std::uint8_t { Null, Dynamic, Primitive, Object };
    Kind kind = Kind::Dynamic;
    EdmType primitive = EdmType::Dynamic; ///< of a Primitive, or of a collection's elements
    bool collection = false;

    static ExpressionType of(EdmType type) { return {Kind::Primitive, type, false}; }
    bool isNull() const { return kind == Kind::Null; }
    bool isDynamic() const { return kind == Kind::Dynamic && !collection; }
    bool is(EdmType type) const { return kind == Kind::Primitive && !collection && primitive == type; }
    bool isNumber() const
    {
        return is(EdmType::Int32) || is(EdmType::Int64) || is(EdmType::Decimal) || is(EdmType::Double);
    }
    bool isWhole() const { return is(EdmType::Int32) || is(EdmType::Int64); }
};

/// A node of an expression, checked and resolved.
struct Node
{
    Operation operation = Operation::Literal;
    Function function = Function::Contains; ///< of a Call
    ExpressionType type;
    Place place;
    std::vector<Node> parts;
    std::optional<Value> constant;      ///< what it always is; of every Literal
    std::size_t index = 0;              ///< of a Property or Variable; of the variable of Any and All
    std::string path;                   ///< of a Member: names with slashes between
    std::shared_ptr<const RE2> pattern; ///< of matchesPattern with a constant pattern
    int height = 1;
};

/// Lambda variables that may be open at once.
inline constexpr std::size_t mostVariables = 8;

/// What Filter holds: the tree, its text and what the tree's literals live in.
struct FilterExpression
{
    std::string text;
    const EntityType* type = nullptr;
    Node root;
    Values values;
};

/// A regular expression of matchesPattern, bounded in memory (FLT-3); null where it is none, with why.
std::shared_ptr<const RE2> compilePattern(std::string_view pattern, std::string* why);

} // namespace pb
