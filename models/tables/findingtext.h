// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/finding.h"

namespace pb {

/// How much a finding asks of the reader.
enum class Severity { Information, Notice, Violation };

/// Information for what the standard allows, Violation for what it forbids (EVT-5, RCV-8).
Severity severity(Finding finding);

/// The finding in a word or two, translated: "duplicate", "out of order".
QString findingWord(Finding finding);

/// The rule behind the finding as one translated sentence.
QString findingRule(Finding finding);

/// The words of a set, separated by commas; empty for the empty set.
QString findingWords(FindingSet findings);

} // namespace pb
