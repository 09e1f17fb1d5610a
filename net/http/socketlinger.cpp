// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/socketlinger.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace pb {

void resetOnClose(qintptr socketDescriptor)
{
    linger option{};
    option.l_onoff = 1;
    option.l_linger = 0;
#ifdef Q_OS_WIN
    setsockopt(static_cast<SOCKET>(socketDescriptor), SOL_SOCKET, SO_LINGER,
               reinterpret_cast<const char*>(&option), sizeof option);
#else
    setsockopt(static_cast<int>(socketDescriptor), SOL_SOCKET, SO_LINGER, &option, sizeof option);
#endif
}

void shutdownWriting(qintptr socketDescriptor)
{
#ifdef Q_OS_WIN
    shutdown(static_cast<SOCKET>(socketDescriptor), SD_SEND);
#else
    shutdown(static_cast<int>(socketDescriptor), SHUT_WR);
#endif
}

} // namespace pb
