// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "net/http/http1session.h"
#include "net/http/http2session.h"
#include "tests/support/hostile.h"

using namespace pb;
using namespace pb::test;

namespace {

/// What a connection's bytes amounted to, as far as it must not depend on how they were cut.
struct Reading
{
    std::vector<std::string> requests;
    std::string end; ///< how the session ended it; empty: it did not

    friend bool operator==(const Reading&, const Reading&) = default;
    bool isBeginningOf(const Reading& whole) const
    {
        return requests.size() <= whole.requests.size() &&
               std::equal(requests.begin(), requests.end(), whole.requests.begin());
    }
    QByteArray text() const
    {
        QByteArray out;
        for (const std::string& request : requests)
            out += QByteArray::fromStdString(request).left(120) + " | ";
        return out + QByteArray::fromStdString(end);
    }
};

std::string described(const HttpRequest& request)
{
    return request.method + ' ' + request.target + ' ' + std::to_string(request.body.size()) + ' ' +
           request.head;
}

/// An HTTP/1 connection, fed piece by piece.
class Http1Reading
{
public:
    void feed(std::string_view bytes)
    {
        m_session.feed(bytes, {});
        for (bool more = true; more;) {
            Http1Session::Event event = m_session.next();
            if (const auto* request = std::get_if<HttpRequest>(&event))
                reading.requests.push_back(described(*request));
            else if (const auto* refusal = std::get_if<HttpRefusal>(&event))
                reading.end = "refused " + std::to_string(refusal->status);
            more = std::holds_alternative<HttpRequest>(event) ||
                   std::holds_alternative<Http1Session::ContinueWanted>(event);
        }
    }
    Reading reading;

private:
    Http1Session m_session{hostileLimits()};
};

/// An HTTP/2 connection, fed piece by piece; every request is answered at once.
class Http2Reading
{
public:
    void feed(std::string_view bytes)
    {
        m_session.feed(bytes, {});
        while (auto event = m_session.next()) {
            if (const auto* arrived = std::get_if<Http2Session::Arrived>(&*event)) {
                reading.requests.push_back(std::to_string(arrived->stream) + ' ' +
                                           described(arrived->request));
                answer(arrived->stream, 200);
            } else if (const auto* refused = std::get_if<Http2Session::Refused>(&*event)) {
                reading.requests.push_back(std::to_string(refused->stream) + " refused " +
                                           std::to_string(refused->refusal.status));
                answer(refused->stream, refused->refusal.status);
            }
        }
        while (m_session.takeOutput(m_out)) {
        }
        if (reading.end.empty() && m_session.over()) reading.end = goaway();
    }
    Reading reading;

private:
    void answer(std::int32_t stream, int status)
    {
        HttpAnswer answer;
        answer.status = status;
        answer.body = "{}";
        m_session.sendPart(stream, serialiseHttp2(answer, false));
        m_session.endAnswer(stream, AfterAnswer::KeepOpen);
    }

    /// The error code of the GOAWAY among the frames sent.
    std::string goaway() const
    {
        const auto byte = [this](std::size_t at) { return static_cast<unsigned char>(m_out[at]); };
        std::string found = "over";
        for (std::size_t at = 0; at + 9 <= m_out.size();) {
            const std::size_t length =
                (std::size_t{byte(at)} << 16U) + (std::size_t{byte(at + 1)} << 8U) + byte(at + 2);
            if (byte(at + 3) == 7 && length >= 8) found = "goaway " + std::to_string(byte(at + 9 + 7));
            at += 9 + length;
        }
        return found;
    }

    Http2Session m_session{hostileLimits()};
    std::string m_out;
};

template <typename Connection>
Reading readCut(std::string_view bytes, std::size_t cut)
{
    Connection connection;
    connection.feed(bytes.substr(0, cut));
    connection.feed(bytes.substr(cut));
    return connection.reading;
}

template <typename Connection>
Reading readBegun(std::string_view bytes)
{
    Connection connection;
    connection.feed(bytes);
    return connection.reading;
}

template <typename Connection>
Reading readByteByByte(std::string_view bytes)
{
    Connection connection;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        connection.feed(bytes.substr(at, 1));
    return connection.reading;
}

/// A flood is known by what came in one piece, before any of it is looked at; in smaller pieces, what stands
/// before the flood is served.
bool sameMeaning(const Reading& cut, const Reading& whole)
{
    return cut == whole || (cut.end == "goaway 11" && whole.end == "goaway 11" && whole.isBeginningOf(cut));
}

/// However the bytes come they mean the same; and where they stop, nothing has come that would not have come.
template <typename Connection>
void checkEveryCut(const std::string& bytes)
{
    const Reading whole = readBegun<Connection>(bytes);
    const Reading single = readByteByByte<Connection>(bytes);
    QVERIFY2(sameMeaning(single, whole),
             ("byte by byte: " + single.text() + " for " + whole.text()).constData());
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        const Reading two = readCut<Connection>(bytes, cut);
        QVERIFY2(sameMeaning(two, whole), ("cut at " + QByteArray::number(static_cast<qulonglong>(cut)) +
                                           ": " + two.text() + " for " + whole.text())
                                              .constData());
        const Reading begun = readBegun<Connection>(std::string_view(bytes).substr(0, cut));
        QVERIFY2(begun.isBeginningOf(single), ("ends at " + QByteArray::number(static_cast<qulonglong>(cut)) +
                                               ": " + begun.text() + " for " + whole.text())
                                                  .constData());
    }
}

void addRows(const char* version)
{
    QTest::addColumn<QByteArray>("bytes");
    const auto inputs = hostileInputs(version);
    QVERIFY(inputs.size() > 40);
    for (const HostileInput& input : inputs)
        QTest::newRow(input.name.c_str()) << QByteArray::fromStdString(input.bytes);
}

} // namespace

/// Every hostile input, cut at every byte, as the sessions without their sockets read it.
class HostileSessionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void http1IsReadTheSameHoweverItIsCut_data() { addRows("http1"); }

    void http1IsReadTheSameHoweverItIsCut()
    {
        QFETCH(QByteArray, bytes);
        checkEveryCut<Http1Reading>(bytes.toStdString());
    }

    void http2IsReadTheSameHoweverItIsCut_data() { addRows("http2"); }

    void http2IsReadTheSameHoweverItIsCut()
    {
        QFETCH(QByteArray, bytes);
        checkEveryCut<Http2Reading>(bytes.toStdString());
    }
};

QTEST_GUILESS_MAIN(HostileSessionsTest)
#include "tst_hostilesessions.moc"
