// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "net/http/http2session.h"
#include "tests/fuzz/property.h"

namespace {

/// What a connection's bytes amounted to, as far as it must not depend on how they were cut.
struct Reading
{
    std::vector<std::string> requests;
    bool over = false;
    friend bool operator==(const Reading&, const Reading&) = default;
};

constexpr std::string_view preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

pb::WireLimits smallLimits()
{
    pb::WireLimits limits;
    limits.requestLine = 256;
    limits.headers = 1024;
    limits.fields = 20;
    limits.body = 1500;
    limits.keptOfRefused = 100;
    limits.streams = 8;
    limits.resetsPerSecond = 10;
    limits.controlFramesPerSecond = 20;
    return limits;
}

void checkRequest(const pb::HttpRequest& request, const pb::WireLimits& limits)
{
    PB_PROPERTY(request.majorVersion == 2);
    PB_PROPERTY(!request.method.empty() && !request.target.empty() && !request.authority.empty());
    PB_PROPERTY(request.target.size() <= limits.requestLine);
    PB_PROPERTY(request.body.size() <= limits.body);
    PB_PROPERTY(request.bodyBytes == static_cast<std::int64_t>(request.body.size()));
    PB_PROPERTY(request.fields.size() <= limits.fields);
    PB_PROPERTY(request.count("content-length") <= 1 && request.count("transfer-encoding") == 0);
    for (const pb::HttpField& field : request.fields) {
        PB_PROPERTY(field.name.find_first_of(std::string_view(" \t\r\n:\0ABCXYZ", 12)) == std::string::npos);
        PB_PROPERTY(field.value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    }
}

/// One connection, whose requests are answered at once or never.
class Connection
{
public:
    explicit Connection(bool answers) : m_answers(answers) {}

    void feed(std::string_view bytes)
    {
        m_session.feed(bytes, {});
        while (auto event = m_session.next())
            take(*event);
        std::string out;
        while (m_session.takeOutput(out)) {
            PB_PROPERTY(out.size() < 10'000'000);
        }
        // A head that is too large is counted to the end of its block, not held.
        PB_PROPERTY(m_session.held() <=
                    static_cast<std::size_t>(m_limits.streams) * (m_limits.headers + m_limits.body + 20'000));
        reading.over = reading.over || m_session.over();
    }
    Reading reading;

private:
    void take(const pb::Http2Session::Event& event)
    {
        if (const auto* arrived = std::get_if<pb::Http2Session::Arrived>(&event)) {
            checkRequest(arrived->request, m_limits);
            reading.requests.push_back(std::to_string(arrived->stream) + arrived->request.head +
                                       arrived->request.body);
            answer(arrived->stream, 200);
        } else if (const auto* refused = std::get_if<pb::Http2Session::Refused>(&event)) {
            PB_PROPERTY(refused->refusal.status >= 400 && refused->refusal.status < 600);
            PB_PROPERTY(!refused->refusal.message.empty());
            PB_PROPERTY(refused->refusal.request.body.size() <= m_limits.body);
            reading.requests.push_back(std::to_string(refused->stream) + " refused");
            answer(refused->stream, refused->refusal.status);
        } else if (const auto* wanted = std::get_if<pb::Http2Session::ContinueWanted>(&event)) {
            m_session.sendContinue(wanted->stream);
        }
    }

    void answer(std::int32_t stream, int status)
    {
        if (!m_answers) return;
        pb::HttpAnswer answer;
        answer.status = status;
        answer.body = "{}";
        m_session.sendPart(stream, pb::serialiseHttp2(answer, false));
        m_session.endAnswer(stream, pb::AfterAnswer::KeepOpen);
    }

    bool m_answers;
    pb::WireLimits m_limits = smallLimits();
    pb::Http2Session m_session{m_limits};
};

Reading readInPieces(std::string_view bytes, std::size_t piece, bool answers)
{
    Connection connection(answers);
    while (!bytes.empty()) {
        const std::string_view part = bytes.substr(0, piece);
        bytes.remove_prefix(part.size());
        connection.feed(part);
    }
    return connection.reading;
}

} // namespace

/// The preface is put before the input where it is not there, so that no run is spent on finding it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string bytes(textOf(data, size));
    if (!bytes.starts_with("PRI")) bytes.insert(0, preface);
    readInPieces(bytes, 11, true);
    // What comes behind an answer depends on whether it has gone out, so these get none.
    const Reading whole = readInPieces(bytes, bytes.size() + 1, false);
    const Reading cut = readInPieces(bytes, 7, false);
    // A flood is known before any of the piece it comes in is looked at.
    PB_PROPERTY(cut.requests == whole.requests || (cut.over && whole.over));
    PB_PROPERTY(cut.over == whole.over);
    return 0;
}
