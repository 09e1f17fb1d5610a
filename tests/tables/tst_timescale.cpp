// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/tables/timescale.h"

using namespace pb;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// 2023-11-14 22:13:20 UTC.
constexpr FineMoment start{1'700'000'000s};

} // namespace

class TimeScaleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void momentsAndPixelsAreTwoFormsOfOne()
    {
        const TimeScale scale(start, 60s, 600);
        QCOMPARE(scale.x(start), 0.0);
        QCOMPARE(scale.x(start + 30s), 300.0);
        QCOMPARE(scale.x(start - 1s), -10.0);
        QVERIFY(scale.at(150) == start + 15s);
        QCOMPARE(scale.length(250ms), 2.5);
        QVERIFY(scale.end() == start + 60s);
    }

    void zoomKeepsWhatIsUnderThePointer_data()
    {
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("anchor");
        QTest::newRow("in, left edge") << 2.0 << 0.0;
        QTest::newRow("in, middle") << 1.2 << 400.0;
        QTest::newRow("in, right edge") << 3.0 << 800.0;
        QTest::newRow("out") << 0.5 << 123.0;
        QTest::newRow("out, beside the picture") << 0.8 << -50.0;
    }

    void zoomKeepsWhatIsUnderThePointer()
    {
        QFETCH(double, factor);
        QFETCH(double, anchor);
        const TimeScale scale(start, 60s, 800);
        const TimeScale zoomed = scale.zoomed(factor, anchor);
        const FineMoment under = scale.at(anchor);
        QVERIFY(std::abs(zoomed.x(under) - anchor) < 0.01);
        QVERIFY(std::abs(static_cast<double>(zoomed.span().count()) * factor - 60e6) < 2);
        const TimeScale back = zoomed.zoomed(1 / factor, anchor);
        QVERIFY(std::chrono::abs(back.start() - start) < 10us);
    }

    void zoomEndsAtItsLimits()
    {
        const TimeScale scale(start, 60s, 800);
        const TimeScale nearest = scale.zoomed(1e12, 400);
        QCOMPARE(nearest.span().count(), TimeScale::shortest.count());
        QVERIFY(std::abs(nearest.x(scale.at(400)) - 400) < 1);
        const TimeScale furthest = scale.zoomed(1e-12, 400);
        QCOMPARE(furthest.span().count(), TimeScale::longest.count());
        QVERIFY(std::abs(furthest.x(scale.at(400)) - 400) < 1);
        QCOMPARE(TimeScale(start, 0s, 0).span().count(), TimeScale::shortest.count());
        QCOMPARE(TimeScale(start, 0s, 0).width(), 1.0);
    }

    void panMovesByPixels()
    {
        const TimeScale scale(start, 60s, 600);
        QVERIFY(scale.panned(100).start() == start + 10s);
        QVERIFY(scale.panned(-50).start() == start - 5s);
        QVERIFY(scale.panned(100).span() == 60s);
        QVERIFY(scale.startingAt(start + 7s).start() == start + 7s);
        const TimeScale wider = scale.resized(1200);
        QVERIFY(wider.start() == start && wider.span() == 60s);
        QCOMPARE(wider.x(start + 30s), 600.0);
    }

    void ticksAreRoundInLocalTime_data()
    {
        QTest::addColumn<int>("spanSeconds");
        QTest::addColumn<int>("offsetSeconds");
        QTest::addColumn<int>("step");
        QTest::newRow("10 s of a minute, UTC") << 60 << 0 << 10;
        QTest::newRow("minutes, half an hour ahead") << 600 << 5 * 3600 + 1800 << 60;
        QTest::newRow("two hours, behind UTC") << 12 * 3600 << -8 * 3600 << 7200;
        QTest::newRow("hours, three quarters of an hour ahead") << 6 * 3600 << 5 * 3600 + 2700 << 3600;
        QTest::newRow("days, behind UTC") << 6 * 86400 << -5 * 3600 << 86400;
    }

    void ticksAreRoundInLocalTime()
    {
        QFETCH(int, spanSeconds);
        QFETCH(int, offsetSeconds);
        QFETCH(int, step);
        const TimeScale scale(start, std::chrono::seconds(spanSeconds), 700);
        const auto ticks = scale.ticks(100, std::chrono::seconds(offsetSeconds));
        QVERIFY(ticks.size() >= 3);
        QVERIFY(ticks.size() <= 8);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            const auto local = ticks[i].at.time_since_epoch() + std::chrono::seconds(offsetSeconds);
            QCOMPARE(local % std::chrono::seconds(step), 0us);
            QVERIFY(ticks[i].at >= scale.start() && ticks[i].at <= scale.end());
            QVERIFY(std::abs(ticks[i].x - scale.x(ticks[i].at)) < 1e-9);
            if (i > 0) QVERIFY(ticks[i].x - ticks[i - 1].x >= 100);
        }
    }

    void ticksFillTheScaleWithoutHoles()
    {
        const TimeScale scale(start + 3s, 60s, 600);
        const auto ticks = scale.ticks(90, 0s);
        QCOMPARE(scale.tickStep(90).count(), TimeScale::Span(10s).count());
        QCOMPARE(ticks.size(), std::size_t{6});
        QVERIFY(ticks.front().at == start + 10s);
        QVERIFY(ticks.back().at == start + 60s);
    }

    void ticksBeforeTheEpochAreRoundToo()
    {
        const TimeScale scale(FineMoment(-25s), 60s, 600);
        const auto ticks = scale.ticks(90, 0s);
        QVERIFY(ticks.front().at == FineMoment(-20s));
    }

    void aYearHasNoMoreTicksThanRoom()
    {
        const TimeScale scale(start, TimeScale::longest, 800);
        const auto ticks = scale.ticks(100, 0s);
        QVERIFY(ticks.size() >= 2 && ticks.size() <= 9);
    }

    void labelsAreAsFineAsTheStep()
    {
        const FineMoment at = start + 123'400us;
        const QString clock = tickText(at, 10s);
        QCOMPARE(clock.size(), 8);
        QVERIFY(clock.endsWith(u":20"_s));
        QCOMPARE(tickText(at, 5min), clock.left(5));
        QCOMPARE(tickText(at, 100ms), clock + u".123"_s);
        QCOMPARE(tickText(at, 200us), clock + u".1234"_s);
        QCOMPARE(tickText(at, 24h).size(), 10);
    }
};

QTEST_GUILESS_MAIN(TimeScaleTest)
#include "tst_timescale.moc"
