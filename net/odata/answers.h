// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "models/domain/entitytype.h"
#include "models/domain/eventenvelope.h"
#include "net/http/message.h"
#include "net/odata/queryoptions.h"

namespace pb {

/// How a client wants to be answered: what it asked for by header fields and $format (LOG-2).
struct AnswerForm
{
    std::string root;             ///< absolute, like http://127.0.0.1:8029/reso
    std::string version = "4.01"; ///< OData-Version of the answer
    bool numbersAsText = false;   ///< IEEE754Compatible=true: Int64 and Decimal are strings
    bool withContext = true;      ///< false for odata.metadata=none
    std::optional<int> pageSize;  ///< Prefer: odata.maxpagesize
    enum class Return : std::uint8_t { Unsaid, Representation, Minimal };
    Return wanted = Return::Unsaid; ///< Prefer: return=
};

/// Rows of a page where the client says nothing, and at most (LOG-1).
inline constexpr int usualPageSize = 100;
inline constexpr int largestPageSize = 2000;

/// Reads the fields of a request. The error is an answer's.
tl::expected<AnswerForm, OptionError> readAnswerForm(const HttpRequest& request, const QueryOptions& options,
                                                     const std::string& root);

/// An answer without a body.
HttpAnswer emptyAnswer(int status);
/// JSON as the client wants it said.
HttpAnswer jsonAnswer(int status, std::string body, const AnswerForm& form);
/// An error in the form of OData (LOG-2).
HttpAnswer errorAnswer(int status, std::string_view message, std::span<const EnvelopeError> details = {});
HttpAnswer errorAnswer(const OptionError& error);
/// 405 with what can be done instead.
HttpAnswer notAllowed(std::string_view allowed, std::string_view message);
/// Says which wishes were followed.
void addPreferences(HttpAnswer& answer, const AnswerForm& form, bool paged);

/// An entity as it goes out: its own members as their bytes stand (EVT-6), those selected where some are.
struct RowShape
{
    const EntityType* type = nullptr;
    std::vector<std::string> selected; ///< empty: all
    bool numbersAsText = false;
    bool nulls = false; ///< what is selected, declared and absent is written as null
};
/// `annotations` are members that come first, joined by commas; empty: none.
std::string shapedRow(std::string_view source, const RowShape& shape, std::string_view annotations);

/// name="value" of JSON: "\"name\":\"value\"".
std::string textMember(std::string_view name, std::string_view value);

/// A key as it stands in a URL: 'O''Brien', percent-encoded.
std::string quotedKey(std::string_view key);

} // namespace pb
