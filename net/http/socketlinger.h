// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace pb {

// The one file that knows how each platform ends a connection in ways that Qt does not offer.

/// Makes the socket's next close send a RST instead of a FIN (SO_LINGER with zero seconds).
void resetOnClose(qintptr socketDescriptor);

/// Sends a FIN and keeps reading: a close with unread bytes would send a RST, and that can overtake the
/// answer.
void shutdownWriting(qintptr socketDescriptor);

} // namespace pb
