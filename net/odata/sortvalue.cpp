// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/sortvalue.h"

#include "models/domain/jsonview.h"

namespace pb {

namespace {

/// Where the kind of a value stands among the others; both kinds of number are one.
int rank(const SortValue& value)
{
    switch (value.value.index()) {
    case 0:
        return 0;
    case 1:
        return 1;
    case 2:
    case 3:
        return 2;
    case 4:
        return 3;
    default:
        return 4;
    }
}

std::strong_ordering compareNumbers(const SortValue& a, const SortValue& b)
{
    const auto* wholeA = std::get_if<std::int64_t>(&a.value);
    const auto* wholeB = std::get_if<std::int64_t>(&b.value);
    if (wholeA != nullptr && wholeB != nullptr) return *wholeA <=> *wholeB;
    const Decimal decimalA = wholeA != nullptr ? Decimal(*wholeA) : std::get<Decimal>(a.value);
    const Decimal decimalB = wholeB != nullptr ? Decimal(*wholeB) : std::get<Decimal>(b.value);
    return decimalA.compare(decimalB);
}

EdmType typeOf(std::string_view path, const EntityType& type)
{
    const PropertyDefinition* property = type.property(path);
    return property == nullptr ? EdmType::Dynamic : property->type;
}

/// The member that a path leads to; its JSON, or empty.
std::string_view memberAt(std::string_view source, std::string_view path)
{
    JsonView view(source);
    while (true) {
        const std::size_t slash = path.find('/');
        const auto member = view.member(path.substr(0, slash));
        if (!member) return {};
        if (slash == std::string_view::npos) return member->source();
        view = *member;
        path.remove_prefix(slash + 1);
    }
}

} // namespace

std::strong_ordering SortValue::compare(const SortValue& other) const
{
    const int mine = rank(*this);
    if (const int theirs = rank(other); mine != theirs) return mine <=> theirs;
    switch (mine) {
    case 1:
        return std::get<bool>(value) <=> std::get<bool>(other.value);
    case 2:
        return compareNumbers(*this, other);
    case 3:
        return std::get<Timestamp>(value) <=> std::get<Timestamp>(other.value);
    case 4: {
        // UTF-8 has the order of its code points (FLT-1).
        const int order = std::get<std::string>(value).compare(std::get<std::string>(other.value));
        return order <=> 0;
    }
    default:
        return std::strong_ordering::equal;
    }
}

SortValue sortValue(std::string_view json, EdmType type)
{
    SortValue out;
    out.source = json;
    if (json.empty()) return out;
    const JsonView view(json);
    switch (view.kind()) {
    case JsonView::Kind::Boolean:
        out.value = view.source() == "true";
        break;
    case JsonView::Kind::Number:
        if (const auto whole = view.int64())
            out.value = *whole;
        else if (auto decimal = Decimal::read(view.source()))
            out.value = std::move(*decimal);
        break;
    case JsonView::Kind::String: {
        std::string text = view.string().value_or("");
        const auto stamp = type == EdmType::DateTimeOffset ? readTimestamp(text) : std::optional<Timestamp>();
        if (stamp)
            out.value = *stamp;
        else
            out.value = std::move(text);
        break;
    }
    default:
        break;
    }
    return out;
}

std::vector<SortValue> sortValues(std::string_view source, const std::vector<OrderKey>& order,
                                  const EntityType& type)
{
    std::vector<SortValue> values;
    for (const OrderKey& key : order)
        values.push_back(sortValue(memberAt(source, key.path), typeOf(key.path, type)));
    return values;
}

std::vector<SortValue> sortValues(const std::vector<std::string>& literals,
                                  const std::vector<OrderKey>& order, const EntityType& type)
{
    std::vector<SortValue> values;
    for (std::size_t at = 0; at < order.size() && at < literals.size(); ++at)
        values.push_back(sortValue(literals[at], typeOf(order[at].path, type)));
    return values;
}

std::strong_ordering compareRows(const std::vector<SortValue>& a, const std::vector<SortValue>& b,
                                 const std::vector<OrderKey>& order)
{
    for (std::size_t at = 0; at < order.size() && at < a.size() && at < b.size(); ++at) {
        const auto compared = a[at].compare(b[at]);
        if (compared == 0) continue;
        return order[at].descending ? 0 <=> compared : compared;
    }
    return std::strong_ordering::equal;
}

} // namespace pb
