// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QString>

#include "models/domain/capturedrequest.h"

namespace pb {

/// A command line that a shell takes, and what a person must know before running it.
struct CurlText
{
    QString command;
    QString remark; ///< one sentence each, translated; empty: nothing
};

/// The curl command that sends a captured request again to `url`: method, headers in order, body. For any
/// POSIX shell, whatever the bytes are. What was masked when it was stored becomes $TOKEN or $SECRET. Headers
/// that curl makes itself (Host, Content-Length) are left to it unless they were unusual. Pure; any thread.
CurlText curlCommand(const CapturedRequest& request, const std::string& url);

/// A command line that posts a small event to an endpoint. An empty token leaves its header out.
QString sampleCurl(const QString& url, const QString& token);

/// Where a captured request went: its target at the origin of `endpointUrl`, or where that is empty at the
/// host that its Host header names.
std::string requestUrl(const CapturedRequest& request, const std::string& endpointUrl);

/// The bytes as one word of a POSIX shell. A word can't hold NUL; all else comes out as it was.
std::string shellWord(std::string_view bytes);

} // namespace pb
