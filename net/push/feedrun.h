// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "models/domain/outboundbatch.h"
#include "models/domain/pushfeed.h"
#include "models/domain/secret.h"
#include "net/push/consumerhalts.h"
#include "net/push/deliveryqueue.h"
#include "net/push/httpattempt.h"
#include "net/push/pushclient.h"

namespace pb {

/// One feed while it is pushed: the batch in hand, what it came to so far, and how the next one is cut. Knows
/// no sockets and no clock. Belongs to the push thread.
class FeedRun
{
public:
    FeedRun(PushSettings settings, std::string origin, PushFeed feed);

    const PushSettings& settings() const { return m_settings; }
    const std::string& origin() const { return m_origin; }
    /// Whether its requests share a connection with others: HTTP/2 over TLS.
    bool sharesConnection() const { return m_settings.http2 && m_origin.starts_with("https:"); }
    /// By what its requests are counted against others': the origin, and where a connection is shared, whom
    /// it trusts.
    std::string consumer() const;
    const PushFeed& feed() const { return m_feed; }
    const PushSummary& summary() const { return m_summary; }

    /// What the next batch may hold: the cursor, the size that the consumer takes, the end of a search.
    BatchLimits limits() const;
    bool hasBatch() const { return m_batch.has_value(); }
    /// Begins a delivery with this batch.
    void take(OutboundBatch batch);
    /// Not before this may the batch in hand be sent (again).
    Moment notBefore() const { return m_notBefore; }
    /// A person wants the batch in hand sent now; a halt of the consumer still holds (PSH-4).
    void skipWait() { m_notBefore = Moment{}; }
    /// The batch in hand, where there is one.
    const std::optional<OutboundBatch>& batch() const { return m_batch; }
    /// Attempts made of it.
    int attempts() const { return m_attempt; }
    /// The request of the batch in hand; the same bytes at each try.
    HttpAttemptRequest request() const;

    /// Judges a finished attempt, moves the feed on, and gives what to store (PSH-4..10). `random` in [0, 1)
    /// sets the jitter.
    PushProgress conclude(const HttpAttemptResult& result, Moment startedAt, Moment now, double random,
                          ConsumerHalts& halts, const SecretMask& mask);
    /// The attempt in hand was ended by the program: nothing moves.
    PushProgress interrupted(const HttpAttemptResult& result, Moment startedAt, const SecretMask& mask);
    /// Suspends without an attempt, for the reason given.
    void suspend(std::string reason);
    /// A person lets it go on from where it stopped (PSH-7).
    void resume();
    /// From the next batch on it is pushed so; the batch in hand is cut anew.
    void change(PushSettings settings, std::string origin);
    /// The token of the next attempts.
    void setToken(std::string token) { m_settings.token = std::move(token); }
    /// It is set to another place, as the session has it (SUB-4): what came of the batches before counts no
    /// more.
    void place(const PushFeed& feed);
    /// Everything up to there is acknowledged or is not for this feed; true where that is news. Not while a
    /// batch is in hand that begins before.
    bool pass(SequenceNumber through);

private:
    DeliveryAttempt describe(const HttpAttemptResult& result, Moment startedAt, const SecretMask& mask) const;
    std::string cleaned(const std::string& text, const SecretMask& mask) const;
    void countDuplicates(const HttpAttemptResult& result);
    void apply(const NextStep& step, PushProgress& progress, Moment now);
    void halve(int status);
    void reject(const NextStep& step, PushProgress& progress, Moment now);
    void moveTo(SequenceNumber acknowledged);
    void endDelivery();

    PushSettings m_settings;
    std::string m_origin;
    PushFeed m_feed;
    PushSummary m_summary;
    std::optional<OutboundBatch> m_batch;
    int m_attempt = 0;  ///< attempts made of the delivery in hand
    int m_failures = 0; ///< those that count
    Moment m_notBefore{};
    int m_searchSize = 0;              ///< batch size while a refused event is sought; 0: none is
    SequenceNumber m_searchThrough{};  ///< end of the batch that was refused first
    SequenceNumber m_unansweredUpTo{}; ///< these were sent, and the answer was lost
};

} // namespace pb
