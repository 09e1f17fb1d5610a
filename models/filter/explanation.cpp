// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/explanation.h"

#include "models/domain/textsafety.h"
#include "models/filter/evaluator.h"

namespace pb {

namespace {

/// Elements of a collection for which a lambda's condition is told.
constexpr std::size_t mostElements = 20;
/// Nodes that are told, and steps of the evaluator that this may take; what is beyond is left out.
constexpr std::size_t mostNodes = 20'000;
constexpr std::size_t mostSteps = 4 * Evaluation::mostSteps;

/// Tells what one evaluation sees at each node. The nodes are evaluated by the evaluator itself, so that
/// the explanation can't say anything else.
class Telling
{
public:
    Telling(const FilterExpression& expression, FilterRow& row, Moment now)
        : m_expression(expression), m_evaluation(expression, &row.members(), now)
    {
    }

    Explanation of(const Node& node)
    {
        const Value value = valueOf(node);
        Explanation told = at(node, value);
        if (++m_told > mostNodes || m_steps > mostSteps) return told;
        if (node.operation == Operation::Any || node.operation == Operation::All) {
            tellElements(node, told);
            return told;
        }
        for (const Node& part : node.parts)
            told.parts.push_back(of(part));
        return told;
    }

    /// The root, whose value has to be true or false.
    Explanation root()
    {
        Explanation told = of(m_expression.root);
        const auto truth = m_evaluation.truth(valueOf(m_expression.root), m_expression.root);
        if (!truth && !told.refused) {
            told.refused = true;
            told.value = truth.error().message;
        }
        return told;
    }

private:
    /// As matches() sees it: each value by an evaluation of its own.
    Value valueOf(const Node& node)
    {
        m_evaluation.beginAgain();
        const Value value = m_evaluation.value(node);
        m_steps += m_evaluation.steps();
        return value;
    }

    Explanation at(const Node& node, const Value& value) const
    {
        Explanation told;
        told.text = m_expression.text.substr(node.place.at, node.place.length);
        told.position = codePoints(std::string_view(m_expression.text).substr(0, node.place.at));
        told.length = codePoints(told.text);
        const auto* refusal = std::get_if<Refused>(&value);
        told.refused = refusal != nullptr;
        told.value = refusal ? refusal->why->message : literalText(value);
        return told;
    }

    /// The collection, then the condition as it is for each element.
    void tellElements(const Node& node, Explanation& told)
    {
        told.parts.push_back(of(node.parts.front()));
        const Value value = valueOf(node.parts.front());
        const auto* collection = std::get_if<const Collection*>(&value);
        if (!collection || node.parts.size() < 2) return;
        const auto& elements = (*collection)->elements;
        for (std::size_t i = 0; i < elements.size() && i < mostElements; ++i) {
            m_evaluation.setVariable(node.index, elements[i]);
            told.parts.push_back(of(node.parts[1]));
        }
    }

    const FilterExpression& m_expression;
    Evaluation m_evaluation;
    std::size_t m_told = 0;
    std::size_t m_steps = 0;
};

} // namespace

Explanation Filter::explain(FilterRow& row, Moment now) const
{
    return Telling(*m_expression, row, now).root();
}

} // namespace pb
