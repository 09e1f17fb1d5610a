// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/domain/entitytype.h"
#include "models/domain/jsonview.h"
#include "models/filter/decimal.h"
#include "models/filter/temporal.h"

namespace pb {

struct Null
{
};

/// Infinity, its negative, or no number at all: what no decimal can be. Finite doubles are exact decimals.
enum class NonFinite : std::uint8_t { Infinity, NegativeInfinity, NotANumber };

struct Collection;

/// Bytes of an expression's text.
struct Place
{
    std::size_t at = 0;
    std::size_t length = 0;
    std::size_t end() const { return at + length; }
};

/// Why something has no value: a sentence, and the node that has none.
struct Refusal
{
    Place place;
    std::string message;
};

/// A JSON object of a dynamic member.
struct ObjectValue
{
    JsonView json;
};

/// There is no value. It goes up to the root unless something else decides.
struct Refused
{
    const Refusal* why;
};

/// A value of the language while it is evaluated. Small, copied by its bytes and never owning: texts and
/// numbers live in the row, in the expression or in the Values of the evaluation.
using Value =
    std::variant<Null, bool, std::int64_t, const Decimal*, NonFinite, std::string_view, CalendarDate,
                 TimeOfDay, Timestamp, TimeSpan, const Collection*, ObjectValue, Refused>;

/// The elements of an array.
struct Collection
{
    std::vector<Value> elements;
    std::string_view source; ///< its JSON
};

/// Where the values that an evaluation, a row or an expression makes live. Allocates only when used.
class Values
{
public:
    std::string_view keep(std::string text)
    {
        return *m_texts.emplace_back(std::make_unique<const std::string>(std::move(text)));
    }
    const Decimal* keep(Decimal number)
    {
        return m_numbers.emplace_back(std::make_unique<const Decimal>(std::move(number))).get();
    }
    const Collection* keep(Collection collection)
    {
        return m_collections.emplace_back(std::make_unique<const Collection>(std::move(collection))).get();
    }

    Refused refuse(Place place, std::string message)
    {
        return {m_refusals.emplace_back(std::make_unique<const Refusal>(Refusal{place, std::move(message)}))
                    .get()};
    }

private:
    std::vector<std::unique_ptr<const std::string>> m_texts;
    std::vector<std::unique_ptr<const Decimal>> m_numbers;
    std::vector<std::unique_ptr<const Collection>> m_collections;
    std::vector<std::unique_ptr<const Refusal>> m_refusals;
};

template <typename Kind>
bool is(const Value& value)
{
    return std::holds_alternative<Kind>(value);
}

inline bool isNumber(const Value& value)
{
    return is<std::int64_t>(value) || is<const Decimal*>(value) || is<NonFinite>(value);
}

/// "a string", "a number", "an array": for messages.
std::string_view kindName(const Value& value);

/// How the value is written in the language; an array or object as JSON.
std::string literalText(const Value& value);

/// The value of a JSON value as it stands: numbers are integers where they are written so and fit, else exact
/// decimals.
Value dynamicValue(const JsonView& json, Values& values);

/// A number of JSON or of the language; nothing where it has too many digits.
std::optional<Value> numberValue(std::string_view text, Values& values);

/// The exact decimal of an integer or decimal.
Decimal decimalOf(const Value& number);

} // namespace pb
