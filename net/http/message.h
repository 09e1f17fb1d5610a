// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pb {

/// One header field as it was sent: name in its own case, value without the white space around it.
struct HttpField
{
    std::string name;
    std::string value;
};

/// A request as it came off the wire.
struct HttpRequest
{
    /// Start line and fields, byte for byte, to the empty line. Of HTTP/2 the header list as it came, a line
    /// for each field, the pseudo-headers (":method: POST") among them.
    std::string head;
    std::string method;
    std::string target;
    std::string authority; ///< of Host, or of :authority; empty: none was given
    int majorVersion = 1;
    int minorVersion = 1;          ///< of HTTP/1; 0 of HTTP/2
    std::vector<HttpField> fields; ///< in the order sent, without pseudo-headers
    std::string body; ///< transfer coding removed; at most its first 64 KiB where it was refused for its size
    std::int64_t bodyBytes = 0; ///< announced or counted; more than body.size() where it was cut
    bool keepAlive = true;
    std::chrono::system_clock::time_point arrivedAt; ///< first byte
    std::chrono::microseconds headAfter{0};          ///< from the first byte to the end of the head
    std::chrono::microseconds bodyAfter{0};          ///< from the first byte to the end of the request

    /// The value of the first field of that name, in any case; null where there is none.
    const std::string* field(std::string_view name) const;
    /// How many fields have that name, in any case.
    int count(std::string_view name) const;
};

/// A request that the wire itself refuses: what there is of it, and the answer's status and reason. The
/// connection ends.
struct HttpRefusal
{
    HttpRequest request;
    int status = 400;
    std::string message; ///< a sentence
};

/// An answer to be sent. Content-Length and Connection are written by serialise().
struct HttpAnswer
{
    int status = 200;
    std::vector<HttpField> fields;
    std::string body;
    std::optional<std::size_t> declaredLength = std::nullopt; ///< said instead of the body's length
    bool malformedStatus = false;              ///< its status is written with letters: 2OO
};

/// The reason phrase of a status; "Unknown" for one that has none.
std::string_view reasonPhrase(int status);

/// The answer's bytes in HTTP/1.1. `toHead`: the request was a HEAD, so the body is left out. `close`: says
/// Connection: close.
std::string serialise(const HttpAnswer& answer, bool toHead, bool close);

/// The answer as HTTP/2 sends it, written the way HttpRequest::head is: ":status: 200", a line for each
/// field, an empty line, the body.
std::string serialiseHttp2(const HttpAnswer& answer, bool toHead);

/// Compares ASCII texts in any case.
bool sameWord(std::string_view a, std::string_view b);

} // namespace pb
