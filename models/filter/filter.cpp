// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filter.h"

namespace pb {

struct FilterExpression
{
    std::string text;
};

FilterRules subscriptionFilterRules()
{
    return {"EntityEventSequence", "a subscription's filter is without the sequence"};
}

Filter::Filter(std::shared_ptr<const FilterExpression> expression) : m_expression(std::move(expression))
{
}

tl::expected<Filter, FilterError> Filter::parse(std::string_view text, const EntityType& /*type*/,
                                                const FilterRules& /*rules*/)
{
    return Filter(std::make_shared<FilterExpression>(FilterExpression{std::string(text)}));
}

const std::string& Filter::text() const
{
    return m_expression->text;
}

tl::expected<bool, FilterError> Filter::matches(FilterRow& /*row*/, Moment /*now*/) const
{
    return true;
}

Narrowing Filter::narrowing() const
{
    return {};
}

Explanation Filter::explain(FilterRow& /*row*/, Moment /*now*/) const
{
    return {0, m_expression->text.size(), m_expression->text, "true", false, {}};
}

} // namespace pb
