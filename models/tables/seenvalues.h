// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <QElapsedTimer>
#include <QObject>

#include "models/store/readthread.h"

namespace pb {

/// The values that properties have had lately in the session, for what a filter may be completed with: of the
/// last events received and of the log, read in the Read thread and kept. The thread has ended, or is idle,
/// before this goes. GUI thread.
class SeenValues : public QObject
{
    Q_OBJECT
public:
    explicit SeenValues(ReadThread& thread, QObject* parent = nullptr);

    /// The commonest values first; none where nothing is kept of the property.
    std::vector<std::string> of(std::string_view property) const;
    /// Reads them again where they are older than some seconds: changed() follows.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    ReadThread& m_thread;
    std::map<std::string, std::vector<std::string>, std::less<>> m_values; ///< by property
    QElapsedTimer m_age;
    bool m_reading = false;
};

} // namespace pb
