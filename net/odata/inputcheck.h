// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "models/domain/entitytype.h"
#include "models/domain/eventenvelope.h"
#include "models/domain/jsonview.h"
#include "net/http/message.h"

namespace pb {

/// The JSON object of a request's body; the error is an answer: 415, or 400 with what is wrong where.
tl::expected<JsonView, HttpAnswer> readBodyObject(const HttpRequest& request);

/// Whether the body's Int64 and Decimal may be strings (IEEE754Compatible=true in its Content-Type).
bool writesNumbersAsText(const HttpRequest& request);

/// What is wrong with a value as that property's, as a sentence without its subject; empty: nothing.
std::string valueRefusal(const PropertyDefinition& property, const JsonView& value, bool numbersAsText);

/// Adds an error unless `listedErrors` are there already.
void addError(std::vector<EnvelopeError>& errors, std::string target, std::string message);

} // namespace pb
