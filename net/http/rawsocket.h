// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace pb {

// The one file that speaks to each platform's sockets where Qt does not offer what is needed.

/// Makes the socket's next close send a RST instead of a FIN (SO_LINGER with zero seconds).
void resetOnClose(qintptr socketDescriptor);

/// Sends a FIN and keeps reading: a close with unread bytes would send a RST, and that can overtake the
/// answer.
void shutdownWriting(qintptr socketDescriptor);

/// Sends at once what the system takes: how many bytes, 0 where it takes none now, -1 where the connection
/// has failed. QTcpSocket would first ask the event loop to tell when it can write, and then take that back:
/// two system calls more for each answer than the answer itself.
qint64 sendNow(qintptr socketDescriptor, const char* bytes, qint64 size);

} // namespace pb
