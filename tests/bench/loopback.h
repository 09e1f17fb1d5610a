// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pb::bench {

/// A kept-alive connection to a port of this machine, one request at a time, that costs as little as it can.
/// Gives up the whole program where the connection breaks.
class Loopback
{
public:
    explicit Loopback(std::uint16_t port);
    ~Loopback();
    Loopback(const Loopback&) = delete;
    Loopback& operator=(const Loopback&) = delete;

    /// Sends the bytes of a request and gives the whole answer, head and all; valid until the next call.
    std::string_view exchange(std::string_view request);
    /// The body of an answer to a GET; gives up where it is no 200. The target is percent-encoded.
    std::string_view get(const std::string& target);

private:
    std::size_t answerLength(std::size_t& headLength) const;

    int m_socket;
    std::string m_received;
};

/// Ends the program with an error.
[[noreturn]] void giveUp(const std::string& what);

} // namespace pb::bench
