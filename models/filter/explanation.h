// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace pb {

/// Why an expression had its value over a row: one node with what it came to, and the nodes it was made of.
/// Every node has a value, also those that did not decide.
struct Explanation
{
    std::size_t position = 0; ///< code points from the start of the expression
    std::size_t length = 0;
    std::string text;     ///< the node as it stands in the expression
    std::string value;    ///< as a literal of the language, or JSON for collections; null where there is none
    bool refused = false; ///< it could not be evaluated: `value` says why
    std::vector<Explanation> parts;
};

} // namespace pb
