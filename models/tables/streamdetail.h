// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QMetaType>

#include "models/domain/capturedrequest.h"
#include "models/store/sessionreader.h"

namespace pb {

/// All that the detail pane shows of one stream row. A value; crosses threads by signal.
struct StreamDetail
{
    StreamRow row;                    ///< id 0: there is no such row
    std::optional<StoredEvent> event; ///< nothing for a refused request
    std::optional<CapturedRequest> request;
};

} // namespace pb

Q_DECLARE_METATYPE(pb::StreamDetail)
