// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/domain/httpdate.h"

using namespace pb;

namespace {

Moment at(const char* iso)
{
    const auto moment = fromIsoUtc(iso);
    if (!moment) qFatal("bad moment in the test: %s", iso);
    return *moment;
}

const char* const testNow = "2026-11-21T12:00:00.000Z";

} // namespace

class TestHttpDate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheThreeForms_data();
    void readsTheThreeForms();
    void refusesWhatIsNoDate_data();
    void refusesWhatIsNoDate();
    void settlesTheCenturyByNow_data();
    void settlesTheCenturyByNow();
    void writesWhatItReads_data();
    void writesWhatItReads();
};

void TestHttpDate::readsTheThreeForms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("iso");
    QTest::newRow("IMF-fixdate") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT")
                                 << QByteArray("1994-11-06T08:49:37.000Z");
    QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT")
                             << QByteArray("1994-11-06T08:49:37.000Z");
    QTest::newRow("asctime, short day")
        << QByteArray("Sun Nov  6 08:49:37 1994") << QByteArray("1994-11-06T08:49:37.000Z");
    QTest::newRow("asctime, long day")
        << QByteArray("Wed Nov 16 08:49:37 1994") << QByteArray("1994-11-16T08:49:37.000Z");
    QTest::newRow("leap day") << QByteArray("Thu, 29 Feb 2024 00:00:00 GMT")
                              << QByteArray("2024-02-29T00:00:00.000Z");
    QTest::newRow("leap second") << QByteArray("Sat, 31 Dec 2016 23:59:60 GMT")
                                 << QByteArray("2017-01-01T00:00:00.000Z");
    QTest::newRow("far future") << QByteArray("Fri, 31 Dec 9999 23:59:59 GMT")
                                << QByteArray("9999-12-31T23:59:59.000Z");
}

void TestHttpDate::readsTheThreeForms()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, iso);
    const auto moment = parseHttpDate(text.toStdString(), at(testNow));
    QVERIFY(moment);
    QCOMPARE(QByteArray::fromStdString(toIsoUtc(*moment)), iso);
}

void TestHttpDate::refusesWhatIsNoDate_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"",
                             "0",
                             "soon",
                             "Sun, 06 Nov 1994 08:49:37",
                             "Sun, 06 Nov 1994 08:49:37 UTC",
                             "Sun, 06 Nov 1994 08:49:37 +0000",
                             "Mon, 06 Nov 1994 08:49:37 GMT",
                             "sun, 06 Nov 1994 08:49:37 GMT",
                             "Sun, 6 Nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 94 08:49:37 GMT",
                             "Sun, 06 nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994 8:49:37 GMT",
                             "Sun, 06 Nov 1994 24:00:00 GMT",
                             "Sun, 06 Nov 1994 08:60:37 GMT",
                             "Sun, 06 Nov 1994 08:49:60 GMT",
                             "Thu, 30 Feb 2023 00:00:00 GMT",
                             "Wed, 29 Feb 2023 00:00:00 GMT",
                             "Sun, 00 Nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994 08:49:37 GMT ",
                             " Sun, 06 Nov 1994 08:49:37 GMT",
                             "Sun, 06-Nov-94 08:49:37 GMT",
                             "Monday, 06-Nov-94 08:49:37 GMT",
                             "Sunday, 06-Nov-1994 08:49:37 GMT",
                             "Sun Nov 06 08:49:37 94",
                             "Sun Nov 6 08:49:37 1994",
                             "Sun Nov  6 08:49:37 1994 GMT",
                             "Sun, 06 Nov 1994 08:49:3x GMT",
                             "2026-11-21T12:00:00Z"})
        QTest::newRow(text) << QByteArray(text);
}

void TestHttpDate::refusesWhatIsNoDate()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseHttpDate(text.toStdString(), at(testNow)));
}

void TestHttpDate::settlesTheCenturyByNow_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("iso");
    QTest::newRow("a year ahead") << QByteArray("Sunday, 21-Nov-27 00:00:00 GMT") << QByteArray(testNow)
                                  << QByteArray("2027-11-21T00:00:00.000Z");
    QTest::newRow("fifty years ahead") << QByteArray("Saturday, 21-Nov-76 12:00:00 GMT")
                                       << QByteArray(testNow) << QByteArray("2076-11-21T12:00:00.000Z");
    QTest::newRow("over fifty years ahead is past")
        << QByteArray("Sunday, 21-Nov-76 12:00:01 GMT") << QByteArray(testNow)
        << QByteArray("1976-11-21T12:00:01.000Z");
    QTest::newRow("the next century")
        << QByteArray("Saturday, 01-Jan-01 00:00:00 GMT") << QByteArray("2099-12-31T23:00:00.000Z")
        << QByteArray("2101-01-01T00:00:00.000Z");
    QTest::newRow("now is a leap day")
        << QByteArray("Tuesday, 29-Feb-28 00:00:00 GMT") << QByteArray("2024-02-29T00:00:00.000Z")
        << QByteArray("2028-02-29T00:00:00.000Z");
}

void TestHttpDate::settlesTheCenturyByNow()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, now);
    QFETCH(QByteArray, iso);
    const auto moment = parseHttpDate(text.toStdString(), at(now.constData()));
    QVERIFY(moment);
    QCOMPARE(QByteArray::fromStdString(toIsoUtc(*moment)), iso);
}

void TestHttpDate::writesWhatItReads_data()
{
    QTest::addColumn<QByteArray>("iso");
    QTest::addColumn<QByteArray>("fixdate");
    QTest::newRow("short day") << QByteArray("1994-11-06T08:49:37.000Z")
                               << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT");
    QTest::newRow("rounded down") << QByteArray("2026-11-21T12:00:00.999Z")
                                  << QByteArray("Sat, 21 Nov 2026 12:00:00 GMT");
    QTest::newRow("midnight") << QByteArray("2027-01-01T00:00:00.000Z")
                              << QByteArray("Fri, 01 Jan 2027 00:00:00 GMT");
}

void TestHttpDate::writesWhatItReads()
{
    QFETCH(QByteArray, iso);
    QFETCH(QByteArray, fixdate);
    const Moment moment = at(iso.constData());
    const Moment second = std::chrono::floor<std::chrono::seconds>(moment);
    QCOMPARE(QByteArray::fromStdString(toHttpDate(moment)), fixdate);
    QVERIFY(parseHttpDate(toHttpDate(moment), moment) == second);
    QVERIFY(parseHttpDate(toRfc850Date(moment), moment) == second);
    QVERIFY(parseHttpDate(toAsctimeDate(moment), moment) == second);
}

QTEST_APPLESS_MAIN(TestHttpDate)
#include "tst_httpdate.moc"
