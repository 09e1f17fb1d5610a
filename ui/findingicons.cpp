// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findingicons.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

QString findingIcon(Finding finding)
{
    switch (finding) {
    case Finding::Duplicate:
        return u"duplicate"_s;
    case Finding::Conflict:
        return u"conflict"_s;
    case Finding::OutOfOrder:
        return u"order"_s;
    case Finding::Gap:
        return u"gap"_s;
    case Finding::Alias:
        return u"alias"_s;
    case Finding::NoContext:
        return u"context"_s;
    case Finding::UnknownMember:
        return u"unknown"_s;
    case Finding::LabelMissing:
        return u"label"_s;
    case Finding::Refused:
        return u"refused"_s;
    }
    return u"info"_s;
}

QColor severityColour(Severity severity, const Colours& colours)
{
    switch (severity) {
    case Severity::Violation:
        return colours.bad;
    case Severity::Notice:
        return colours.warn;
    case Severity::Information:
        break;
    }
    return colours.muted;
}

QColor severityGround(Severity severity, const Colours& colours)
{
    switch (severity) {
    case Severity::Violation:
        return colours.badSoft;
    case Severity::Notice:
        return colours.warnSoft;
    case Severity::Information:
        break;
    }
    return colours.hover;
}

QString statusIcon(int status)
{
    if (status == 0) return u"noanswer"_s;
    if (status < 300) return u"check"_s;
    return status == 429 || status == 503 ? u"pause"_s : u"refused"_s;
}

QColor statusColour(int status, const Colours& colours)
{
    if (status == 0) return colours.warn;
    if (status < 300) return colours.good;
    return status == 429 || status == 503 ? colours.warn : colours.bad;
}

} // namespace pb
