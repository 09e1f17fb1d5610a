// SPDX-License-Identifier: GPL-3.0-or-later
#include <clocale>

#include <QCoreApplication>

#include "app/commandline.h"
#include "app/stopsignal.h"

int main(int argc, char** argv)
{
    pb::prepareProcess();
    QCoreApplication::setApplicationName(QStringLiteral("pushbench"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PB_VERSION));
    return pb::runCommandLine(argc, argv);
}
