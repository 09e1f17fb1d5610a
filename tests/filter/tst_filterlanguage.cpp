// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/filter/filtering.h"

namespace {

const std::string sample =
    "{\"EntityEventSequence\":100,\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"k1\",\"EventTypes\":"
    "[\"Insert\",\"Update\"],\"ModificationTimestamp\":\"2024-01-15T10:30:45.125+02:00\",\"Data\":{"
    "\"ListPrice\":"
    "500000.5,\"City\":\"Montr\\u00e9al\",\"Big\":1e400,\"Rooms\":[{\"n\":1,\"t\":[\"a\"]},{\"n\":2,\"t\":[]}"
    "],\"On\":"
    "\"2024-05-01\",\"Flag\":true,\"Addr\":{\"Zip\":\"H2X\"},\"Nul\":null,\"Tags\":[\"x\",\"y\"],\"At\":"
    "\"2024-05-01T00:00:00Z\"}}";

void row(const char* expression)
{
    QTest::newRow(expression) << QString::fromUtf8(expression);
}

} // namespace

/// Each operator, function, literal and rule of nulls, over one event (FLT-1).
class TestFilterLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data()
    {
        QTest::addColumn<QString>("expression");
        // numbers
        row("9223372036854775807 add 1 eq 9223372036854775808");
        row("9223372036854775807 mul 9223372036854775807 eq 85070591730234615847396907784232501249");
        row("-9223372036854775808 sub 1 lt -9223372036854775808");
        row("-9223372036854775808 div -1 eq 9223372036854775808");
        row("-9223372036854775808 mod -1 eq 0");
        row("9007199254740993 gt 9007199254740992 and 9007199254740993 gt 9007199254740992.5");
        row("9223372036854775807 lt 9.3e18 and 9223372036854775807 gt 9.2e18");
        row("7 div 2 eq 3 and -7 div 2 eq -3 and 7 mod -3 eq 1 and -7 mod 3 eq -1");
        row("7 divby 2 eq 3.5 and 7.0 div 2 eq 3.5 and 7.5 mod 2 eq 1.5");
        row("1 divby 4 eq 0.25 and 1 divby 3 lt 0.3333333333333333333334");
        row("0.1 add 0.2 eq 0.3 and 1e2 eq 100 and 1.50 eq 1.5 and -0.0 eq 0 and 1e-1 eq 0.1");
        row("99999999999999999999 div 2 eq 49999999999999999999.5");
        row("EntityEventSequence ne 99999999999999999999");
        row("INF gt 1e300 and -INF lt -1e300 and INF eq INF and not (NaN eq NaN) and NaN ne NaN");
        row("not (NaN lt 1) and not (NaN ge 1)");
        row("- 5 eq -5 and -(5) eq -5 and - EntityEventSequence eq -100");
        // precedence
        row("1 add 2 mul 3 eq 7 and (1 add 2) mul 3 eq 9 and 10 sub 2 sub 3 eq 5 and 2 mul -3 eq -6");
        row("true or false and false");
        row("not false and false eq false");
        row("not (true and false) or false");
        row("1 lt 2 eq true");
        row("true eq true eq true");
        row("EntityEventSequence add 1 in (101, 5)");
        row("not ResourceName in ('x')");
        row("ResourceName IN ('Property') AND NOT (ResourceName EQ 'x') OR FALSE");
        // nulls
        row("null eq null");
        row("not (null ne null)");
        row("not (null gt null) and not (null le 1) and not (5 ge null)");
        row("contains(null,'x') eq null and concat('a',null) eq null and null add 1 eq null and -null eq "
            "null");
        row("(null and false) eq false and (null or true) eq true and (null and true) eq null and (not null) "
            "eq null");
        row("ResourceRecordUrl eq null and null in (1,null) and not (null in (1,2))");
        row("not EventTypes/any(t: null) and not EventTypes/all(t: null)");
        row("length(ResourceRecordUrl) eq null and not (length(ResourceRecordUrl) gt 0)");
        // strings
        row("substring('hello',1,2) eq 'el' and substring('hello',-3) eq 'hello' and substring('hello',9) eq "
            "''");
        row("substring('hello',1,-1) eq '' and substring('h\xC3\xA9llo',2,1) eq 'l' and "
            "substring('abc',0,99) eq 'abc'");
        row("indexof('h\xC3\xA9llo','l') eq 2 and indexof('abc','x') eq -1 and indexof('abc','') eq 0");
        row("length('\xF0\x9F\x8F\xA0\xC3\xA9') eq 2 and length('') eq 0");
        row("tolower('\xC3\x80\xC3\x89') eq '\xC3\xA0\xC3\xA9' and toupper('stra\xC3\x9F"
            "e') eq 'STRASSE'");
        row("trim('  a b ') eq 'a b' and concat(concat('a','b'),'c') eq 'abc'");
        row("'a' lt 'b' and 'B' lt 'a' and 'a' ne 'A' and '\xEF\xBF\xBD' lt '\xF0\x9F\x8F\xA0' and '10' lt "
            "'9'");
        row("contains('a%b_c','%') and not contains('abc','_') and contains('abc','') and "
            "startswith('abc','ab')");
        row("ENDSWITH(ResourceName,'ty') and MATCHESPATTERN(ResourceName,'^Pr.*y$') and "
            "matchespattern('aXb','X')");
        row("not matchesPattern(ResourceName,'^rop') and matchesPattern('\xC3\xA9','^.$')");
        row("'O''Brien' eq concat('O''','Brien') and '''' eq substring('a''b',1,1)");
        // times
        row("ModificationTimestamp eq 2024-01-15T08:30:45.125Z");
        row("ModificationTimestamp lt 2024-01-15T08:30:45.125000000001Z");
        row("2024-01-15T10:30+02:00 eq 2024-01-15t08:30:00z");
        row("year(ModificationTimestamp) eq 2024 and month(ModificationTimestamp) eq 1 and "
            "day(ModificationTimestamp) eq 15");
        row("hour(ModificationTimestamp) eq 10 and minute(ModificationTimestamp) eq 30 and "
            "second(ModificationTimestamp) eq 45");
        row("fractionalseconds(ModificationTimestamp) eq 0.125 and totaloffsetminutes(ModificationTimestamp) "
            "eq 120");
        row("date(ModificationTimestamp) eq 2024-01-15 and time(ModificationTimestamp) eq 10:30:45.125");
        row("day(2024-01-15T23:30:00-05:00) eq 15 and date(2024-01-15T23:30:00-05:00) eq 2024-01-15");
        row("year(2024-02-29) eq 2024 and hour(12:30) eq 12 and second(12:30:59.5) eq 59");
        row("mindatetime() lt now() and now() lt maxdatetime() and now() gt 2026-11-21T00:00:00Z");
        row("ModificationTimestamp lt now() sub duration'P1D' and now() sub ModificationTimestamp gt "
            "duration'P365D'");
        row("2024-02-28 add duration'P1D' eq 2024-02-29 and 2024-03-01 sub 2024-02-28 eq duration'P2D'");
        row("2024-01-01T00:00:00Z sub duration'PT0.000000000001S' eq 2023-12-31T23:59:59.999999999999Z");
        row("totalseconds(duration'P1DT1H1M1.5S') eq 90061.5 and totalseconds(-duration'PT1S') eq -1");
        row("duration'PT1H' mul 2 eq duration'PT2H' and duration'PT1H' div 2 eq duration'PT30M' and 2 mul "
            "duration'PT1H' gt duration'PT1H59M'");
        row("duration'-PT1H' add duration'PT90M' eq duration'PT30M' and duration'P1D' eq duration'PT24H'");
        // rounding
        row("round(2.5) eq 3 and round(-2.5) eq -3 and round(2.49) eq 2 and round(5) eq 5 and round(0.04) eq "
            "0");
        row("floor(-2.5) eq -3 and floor(2.5) eq 2 and ceiling(-2.5) eq -2 and ceiling(2.1) eq 3 and "
            "ceiling(0.001) eq 1 and floor(-0.001) eq -1");
        // collections
        row("EventTypes/any(t: t eq 'Insert') and EventTypes/all(t:t ne 'x') and not EventTypes/all(t: t eq "
            "'Insert')");
        row("EventTypes/ANY( t : t eq 'Update' ) and EventTypes/any() and EventTypes/$count eq 2");
        row("FeedTypes/all(t: t eq 'x') and not FeedTypes/any() and FeedTypes/$count eq 0 and not "
            "FeedTypes/any(f: true)");
        row("EventTypes/any(ResourceName: ResourceName eq 'Insert' and $it/ResourceName eq 'Property')");
        row("EventTypes/any(a: EventTypes/any(b: b ne a and b eq 'Update'))");
        row("EventTypes/any(a: EventTypes/any(a: a eq 'Update') and a eq 'Insert')");
        row("'Update' in EventTypes and not ('x' in EventTypes) and not (null in EventTypes)");
        // what is dynamic
        row("Data/ListPrice gt 500000 and Data/ListPrice eq 500000.50 and Data/ListPrice sub 0.5 eq 500000");
        row("Data/City eq 'Montr\xC3\xA9"
            "al' and length(Data/City) eq 8 and toupper(Data/City) eq 'MONTR\xC3\x89"
            "AL'");
        row("Data/Big gt 9223372036854775807 and Data/Big eq 1e400 and Data/Big lt 1.0000001e400");
        row("Data/Flag and Data/Flag eq true and Data/Addr/Zip eq 'H2X' and Data ne null");
        row("Data/Nope eq null and Data/Nope/Deep eq null and Data/Nul eq null and Data/Nul/Deep eq null");
        row("not (Data/Nope gt 5) and not (Data/Nope le 5) and Data/Nope ne 5");
        row("Data/Rooms/any(r: r/n eq 2 and not r/t/any()) and Data/Rooms/any(r: r/t/any(t: t eq 'a'))");
        row("Data/Rooms/$count eq 2 and Data/Tags/all(t: t in ('x','y')) and 'x' in Data/Tags");
        row("not Data/Nope/any() and Data/Nope/all(x: false) and Data/Nope/$count eq 0");
        row("Data/On gt 2024-04-30 and 2024-05-02 gt Data/On and year(Data/On) eq 2024 and Data/On eq "
            "'2024-05-01'");
        row("Data/At eq 2024-05-01T02:00:00+02:00 and hour(Data/At) eq 0 and date(Data/At) eq 2024-05-01");
        // what decides, decides
        row("100 div (EntityEventSequence sub 100) eq 1 or true");
        row("not (Data/City gt 5 and false)");
        row("EventTypes/any(t: Data/City gt 5 or t eq 'Update')");
        row("   true   ");
        row("\tResourceName\neq\r'Property' ");
        row("ResourceName eq'Property'and(true)");
    }

    void holds()
    {
        QFETCH(const QString, expression);
        const std::string text = expression.toStdString();
        QCOMPARE(QString::fromStdString(filtering::outcome(text, sample)), QStringLiteral("true"));
        if (text.find("null") == std::string::npos)
            QCOMPARE(QString::fromStdString(filtering::outcome("not (" + text + ")", sample)),
                     QStringLiteral("false"));
    }

    void isNullAndSelectsNothing_data()
    {
        QTest::addColumn<QString>("expression");
        for (const char* expression :
             {"null", "not null", "null and true", "null or false", "not contains(ResourceRecordUrl,'x')",
              "contains(ResourceName,null)", "Data/Nope", "not Data/Nope", "not (Data/Nope and true)"})
            row(expression);
    }

    void isNullAndSelectsNothing()
    {
        QFETCH(const QString, expression);
        QCOMPARE(QString::fromStdString(filtering::outcome(expression.toStdString(), sample)),
                 QStringLiteral("false"));
    }

    void rowsMayRefuse_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("says");
        const auto refuses = [](const char* expression, const char* says) {
            QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(says);
        };
        refuses("Data/City gt 5", "0: Data/City is a string in this row and can't be compared with a number");
        refuses("5 lt Data/City", "5: Data/City is a string");
        refuses("Data/ListPrice eq 'x'", "0: Data/ListPrice is a number");
        refuses("Data/ListPrice gt 2024-01-01", "0: Data/ListPrice is a number");
        refuses("Data/City gt 2024-01-01T00:00:00Z", "0: Data/City is 'Montr\xC3\xA9"
                                                     "al'");
        refuses("Data/City", "0: Data/City is a string in this row, not true or false");
        refuses("Data/City and true", "0: Data/City is a string");
        refuses("not Data/City", "4: Data/City is a string");
        refuses("Data/City add 1 gt 5", "0: Data/City is a string in this row, not a number");
        refuses("toupper(Data/ListPrice) eq 'X'", "8: Data/ListPrice is a number in this row, not a string");
        refuses("year(Data/City) eq 1", "5: Data/City is");
        refuses("Data/City/any()", "0: Data/City is a string in this row, not an array");
        refuses("Data/City/Street eq 'x'", "0: Data/City is a string in this row and has no member Street");
        refuses("Data/Tags eq 'x'", "0: Data/Tags is an array");
        refuses("Data/Addr eq 'x'", "0: Data/Addr is an object");
        refuses("Data/Tags/any(t: t gt 5)", "17: t is a string");
        refuses("100 div (EntityEventSequence sub 100) eq 1", "0: division by zero");
        refuses("5 mod (EntityEventSequence sub 100) eq 1", "0: division by zero");
        refuses("Data/City gt 5 and true", "0: Data/City");
        refuses("matchesPattern(ResourceName,concat('(',ResourceName)) or false",
                "the pattern is no regular expression");
        refuses("maxdatetime() add (now() sub ModificationTimestamp) gt now()", "beyond the years");
    }

    void rowsMayRefuse()
    {
        QFETCH(const QString, expression);
        QFETCH(const QString, says);
        const QString found = QString::fromStdString(filtering::outcome(expression.toStdString(), sample));
        QVERIFY2(found.startsWith(QStringLiteral("row refused at ")) && found.contains(says),
                 qPrintable(found));
    }

    void aTimestampThatIsNoneIsRefusedByItsRow()
    {
        const std::string wrong = "{\"EntityEventSequence\":1,\"ModificationTimestamp\":\"yesterday\"}";
        const std::string found = filtering::outcome("ModificationTimestamp lt now()", wrong);
        QVERIFY2(found.find("ModificationTimestamp is 'yesterday' in this row") != std::string::npos,
                 found.c_str());
        QCOMPARE(filtering::outcome("EntityEventSequence eq 1", wrong), std::string("true"));
    }

    void namesOfOtherProfilesCount()
    {
        const std::string old =
            "{\"EntityEventSequenceNumeric\":7,\"ResourceRecordKeyNumeric\":12,"
            "\"ResourceRecordURL\":\"u\",\"EntityEventType\":\"Update\",\"EventTypes\":[]}";
        for (const char* expression :
             {"EntityEventSequence eq 7", "ResourceRecordKey eq '12'", "ResourceRecordUrl eq 'u'",
              "EventTypes/any(t: t eq 'Update')", "EventTypes/$count eq 1", "EntityEventType eq 'Update'"})
            QCOMPARE(filtering::outcome(expression, old), std::string("true"));
    }

    void namesMayBeWrittenWithEscapes()
    {
        QCOMPARE(
            filtering::outcome("ResourceName eq 'A\"B' and Data/City eq 'x'",
                               "{\"Resource\\u004eame\":\"A\\\"B\",\"D\\u0061ta\":{\"C\\u0069ty\":\"x\"}}"),
            std::string("true"));
    }

    void anUndeclaredTypeIsDynamic()
    {
        const pb::EntityType open{"Thing", "ThingKey", {{.name = "ThingKey"}}, true};
        const std::string thing =
            "{\"ThingKey\":\"1\",\"Price\":5,\"In\":{\"Color\":\"red\"},\"List\":[1,2]}";
        QCOMPARE(filtering::outcome("Price gt 4 and In/Color eq 'red' and List/any(n: n eq 2)", thing, open),
                 std::string("true"));
        QCOMPARE(filtering::outcome("Nope eq null", thing, open), std::string("true"));
        const pb::EntityType declared{"Thing",
                                      "ThingKey",
                                      {{.name = "ThingKey"}, {.name = "Price", .type = pb::EdmType::Decimal}},
                                      true};
        QVERIFY(filtering::outcome("Nope eq null", thing, declared).starts_with("refused at 0"));
        QCOMPARE(filtering::outcome("Price eq 5", thing, declared), std::string("true"));
        QVERIFY(
            filtering::outcome("Price eq 5", "{\"Price\":\"5\"}", declared).starts_with("row refused at 0"));
    }

    void declaredTypesAreRead()
    {
        using pb::EdmType;
        const pb::EntityType type{"Thing",
                                  "K",
                                  {{.name = "K"},
                                   {.name = "B", .type = EdmType::Boolean},
                                   {.name = "D", .type = EdmType::Date},
                                   {.name = "T", .type = EdmType::TimeOfDay},
                                   {.name = "P", .type = EdmType::Duration},
                                   {.name = "F", .type = EdmType::Double},
                                   {.name = "I", .type = EdmType::Int32},
                                   {.name = "L", .type = EdmType::Int64, .collection = true}}};
        const std::string thing =
            "{\"B\":true,\"D\":\"2024-02-29\",\"T\":\"07:59:00\",\"P\":\"PT1H\",\"F\":0.1,"
            "\"I\":3,\"L\":[1,2,3]}";
        for (const char* expression :
             {"B", "B eq true", "D eq 2024-02-29", "T lt 08:00", "P eq duration'PT60M'", "F eq 0.1",
              "I div 2 eq 1", "L/any(n: n mod 2 eq 0) and L/$count eq 3", "2 in L"})
            QCOMPARE(filtering::outcome(expression, thing, type), std::string("true"));
        for (const char* expression :
             {"B eq 'true'", "D eq '2024-02-29'", "L/any(n: n eq 'x')", "I eq 'x'", "L eq 1"})
            QVERIFY(filtering::outcome(expression, thing, type).starts_with("refused at"));
    }
};

QTEST_APPLESS_MAIN(TestFilterLanguage)
#include "tst_filterlanguage.moc"
