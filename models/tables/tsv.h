// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace pb {

/// One line of tab-separated text, ended; a cell holds no separator of its own. Pure.
inline QString tsvLine(QStringList cells)
{
    for (QString& cell : cells)
        for (const QChar separator : {QLatin1Char('\t'), QLatin1Char('\n'), QLatin1Char('\r')})
            cell.replace(separator, QLatin1Char(' '));
    return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
}

} // namespace pb
