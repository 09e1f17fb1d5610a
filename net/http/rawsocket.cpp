// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/rawsocket.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <cerrno>

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

qint64 sendNow(qintptr socketDescriptor, const char* bytes, qint64 size)
{
#ifdef Q_OS_WIN
    const int sent =
        send(static_cast<SOCKET>(socketDescriptor), bytes, static_cast<int>(qMin<qint64>(size, INT_MAX)), 0);
    if (sent >= 0) return sent;
    return WSAGetLastError() == WSAEWOULDBLOCK ? 0 : -1;
#else
#ifdef MSG_NOSIGNAL
    constexpr int flags = MSG_NOSIGNAL;
#else
    constexpr int flags = 0; // SIGPIPE is ignored by the program
#endif
    const auto sent = send(static_cast<int>(socketDescriptor), bytes, static_cast<std::size_t>(size), flags);
    if (sent >= 0) return sent;
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : -1;
#endif
}

} // namespace pb
