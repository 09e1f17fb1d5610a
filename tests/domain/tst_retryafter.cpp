// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/domain/httpdate.h"
#include "models/domain/retryafter.h"

using namespace pb;

class TestRetryAfter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheValue_data();
    void readsTheValue();
    void absentFieldDemandsNothing();
    void takesTheLaterReadingWhereClocksDiffer_data();
    void takesTheLaterReadingWhereClocksDiffer();
    void secondsBeyondAHundredYearsAreAHundredYears();
    void aDateIsNeverBeforeItsWholeSecond();
};

namespace {

const Moment testNow = *fromIsoUtc("2026-11-21T12:00:00.400Z");

std::string dateAfter(int seconds)
{
    return toHttpDate(testNow + std::chrono::seconds(seconds));
}

} // namespace

void TestRetryAfter::readsTheValue_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("form");
    QTest::addColumn<qint64>("demandedMs");
    const auto row = [](const char* name, const std::string& value, RetryAfter::Form form, qint64 ms) {
        QTest::newRow(name) << QByteArray::fromStdString(value) << int(form) << ms;
    };
    using Form = RetryAfter::Form;
    row("seconds", "3", Form::Seconds, 3000);
    row("zero", "0", Form::Seconds, 0);
    row("leading zeros", "007", Form::Seconds, 7000);
    row("spaces around are no part of the value", " \t12 ", Form::Seconds, 12000);
    row("plus", "+12", Form::Garbage, 0);
    row("minus", "-12", Form::Garbage, 0);
    row("fraction", "1.5", Form::Garbage, 0);
    row("unit", "3s", Form::Garbage, 0);
    row("inner space", "1 2", Form::Garbage, 0);
    row("list", "3, 5", Form::Garbage, 0);
    row("empty", "", Form::Garbage, 0);
    row("word", "soon", Form::Garbage, 0);
    row("hexadecimal", "0x10", Form::Garbage, 0);
    row("fixdate ahead", dateAfter(3), Form::Date, 2600);
    row("RFC 850 ahead", toRfc850Date(testNow + std::chrono::seconds(3)), Form::Date, 2600);
    row("asctime ahead", toAsctimeDate(testNow + std::chrono::seconds(3)), Form::Date, 2600);
    row("date with spaces around", " " + dateAfter(3) + " ", Form::Date, 2600);
    row("date of this second has begun", dateAfter(0), Form::Past, 0);
    row("date gone by", dateAfter(-60), Form::Past, 0);
    row("date that does not exist", "Wed, 30 Feb 2022 00:00:00 GMT", Form::Garbage, 0);
}

void TestRetryAfter::readsTheValue()
{
    QFETCH(QByteArray, value);
    QFETCH(int, form);
    QFETCH(qint64, demandedMs);
    const RetryAfter read = readRetryAfter(value.toStdString(), std::nullopt, testNow);
    QCOMPARE(int(read.form), form);
    QCOMPARE(qint64(read.demanded.count()), demandedMs);
    QCOMPARE(read.binds(), form == int(RetryAfter::Form::Seconds) || form == int(RetryAfter::Form::Date));
    if (read.binds()) QVERIFY(read.earliest == testNow + std::chrono::milliseconds(demandedMs));
    QVERIFY(!read.clocksDiffer);
}

void TestRetryAfter::absentFieldDemandsNothing()
{
    const RetryAfter read = readRetryAfter(std::nullopt, dateAfter(-100), testNow);
    QVERIFY(read.form == RetryAfter::Form::Absent);
    QVERIFY(!read.binds());
}

void TestRetryAfter::takesTheLaterReadingWhereClocksDiffer_data()
{
    QTest::addColumn<int>("retryIn");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("form");
    QTest::addColumn<qint64>("demandedMs");
    QTest::addColumn<bool>("differs");
    const auto row = [](const char* name, int retryIn, const std::string& date, RetryAfter::Form form,
                        qint64 ms, bool differs) {
        QTest::newRow(name) << retryIn << QByteArray::fromStdString(date) << int(form) << ms << differs;
    };
    using Form = RetryAfter::Form;
    row("same second", 3, dateAfter(0), Form::Date, 2600, false);
    row("one second apart is the field's own grain", 3, dateAfter(-1), Form::Date, 2600, false);
    row("their clock is behind: their span is later", 3, dateAfter(-60), Form::Date, 63000, true);
    row("their clock is ahead: the date itself is later", 63, dateAfter(60), Form::Date, 62600, true);
    row("behind and past by ours, ahead by theirs", -57, dateAfter(-60), Form::Date, 3000, true);
    row("past by both", -61, dateAfter(-60), Form::Past, 0, true);
    row("ahead by ours, past by theirs", 10, dateAfter(60), Form::Date, 9600, true);
    row("a Date that is no date", 3, "yesterday", Form::Date, 2600, false);
}

void TestRetryAfter::takesTheLaterReadingWhereClocksDiffer()
{
    QFETCH(int, retryIn);
    QFETCH(QByteArray, date);
    QFETCH(int, form);
    QFETCH(qint64, demandedMs);
    QFETCH(bool, differs);
    const RetryAfter read = readRetryAfter(dateAfter(retryIn), date.toStdString(), testNow);
    QCOMPARE(int(read.form), form);
    QCOMPARE(qint64(read.demanded.count()), demandedMs);
    QCOMPARE(read.clocksDiffer, differs);
}

void TestRetryAfter::secondsBeyondAHundredYearsAreAHundredYears()
{
    const auto century = std::chrono::hours(24 * 365 * 100);
    for (const char* value :
         {"3153600001", "9223372036854775808", "99999999999999999999999999999999999999"}) {
        const RetryAfter read = readRetryAfter(value, std::nullopt, testNow);
        QVERIFY(read.form == RetryAfter::Form::Seconds);
        QVERIFY(read.demanded == century);
    }
}

void TestRetryAfter::aDateIsNeverBeforeItsWholeSecond()
{
    for (int ms = 0; ms < 1000; ++ms) {
        const Moment now = *fromIsoUtc("2026-11-21T12:00:00.000Z") + std::chrono::milliseconds(ms);
        const RetryAfter read = readRetryAfter("Sat, 21 Nov 2026 12:00:03 GMT", toHttpDate(now), now);
        QVERIFY(read.earliest == *fromIsoUtc("2026-11-21T12:00:03.000Z"));
    }
}

QTEST_APPLESS_MAIN(TestRetryAfter)
#include "tst_retryafter.moc"
