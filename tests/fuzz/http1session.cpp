// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "net/http/http1session.h"
#include "tests/fuzz/property.h"

namespace {

/// What a connection's bytes amounted to, as far as it must not depend on how they were cut.
struct Reading
{
    std::vector<std::string> requests;
    bool refused = false;
    friend bool operator==(const Reading&, const Reading&) = default;
};

pb::WireLimits smallLimits()
{
    pb::WireLimits limits;
    limits.requestLine = 256;
    limits.headers = 1024;
    limits.fields = 20;
    limits.body = 1500;
    limits.keptOfRefused = 100;
    return limits;
}

void checkRequest(const pb::HttpRequest& request, const pb::WireLimits& limits)
{
    PB_PROPERTY(!request.method.empty() && !request.target.empty());
    PB_PROPERTY(request.body.size() <= limits.body);
    PB_PROPERTY(request.bodyBytes == static_cast<std::int64_t>(request.body.size()));
    PB_PROPERTY(request.fields.size() <= limits.fields);
    PB_PROPERTY(request.count("content-length") + request.count("transfer-encoding") <= 1);
    PB_PROPERTY(request.minorVersion == 0 || request.count("host") == 1);
    for (const pb::HttpField& field : request.fields) {
        PB_PROPERTY(field.name.find_first_of(std::string_view(" \t\r\n:\0", 6)) == std::string::npos);
        PB_PROPERTY(field.value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    }
}

/// Takes what the session has; false after a refusal.
bool drain(pb::Http1Session& session, Reading& reading, const pb::WireLimits& limits)
{
    for (;;) {
        const pb::Http1Session::Event event = session.next();
        if (std::holds_alternative<pb::Http1Session::NeedMore>(event)) return true;
        if (std::holds_alternative<pb::HttpRefusal>(event)) {
            const auto& refusal = std::get<pb::HttpRefusal>(event);
            PB_PROPERTY(refusal.status >= 400 && refusal.status < 600 && !refusal.message.empty());
            PB_PROPERTY(std::holds_alternative<pb::Http1Session::NeedMore>(session.next()));
            reading.refused = true;
            return false;
        }
        if (const auto* request = std::get_if<pb::HttpRequest>(&event)) {
            checkRequest(*request, limits);
            reading.requests.push_back(request->method + ' ' + request->target + '\n' + request->head +
                                       request->body);
        }
    }
}

Reading readInPieces(std::string_view bytes, std::size_t piece)
{
    const pb::WireLimits limits = smallLimits();
    pb::Http1Session session(limits);
    Reading reading;
    while (!bytes.empty()) {
        const std::string_view part = bytes.substr(0, piece);
        bytes.remove_prefix(part.size());
        session.feed(part, {});
        if (!drain(session, reading, limits)) break;
    }
    return reading;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes = textOf(data, size);
    const Reading whole = readInPieces(bytes, size + 1);
    PB_PROPERTY(readInPieces(bytes, 1) == whole);
    PB_PROPERTY(readInPieces(bytes, 7) == whole);
    return 0;
}
