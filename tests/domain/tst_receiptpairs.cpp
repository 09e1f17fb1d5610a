// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/domain/percentile.h"
#include "models/domain/receiptpairs.h"

using namespace pb;
using namespace std::chrono_literals;

namespace {

const Moment noon = Moment(std::chrono::hours(12));

/// An attempt in a row of a table: times in milliseconds after noon.
SentMark sent(std::int64_t id, int at, int took, int status, const char* body, bool onWire = true)
{
    SentMark mark;
    mark.id = id;
    mark.startedAt = noon + std::chrono::milliseconds(at);
    mark.total = std::chrono::milliseconds(took);
    mark.requestSent = onWire;
    mark.status = status;
    mark.bodyBytes = static_cast<std::int64_t>(std::string_view(body).size());
    mark.bodyHash = bodyHash(body);
    return mark;
}

ReceiptMark taken(std::int64_t id, int at, int status, bool stored, const char* body)
{
    ReceiptMark mark;
    mark.id = id;
    mark.arrivedAt = noon + std::chrono::milliseconds(at);
    mark.status = status;
    mark.stored = stored;
    mark.bodyBytes = static_cast<std::int64_t>(std::string_view(body).size());
    mark.bodyHash = bodyHash(body);
    return mark;
}

/// "1-7 answered" for attempt 1 and request 7.
QString summary(const std::vector<ReceiptPair>& pairs)
{
    static const char* const words[] = {"answered", "turned away", "lost", "cut off",
                                        "never",    "elsewhere",   "other"};
    QStringList lines;
    for (const ReceiptPair& pair : pairs) {
        const QString attempt = pair.attempt ? QString::number(pair.attempt->id) : QStringLiteral("none");
        const QString receipt = pair.receipt ? QString::number(pair.receipt->id) : QStringLiteral("none");
        lines.append(attempt + QLatin1Char('-') + receipt + QLatin1Char(' ') +
                     QLatin1String(words[static_cast<int>(pair.standing)]));
    }
    return lines.join(QStringLiteral("; "));
}

} // namespace

Q_DECLARE_METATYPE(std::vector<pb::SentMark>)
Q_DECLARE_METATYPE(std::vector<pb::ReceiptMark>)

class ReceiptPairsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void attemptsFindTheirRequests_data()
    {
        QTest::addColumn<std::vector<SentMark>>("attempts");
        QTest::addColumn<std::vector<ReceiptMark>>("receipts");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::vector<SentMark>& attempts,
                            const std::vector<ReceiptMark>& receipts, const char* expected) {
            QTest::newRow(name) << attempts << receipts << QString::fromLatin1(expected);
        };
        row("nothing", {}, {}, "");
        row("answered", {sent(1, 0, 10, 200, "a")}, {taken(7, 3, 200, true, "a")}, "1-7 answered");
        row("any 2xx is an answer", {sent(1, 0, 10, 204, "a")}, {taken(7, 3, 204, true, "a")},
            "1-7 answered");
        row("stored, then no answer", {sent(1, 0, 10, 0, "a")}, {taken(7, 3, 0, true, "a")}, "1-7 lost");
        row("given 2xx after the deadline", {sent(1, 0, 10'000, 0, "a")}, {taken(7, 3, 200, false, "a")},
            "1-7 lost");
        row("not stored, no answer", {sent(1, 0, 10, 0, "a")}, {taken(7, 3, 0, false, "a")}, "1-7 cut off");
        row("turned away", {sent(1, 0, 10, 429, "a")}, {taken(7, 3, 429, false, "a")}, "1-7 turned away");
        row("stored, but the answer says no", {sent(1, 0, 10, 503, "a")}, {taken(7, 3, 503, true, "a")},
            "1-7 turned away");
        row("never arrived", {sent(1, 0, 10, 0, "a")}, {}, "1-none never");
        row("answered by somebody else", {sent(1, 0, 10, 200, "a")}, {}, "1-none elsewhere");
        row("another sender", {}, {taken(7, 3, 200, true, "a")}, "none-7 other");
        row("another body", {sent(1, 0, 10, 200, "a")}, {taken(7, 3, 200, true, "b")},
            "1-none elsewhere; none-7 other");
        row("another size", {sent(1, 0, 10, 200, "a")}, {taken(7, 3, 200, true, "aa")},
            "1-none elsewhere; none-7 other");
        row("arrived within the slack after the end", {sent(1, 0, 10, 0, "a")}, {taken(7, 200, 0, true, "a")},
            "1-7 lost");
        row("arrived within the slack before the start", {sent(1, 100, 10, 200, "a")},
            {taken(7, 50, 200, true, "a")}, "1-7 answered");
        row("arrived too late", {sent(1, 0, 10, 0, "a")}, {taken(7, 300, 0, true, "a")},
            "1-none never; none-7 other");
        row("arrived too early", {sent(1, 300, 10, 0, "a")}, {taken(7, 0, 0, true, "a")},
            "none-7 other; 1-none never");
        row("nothing went on the wire", {sent(1, 0, 10, 0, "a", false)}, {taken(7, 3, 0, true, "a")},
            "1-none never; none-7 other");
        row("retried in order",
            {sent(1, 0, 10, 0, "a"), sent(2, 1000, 10, 503, "a"), sent(3, 2000, 10, 200, "a")},
            {taken(7, 3, 0, true, "a"), taken(8, 1003, 503, false, "a"), taken(9, 2003, 200, true, "a")},
            "1-7 lost; 2-8 turned away; 3-9 answered");
        row("retried, the first never arrived", {sent(1, 0, 10, 0, "a"), sent(2, 60, 10, 200, "a")},
            {taken(7, 63, 200, true, "a")}, "1-none never; 2-7 answered");
        row("each request once", {sent(1, 0, 10, 200, "a"), sent(2, 1, 10, 200, "a")},
            {taken(7, 3, 200, true, "a")}, "1-7 answered; 2-none elsewhere");
        row("each attempt once", {sent(1, 0, 10, 200, "a")},
            {taken(7, 3, 200, true, "a"), taken(8, 4, 200, true, "a")}, "1-7 answered; none-8 other");
        row("a short one within a long one", {sent(1, 0, 100, 200, "a"), sent(2, 10, 10, 200, "a")},
            {taken(7, 15, 200, true, "a"), taken(8, 50, 200, true, "a")}, "1-8 answered; 2-7 answered");
        row("at the same time, told apart by the answer", {sent(1, 0, 10, 200, "a"), sent(2, 0, 10, 0, "a")},
            {taken(7, 2, 0, true, "a"), taken(8, 3, 200, true, "a")}, "1-8 answered; 2-7 lost");
        row("in any order of storing", {sent(2, 1000, 10, 200, "b"), sent(1, 0, 2000, 0, "a")},
            {taken(8, 1003, 200, true, "b"), taken(7, 3, 0, true, "a")}, "1-7 lost; 2-8 answered");
    }

    void aSpoiltAnswerSaysNothingOfTheEvents()
    {
        for (const auto& [fault, stored, standing] :
             {std::tuple("truncate", false, PairStanding::CutOff),
              std::tuple("truncate", true, PairStanding::AcknowledgementLost),
              std::tuple("stall", false, PairStanding::CutOff),
              std::tuple("drip", false, PairStanding::AcknowledgementLost)}) {
            ReceiptMark receipt = taken(7, 3, 200, stored, "a");
            receipt.fault = fault;
            const std::vector<SentMark> attempts{sent(1, 0, 10, 0, "a")};
            const std::vector<ReceiptMark> receipts{receipt};
            const auto pairs = pairReceipts(attempts, receipts, std::chrono::milliseconds(100));
            QCOMPARE(pairs.size(), std::size_t{1});
            QCOMPARE(pairs[0].standing, standing);
        }
    }

    void attemptsFindTheirRequests()
    {
        QFETCH(std::vector<SentMark>, attempts);
        QFETCH(std::vector<ReceiptMark>, receipts);
        QFETCH(QString, expected);
        QCOMPARE(summary(pairReceipts(attempts, receipts, 250ms)), expected);
    }

    void aDroppedBodyPairsWithNothing()
    {
        ReceiptMark dropped = taken(7, 3, 200, true, "a");
        dropped.bodyHash = 0;
        const SentMark attempt = sent(1, 0, 10, 200, "a");
        QCOMPARE(summary(pairReceipts({&attempt, 1}, {&dropped, 1}, 250ms)),
                 QStringLiteral("1-none elsewhere; none-7 other"));
    }

    void bodiesAreComparedAsFarAsAnAttemptKeepsThem()
    {
        const std::string kept(comparedBody, 'x');
        QCOMPARE(bodyHash(kept), bodyHash(kept + "tail"));
        QVERIFY(bodyHash(kept) != bodyHash(kept.substr(1)));
        QVERIFY(bodyHash({}) != 0);
    }

    void thousandsOfEqualBodiesPairQuickly()
    {
        std::vector<SentMark> attempts;
        std::vector<ReceiptMark> receipts;
        for (int i = 0; i < 2000; ++i) {
            attempts.push_back(sent(i + 1, i * 30, 20, 200, "a"));
            receipts.push_back(taken(i + 1, i * 30 + 5, 200, true, "a"));
        }
        const auto pairs = pairReceipts(attempts, receipts, 250ms);
        QCOMPARE(pairs.size(), std::size_t{2000});
        for (const ReceiptPair& pair : pairs)
            QCOMPARE(pair.receipt->id, pair.attempt->id);
    }

    void percentilesAreNearestRanks_data()
    {
        QTest::addColumn<QList<int>>("values");
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("expected");
        QTest::newRow("one") << QList<int>{5} << 0.99 << 5;
        QTest::newRow("median of two") << QList<int>{9, 1} << 0.5 << 1;
        QTest::newRow("median of three") << QList<int>{9, 1, 4} << 0.5 << 4;
        QTest::newRow("p99 of few is the largest") << QList<int>{1, 2, 3, 50, 4} << 0.99 << 50;
        QTest::newRow("smallest") << QList<int>{3, 1, 2} << 0.0 << 1;
        QList<int> hundred;
        for (int i = 100; i > 0; --i)
            hundred.append(i);
        QTest::newRow("p99 of a hundred") << hundred << 0.99 << 99;
    }

    void percentilesAreNearestRanks()
    {
        QFETCH(QList<int>, values);
        QFETCH(double, share);
        QFETCH(int, expected);
        std::vector<int> copy(values.begin(), values.end());
        QCOMPARE(percentile(copy, share).value(), expected);
        std::vector<int> none;
        QVERIFY(!percentile(none, share));
    }
};

QTEST_APPLESS_MAIN(ReceiptPairsTest)
#include "tst_receiptpairs.moc"
