// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace pb {

/// Turns SIGINT and SIGTERM (console control events on Windows) into a Qt signal in the main thread. One per
/// program.
class StopSignal : public QObject
{
    Q_OBJECT
public:
    explicit StopSignal(QObject* parent = nullptr);
    ~StopSignal() override;

Q_SIGNALS:
    void requested();
};

/// Lets writes to a closed pipe fail instead of ending the program; raises the soft limit of open files so
/// that the receiver's connection limit can be kept.
void prepareProcess();

} // namespace pb
