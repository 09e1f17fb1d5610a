// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>
#include <optional>

#include "models/filter/expression.h"
#include "models/filter/filter.h"

namespace pb {

namespace {

using Key = std::variant<std::int64_t, std::string>;
using Limits = std::numeric_limits<std::int64_t>;

/// More conditions than this are left to the evaluator: SQLite bounds the depth of what it compiles.
constexpr std::size_t mostTerms = 64;

/// The rows that an expression may be true of. A row outside it makes the expression false, never null and
/// never refused, so that and/or of the evaluator agree with what is spared (FLT-2).
struct Reach
{
    std::int64_t least = 1;
    std::int64_t most = Limits::max();
    std::string column; ///< whose value is one of `keys`; empty: any
    std::vector<Key> keys;
    std::string sql; ///< what holds beside
    std::vector<Key> values;
    std::size_t terms = 0;
    bool oneName = false; ///< `sql` says which ResourceName
    bool oneKey = false;

    bool isNothing() const { return least > most; }
    bool hasCondition() const { return !column.empty() || !sql.empty(); }
};

Reach nothing()
{
    Reach reach;
    reach.most = 0;
    return reach;
}

Reach between(std::int64_t least, std::int64_t most)
{
    Reach reach;
    reach.least = std::max<std::int64_t>(least, 1);
    reach.most = most;
    return reach;
}

/// Writes the keys' condition into the SQL, so that another column may have its own.
void render(Reach& reach)
{
    if (reach.column.empty()) return;
    const bool one = reach.keys.size() == 1;
    reach.oneName = reach.oneName || (one && reach.column == "ResourceName");
    reach.oneKey = reach.oneKey || (one && reach.column == "ResourceRecordKey");
    std::string places;
    for (std::size_t i = 0; i < reach.keys.size(); ++i)
        places += i == 0 ? "?" : ",?";
    const std::string condition = "%1" + reach.column + (one ? " = ?" : " IN (" + places + ")");
    reach.sql = reach.sql.empty() ? condition : reach.sql + " AND " + condition;
    reach.values.insert(reach.values.end(), reach.keys.begin(), reach.keys.end());
    ++reach.terms;
    reach.column.clear();
    reach.keys.clear();
}

Reach bothOf(Reach a, Reach b)
{
    if (a.isNothing() || b.isNothing()) return nothing();
    Reach reach = std::move(a);
    reach.least = std::max(reach.least, b.least);
    reach.most = std::min(reach.most, b.most);
    if (reach.isNothing()) return nothing();
    if (!b.hasCondition() || reach.terms + b.terms >= mostTerms) return reach;
    if (!b.column.empty() && reach.column == b.column) {
        std::erase_if(reach.keys, [&](const Key& key) {
            return std::find(b.keys.begin(), b.keys.end(), key) == b.keys.end();
        });
        if (reach.keys.empty()) return nothing();
    } else if (reach.column.empty()) {
        reach.column = b.column;
        reach.keys = b.keys;
    } else {
        render(b);
    }
    if (!b.sql.empty()) {
        reach.sql = reach.sql.empty() ? b.sql : reach.sql + " AND " + b.sql;
        reach.values.insert(reach.values.end(), b.values.begin(), b.values.end());
        reach.terms += b.terms;
    }
    reach.oneName = reach.oneName || b.oneName;
    reach.oneKey = reach.oneKey || b.oneKey;
    return reach;
}

/// What one side of an or asks for, bounds included where they are closer than those of the whole.
void addAlternative(Reach& whole, Reach part)
{
    render(part);
    std::string term = part.sql;
    const bool bounded = part.least > whole.least || part.most < whole.most;
    if (bounded) {
        term += std::string(term.empty() ? "" : " AND ") + "%1sequence BETWEEN ? AND ?";
        part.values.emplace_back(part.least);
        part.values.emplace_back(part.most);
        ++part.terms;
    }
    whole.sql += (whole.sql.empty() ? "(" : " OR (") + term + ")";
    whole.values.insert(whole.values.end(), part.values.begin(), part.values.end());
    whole.terms += part.terms;
}

/// Whether all parts only name values of one column; then so does their union.
bool isOneColumn(const std::vector<Reach>& parts, const Reach& whole)
{
    return std::all_of(parts.begin(), parts.end(), [&](const Reach& part) {
        const bool bounded = part.least > whole.least || part.most < whole.most;
        return !part.column.empty() && part.column == parts.front().column && part.sql.empty() &&
               (!bounded || part.column == "sequence"); // whose values say the bounds
    });
}

Reach anyOf(std::vector<Reach> parts)
{
    std::erase_if(parts, [](const Reach& part) { return part.isNothing(); });
    if (parts.empty()) return nothing();
    Reach whole = between(Limits::max(), 0);
    for (const Reach& part : parts) {
        whole.least = std::min(whole.least, part.least);
        whole.most = std::max(whole.most, part.most);
    }
    if (isOneColumn(parts, whole)) {
        whole.column = parts.front().column;
        for (const Reach& part : parts)
            whole.keys.insert(whole.keys.end(), part.keys.begin(), part.keys.end());
        return whole;
    }
    std::size_t terms = parts.size();
    for (const Reach& part : parts) {
        terms += part.terms;
        const bool isAll = !part.hasCondition() && part.least == whole.least && part.most == whole.most;
        if (isAll || terms > mostTerms) return whole;
    }
    Reach alternatives = between(whole.least, whole.most);
    for (Reach& part : parts)
        addAlternative(alternatives, std::move(part));
    alternatives.sql = '(' + alternatives.sql + ')';
    return alternatives;
}

/// The whole numbers next to a constant, and whether it is one itself; nothing for what is no number.
struct Bound
{
    std::int64_t floor = 0;
    bool isWhole = false;
    bool isAbove = false; ///< beyond int64
    bool isBelow = false;
};

std::optional<Bound> boundOf(const Value& value)
{
    Bound bound;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        bound.floor = *whole;
        bound.isWhole = true;
        return bound;
    }
    if (const auto* special = std::get_if<NonFinite>(&value)) {
        bound.isAbove = *special == NonFinite::Infinity;
        bound.isBelow = *special == NonFinite::NegativeInfinity;
        return *special == NonFinite::NotANumber ? std::nullopt : std::optional(bound);
    }
    const auto* decimal = std::get_if<const Decimal*>(&value);
    if (!decimal) return std::nullopt;
    bound.isAbove = (*decimal)->compare(Decimal(Limits::max())) > 0;
    bound.isBelow = (*decimal)->compare(Decimal(Limits::min())) < 0;
    if (bound.isAbove || bound.isBelow) return bound;
    const auto floor = (*decimal)->rounded(Decimal::Rounding::Down);
    bound.floor = floor ? floor->int64().value_or(0) : 0;
    bound.isWhole = floor && floor->compare(**decimal) == 0;
    return bound;
}

Reach sequenceReach(Operation operation, const Bound& bound)
{
    const bool isHigh = operation == Operation::Greater || operation == Operation::GreaterOrEqual;
    const bool isLow = operation == Operation::Less || operation == Operation::LessOrEqual;
    if (operation == Operation::NotEqual) return {};
    if (bound.isAbove) return isLow ? Reach() : nothing();
    if (bound.isBelow) return isHigh ? Reach() : nothing();
    const std::int64_t floor = bound.floor;
    if (isHigh) {
        const bool itself = operation == Operation::GreaterOrEqual && bound.isWhole;
        if (!itself && floor == Limits::max()) return nothing();
        return between(itself ? floor : floor + 1, Limits::max());
    }
    if (isLow) {
        const bool itself = operation == Operation::LessOrEqual || !bound.isWhole;
        if (!itself && floor == Limits::min()) return nothing();
        return between(1, itself ? floor : floor - 1);
    }
    if (!bound.isWhole || floor < 1) return nothing();
    Reach reach = between(floor, floor);
    reach.column = "sequence";
    reach.keys.emplace_back(floor);
    return reach;
}

Operation mirrored(Operation operation)
{
    switch (operation) {
    case Operation::Greater:
        return Operation::Less;
    case Operation::GreaterOrEqual:
        return Operation::LessOrEqual;
    case Operation::Less:
        return Operation::Greater;
    case Operation::LessOrEqual:
        return Operation::GreaterOrEqual;
    default:
        return operation;
    }
}

Operation opposite(Operation operation)
{
    switch (operation) {
    case Operation::Greater:
        return Operation::LessOrEqual;
    case Operation::GreaterOrEqual:
        return Operation::Less;
    case Operation::Less:
        return Operation::GreaterOrEqual;
    case Operation::LessOrEqual:
        return Operation::Greater;
    case Operation::Equal:
        return Operation::NotEqual;
    default:
        return Operation::Equal;
    }
}

/// Goes down an expression over EntityEvent.
class Reaching
{
public:
    explicit Reaching(const EntityType& type) : m_type(type) {}

    /// Outside it the node is false.
    Reach whereTrue(const Node& node) const
    {
        if (node.constant) {
            const auto* truth = std::get_if<bool>(&*node.constant);
            return truth && !*truth ? nothing() : Reach();
        }
        switch (node.operation) {
        case Operation::And:
            return all(node, true);
        case Operation::Or:
            return any(node, true);
        case Operation::Not:
            return whereFalse(node.parts.front());
        case Operation::In:
            return membership(node);
        default:
            return comparison(node, false);
        }
    }

private:
    /// Outside it the node is true.
    Reach whereFalse(const Node& node) const
    {
        if (node.constant) {
            const auto* truth = std::get_if<bool>(&*node.constant);
            return truth && *truth ? nothing() : Reach();
        }
        switch (node.operation) {
        case Operation::And:
            return any(node, false);
        case Operation::Or:
            return all(node, false);
        case Operation::Not:
            return whereTrue(node.parts.front());
        default:
            return comparison(node, true);
        }
    }

    Reach all(const Node& node, bool truth) const
    {
        Reach reach;
        for (const Node& part : node.parts)
            reach = bothOf(std::move(reach), truth ? whereTrue(part) : whereFalse(part));
        return reach;
    }

    Reach any(const Node& node, bool truth) const
    {
        std::vector<Reach> parts;
        for (const Node& part : node.parts)
            parts.push_back(truth ? whereTrue(part) : whereFalse(part));
        return anyOf(std::move(parts));
    }

    std::string_view indexedName(const Node& node) const
    {
        if (node.operation != Operation::Property) return {};
        const std::string_view name = m_type.properties[node.index].name;
        const bool isIndexed =
            name == "EntityEventSequence" || name == "ResourceName" || name == "ResourceRecordKey";
        return isIndexed ? name : std::string_view();
    }

    Reach comparison(const Node& node, bool negated) const
    {
        const bool isComparison =
            node.operation >= Operation::Equal && node.operation <= Operation::LessOrEqual;
        if (!isComparison) return {};
        const bool reversed = node.parts[0].constant.has_value();
        const Node& named = node.parts[reversed ? 1 : 0];
        const Node& other = node.parts[reversed ? 0 : 1];
        const std::string_view name = indexedName(named);
        if (name.empty() || !other.constant) return {};
        Operation operation = reversed ? mirrored(node.operation) : node.operation;
        if (negated) operation = opposite(operation);
        if (name == "EntityEventSequence") {
            const auto bound = boundOf(*other.constant);
            return bound ? sequenceReach(operation, *bound) : Reach();
        }
        const auto* text = std::get_if<std::string_view>(&*other.constant);
        if (operation != Operation::Equal || !text) return {};
        Reach reach;
        reach.column = name;
        reach.keys.emplace_back(std::string(*text));
        return reach;
    }

    Reach membership(const Node& node) const
    {
        const std::string_view name = indexedName(node.parts.front());
        if (name.empty()) return {};
        std::vector<Reach> parts;
        for (std::size_t i = 1; i < node.parts.size(); ++i) {
            const auto& constant = node.parts[i].constant;
            if (!constant) return {};
            if (is<Null>(*constant)) continue; // the three are never null
            if (name == "EntityEventSequence") {
                const auto bound = boundOf(*constant);
                if (!bound) return {};
                parts.push_back(sequenceReach(Operation::Equal, *bound));
                continue;
            }
            Reach part;
            part.column = name;
            part.keys.emplace_back(std::string(std::get<std::string_view>(*constant)));
            parts.push_back(std::move(part));
        }
        return anyOf(std::move(parts));
    }

    const EntityType& m_type;
};

} // namespace

Narrowing Filter::narrowing() const
{
    if (m_expression->type->name != entityEventType().name) return {};
    Reach reach = Reaching(*m_expression->type).whereTrue(m_expression->root);
    const auto& constant = m_expression->root.constant;
    if (constant && is<Null>(*constant)) reach = nothing();
    if (reach.column == "sequence" && reach.keys.size() == 1) reach.column.clear(); // the bounds say it
    render(reach);
    return {SequenceNumber{reach.least}, SequenceNumber{reach.most}, std::move(reach.sql),
            std::move(reach.values), reach.oneName && reach.oneKey};
}

} // namespace pb
