// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/domain/capturedrequest.h"
#include "models/domain/deliveryattempt.h"
#include "models/store/sessionreader.h"

namespace pb {

// How each kind of row is written in each format (HRN-8). All pure. Lines end with a line feed. What a peer
// sent is inert: JSON is escaped, CSV fields can't be formulas, bodies that are no UTF-8 go as base64.

enum class ExportFormat { JsonLines, Csv, Har };

/// The event's own source with one more member, "@pushbench", that holds what Pushbench knows of it (EVT-6).
std::string eventJsonLine(const StoredEvent& stored);
std::string eventCsvHead();
std::string eventCsvLine(const StoredEvent& stored);

std::string requestJsonLine(const CapturedRequest& request);
std::string requestCsvHead();
std::string requestCsvLine(const CapturedRequest& request);

std::string attemptJsonLine(const DeliveryAttempt& attempt, const std::string& url);
std::string attemptCsvHead();
std::string attemptCsvLine(const DeliveryAttempt& attempt, const std::string& url);

/// HTTP Archive 1.2.
std::string harHead();
std::string harEntry(const CapturedRequest& request);
std::string harEntry(const DeliveryAttempt& attempt, const std::string& url);
std::string harFoot();

} // namespace pb
