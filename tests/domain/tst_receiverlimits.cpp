// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include "models/domain/receiverlimits.h"

using namespace pb;
using namespace Qt::StringLiterals;

/// The table of the receiver's limits: what is read, what is refused, and that the README shows the same.
class ReceiverLimitsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLimitIsSetByItsName();
    void valuesAreReadAsPeopleWriteThem_data();
    void valuesAreReadAsPeopleWriteThem();
    void wrongSettingsAreRefused_data();
    void wrongSettingsAreRefused();
    void readmeShowsTheTable();
};

void ReceiverLimitsTest::everyLimitIsSetByItsName()
{
    for (const LimitDescription& limit : limitDescriptions()) {
        ReceiverLimits limits;
        const std::int64_t usual = limit.value(limits);
        QVERIFY2(usual >= limit.least && usual <= limit.most, limit.name.data());
        const std::int64_t other = usual == limit.most ? limit.least : limit.most;
        const std::string setting = std::string(limit.name) + '=' + limitText(limit, other);
        const auto wrong = setLimit(limits, setting);
        QVERIFY2(!wrong, wrong.value_or("").c_str());
        QCOMPARE(limit.value(limits), other);
        // It is this one alone that has changed.
        limit.set(limits, usual);
        QCOMPARE(limits, ReceiverLimits{});
    }
}

void ReceiverLimitsTest::valuesAreReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("value");
    QTest::newRow("MiB") << u"body=2MiB"_s << u"body"_s << qint64(2 * 1024 * 1024);
    QTest::newRow("bytes") << u"body=1000"_s << u"body"_s << qint64(1000);
    QTest::newRow("seconds") << u"idle-time=1.5s"_s << u"idle-time"_s << qint64(1500);
    QTest::newRow("minutes") << u"idle-time=2m"_s << u"idle-time"_s << qint64(120'000);
    QTest::newRow("count") << u"streams=7"_s << u"streams"_s << qint64(7);
    QTest::newRow("off") << u"rate=0"_s << u"rate"_s << qint64(0);
}

void ReceiverLimitsTest::valuesAreReadAsPeopleWriteThem()
{
    QFETCH(QString, setting);
    QFETCH(QString, name);
    QFETCH(qint64, value);
    ReceiverLimits limits;
    const auto wrong = setLimit(limits, setting.toStdString());
    QVERIFY2(!wrong, wrong.value_or("").c_str());
    for (const LimitDescription& limit : limitDescriptions())
        if (limit.name == name.toStdString()) QCOMPARE(limit.value(limits), value);
}

void ReceiverLimitsTest::wrongSettingsAreRefused_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("message");
    QTest::newRow("unknown") << u"heads=3"_s
                             << u"a limit is written NAME=VALUE, with NAME one of request-line"_s;
    QTest::newRow("no value") << u"body"_s << u"a limit is written NAME=VALUE"_s;
    QTest::newRow("empty") << u"body="_s << u"body takes 1 to 1GiB"_s;
    QTest::newRow("negative") << u"streams=-1"_s << u"streams takes 1 to 1000"_s;
    QTest::newRow("too large") << u"body=99999999999GiB"_s << u"body takes 1 to 1GiB"_s;
    QTest::newRow("without unit") << u"idle-time=20"_s << u"idle-time takes 100ms to 86400s"_s;
    QTest::newRow("with another") << u"streams=2MiB"_s << u"streams takes 1 to 1000"_s;
}

void ReceiverLimitsTest::wrongSettingsAreRefused()
{
    QFETCH(QString, setting);
    QFETCH(QString, message);
    ReceiverLimits limits;
    const auto wrong = setLimit(limits, setting.toStdString());
    QVERIFY(wrong);
    QVERIFY2(wrong->starts_with(message.toStdString()), wrong->c_str());
    QCOMPARE(limits, ReceiverLimits{});
}

void ReceiverLimitsTest::readmeShowsTheTable()
{
    QFile readme(QStringLiteral(PB_SOURCE_DIR "/README.md"));
    QVERIFY(readme.open(QIODevice::ReadOnly));
    const QByteArray text = readme.readAll();
    for (const LimitDescription& limit : limitDescriptions()) {
        const std::string row = "| `" + std::string(limit.name) + "` | " +
                                limitText(limit, limit.value(ReceiverLimits{})) + " | " +
                                std::string(limit.meaning) + " | " + std::string(limit.answer) + " |";
        QVERIFY2(text.contains(row.c_str()), row.c_str());
    }
}

QTEST_GUILESS_MAIN(ReceiverLimitsTest)
#include "tst_receiverlimits.moc"
