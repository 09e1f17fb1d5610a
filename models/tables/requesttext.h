// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <vector>

#include <QString>

#include "models/domain/capturedrequest.h"

namespace pb {

/// The Requests' columns, left to right.
enum class RequestColumn {
    Number,
    Time,
    Method,
    Target,
    Feed,
    Version,
    Tls,
    Events,
    Findings,
    Answer,
    Verdict,
    Acknowledged,
    Size,
    Peer
};
inline constexpr int requestColumns = 14;

/// A column's heading, translated.
QString requestHeading(RequestColumn column);

/// What a cell shows. Times are local, to the millisecond. Any thread.
QString requestText(const RequestRow& row, RequestColumn column);

/// What a request was answered in a word or two: "200", "closed", "200, cut short", "none".
QString answerText(int status, const std::string& fault);

/// What the receiver made of a request: "accepted", "duplicate", "refused: the body is no JSON", "script:
/// 503", "client left".
QString verdictText(const RequestRow& row);

/// How a request came: "HTTP/2 \u00b7 TLS 1.3 \u00b7 127.0.0.1:40112".
QString wireText(const CapturedRequest& request);

/// A duration in milliseconds without its unit, as fine as it is short: "0.42", "17".
QString millisecondsText(std::chrono::microseconds time);

/// A number of bytes: "812 B", "1.2 kB".
QString bytesText(std::int64_t bytes);

/// Rows as tab-separated lines, headings first; times with their date, sizes in bytes. Any thread.
QString requestTsv(const std::vector<RequestRow>& rows);

} // namespace pb
