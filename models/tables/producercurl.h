// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pb {

// Command lines for the producer's service, for any POSIX shell. An empty token leaves its header out.

/// Reads the first events of the log (LOG-1).
QString eventsCurl(const QString& root, const QString& token);
/// Makes a subscription (SUB-1).
QString subscriptionCurl(const QString& root, const QString& token);

} // namespace pb
