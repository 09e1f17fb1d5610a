// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/domain/sequenceaudit.h"

using namespace pb;

class SequenceAuditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreJudgedAgainstTheirFeed_data()
    {
        QTest::addColumn<qlonglong>("highest");
        QTest::addColumn<QByteArray>("knownName"); // of the event stored under the same sequence; empty: none
        QTest::addColumn<qlonglong>("sequence");
        QTest::addColumn<int>("standing");
        QTest::addColumn<int>("findings");
        const auto row = [](const char* name, qlonglong highest, const char* known, qlonglong sequence,
                            Standing standing, int findings) {
            QTest::newRow(name) << highest << QByteArray(known) << sequence << int(standing) << findings;
        };
        constexpr qlonglong most = 9223372036854775807LL;
        row("first of all", 0, "", 1, Standing::New, 0);
        row("first may be any number", 0, "", 5000, Standing::New, 0);
        row("next", 5, "", 6, Standing::New, 0);
        row("gap", 5, "", 7, Standing::New, int(Finding::Gap));
        row("out of order", 5, "", 3, Standing::New, int(Finding::OutOfOrder));
        row("same tuple again", 5, "Property", 5, Standing::Duplicate, int(Finding::Duplicate));
        row("old tuple again", 9, "Property", 5, Standing::Duplicate, int(Finding::Duplicate));
        row("other tuple", 5, "Media", 5, Standing::Conflict, int(Finding::Conflict));
        row("up to the last number", most - 1, "", most, Standing::New, 0);
        row("gap up to the last number", 1, "", most, Standing::New, int(Finding::Gap));
    }

    void eventsAreJudgedAgainstTheirFeed()
    {
        QFETCH(qlonglong, highest);
        QFETCH(QByteArray, knownName);
        QFETCH(qlonglong, sequence);
        QFETCH(int, standing);
        QFETCH(int, findings);
        const EntityEvent known{SequenceNumber{sequence}, knownName.toStdString(), "K", {}};
        const EntityEvent event{SequenceNumber{sequence}, "Property", "K", "{}"};
        const AuditVerdict verdict =
            auditEvent({knownName.isEmpty() ? nullptr : &known, SequenceNumber{highest}}, event);
        QCOMPARE(int(verdict.standing), standing);
        QCOMPARE(int(verdict.findings.bits), findings);
    }

    void anotherKeyIsAConflict()
    {
        const EntityEvent known{SequenceNumber{1}, "Property", "K", {}};
        const EntityEvent event{SequenceNumber{1}, "Property", "L", {}};
        QCOMPARE(auditEvent({&known, SequenceNumber{1}}, event).standing, Standing::Conflict);
    }
};

QTEST_GUILESS_MAIN(SequenceAuditTest)
#include "tst_sequenceaudit.moc"
