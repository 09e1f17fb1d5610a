// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/streamcondition.h"

#include <charconv>
#include <set>

#include <QString>

namespace pb {

namespace {

/// The text as a LIKE pattern that finds it anywhere; `\` takes a sign as it is.
std::string patternOf(std::string_view text)
{
    std::string pattern = "%";
    for (const char sign : text) {
        if (sign == '%' || sign == '_' || sign == '\\') pattern += '\\';
        pattern += sign;
    }
    return pattern + '%';
}

} // namespace

StreamCondition ofRecord(const std::string& resourceName, const std::string& resourceRecordKey)
{
    return {"s.ResourceRecordKey = ? AND s.ResourceName = ?", {resourceRecordKey, resourceName}};
}

StreamCondition matchingText(std::string_view text)
{
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (!text.empty() && read.ec == std::errc() && read.ptr == end)
        return {"(s.sequence = ? OR s.ResourceRecordKey = ?)", {number, std::string(text)}};
    // SQLite's LIKE knows upper and lower case of ASCII only; other letters are tried as typed and in both
    // cases.
    const QString typed = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    StreamCondition condition;
    for (const std::string& form : std::set<std::string>{typed.toStdString(), typed.toLower().toStdString(),
                                                         typed.toUpper().toStdString()})
        for (const char* column : {"s.ResourceRecordKey", "s.ResourceName", "f.label", "f.endpoint"}) {
            condition.sql += (condition.empty() ? "(" : " OR ") + std::string(column) + " LIKE ? ESCAPE '\\'";
            condition.values.emplace_back(patternOf(form));
        }
    condition.sql += ')';
    return condition;
}

StreamCondition ofNarrowing(const Narrowing& narrowing)
{
    StreamCondition condition{"s.standing < 3", {}};
    if (narrowing.least > SequenceNumber{1} || narrowing.most < lastSequenceNumber) {
        condition.sql += " AND s.sequence BETWEEN ? AND ?";
        condition.values = {narrowing.least.value, narrowing.most.value};
    }
    if (narrowing.sql.empty()) return condition;
    const QString sql =
        QString::fromStdString(narrowing.sql).replace(QStringLiteral("%1"), QStringLiteral("s."));
    condition.sql += " AND (" + sql.toStdString() + ")";
    condition.values.insert(condition.values.end(), narrowing.values.begin(), narrowing.values.end());
    return condition;
}

StreamCondition both(StreamCondition a, const StreamCondition& b)
{
    if (a.empty()) return b;
    if (b.empty()) return a;
    a.sql = "(" + a.sql + ") AND (" + b.sql + ")";
    a.values.insert(a.values.end(), b.values.begin(), b.values.end());
    return a;
}

} // namespace pb
