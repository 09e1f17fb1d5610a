// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/loopback.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pb::bench {

void giveUp(const std::string& what)
{
    std::fprintf(stderr, "bench: %s\n", what.c_str());
    std::_Exit(1);
}

Loopback::Loopback(std::uint16_t port) : m_socket(socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        giveUp("can't connect to port " + std::to_string(port));
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Loopback::~Loopback()
{
    close(m_socket);
}

/// How long the answer is that begins what was received; 0: its head is not whole yet.
std::size_t Loopback::answerLength(std::size_t& headLength) const
{
    const std::size_t end = m_received.find("\r\n\r\n");
    if (end == std::string::npos) return 0;
    headLength = end + 4;
    const std::size_t length = m_received.find("Content-Length: ");
    if (length == std::string::npos || length > end) return headLength;
    return headLength + static_cast<std::size_t>(std::atoll(m_received.c_str() + length + 16));
}

std::string_view Loopback::exchange(std::string_view request)
{
    while (!request.empty()) {
        const ssize_t sent = send(m_socket, request.data(), request.size(), MSG_NOSIGNAL);
        if (sent <= 0) giveUp("the service closed its connection");
        request.remove_prefix(static_cast<std::size_t>(sent));
    }
    m_received.clear();
    std::size_t whole = 0;
    std::size_t headLength = 0;
    while (whole == 0 || m_received.size() < whole) {
        const std::size_t had = m_received.size();
        m_received.resize(had + 65536);
        const ssize_t count = recv(m_socket, m_received.data() + had, 65536, 0);
        if (count <= 0) giveUp("the service closed its connection");
        m_received.resize(had + static_cast<std::size_t>(count));
        if (whole == 0) whole = answerLength(headLength);
    }
    return m_received;
}

std::string_view Loopback::get(const std::string& target)
{
    const std::string_view answer =
        exchange("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n");
    if (!answer.starts_with("HTTP/1.1 200 ")) giveUp(target + ": " + std::string(answer.substr(0, 1000)));
    return answer.substr(answer.find("\r\n\r\n") + 4);
}

} // namespace pb::bench
