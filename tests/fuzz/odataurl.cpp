// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/odatapath.h"
#include "net/odata/pagetoken.h"
#include "net/odata/queryoptions.h"
#include "tests/fuzz/property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = textOf(data, size);
    const pb::ODataPath path = pb::readODataPath(text);
    PB_PROPERTY((path.kind == pb::ODataPath::Kind::Nowhere) == !path.message.empty());
    PB_PROPERTY(path.kind != pb::ODataPath::Kind::Entity || !path.resource.empty());
    const auto options = pb::readQueryOptions(text.substr(std::min(text.find('?') + 1, text.size())));
    if (!options) {
        PB_PROPERTY(options.error().status == 400 && !options.error().message.empty());
    } else {
        // What is kept for the next page means the same there.
        const auto again = pb::readQueryOptions(options->kept);
        PB_PROPERTY(again && again->filter == options->filter && again->count == options->count &&
                    again->selected == options->selected && again->kept == options->kept);
    }
    if (const auto decoded = pb::percentDecoded(text, false))
        PB_PROPERTY(pb::percentDecoded(pb::percentEncoded(*decoded), false) == decoded);
    if (const auto token = pb::readPageToken(text))
        PB_PROPERTY(pb::readPageToken(pb::writePageToken(*token)).has_value());
    return 0;
}
