// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/completion.h"

namespace pb {

CompletionList completionsAt(std::string_view /*text*/, std::size_t cursor, const EntityType& /*type*/,
                             const std::function<std::vector<std::string>(std::string_view)>& /*seenValues*/)
{
    return {cursor, 0, {}};
}

} // namespace pb
