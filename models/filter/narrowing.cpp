// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/expression.h"
#include "models/filter/filter.h"

namespace pb {

Narrowing Filter::narrowing() const
{
    return {};
}

} // namespace pb
