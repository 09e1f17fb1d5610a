// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/clienthello.h"

#include <algorithm>
#include <cstdint>

namespace pb {

namespace {

constexpr unsigned char handshakeRecord = 22;
constexpr unsigned char clientHelloMessage = 1;
constexpr std::size_t recordHeader = 5;
constexpr std::size_t longestHello = 16 * 1024;
constexpr std::size_t alpnExtension = 16;
constexpr std::size_t versionsExtension = 43;
constexpr unsigned newestKnown = 0x0304; ///< what is beyond is no version, but there to be ignored

/// Takes numbers and stretches off bytes; after a read beyond the end everything is empty.
class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    std::size_t number(std::size_t width)
    {
        std::size_t value = 0;
        for (const char c : stretch(width))
            value = value << 8U | static_cast<unsigned char>(c);
        return value;
    }

    std::string_view stretch(std::size_t size)
    {
        if (size > m_bytes.size()) {
            m_bytes = {};
            m_good = false;
            return {};
        }
        const std::string_view taken = m_bytes.substr(0, size);
        m_bytes.remove_prefix(size);
        return taken;
    }

    /// A stretch whose length stands before it.
    std::string_view vector(std::size_t widthOfLength) { return stretch(number(widthOfLength)); }
    bool atEnd() const { return m_bytes.empty(); }
    bool good() const { return m_good; }

private:
    std::string_view m_bytes;
    bool m_good = true;
};

void readProtocols(std::string_view extension, ClientHello& hello)
{
    hello.offersProtocols = true;
    Reader names(Reader(extension).vector(2));
    while (!names.atEnd())
        hello.protocols.emplace_back(names.vector(1));
}

void readVersions(std::string_view extension, ClientHello& hello)
{
    Reader versions(Reader(extension).vector(1));
    while (!versions.atEnd()) {
        const auto version = static_cast<unsigned>(versions.number(2));
        if (version <= newestKnown) hello.version = std::max(hello.version, version);
    }
}

ClientHello readMessage(std::string_view message)
{
    ClientHello hello;
    Reader reader(message);
    hello.version = static_cast<unsigned>(reader.number(2));
    reader.stretch(32); // random
    reader.vector(1);   // session id
    reader.vector(2);   // cipher suites
    reader.vector(1);   // compression
    Reader extensions(reader.vector(2));
    while (!extensions.atEnd()) {
        const std::size_t type = extensions.number(2);
        const std::string_view data = extensions.vector(2);
        if (extensions.good() && type == alpnExtension) readProtocols(data, hello);
        if (extensions.good() && type == versionsExtension) readVersions(data, hello);
    }
    return hello;
}

} // namespace

std::variant<ClientHello, ClientHello::NeedMore, ClientHello::NotTls> readClientHello(std::string_view bytes)
{
    std::string message; // a hello may be spread over several records
    std::string_view rest = bytes;
    for (;;) {
        if (!rest.empty() && static_cast<unsigned char>(rest[0]) != handshakeRecord)
            return ClientHello::NotTls{};
        if (rest.size() > 1 && rest[1] != 3) return ClientHello::NotTls{};
        if (rest.size() < recordHeader) return ClientHello::NeedMore{};
        Reader record(rest);
        record.stretch(3);
        const std::size_t length = record.number(2);
        const std::string_view fragment = rest.substr(recordHeader, length);
        message += fragment;
        if (!message.empty() && static_cast<unsigned char>(message[0]) != clientHelloMessage)
            return ClientHello::NotTls{};
        if (message.size() >= 4) {
            Reader head(message);
            head.stretch(1);
            const std::size_t size = head.number(3);
            if (size > longestHello) return ClientHello{};
            if (message.size() >= 4 + size) return readMessage(head.stretch(size));
        }
        if (fragment.size() < length) return ClientHello::NeedMore{};
        if (length == 0) return ClientHello{};
        rest.remove_prefix(recordHeader + length);
    }
}

std::string fatalAlert(TlsAlert alert)
{
    std::string record("\x15\x03\x03\x00\x02\x02", 6);
    record += static_cast<char>(alert);
    return record;
}

} // namespace pb
