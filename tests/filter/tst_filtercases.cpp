// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/filter/filtering.h"

namespace {

/// The fields of a CSV line, quotes resolved.
QStringList fieldsOf(const QString& line)
{
    QStringList fields{QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar sign = line[i];
        if (sign == u'"' && quoted && i + 1 < line.size() && line[i + 1] == u'"') {
            fields.back() += sign;
            ++i;
        } else if (sign == u'"') {
            quoted = !quoted;
        } else if (sign == u',' && !quoted) {
            fields << QString();
        } else {
            fields.back() += sign;
        }
    }
    return fields;
}

} // namespace

/// The cases that the language is agreed by, over their fixture (FLT-1).
class TestFilterCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meansWhatTheCaseSays_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("matches");
        const auto lines = filtering::linesOf("filter-cases.csv");
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const QStringList fields = fieldsOf(QString::fromStdString(lines[i]));
            QVERIFY(fields.size() >= 5);
            QTest::newRow(qPrintable(fields[0])) << fields[2] << fields[3] << fields[4];
        }
    }

    void meansWhatTheCaseSays()
    {
        QFETCH(const QString, expression);
        QFETCH(const QString, expected);
        QFETCH(const QString, matches);
        const std::string text = expression.toStdString();
        static const std::vector<pb::EntityEvent> events = filtering::fixture();
        QCOMPARE(events.size(), std::size_t{12});
        const QString found = QString::fromStdString(filtering::matching(text, events));
        const auto inSubscription =
            pb::Filter::parse(text, pb::entityEventType(), pb::subscriptionFilterRules());
        if (expected == QStringLiteral("accept")) QCOMPARE(found, matches);
        if (expected == QStringLiteral("reject")) {
            QVERIFY2(found.startsWith(QStringLiteral("refused: ")), qPrintable(found));
            QVERIFY(found.size() > 20);
        }
        if (expected == QStringLiteral("reject-in-subscription")) QVERIFY(!inSubscription);
        if (expression.contains(QStringLiteral("EntityEventSequence"))) QVERIFY(!inSubscription);
    }
};

QTEST_APPLESS_MAIN(TestFilterCases)
#include "tst_filtercases.moc"
