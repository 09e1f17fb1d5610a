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
    Events,
    Findings,
    Answer,
    Acknowledged,
    Size,
    Peer
};
inline constexpr int requestColumns = 12;

/// A column's heading, translated.
QString requestHeading(RequestColumn column);

/// What a cell shows. Times are local, to the millisecond. Any thread.
QString requestText(const RequestRow& row, RequestColumn column);

/// What a request was answered in a word: "200", "closed", "reset", "none".
QString answerText(int status, const std::string& fault);

/// A duration in milliseconds without its unit, as fine as it is short: "0.42", "17".
QString millisecondsText(std::chrono::microseconds time);

/// A number of bytes: "812 B", "1.2 kB".
QString bytesText(std::int64_t bytes);

/// Rows as tab-separated lines, headings first; times with their date, sizes in bytes. Any thread.
QString requestTsv(const std::vector<RequestRow>& rows);

} // namespace pb
