// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// Writes expressions of the filter language over EntityEvent that reach every operator, function and
/// literal; nearly all of them fit the types. The same for the same seed.
class RandomExpression
{
public:
    explicit RandomExpression(unsigned seed) : m_random(seed) {}

    std::string boolean(int depth);

private:
    unsigned below(unsigned count) { return static_cast<unsigned>(m_random() % count); }
    bool chance(unsigned percent) { return below(100) < percent; }
    std::string one(std::initializer_list<std::string_view> choices)
    {
        return std::string(*(choices.begin() + below(static_cast<unsigned>(choices.size()))));
    }

    std::string comparison(int depth);
    std::string identity();
    std::string membership();
    std::string textTest(int depth);
    std::string lambda(int depth);
    std::string number(int depth);
    std::string text(int depth);
    std::string stamp(int depth);
    std::string date(int depth);
    std::string time(int depth);
    std::string duration(int depth);
    std::string dynamic();
    std::string relation() { return one({" eq ", " ne ", " gt ", " ge ", " lt ", " le ", " EQ "}); }

    std::mt19937 m_random;
    std::vector<std::string> m_variables;
    int m_named = 0;
};

inline std::string RandomExpression::boolean(int depth)
{
    if (depth <= 0) return chance(60) ? identity() : comparison(0);
    switch (below(14)) {
    case 0:
    case 1:
    case 2:
        return boolean(depth - 1) + " and " + boolean(depth - 1);
    case 3:
    case 4:
    case 5:
        return boolean(depth - 1) + " or " + boolean(depth - 1);
    case 6:
        return "not (" + boolean(depth - 1) + ")";
    case 7:
        return "(" + boolean(depth - 1) + ")";
    case 8:
        return lambda(depth - 1);
    case 9:
        return textTest(depth - 1);
    case 10:
        return membership();
    case 11:
        return one({"true", "false", "null", "Data/Flag", "not null", "null eq null", "Data eq null"});
    default:
        return chance(50) ? identity() : comparison(depth - 1);
    }
}

/// What narrowing looks at.
inline std::string RandomExpression::identity()
{
    const std::string sequence =
        one({"1", "100", "101", "-1", "0", "105.5", "110", "9007199254740993", "9223372036854775807",
             "99999999999999999999", "1.5e2", "INF", "-INF", "NaN", "null", "50 add 55", "now() sub now()"});
    switch (below(6)) {
    case 0:
        return "EntityEventSequence" + relation() + sequence;
    case 1:
        return sequence + relation() + "EntityEventSequence";
    case 2:
        return "ResourceName" + one({" eq ", " ne ", " gt "}) +
               one({"'Property'", "'Media'", "'x'", "null", "'%'"});
    case 3:
        return one({"'539'", "'21'", "'O''Brien-1'", "null"}) + one({" eq ", " ne "}) + "ResourceRecordKey";
    case 4:
        return membership();
    default:
        return "not (EntityEventSequence" + relation() + sequence + ")";
    }
}

inline std::string RandomExpression::membership()
{
    switch (below(6)) {
    case 0:
        return "EntityEventSequence in (101, 105,9007199254740993, 1e2)";
    case 1:
        return "ResourceName in ('Property','Media')";
    case 2:
        return "ResourceRecordKey in ('539','A_B',null)";
    case 3:
        return "not ResourceName in ('Office', ResourceRecordKey)";
    case 4:
        return "'Update' in EventTypes";
    default:
        return one({"Data/City", "tolower(ResourceName)", "null"}) + " in ('property', 'x')";
    }
}

inline std::string RandomExpression::comparison(int depth)
{
    switch (below(9)) {
    case 0:
    case 1:
        return number(depth) + relation() + number(depth);
    case 2:
    case 3:
        return text(depth) + relation() + text(depth);
    case 4:
        return stamp(depth) + relation() + stamp(depth);
    case 5:
        return date(depth) + relation() + date(depth);
    case 6:
        return time(depth) + relation() + time(depth);
    case 7:
        return duration(depth) + relation() + duration(depth);
    default:
        return dynamic() + relation() + (chance(50) ? dynamic() : number(depth));
    }
}

inline std::string RandomExpression::textTest(int depth)
{
    switch (below(4)) {
    case 0:
        return "contains(" + text(depth) + "," + text(depth) + ")";
    case 1:
        return "startswith(" + text(depth) + "," + text(depth) + ")";
    case 2:
        return "endswith(" + text(depth) + "," + text(depth) + ")";
    default:
        return "matchesPattern(" + text(depth) + "," +
               one({"'^P'", "'e.$'", "'[0-9]+'", "ResourceName", "'('"}) + ")";
    }
}

inline std::string RandomExpression::lambda(int depth)
{
    const std::string of =
        one({"EventTypes", "EventTypes", "FeedTypes", "Data/Tags", "Data/Rooms", "Data/City"});
    if (chance(20)) return of + "/any()";
    const std::string variable = chance(20) ? "ResourceName" : "v" + std::to_string(++m_named);
    m_variables.push_back(of == "Data/Rooms" ? variable + "/n" : variable);
    const std::string body = chance(30) ? boolean(depth) : comparison(depth);
    m_variables.pop_back();
    return of + one({"/any(", "/all(", "/ANY("}) + variable + ": " + body + ")";
}

inline std::string RandomExpression::number(int depth)
{
    if (depth <= 0 || chance(30))
        return one({"EntityEventSequence", "1", "-7", "2.5", "1e2", "0", "9223372036854775807", "null",
                    "EventTypes/$count", "Data/Rooms/$count", "Data/ListPrice", "$it/EntityEventSequence"});
    const std::string a = number(depth - 1);
    switch (below(13)) {
    case 0:
        return "(" + a + one({" add ", " sub ", " mul "}) + number(depth - 1) + ")";
    case 1:
        return a + one({" div ", " divby ", " mod "}) + number(depth - 1);
    case 2:
        return "-(" + a + ")";
    case 3:
        return "length(" + text(depth - 1) + ")";
    case 4:
        return "indexof(" + text(depth - 1) + "," + text(0) + ")";
    case 5:
        return one({"year(", "month(", "day("}) + (chance(50) ? date(depth - 1) : stamp(depth - 1)) + ")";
    case 6:
        return one({"hour(", "minute(", "second(", "fractionalseconds("}) +
               (chance(50) ? time(depth - 1) : stamp(depth - 1)) + ")";
    case 7:
        return "totaloffsetminutes(" + stamp(depth - 1) + ")";
    case 8:
        return "totalseconds(" + duration(depth - 1) + ")";
    case 9:
        return one({"round(", "floor(", "ceiling("}) + a + ")";
    default:
        return a + one({" add ", " sub ", " mul "}) + number(depth - 1);
    }
}

inline std::string RandomExpression::text(int depth)
{
    if (!m_variables.empty() && chance(40))
        return m_variables[below(static_cast<unsigned>(m_variables.size()))];
    if (depth <= 0 || chance(40))
        return one({"ResourceName", "ResourceRecordKey", "ResourceRecordUrl", "OriginatingSystemName",
                    "'Update'", "'539'", "''", "'O''B'", "'caf\xC3\xA9'", "null", "Data/City",
                    "EntityEventType"});
    switch (below(6)) {
    case 0:
        return "tolower(" + text(depth - 1) + ")";
    case 1:
        return "toupper(" + text(depth - 1) + ")";
    case 2:
        return "trim(" + text(depth - 1) + ")";
    case 3:
        return "concat(" + text(depth - 1) + "," + text(depth - 1) + ")";
    case 4:
        return "substring(" + text(depth - 1) + "," +
               one({"0", "1", "-2", "99", "EntityEventSequence", "null"}) + ")";
    default:
        return "substring(" + text(depth - 1) + ",1," + one({"2", "-1", "99"}) + ")";
    }
}

inline std::string RandomExpression::stamp(int depth)
{
    if (depth > 0 && chance(25)) return stamp(depth - 1) + one({" add ", " sub "}) + duration(0);
    return one({"ModificationTimestamp", "ModificationTimestamp", "now()", "mindatetime()", "maxdatetime()",
                "2024-02-01T00:00:00Z", "2024-02-01T01:30:00.500000000001+05:30", "null", "Data/On"});
}

inline std::string RandomExpression::date(int depth)
{
    if (depth > 0 && chance(25)) return date(depth - 1) + one({" add ", " sub "}) + duration(0);
    return one({"2024-01-15", "2024-02-29", "null", "Data/On"}) == "null"
               ? "date(" + stamp(depth) + ")"
               : one({"2024-01-15", "date(now())"});
}

inline std::string RandomExpression::time(int depth)
{
    return chance(50) ? "time(" + stamp(depth) + ")" : one({"10:30:00", "23:59", "08:00:00.5", "null"});
}

inline std::string RandomExpression::duration(int depth)
{
    if (depth > 0 && chance(25)) return stamp(depth - 1) + " sub " + stamp(0);
    if (depth > 0 && chance(25))
        return duration(depth - 1) +
               one({" add duration'PT1S'", " mul 3", " div 2", " divby 0.5", " sub duration'P9D'"});
    return one({"duration'P1D'", "duration'-PT1H30M'", "duration'PT0.5S'", "-duration'P2D'", "null"});
}

inline std::string RandomExpression::dynamic()
{
    return one({"Data/ListPrice", "Data/City", "Data/Flag", "Data/Nope", "Data/Addr/Zip", "Data/On",
                "Data/Nope/City", "Data/City/X", "Data/Tags",
                "'Montr\xC3\xA9"
                "al'",
                "500000.5", "true", "null", "2024-05-01"});
}
