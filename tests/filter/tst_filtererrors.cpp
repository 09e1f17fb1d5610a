// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include "tests/filter/filtering.h"

using namespace pb;

/// Refusals: where, which token, and what is expected there (FLT-3).
class TestFilterErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsWrong_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<int>("position");
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* expression, int position, const char* token, const char* says) {
            QTest::newRow(expression) << QString::fromUtf8(expression) << position << QString::fromUtf8(token)
                                      << QString::fromUtf8(says);
        };
        row("", 0, "", "empty");
        row("   ", 3, "", "empty");
        row("ResourceName", 0, "ResourceName", "expected a comparison such as eq after ResourceName");
        row("ResourceName and true", 0, "ResourceName", "expected a comparison");
        row("true and 5", 9, "5", "expected a comparison");
        row("EntityEventSequence gt", 22, "", "ends too early");
        row("ResourceName eq 'a' and", 23, "", "ends too early");
        row("(EntityEventSequence gt 100", 27, "", "expected an operator or )");
        row("ResourceName eq 'a')", 19, ")", "no parenthesis is open");
        row("()", 1, ")", "expected a property");
        row("gt gt gt", 0, "gt", "expected a property, a value or a function");
        row("eq 'Property'", 0, "eq", "expected a property");
        row("ResourceName = 'x'", 13, "=", "write eq");
        row("ResourceName == 'x'", 13, "==", "write eq");
        row("ResourceName != 'x'", 13, "!=", "write ne");
        row("ResourceName <> 'x'", 13, "<>", "write ne");
        row("EntityEventSequence >= 1", 20, ">=", "write ge");
        row("EntityEventSequence < 1", 20, "<", "write lt");
        row("ResourceName eq 'a' && true", 20, "&&", "write and");
        row("ResourceName eq 'a' || true", 20, "||", "write or");
        row("!true", 0, "!", "write not");
        row("EntityEventSequence + 1 eq 2", 20, "+", "write add");
        row("ResourceName eq \"Property\"", 16, "\"", "single quotes");
        row("ResourceName%20eq%20'Property'", 12, "%", "percent-encoded");
        row("ResourceName eq @p", 16, "@", "parameter aliases");
        row("ResourceName eq 'x'; DROP TABLE EntityEvent", 19, ";", "unexpected ;");
        row("ResourceName eq Property", 16, "Property",
            "there is no property Property of EntityEvent; a string stands in single quotes, like "
            "'Property'");
        row("resourcename eq 'a'", 0, "resourcename", "did you mean ResourceName?");
        row("INVALIDFIELD eq 'bad'", 0, "INVALIDFIELD", "there is no property");
        row("ResourceName eq 'a' xor true", 20, "xor", "expected an operator");
        row("ResourceName like 'a'", 13, "like", "expected an operator");
        row("ResourceName gt true", 16, "true", "can't be compared");
        row("EntityEventSequence gt '100'", 23, "'100'", "a number has no quotes");
        row("'100' lt EntityEventSequence", 0, "'100'", "a number has no quotes");
        row("ResourceRecordKey eq 539", 21, "539", "single quotes, like '539'");
        row("ModificationTimestamp gt '2024-01-15T00:00:00Z'", 25, "'2024-01-15T00:00:00Z'",
            "it has no quotes, like 2024-01-15T00:00:00Z");
        row("ModificationTimestamp gt 2024-01-15", 25, "2024-01-15", "date(ModificationTimestamp)");
        row("ModificationTimestamp gt datetimeoffset'2024-01-15T00:00:00Z'", 25,
            "datetimeoffset'2024-01-15T00:00:00Z'", "older version");
        row("EntityEventSequence gt 2024-01-15", 23, "2024-01-15", "can't be compared");
        row("EntityEventSequence eq 0x65", 23, "0x65", "is no number");
        row("2024-02-30 eq 2024-02-30", 0, "2024-02-30", "no valid value");
        row("2024-01-01T24:00:00Z eq now()", 0, "2024-01-01T24:00:00Z", "no valid value");
        row("now() gt 2024-01-01T00:00:00", 9, "2024-01-01T00:00:00", "no valid value");
        row("duration'P1Y' eq null", 0, "duration'P1Y'", "no valid value");
        row("ResourceName eq 'abc", 16, "'abc", "does not end");
        row("EventTypes eq 'Canceled'", 0, "EventTypes", "is a collection");
        row("'Canceled' eq EventTypes", 14, "EventTypes", "is a collection");
        row("contains(EventTypes,'x')", 9, "EventTypes", "takes a string");
        row("EventTypes", 0, "EventTypes", "/any(..)");
        row("EventTypes has 'Canceled'", 11, "has", "EventTypes/any(x: x eq 'Canceled')");
        row("EventTypes/some(t: true)", 11, "some", "expected any or all");
        row("EventTypes/all()", 15, ")", "all needs a condition");
        row("EventTypes/any(t:)", 17, ")", "expected a property");
        row("EventTypes/any(t)", 16, ")", "a colon");
        row("EventTypes/any(t eq 'x')", 17, "eq", "a colon");
        row("EventTypes/any(t: t)", 18, "t", "expected a comparison");
        row("EventTypes/any(t: x eq 'a')", 18, "x", "there is no property x");
        row("EventTypes/any(t: t eq 'a') and t eq 'b'", 32, "t", "there is no property t");
        row("EventTypes/any(t: t eq 'a'", 26, "", "expected an operator or )");
        row("EventTypes/any(t: t eq 5)", 23, "5", "can't be compared");
        row("ResourceName/any()", 0, "ResourceName", "is no collection");
        row("ResourceName/$count eq 1", 0, "ResourceName", "is no collection");
        row("ResourceName/Length eq 1", 13, "Length", "has no members");
        row("Data eq 'x'", 0, "Data", "is an object");
        row("$it eq null", 4, "eq", "$it/ResourceName");
        row("$it/Nope eq null", 4, "Nope", "there is no property");
        row("ResourceName in 'Property'", 16, "'Property'", "a list in parentheses");
        row("ResourceName in ()", 17, ")", "expected a property, a value");
        row("ResourceName in ('a',5)", 21, "5", "can't be compared");
        row("ResourceName in ('a'", 20, "", "a comma or )");
        row("ResourceName in ('a';'b')", 20, ";", "unexpected ;");
        row("EventTypes in ('a')", 0, "EventTypes", "is a collection");
        row("contains('a','b','c')", 0, "contains", "takes 2 arguments, not 3");
        row("substring('a') eq 'a'", 0, "substring", "takes 2 or 3 arguments, not 1");
        row("now(1) eq now()", 0, "now", "takes 0 arguments, not 1");
        row("contains(ResourceName,5)", 22, "5", "takes a string");
        row("round('a') eq 1", 6, "'a'", "takes a number");
        row("substring('abc',1.5) eq 'x'", 16, "1.5", "takes a whole number");
        row("year(10:30:00) eq 1", 5, "10:30:00", "takes a date or timestamp");
        row("substringof('Pro',ResourceName)", 0, "substringof", "OData 2");
        row("foo(1) eq 1", 0, "foo", "there is no function foo");
        row("contains eq 'a'", 0, "contains", "is a function");
        row("tolower(ResourceName)", 0, "tolower(ResourceName)", "expected a comparison");
        row("'Property'", 0, "'Property'", "expected a comparison");
        row("ResourceName add 1 eq 2", 0, "ResourceName", "takes numbers");
        row("1 add 'x' eq 2", 6, "'x'", "takes numbers");
        row("-ResourceName eq 1", 1, "ResourceName", "expected a number");
        row("not ResourceName eq 'x'", 4, "ResourceName", "write not (ResourceName eq ..)");
        row("1 div 0 eq 1", 6, "0", "division by zero");
        row("EntityEventSequence mod (1 sub 1) eq 1", 24, "(1 sub 1)", "division by zero");
        row("EntityEventSequence divby 0.0 eq 1", 26, "0.0", "division by zero");
        row("(1,2) eq 1", 2, ",", "behind in only");
        row("matchesPattern(ResourceName,'(')", 28, "'('", "no regular expression");
        row("matchesPattern(ResourceName,'a(?=b)')", 28, "'a(?=b)'", "no regular expression");
        row("ResourceName eq '\xC3\xA9\xF0\x9F\x8F\xA0' && true", 21, "&&", "write and"); // in code points
        row("ResourceName eq \xE2\x80\x98x\xE2\x80\x99", 16, "\xE2\x80\x98x\xE2\x80\x99",
            "there is no property");
    }

    void tellsWhatIsWrong()
    {
        QFETCH(const QString, expression);
        QFETCH(const int, position);
        QFETCH(const QString, token);
        QFETCH(const QString, says);
        const auto filter = Filter::parse(expression.toStdString(), entityEventType());
        QVERIFY(!filter);
        const FilterError& error = filter.error();
        QVERIFY2(QString::fromStdString(error.message).contains(says), error.message.c_str());
        QCOMPARE(QString::fromStdString(error.token), token);
        QCOMPARE(static_cast<int>(error.position), position);
        QCOMPARE(static_cast<qsizetype>(error.length), token.toUcs4().size());
    }

    void aSubscriptionIsWithoutTheSequence()
    {
        const FilterRules rules = subscriptionFilterRules();
        for (const char* expression :
             {"EntityEventSequence gt 100", "$it/EntityEventSequence gt 100",
              "true or 5 lt EntityEventSequence", "EventTypes/any(t: EntityEventSequence eq 1)",
              "EntityEventSequence"}) {
            const auto filter = Filter::parse(expression, entityEventType(), rules);
            QVERIFY(!filter);
            QCOMPARE(filter.error().token, std::string("EntityEventSequence"));
            QVERIFY(filter.error().message.find("without the sequence") != std::string::npos);
        }
        QVERIFY(Filter::parse("Data/EntityEventSequence eq 1", entityEventType(), rules));
    }

    void hostileTextIsBounded()
    {
        const auto refused = [](const std::string& text) { return !Filter::parse(text, entityEventType()); };
        const auto repeated = [](const std::string& text, int times) {
            std::string all;
            for (int i = 0; i < times; ++i)
                all += text;
            return all;
        };
        QElapsedTimer clock;
        clock.start();
        QVERIFY(refused(repeated("(", 8000)));
        QVERIFY(refused(repeated("not ", 2000) + "true"));
        QVERIFY(refused(repeated("-", 8000) + "1 eq 1"));
        QVERIFY(refused(repeated("tolower(", 1000)));
        QVERIFY(refused(repeated("EventTypes/any(t:", 400)));
        QVERIFY(refused(repeated("EventTypes/any(t:", 9) + "true" + repeated(")", 9)));
        QVERIFY(!refused(repeated("(", 64) + "true" + repeated(")", 64)));
        QVERIFY(refused(repeated("(", 65) + "true" + repeated(")", 65)));
        QVERIFY(!refused(repeated("true or ", 1000) + "false"));
        QVERIFY(!refused("EntityEventSequence in (" + repeated("1,", 3000) + "1)"));
        QVERIFY(!refused(repeated("1 add ", 400) + "1 eq 401"));
        QVERIFY(refused(repeated("1 add ", 1300) + "1 eq 1"));
        QVERIFY(refused(std::string(8193, ' ')));
        QVERIFY(refused("ResourceName eq '\xC3'"));
        QVERIFY(refused("matchesPattern(ResourceName,'((a{100}){100}){100}')"));
        QVERIFY(refused("1e9999999999 eq 1"));
        QVERIFY(clock.elapsed() < 5000);
    }

    void hostileValuesAreBounded()
    {
        QElapsedTimer clock;
        clock.start();
        std::string squares = "9e9";
        for (int i = 0; i < 60; ++i)
            squares = "(" + squares + ") mul 1" + std::string(60, '7');
        QVERIFY(Filter::parse(squares + " gt 1", entityEventType()));
        QVERIFY(!Filter::parse("1e999999999 add 1 eq 1", entityEventType()));
        QVERIFY(
            Filter::parse("1e999999999 gt 1 and 1e-999999999 lt 1 and 1e-999999999 gt 0", entityEventType()));
        const std::string longText(100'000, 'a');
        const std::string row = "{\"ResourceName\":\"" + longText + "\"}";
        QCOMPARE(filtering::outcome("matchesPattern(ResourceName,'(a*)*b')", row), std::string("false"));
        std::string many = "1";
        for (int i = 0; i < 2000; ++i)
            many += ",1";
        const std::string array = "{\"EventTypes\":[],\"Data\":{\"A\":[" + many + "]}}";
        const std::string nested = "Data/A/any(a: Data/A/any(b: Data/A/any(c: a add b add c gt 9)))";
        const std::string found = filtering::outcome(nested, array);
        QVERIFY2(found.starts_with("row refused") && found.ends_with("takes too many steps over this row"),
                 found.c_str());
        const auto filter = Filter::parse(nested, entityEventType());
        FilterRow thousands(array, entityEventType());
        QVERIFY(filter->explain(thousands, filtering::now).refused);
        QCOMPARE(filtering::outcome("Data/A/any(a: Data/A/any(b: a add b eq 2))", array),
                 std::string("true"));
        QVERIFY(clock.elapsed() < 5000);
    }
};

QTEST_APPLESS_MAIN(TestFilterErrors)
#include "tst_filtererrors.moc"
