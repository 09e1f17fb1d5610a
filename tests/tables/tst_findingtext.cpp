// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/tables/findingtext.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class FindingTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFindingHasWordAndRule()
    {
        QStringList words;
        for (const Finding finding : allFindings) {
            QVERIFY(!findingWord(finding).isEmpty());
            QVERIFY(findingRule(finding).endsWith(u'.'));
            QVERIFY(!findingRequirement(finding).empty());
            words.append(findingWord(finding));
        }
        QCOMPARE(words.removeDuplicates(), 0);
    }

    void whatTheStandardForbidsIsAViolation()
    {
        QVERIFY(severity(Finding::Conflict) == Severity::Violation);
        QVERIFY(severity(Finding::Refused) == Severity::Violation);
        QVERIFY(severity(Finding::Duplicate) == Severity::Information);
        QVERIFY(severity(Finding::Gap) == Severity::Information);
        QVERIFY(severity(Finding::OutOfOrder) == Severity::Notice);
    }

    void aSetIsItsWordsInOrder()
    {
        FindingSet findings;
        QCOMPARE(findingWords(findings), QString());
        findings.add(Finding::Gap);
        findings.add(Finding::Conflict);
        QCOMPARE(findingWords(findings), u"conflict, gap"_s);
    }
};

QTEST_APPLESS_MAIN(FindingTextTest)
#include "tst_findingtext.moc"
