// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "net/http/chunkedbody.h"

using namespace pb;
using State = ChunkedBody::State;

namespace {

constexpr std::size_t mostBody = 100;
constexpr std::size_t mostLines = 200;

struct Outcome
{
    State state = State::Reading;
    std::string body;
    std::size_t taken = 0;
    std::string complaint;
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// Feeds the bytes in pieces of that size.
Outcome read(std::string_view bytes, std::size_t piece)
{
    ChunkedBody body(mostBody, mostLines);
    Outcome outcome;
    while (outcome.taken < bytes.size() && body.state() == State::Reading)
        outcome.taken += body.feed(bytes.substr(outcome.taken, piece));
    outcome.state = body.state();
    outcome.body = body.body();
    outcome.complaint = body.complaint();
    return outcome;
}

} // namespace

/// Chunked bodies, whole and in all pieces (RFC 9112 section 7.1).
class ChunkedBodyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bodiesAreRead_data();
    void bodiesAreRead();
    void manySmallChunksAreRead();
    void extensionsHaveAnEnd();
};

void ChunkedBodyTest::bodiesAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, const QByteArray& bytes, State state, const QByteArray& body = {}) {
        QTest::newRow(name) << bytes << static_cast<int>(state) << body;
    };
    row("empty", "0\r\n\r\n", State::Done);
    row("one", "5\r\nhello\r\n0\r\n\r\n", State::Done, "hello");
    row("two, and the next request", "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\nGET", State::Done, "hello");
    row("zeros and capitals", "00A\r\n0123456789\r\n0\r\n\r\n", State::Done, "0123456789");
    row("extension", "1;a=b;c\r\nx\r\n0;d\r\n\r\n", State::Done, "x");
    row("trailers", "1\r\nx\r\n0\r\nA: b\r\nC:\r\n\r\n", State::Done, "x");
    row("not yet", "5\r\nhel", State::Reading, "hel");
    row("largest", "64\r\n" + QByteArray(100, 'x') + "\r\n0\r\n\r\n", State::Done, QByteArray(100, 'x'));
    row("too large", "65\r\n", State::TooLarge);
    row("too large together", "64\r\n" + QByteArray(100, 'x') + "\r\n1\r\n", State::TooLarge,
        QByteArray(100, 'x'));
    row("beyond 64 bits", "10000000000000000\r\n", State::TooLarge);
    for (const char* size : {"", "x", "-1", "+1", " 1", "1 ", "1 ;a", "0x1", "1g", "1,1"})
        row(qPrintable(QStringLiteral("size '%1'").arg(QLatin1StringView(size))),
            QByteArray(size) + "\r\nx\r\n0\r\n\r\n", State::Malformed);
    row("quotes", "1;a=\"\r\nx\r\n0\r\n\r\n", State::Malformed);
    row("bare LF", "1\nx\r\n0\r\n\r\n", State::Malformed);
    row("bare CR", "1\rx\r\n0\r\n\r\n", State::Malformed);
    row("NUL", QByteArray("1;\0\r\nx", 6), State::Malformed);
    row("longer than said", "1\r\nxy\r\n0\r\n\r\n", State::Malformed, "x");
    row("no end of the data", "1\r\nx0\r\n\r\n", State::Malformed, "x");
    row("trailer without colon", "0\r\nabc\r\n\r\n", State::Malformed);
    row("folded trailer", "0\r\nA: b\r\n c\r\n\r\n", State::Malformed);
}

void ChunkedBodyTest::bodiesAreRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, state);
    QFETCH(QByteArray, body);
    const std::string_view all(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const Outcome whole = read(all, all.size());
    QCOMPARE(static_cast<int>(whole.state), state);
    QCOMPARE(QByteArray::fromStdString(whole.body), body);
    QCOMPARE(whole.complaint.empty(), whole.state != State::Malformed);
    if (whole.state == State::Done) QVERIFY(all.substr(0, whole.taken).ends_with("\r\n\r\n"));
    for (std::size_t piece = 1; piece < all.size(); ++piece)
        QCOMPARE(read(all, piece), whole);
}

void ChunkedBodyTest::manySmallChunksAreRead()
{
    std::string bytes;
    for (std::size_t i = 0; i < mostBody; ++i)
        bytes += "1\r\nx\r\n"; // more of lines than a line may have
    const Outcome outcome = read(bytes + "0\r\n\r\n", 7);
    QCOMPARE(static_cast<int>(outcome.state), static_cast<int>(State::Done));
    QCOMPARE(outcome.body.size(), mostBody);
}

void ChunkedBodyTest::extensionsHaveAnEnd()
{
    const std::string one = "1;" + std::string(90, 'a') + "\r\nx\r\n";
    QCOMPARE(static_cast<int>(read(one + one, 64).state), static_cast<int>(State::Reading));
    QCOMPARE(static_cast<int>(read(one + one + one, 64).state), static_cast<int>(State::Malformed));
    QCOMPARE(static_cast<int>(read("1;" + std::string(300, 'a'), 64).state),
             static_cast<int>(State::Malformed));
    QCOMPARE(static_cast<int>(read("0\r\nA: " + std::string(300, 'a'), 64).state),
             static_cast<int>(State::Malformed));
}

QTEST_GUILESS_MAIN(ChunkedBodyTest)
#include "tst_chunkedbody.moc"
