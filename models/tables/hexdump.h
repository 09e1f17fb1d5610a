// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <QString>

namespace pb {

/// Bytes as lines of sixteen: offset, hexadecimal, and the printable ASCII among them. Pure.
QString hexDump(std::string_view bytes);

} // namespace pb
