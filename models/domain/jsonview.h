// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace pb {

/// Why a text is not JSON that we take: a position and the path of the member it stands in.
struct JsonError
{
    std::size_t offset = 0; ///< bytes from the start of the text
    std::string target;     ///< like value[3].Data.ListPrice; empty at top level
    std::string message;
};

/// A view of one JSON value inside a text that checkJson() passed. It owns nothing, copies nothing and
/// never rewrites: numbers and order stay as they were sent (EVT-6).
class JsonView
{
public:
    enum class Kind { Null, Boolean, Number, String, Array, Object };

    JsonView() = default;
    /// `text` is exactly one value, with white space around it at most, and valid.
    explicit JsonView(std::string_view text);

    Kind kind() const;
    /// The value's own bytes, without white space around them.
    std::string_view source() const { return m_text; }

    /// Calls visit(std::string_view name, JsonView value, std::string_view member) for each member in order;
    /// `member` is the bytes from the name's quote to the value's end; `name` lives as long as the call.
    /// Stops where visit returns false.
    template <typename Visit>
    void eachMember(Visit&& visit) const
    {
        std::size_t at = 1;
        std::string_view nameText;
        std::string_view valueText;
        std::string buffer;
        while (nextMember(at, nameText, valueText)) {
            const auto length =
                static_cast<std::size_t>(valueText.data() + valueText.size() - nameText.data());
            if (!visit(plain(nameText, buffer), JsonView(valueText),
                       std::string_view(nameText.data(), length)))
                return;
        }
    }

    /// Calls visit(JsonView element) for each element in order. Stops where visit returns false.
    template <typename Visit>
    void eachElement(Visit&& visit) const
    {
        std::size_t at = 1;
        std::string_view valueText;
        while (nextElement(at, valueText))
            if (!visit(JsonView(valueText))) return;
    }

    /// The member of that name; nothing where there is none or this is no object.
    std::optional<JsonView> member(std::string_view name) const;

    /// The text of a string with its escapes resolved; nothing for another kind.
    std::optional<std::string> string() const;
    /// A number written as a plain integer (digits, maybe a minus) within int64; nothing otherwise.
    std::optional<std::int64_t> int64() const;

private:
    bool nextMember(std::size_t& at, std::string_view& name, std::string_view& value) const;
    bool nextElement(std::size_t& at, std::string_view& value) const;
    /// A quoted string's text: the bytes as they stand where there is no escape, else resolved into the
    /// buffer.
    static std::string_view plain(std::string_view quoted, std::string& buffer);

    std::string_view m_text;
};

/// Checks a whole text: RFC 8259 syntax, valid UTF-8, no member twice in one object (EVT-6), no deeper
/// than maxDepth. Gives a view of the value; any thread.
tl::expected<JsonView, JsonError> checkJson(std::string_view text, std::size_t maxDepth = 64);

/// The place of the first byte from `at` on that is no JSON white space.
std::size_t skipJsonSpace(std::string_view text, std::size_t at);

/// The place after the string whose opening quote stands at `at`; the text's end where the string does not
/// close.
std::size_t skipJsonString(std::string_view text, std::size_t at);

/// Writes a JSON string literal, quotes included.
std::string quoteJson(std::string_view text);

} // namespace pb
