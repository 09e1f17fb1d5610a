// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QTest>

#include "logsession.h"
#include "models/tables/explanationmodel.h"
#include "models/tables/matchpreview.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class MatchPreviewTest : public QObject
{
    Q_OBJECT
private:
    static Filter filter(const char* text)
    {
        auto parsed = Filter::parse(text, entityEventType(), subscriptionFilterRules());
        if (!parsed) qFatal("%s", parsed.error().message.c_str());
        return *parsed;
    }

    /// Waits until all is looked at.
    static MatchCount countOf(LogSession& session, std::optional<Filter> wanted)
    {
        MatchCount last;
        bool done = false;
        {
            MatchPreview preview(session.tables->readThread());
            connect(&preview, &MatchPreview::counted, &preview, [&](const MatchCount& count) {
                last = count;
                done = count.events == count.of;
            });
            preview.start(std::move(wanted));
            if (!QTest::qWaitFor([&] { return done; })) qWarning("the preview did not end");
        }
        return last;
    }

private Q_SLOTS:
    void countsWhatMatchesAndShowsBothKindsNewestFirst()
    {
        LogSession session;
        session.append({1, 2, 3}, "Property");
        session.append({4, 5}, "Media");
        const MatchCount count = countOf(session, filter("ResourceName eq 'Media'"));
        QCOMPARE(count.events, 5);
        QCOMPARE(count.matching, 2);
        QCOMPARE(count.matches.size(), std::size_t{2});
        QCOMPARE(count.matches.front().id, 5);
        QCOMPARE(count.others.front().id, 3);
    }

    void withoutAFilterAllMatch()
    {
        LogSession session;
        session.append({1, 2});
        const MatchCount count = countOf(session, std::nullopt);
        QCOMPARE(count.matching, 2);
        QVERIFY(count.others.empty());
    }

    void onlyTheLastTenThousandCount()
    {
        LogSession session;
        std::vector<std::int64_t> numbers;
        for (std::int64_t i = 1; i <= 10'050; ++i)
            numbers.push_back(i);
        session.append(numbers);
        const MatchCount count =
            countOf(session, filter("ResourceRecordKey eq 'K-50' or ResourceRecordKey eq "
                                    "'K-51'"));
        QCOMPARE(count.events, MatchPreview::mostEvents);
        QCOMPARE(count.matching, 1); // K-50 is older
    }

    void anEventThatCanNotBeJudgedIsCountedApart()
    {
        LogSession session;
        session.append({1, 2});
        const MatchCount count =
            countOf(session, filter("1 div length(substring(ResourceRecordKey,3)) eq 1"));
        QCOMPARE(count.matching, 0);
        QCOMPARE(count.refused, 2);
        QVERIFY(!count.firstRefusal.empty());
    }

    void explainsEveryNode()
    {
        LogSession session;
        session.append({7}, "Media");
        MatchPreview preview(session.tables->readThread());
        std::optional<Explanation> why;
        connect(&preview, &MatchPreview::explained, &preview,
                [&](qint64, const std::optional<Explanation>& explanation,
                    const std::optional<StoredEvent>&) { why = explanation; });
        preview.start(filter("ResourceName eq 'Property' or contains(ResourceRecordKey,'7')"));
        preview.explain(7);
        QTRY_VERIFY(why.has_value());
        QCOMPARE(why->value, std::string("true"));
        ExplanationModel model;
        const QAbstractItemModelTester tester(&model);
        model.setExplanation(why);
        const QModelIndex root = model.index(0, 0);
        QCOMPARE(model.rowCount(root), 2);
        QCOMPARE(model.index(0, ExplanationModel::ValueColumn, root).data().toString(), u"false"_s);
        QCOMPARE(model.index(0, 0, root).data(ExplanationModel::truthRole).toInt(), 0);
        QCOMPARE(model.index(1, 0, root).data().toString(), u"contains(ResourceRecordKey,'7')"_s);
        model.setExplanation(std::nullopt);
        QCOMPARE(model.rowCount(), 0);
        preview.stop();
        session.tables->readThread().stop();
    }
};

QTEST_GUILESS_MAIN(MatchPreviewTest)
#include "tst_matchpreview.moc"
