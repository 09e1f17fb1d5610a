// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/filter/completion.h"
#include "models/filter/filter.h"

using namespace pb;
using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<std::string> seen(std::string_view property)
{
    if (property == "ResourceName") return {"Property", "Member", "O'Brien"};
    if (property == "EventTypes") return {"Canceled", "Update"};
    return {};
}

/// The choices at the | of a text.
QStringList choices(const QString& marked, CompletionList* list = nullptr)
{
    const qsizetype at = marked.indexOf(u'|');
    const std::string text = QString(marked).remove(at, 1).toStdString();
    const CompletionList found = completionsAt(text, static_cast<std::size_t>(at), entityEventType(), seen);
    if (list) *list = found;
    QStringList texts;
    for (const Completion& each : found.choices)
        texts << QString::fromStdString(each.text);
    return texts;
}

} // namespace

class TestCompletion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offersWhatFits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("among");
        QTest::addColumn<QStringList>("never");
        QTest::newRow("start") << u"|"_s
                               << QStringList{u"ResourceName"_s, u"contains("_s, u"not"_s, u"Data/"_s}
                               << QStringList{u"eq"_s, u"and"_s};
        QTest::newRow("beginning of a name")
            << u"resourcer|"_s << QStringList{u"ResourceRecordKey"_s, u"ResourceRecordUrl"_s}
            << QStringList{u"ResourceName"_s, u"tolower("_s};
        QTest::newRow("operators of a text") << u"ResourceName |"_s << QStringList{u"eq"_s, u"in"_s, u"gt"_s}
                                             << QStringList{u"add"_s, u"and"_s, u"has"_s};
        QTest::newRow("operators of a number")
            << u"EntityEventSequence |"_s << QStringList{u"gt"_s, u"add"_s} << QStringList{u"and"_s};
        QTest::newRow("values") << u"ResourceName eq |"_s
                                << QStringList{u"'Property'"_s, u"'O''Brien'"_s, u"tolower("_s}
                                << QStringList{u"length("_s, u"EntityEventSequence"_s};
        QTest::newRow("values begun")
            << u"ResourceName eq 'M|"_s << QStringList{u"'Member'"_s} << QStringList{u"'Property'"_s};
        QTest::newRow("values of a list")
            << u"ResourceName in ('Property',|"_s << QStringList{u"'Member'"_s} << QStringList{u"length("_s};
        QTest::newRow("values of a variable")
            << u"EventTypes/any(t: t eq |"_s << QStringList{u"'Canceled'"_s} << QStringList{u"'Property'"_s};
        QTest::newRow("after a comparison")
            << u"ResourceName eq 'Property' |"_s << QStringList{u"and"_s, u"or"_s} << QStringList{u"eq"_s};
        QTest::newRow("after a test")
            << u"contains(ResourceName,'x') |"_s << QStringList{u"and"_s} << QStringList{u"gt"_s};
        QTest::newRow("after a function")
            << u"length(ResourceName) |"_s << QStringList{u"gt"_s, u"add"_s} << QStringList{u"and"_s};
        QTest::newRow("after and") << u"ResourceName eq 'x' and |"_s << QStringList{u"EventTypes"_s}
                                   << QStringList{u"'Property'"_s};
        QTest::newRow("below a collection")
            << u"EventTypes/|"_s << QStringList{u"any(x: x eq '')"_s, u"$count"_s}
            << QStringList{u"ResourceName"_s};
        QTest::newRow("times") << u"ModificationTimestamp gt |"_s << QStringList{u"now()"_s}
                               << QStringList{u"ResourceName"_s, u"length("_s};
    }

    void offersWhatFits()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, among);
        QFETCH(const QStringList, never);
        const QStringList found = choices(text);
        for (const QString& each : among)
            QVERIFY2(found.contains(each), qPrintable(each + u" not in "_s + found.join(u", "_s)));
        for (const QString& each : never)
            QVERIFY2(!found.contains(each), qPrintable(each + u" in "_s + found.join(u", "_s)));
    }

    void replacesTheWordUnderTheCursor()
    {
        CompletionList list;
        choices(u"ResourceName eq '\u00E9' and Res|ourceX eq 1"_s, &list);
        QCOMPARE(list.from, std::size_t{24});
        QCOMPARE(list.length, std::size_t{9});
        choices(u"ResourceName eq 'Pro|"_s, &list);
        QCOMPARE(list.from, std::size_t{16});
        QCOMPARE(list.length, std::size_t{4});
        choices(u"ResourceName |"_s, &list);
        QCOMPARE(list.from, std::size_t{13});
        QCOMPARE(list.length, std::size_t{0});
    }

    /// Whatever stands before the cursor, nothing is read that is not there.
    void standsAnyText()
    {
        const std::string text =
            "EventTypes/any(t: t in ('a',\"x\") and not (1 add -2)) / ,:( $it/ 'caf\xC3\xA9";
        for (std::size_t cursor = 0; cursor <= text.size() + 2; ++cursor)
            QVERIFY(completionsAt(text, cursor, entityEventType(), seen).choices.size() < 200);
        QVERIFY(completionsAt("\xC3", 1, entityEventType(), seen).choices.empty());
        QVERIFY(!completionsAt("", 0, entityEventType(), nullptr).choices.empty());
    }
};

QTEST_APPLESS_MAIN(TestCompletion)
#include "tst_completion.moc"
