// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "models/domain/capturedrequest.h"

namespace pb {

/// The Stream's columns, left to right.
enum class StreamColumn { Time, Feed, Sequence, Resource, Key, EventTypes, Findings, Request, Answer };
inline constexpr int streamColumns = 9;

/// A column's heading, translated.
QString streamHeading(StreamColumn column);

/// What a cell shows. Times are local, to the millisecond. Any thread.
QString streamText(const StreamRow& row, StreamColumn column);

/// A moment with its date, local.
QString momentText(Moment moment);

/// Rows as tab-separated lines, headings first; times with their date. Any thread.
QString streamTsv(const std::vector<StreamRow>& rows);

} // namespace pb
