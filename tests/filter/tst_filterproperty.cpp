// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include <QTemporaryDir>
#include <QTest>

#include "models/store/sessionreader.h"
#include "models/store/sessionstore.h"
#include "tests/filter/filtering.h"
#include "tests/filter/randomexpression.h"

using namespace pb;

namespace {

constexpr int expressions = 2500;
constexpr std::size_t events = 40;

/// Events of every shape: absent, null and wrong members, aliases, dynamic members of different types.
std::vector<EntityEvent> variedEvents()
{
    std::vector<EntityEvent> all = filtering::fixture();
    const std::vector<std::string> rests = {
        "",
        ",\"EventTypes\":null,\"Data\":null",
        ",\"EntityEventType\":\"Update\",\"Data\":{\"ListPrice\":500000.5,\"City\":\"Montr\\u00e9al\","
        "\"Flag\":true}",
        ",\"ModificationTimestamp\":\"yesterday\",\"Data\":{\"ListPrice\":\"much\",\"City\":5}",
        ",\"EventTypes\":[\"Update\",\"Insert\",\"Update\"],\"FeedTypes\":[],\"Data\":{\"Tags\":[\"Update\","
        "1,null],"
        "\"Rooms\":[{\"n\":\"Insert\"},{\"n\":2},{}]}",
        ",\"ModificationTimestamp\":\"2024-02-01T01:30:00.5+05:30\",\"ResourceRecordURL\":\"u\",\"Data\":{"
        "\"On\":"
        "\"2024-05-01T00:00:00Z\",\"Tags\":[],\"Addr\":{\"Zip\":\"H2X\"},\"ListPrice\":1e400}",
        ",\"Data\":{\"On\":\"2024-05-01\",\"Flag\":\"no\",\"Rooms\":{},\"City\":null,\"ListPrice\":-0.0}"};
    const std::vector<std::string> names = {"Property", "Media", "Office", "x", "Propert\\u0079"};
    std::int64_t sequence = 1;
    while (all.size() < events) {
        const std::size_t i = all.size();
        const std::string line = "{\"EntityEventSequence\":" + std::to_string(sequence) +
                                 ",\"ResourceName\":\"" + names[i % names.size()] +
                                 "\",\"ResourceRecordKey\":\"" + (i % 3 == 0 ? "539" : std::to_string(i)) +
                                 "\"" + rests[i % rests.size()] + "}";
        all.push_back(*readEvent(line));
        sequence += i % 4 == 0 ? 40 : 1;
        while (std::any_of(all.begin(), all.end(), [&](const EntityEvent& each) {
            return each.EntityEventSequence.value == sequence;
        }))
            ++sequence;
    }
    return all;
}

/// What an expression comes to over an event: "1", "0", or the refusal with its place.
std::string outcomeOf(const Filter& filter, const EntityEvent& event)
{
    FilterRow row(event);
    const auto matches = filter.matches(row, filtering::now);
    if (matches) return *matches ? "1" : "0";
    return std::to_string(matches.error().position) + ' ' + matches.error().message;
}

/// What and/or of the parts' values is, by the rules of three values, a refusal in the place of an error.
std::string combined(const Explanation& node, bool isOr)
{
    const std::string deciding = isOr ? "true" : "false";
    std::string open;
    for (const Explanation& part : node.parts) {
        if (!part.refused && part.value == deciding) return deciding;
        const bool isTruth = !part.refused && (part.value == "true" || part.value == "false");
        if (isTruth) continue;
        if (!part.refused && part.value == "null") {
            if (open.empty()) open = "null";
        } else if (open.empty() || open == "null") {
            open = "refused";
        }
    }
    if (!open.empty()) return open;
    return isOr ? "false" : "true";
}

} // namespace

/// One meaning everywhere (FLT-2): narrowing and evaluator, the evaluator alone and the explanation agree
/// over random expressions and events.
class TestFilterProperty : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::vector<EntityEvent> m_events = variedEvents();
    std::unique_ptr<SessionStore> m_store;
    std::unique_ptr<SessionReader> m_reader;

private Q_SLOTS:
    void initTestCase()
    {
        auto store = SessionStore::open(m_folder.filePath(QStringLiteral("s.pushbench")).toStdString(), {});
        QVERIFY(store);
        m_store = std::move(*store);
        m_store->appendLog(m_events, [](const LogOutcome&) {});
        m_store->flush();
        auto reader = SessionReader::open(m_store->file());
        QVERIFY(reader);
        m_reader = std::move(*reader);
        QCOMPARE(m_reader->logAfter({}, 1000).size(), events);
    }

    void narrowingSparesNothingThatMatches()
    {
        RandomExpression random(20261122);
        int pairs = 0;
        int spared = 0;
        int matched = 0;
        int refused = 0;
        int tried = 0;
        while (pairs < expressions * static_cast<int>(events)) {
            ++tried;
            const std::string text = random.boolean(1 + tried % 4);
            const auto filter = Filter::parse(text, entityEventType());
            if (!filter) continue;
            std::map<std::int64_t, std::string> narrowed;
            for (const StoredEvent& stored : m_reader->logWhere(filter->narrowing(), {}, 1000))
                narrowed[stored.event.EntityEventSequence.value] = outcomeOf(*filter, stored.event);
            QVERIFY2(m_reader->lastError().message.empty(), m_reader->lastError().message.c_str());
            for (const EntityEvent& event : m_events) {
                const std::string alone = outcomeOf(*filter, event);
                const auto found = narrowed.find(event.EntityEventSequence.value);
                const std::string both = found == narrowed.end() ? "0" : found->second;
                QVERIFY2(
                    both == alone,
                    (text + " over " + event.source + ": " + alone + " alone, narrowed " + both).c_str());
                ++pairs;
                spared += found == narrowed.end() ? 1 : 0;
                matched += alone == "1" ? 1 : 0;
                refused += alone.size() > 1 ? 1 : 0;
            }
        }
        // The generator reaches all of it, or the above proves little.
        qInfo("%d of %d expressions fit; of %d pairs %d matched, %d were refused, %d were spared",
              expressions, tried, pairs, matched, refused, spared);
        QVERIFY(tried < expressions * 2);
        QVERIFY(spared > pairs / 20);
        QVERIFY(matched > pairs / 10);
        QVERIFY(refused > pairs / 50);
    }

    void aConditionOnOneRecordGoesByTheIndexOverTheRecord_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("oneRecord");
        const QString name = QStringLiteral("ResourceName eq 'Property'");
        const QString key = QStringLiteral("ResourceRecordKey eq '%1'")
                                .arg(QString::fromStdString(m_events.front().ResourceRecordKey));
        QTest::newRow("both") << name + QStringLiteral(" and ") + key << true;
        QTest::newRow("both and more")
            << key + QStringLiteral(" and EntityEventSequence gt 0 and ") + name << true;
        QTest::newRow("key alone") << key << false;
        QTest::newRow("either") << name + QStringLiteral(" or ") + key << false;
        QTest::newRow("two names") << key + QStringLiteral(" and ResourceName in ('Property','Media')")
                                   << false;
    }
    void aConditionOnOneRecordGoesByTheIndexOverTheRecord()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, oneRecord);
        const auto filter = Filter::parse(text.toStdString(), entityEventType());
        QVERIFY(filter);
        const Narrowing narrowing = filter->narrowing();
        QCOMPARE(narrowing.oneRecord, oneRecord);
        // The statement names the index: where it could not serve it, SQLite would refuse it.
        for (const bool descending : {false, true}) {
            LogStretch stretch;
            stretch.descending = descending;
            std::vector<std::int64_t> found;
            for (const LogSource& event : m_reader->logSourcesWhere(narrowing, stretch, 1000))
                found.push_back(event.EntityEventSequence.value);
            QVERIFY2(m_reader->lastError().message.empty(), m_reader->lastError().message.c_str());
            std::vector<std::int64_t> wanted;
            for (const EntityEvent& event : m_events)
                if (outcomeOf(*filter, event) == "1") wanted.push_back(event.EntityEventSequence.value);
            std::sort(wanted.begin(), wanted.end());
            if (descending) std::reverse(wanted.begin(), wanted.end());
            QCOMPARE(found, wanted);
        }
    }

    void explanationSaysWhatTheEvaluatorSays()
    {
        RandomExpression random(7);
        for (int pairs = 0, tried = 0; pairs < expressions * static_cast<int>(events);) {
            const std::string text = random.boolean(1 + ++tried % 4);
            const auto filter = Filter::parse(text, entityEventType());
            if (!filter) continue;
            for (const EntityEvent& event : m_events) {
                FilterRow row(event);
                const Explanation told = filter->explain(row, filtering::now);
                const std::string alone = outcomeOf(*filter, event);
                const std::string said = told.refused ? told.value : told.value == "true" ? "1" : "0";
                const bool same = told.refused ? alone.ends_with(said) : alone == said;
                QVERIFY2(same, (text + ": " + alone + " but told " + told.value).c_str());
                verifyParts(told, text);
                ++pairs;
            }
        }
    }

private:
    /// Each node's text is what stands at its place, and and/or are what their parts make of them.
    static void verifyParts(const Explanation& node, const std::string& text)
    {
        const QString whole = QString::fromStdString(text);
        const QString part =
            whole.mid(static_cast<qsizetype>(node.position), static_cast<qsizetype>(node.length));
        QCOMPARE(part, QString::fromStdString(node.text));
        if (node.parts.size() > 1) {
            // Between the first two parts stands the operator, beside parentheses and blanks.
            const std::size_t end = node.parts[0].position + node.parts[0].length;
            if (node.parts[1].position > end) {
                const QString sign = whole.mid(static_cast<qsizetype>(end),
                                               static_cast<qsizetype>(node.parts[1].position - end));
                const bool isOr = sign.trimmed() == QStringLiteral("or");
                if (isOr || sign.trimmed() == QStringLiteral("and")) {
                    const std::string expected = combined(node, isOr);
                    const std::string value = node.refused ? "refused" : node.value;
                    QVERIFY2(value == expected,
                             (node.text + " is " + value + ", its parts make " + expected).c_str());
                }
            }
        }
        for (const Explanation& each : node.parts)
            verifyParts(each, text);
    }

private Q_SLOTS:
    void theGeneratorReachesTheWholeLanguage()
    {
        RandomExpression random(20261122);
        std::string all;
        for (int i = 0; i < expressions; ++i) {
            const std::string text = random.boolean(1 + i % 4);
            if (Filter::parse(text, entityEventType())) all += text + '\n';
        }
        for (const char* word : {" eq ",
                                 " ne ",
                                 " gt ",
                                 " ge ",
                                 " lt ",
                                 " le ",
                                 " and ",
                                 " or ",
                                 "not (",
                                 " in (",
                                 " in Ev",
                                 " add ",
                                 " sub ",
                                 " mul ",
                                 " div ",
                                 " divby ",
                                 " mod ",
                                 "-(",
                                 "/any(",
                                 "/all(",
                                 "/any()",
                                 "$it/",
                                 "/$count",
                                 "contains(",
                                 "startswith(",
                                 "endswith(",
                                 "length(",
                                 "indexof(",
                                 "substring(",
                                 "tolower(",
                                 "toupper(",
                                 "trim(",
                                 "concat(",
                                 "matchesPattern(",
                                 "year(",
                                 "month(",
                                 "day(",
                                 "hour(",
                                 "minute(",
                                 "second(",
                                 "fractionalseconds(",
                                 "date(",
                                 "time(",
                                 "totaloffsetminutes(",
                                 "now()",
                                 "mindatetime()",
                                 "maxdatetime()",
                                 "totalseconds(",
                                 "round(",
                                 "floor(",
                                 "ceiling(",
                                 "null",
                                 "INF",
                                 "NaN",
                                 "duration'"})
            QVERIFY2(all.find(word) != std::string::npos, word);
    }
};

QTEST_APPLESS_MAIN(TestFilterProperty)
#include "tst_filterproperty.moc"
