// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QTcpSocket>

struct nghttp2_hd_inflater;

namespace pb::test {

/// A client that sends exactly the bytes it is given and reads the frames of an HTTP/2 server.
class RawHttp2Client
{
public:
    explicit RawHttp2Client(quint16 port);
    ~RawHttp2Client();

    void send(const QByteArray& bytes);
    /// Reads until so many streams have their status, or the connection has ended, or the time has passed.
    void readAnswers(std::size_t streams, int milliseconds = 10000);
    /// Reads until the server has ended the connection; whether it did.
    bool readToEnd(int milliseconds = 10000);

    const std::map<int, int>& statuses() const { return m_statuses; } ///< by stream
    std::optional<int> goaway() const { return m_goaway; }            ///< its error code

    /// "1:200 3:400 goaway 11"
    QByteArray told() const;

private:
    void takeFrames();
    void takeHeaders(int stream, const QByteArray& block);

    QTcpSocket m_socket;
    QByteArray m_bytes;
    nghttp2_hd_inflater* m_inflater = nullptr;
    std::map<int, int> m_statuses;
    std::optional<int> m_goaway;
};

} // namespace pb::test
