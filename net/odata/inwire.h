// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace pb {

/// Runs something in the wire thread, soon. Any thread may call it.
using InWire = std::function<void(std::function<void()>)>;

} // namespace pb
