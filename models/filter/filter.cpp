// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filter.h"

#include "models/domain/textsafety.h"
#include "models/filter/evaluator.h"
#include "models/filter/parser.h"

namespace pb {

FilterRules subscriptionFilterRules()
{
    return {"EntityEventSequence",
            "a subscription's filter is without the sequence; where it starts is said by its "
            "EntityEventSequence"};
}

Filter::Filter(std::shared_ptr<const FilterExpression> expression) : m_expression(std::move(expression))
{
}

tl::expected<Filter, FilterError> Filter::parse(std::string_view text, const EntityType& type,
                                                const FilterRules& rules)
{
    const auto refuse = [](std::string message) {
        FilterError error;
        error.message = std::move(message);
        return tl::make_unexpected(std::move(error));
    };
    if (text.size() > mostBytes)
        return refuse("the expression is too long: " + std::to_string(text.size()) + " bytes, at most " +
                      std::to_string(mostBytes));
    if (!validUtf8(text)) return refuse("the expression is no valid UTF-8");
    const auto expression = std::make_shared<FilterExpression>();
    expression->text = text;
    expression->type = &type;
    Parser parser(*expression, rules);
    auto root = parser.parse();
    if (!root) return tl::make_unexpected(std::move(root.error()));
    expression->root = std::move(*root);
    return Filter(expression);
}

const std::string& Filter::text() const
{
    return m_expression->text;
}

tl::expected<bool, FilterError> Filter::matches(FilterRow& row, Moment now) const
{
    Evaluation evaluation(*m_expression, &row.members(), now);
    const Value value = evaluation.value(m_expression->root);
    if (const auto* decided = std::get_if<bool>(&value)) return *decided;
    const auto truth = evaluation.truth(value, m_expression->root);
    if (truth) return truth->value_or(false);
    return tl::make_unexpected(errorAt(m_expression->text, truth.error().place, truth.error().message));
}

} // namespace pb
