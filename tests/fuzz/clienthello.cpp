// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "net/http/clienthello.h"
#include "tests/fuzz/property.h"

/// What has been decided on the beginning of a connection stays so, whatever comes behind it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes = textOf(data, size);
    const auto whole = pb::readClientHello(bytes);
    const auto* hello = std::get_if<pb::ClientHello>(&whole);
    if (hello != nullptr) {
        PB_PROPERTY(hello->offersProtocols || hello->protocols.empty());
        std::size_t offered = 0;
        for (const std::string& protocol : hello->protocols) {
            PB_PROPERTY(protocol.size() <= 255);
            offered += protocol.size() + 1;
        }
        PB_PROPERTY(offered <= size);
    }
    for (std::size_t length = 0; length < size && length < 600; ++length) {
        const auto begun = pb::readClientHello(bytes.substr(0, length));
        if (std::holds_alternative<pb::ClientHello::NeedMore>(begun)) continue;
        PB_PROPERTY(begun.index() == whole.index());
        if (const auto* early = std::get_if<pb::ClientHello>(&begun); early != nullptr)
            PB_PROPERTY(early->protocols == hello->protocols);
    }
    return 0;
}
