// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/findingtext.h"

#include <QCoreApplication>
#include <QStringList>

namespace pb {

namespace {

struct FindingTexts
{
    Q_DECLARE_TR_FUNCTIONS(FindingTexts)
};

} // namespace

Severity severity(Finding finding)
{
    switch (finding) {
    case Finding::Conflict:
    case Finding::Refused:
        return Severity::Violation;
    case Finding::OutOfOrder:
    case Finding::LabelMissing:
    case Finding::NoContext:
    case Finding::UnknownMember:
        return Severity::Notice;
    case Finding::Duplicate:
    case Finding::Gap:
    case Finding::Alias:
        break;
    }
    return Severity::Information;
}

QString findingWord(Finding finding)
{
    switch (finding) {
    case Finding::Duplicate:
        return FindingTexts::tr("duplicate");
    case Finding::Conflict:
        return FindingTexts::tr("conflict");
    case Finding::OutOfOrder:
        return FindingTexts::tr("out of order");
    case Finding::Gap:
        return FindingTexts::tr("gap");
    case Finding::Alias:
        return FindingTexts::tr("alias");
    case Finding::NoContext:
        return FindingTexts::tr("no context");
    case Finding::UnknownMember:
        return FindingTexts::tr("unknown member");
    case Finding::LabelMissing:
        return FindingTexts::tr("label missing");
    case Finding::Refused:
        return FindingTexts::tr("refused");
    }
    return {};
}

QString findingRule(Finding finding)
{
    switch (finding) {
    case Finding::Duplicate:
        return FindingTexts::tr(
            "A producer may send an event again when it has not seen the answer. The same "
            "event is acknowledged, counted, and not stored twice.");
    case Finding::Conflict:
        return FindingTexts::tr("EntityEventSequence is unique and immutable: one number may never name two "
                                "different records. The event that came first stays.");
    case Finding::OutOfOrder:
        return FindingTexts::tr(
            "EntityEventSequence increases: a producer sends the events of a feed in order.");
    case Finding::Gap:
        return FindingTexts::tr("Numbers may be left out, for example where a later event covers the same "
                                "record. This is for information only.");
    case Finding::Alias:
        return FindingTexts::tr("A member or header goes by its name in the text of 2020. It was read as the "
                                "name in force today.");
    case Finding::NoContext:
        return FindingTexts::tr(
            "The payload should name what it is in @reso.context. It was read as EntityEvents.");
    case Finding::UnknownMember:
        return FindingTexts::tr("A member is not one that the standard names. It is kept, shown and exported "
                                "as it came.");
    case Finding::LabelMissing:
        return FindingTexts::tr("The endpoint expects the EntityEventSource header to name its feed, and the "
                                "request has none or another.");
    case Finding::Refused:
        return FindingTexts::tr(
            "A request that is not let in or not well formed is refused as a whole, and the answer says "
            "why. Nothing of it is stored as an event.");
    }
    return {};
}

QString findingWords(FindingSet findings)
{
    QStringList words;
    for (const Finding finding : allFindings)
        if (findings.has(finding)) words.append(findingWord(finding));
    return words.join(QStringLiteral(", "));
}

} // namespace pb
