// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

#include <QString>

#include "models/domain/attemptphase.h"
#include "models/tables/deliverylanes.h"

namespace pb {

/// The columns of the list of attempts, left to right.
enum class AttemptColumn { Start, Delivery, Attempt, Status, Outcome, Wait, Due, Sequences };
inline constexpr int attemptColumns = 8;

// Words and sentences of deliveries, translated. Times are local. Any thread.

QString attemptHeading(AttemptColumn column);
QString attemptText(const LaneMark& mark, AttemptColumn column);

/// "halted", "delivered", ...
QString outcomeWord(AttemptOutcome outcome);
/// "TLS", "first byte", ...
QString phaseWord(AttemptPhase phase);
/// What a feed is doing: "halted until 14:03:20 (0:31)"; without `now` no time left is said, as it would not
/// be kept up.
QString activityText(const FeedState& state, std::optional<Moment> now);
/// How much a feed has still to send: "12 to send".
QString lagText(const FeedState& state);
/// The name a feed goes by: its label, else its host and path.
QString feedTitle(const PushFeed& feed);

/// "0.42 ms", "35 ms", "3.2 s", "2 min 05 s", "3 h 20 min".
QString durationText(std::chrono::microseconds time);
/// Time left, in whole seconds begun: "0:31", "1:02:03".
QString countdownText(std::chrono::milliseconds left);
/// "14:03:20.250" local, without milliseconds where there are none.
QString clockTimeText(Moment moment);

/// What an attempt went out on: "HTTP/2, from 127.0.0.1:40112"; empty where it came to none.
QString connectionText(const DeliveryAttempt& attempt);
/// The fingerprint of the consumer's certificate, "AB:CD:...", where the attempt failed because it was
/// refused; empty where it did not.
QString refusedCertificate(const DeliveryAttempt& attempt);

/// An attempt in words, for those who hear the time line.
QString attemptSentence(const LaneMark& mark);
/// When the next step is due, and what was demanded; empty where nothing follows.
QString dueSentence(const LaneMark& mark);

} // namespace pb
