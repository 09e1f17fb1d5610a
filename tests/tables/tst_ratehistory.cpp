// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/tables/ratehistory.h"

using namespace pb;
using namespace std::chrono_literals;

namespace {

struct Sample
{
    int atMs;
    int total;
};

/// The rates of the last seconds, oldest first, without the point that only closes the left edge.
QList<double> rates(const QList<QPointF>& points)
{
    QList<double> all;
    for (qsizetype i = 1; i < points.size(); ++i)
        all.append(std::round(points[i].y() * 100) / 100);
    return all;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<Sample>)

class RateHistoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void samplesBecomeRates_data()
    {
        QTest::addColumn<std::vector<Sample>>("samples");
        QTest::addColumn<QList<double>>("expected"); // of the last four whole seconds
        const auto row = [](const char* name, const std::vector<Sample>& samples,
                            const QList<double>& expected) { QTest::newRow(name) << samples << expected; };
        row("a first total is no growth", {{10'000, 500}, {14'000, 500}}, {0, 0, 0, 0});
        row("even", {{10'000, 0}, {11'000, 10}, {12'000, 20}, {13'000, 30}, {14'000, 40}}, {10, 10, 10, 10});
        row("four samples a second",
            {{12'000, 0}, {12'250, 1}, {12'500, 2}, {12'750, 3}, {13'000, 8}, {14'000, 8}}, {0, 0, 8, 0});
        row("a long silence is spread", {{10'000, 0}, {14'000, 40}}, {10, 10, 10, 10});
        row("across a second", {{11'500, 0}, {12'500, 10}, {14'000, 10}}, {0, 5, 5, 0});
        row("what is not over yet is left out", {{10'000, 0}, {14'000, 0}, {14'900, 90}}, {0, 0, 0, 0});
        row("a restart counts from nothing",
            {{10'000, 0}, {11'000, 50}, {12'000, 4}, {13'000, 4}, {14'000, 9}}, {50, 4, 0, 5});
        row("time that stands still", {{10'000, 0}, {12'000, 0}, {12'000, 3}, {14'000, 3}}, {0, 0, 3, 0});
    }

    void samplesBecomeRates()
    {
        QFETCH(std::vector<Sample>, samples);
        QFETCH(QList<double>, expected);
        RateHistory history;
        for (const Sample& sample : samples)
            history.note(sample.total, std::chrono::milliseconds(sample.atMs));
        QCOMPARE(rates(history.points(4s)), expected);
    }

    void noSpanHasMoreThanAThousandPoints_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("points");
        QTest::newRow("a minute") << 60 << 61;
        QTest::newRow("ten minutes") << 600 << 601;
        QTest::newRow("an hour") << 3600 << 901;
        QTest::newRow("more than is kept") << 100'000 << 901;
    }

    void noSpanHasMoreThanAThousandPoints()
    {
        QFETCH(int, seconds);
        QFETCH(int, points);
        RateHistory history;
        for (int second = 0; second <= 2 * 3600; ++second)
            history.note(second * 7, std::chrono::seconds(second));
        const QList<QPointF> made = history.points(std::chrono::seconds(seconds));
        QCOMPARE(made.size(), points);
        QVERIFY(made.size() <= RateHistory::mostPoints);
        QCOMPARE(made.last().x(), 0.0);
        QCOMPARE(made.first().x(), -static_cast<double>(std::min(seconds, 3600)));
        for (const QPointF& point : made)
            QCOMPARE(point.y(), 7.0);
        for (qsizetype i = 1; i < made.size(); ++i)
            QVERIFY(made[i].x() > made[i - 1].x());
    }

    void theMeanIsOfWholeSeconds()
    {
        RateHistory history;
        QVERIFY(history.empty());
        QCOMPARE(history.rate(3s), 0.0);
        history.note(0, 10s);
        history.note(10, 11s);
        QCOMPARE(history.rate(3s), 10.0);
        history.note(40, 14s);
        QCOMPARE(history.rate(3s), 10.0);
        history.note(400, 14'500ms);
        QCOMPARE(history.rate(3s), 10.0);
    }

    void whatIsOlderThanAnHourIsForgotten()
    {
        RateHistory history;
        history.note(0, 0s);
        history.note(1000, 1s);
        history.note(1000, 2 * 3600s);
        for (const QPointF& point : history.points(3600s))
            QCOMPARE(point.y(), 0.0);
    }

    void theAxisEndsAtARoundNumber_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("top");
        QTest::newRow("nothing") << 0.0 << 2.0;
        QTest::newRow("few") << 1.5 << 2.0;
        QTest::newRow("three") << 3.0 << 4.0;
        QTest::newRow("exact") << 40.0 << 40.0;
        QTest::newRow("just above") << 40.5 << 60.0;
        QTest::newRow("ninety") << 90.0 << 100.0;
        QTest::newRow("just above a hundred") << 103.0 << 120.0;
        QTest::newRow("thousands") << 12'345.0 << 16'000.0;
        QTest::newRow("no number") << std::nan("") << 2.0;
    }

    void theAxisEndsAtARoundNumber()
    {
        QFETCH(double, value);
        QFETCH(double, top);
        QCOMPARE(axisTop(value), top);
    }
};

QTEST_APPLESS_MAIN(RateHistoryTest)
#include "tst_ratehistory.moc"
