// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/receiptpairs.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace pb {

using namespace std::chrono_literals;

namespace {

/// Both ends floor their times to the millisecond.
constexpr auto clockGrain = 1ms;

struct SentOne
{
    const SentMark* attempt;
    const ReceiptMark* receipt = nullptr;
};

struct TakenOne
{
    const ReceiptMark* receipt;
    bool paired = false;
};

/// All attempts and requests that have one body.
struct SameBody
{
    std::vector<SentOne*> sent;   ///< by start
    std::vector<TakenOne*> taken; ///< by arrival
};

using BodyKey = std::pair<std::int64_t, std::uint64_t>;

bool succeeded(int status)
{
    return status >= 200 && status < 300;
}

PairStanding standingOf(const SentMark& attempt, const ReceiptMark* receipt)
{
    if (receipt == nullptr) return attempt.status > 0 ? PairStanding::Elsewhere : PairStanding::NeverArrived;
    if (attempt.status > 0)
        return succeeded(attempt.status) ? PairStanding::Answered : PairStanding::TurnedAway;
    // Where a fault took the place of what was judged, its status says nothing about the events; a slow
    // answer is one as any other.
    const bool judged = receipt->fault.empty() || receipt->fault == "drip";
    const bool taken = receipt->stored || (succeeded(receipt->status) && judged);
    return taken ? PairStanding::AcknowledgementLost : PairStanding::CutOff;
}

/// Joins what is left over: each request with the free attempt that ends first of those it lies within.
void join(SameBody& same, std::chrono::milliseconds slack, bool sameStatus)
{
    std::size_t first = 0; // attempts before it are joined, or over
    for (TakenOne* taken : same.taken) {
        if (taken->paired) continue;
        const Moment arrived = taken->receipt->arrivedAt;
        const auto over = [&](const SentOne& one) {
            return one.receipt != nullptr || arrived > one.attempt->endedAt() + clockGrain + slack;
        };
        while (first < same.sent.size() && over(*same.sent[first]))
            ++first;
        SentOne* best = nullptr;
        for (std::size_t i = first; i < same.sent.size(); ++i) {
            SentOne& one = *same.sent[i];
            if (one.attempt->startedAt - slack > arrived) break;
            if (over(one) || (sameStatus && one.attempt->status != taken->receipt->status)) continue;
            if (best == nullptr || one.attempt->endedAt() < best->attempt->endedAt()) best = &one;
        }
        if (best == nullptr) continue;
        best->receipt = taken->receipt;
        taken->paired = true;
    }
}

} // namespace

std::uint64_t bodyHash(std::string_view body)
{
    const std::size_t hash = std::hash<std::string_view>{}(body.substr(0, comparedBody));
    return hash == 0 ? 1 : hash;
}

std::vector<ReceiptPair> pairReceipts(std::span<const SentMark> attempts,
                                      std::span<const ReceiptMark> receipts, std::chrono::milliseconds slack)
{
    std::vector<SentOne> sent;
    for (const SentMark& attempt : attempts)
        sent.push_back({&attempt});
    std::sort(sent.begin(), sent.end(), [](const SentOne& a, const SentOne& b) {
        return std::pair(a.attempt->startedAt, a.attempt->id) <
               std::pair(b.attempt->startedAt, b.attempt->id);
    });
    std::vector<TakenOne> taken;
    for (const ReceiptMark& receipt : receipts)
        taken.push_back({&receipt});
    std::sort(taken.begin(), taken.end(), [](const TakenOne& a, const TakenOne& b) {
        return std::pair(a.receipt->arrivedAt, a.receipt->id) <
               std::pair(b.receipt->arrivedAt, b.receipt->id);
    });

    std::map<BodyKey, SameBody> bodies;
    for (SentOne& one : sent)
        if (one.attempt->requestSent)
            bodies[{one.attempt->bodyBytes, one.attempt->bodyHash}].sent.push_back(&one);
    for (TakenOne& one : taken) {
        if (one.receipt->bodyHash == 0) continue;
        const auto body = bodies.find({one.receipt->bodyBytes, one.receipt->bodyHash});
        if (body != bodies.end()) body->second.taken.push_back(&one);
    }
    for (auto& [key, same] : bodies)
        for (const auto within : {0ms, slack})
            for (const bool sameStatus : {true, false})
                join(same, within, sameStatus);

    std::vector<ReceiptPair> pairs;
    pairs.reserve(sent.size() + taken.size());
    for (const SentOne& one : sent)
        pairs.push_back({*one.attempt, one.receipt == nullptr ? std::nullopt : std::optional(*one.receipt),
                         standingOf(*one.attempt, one.receipt)});
    for (const TakenOne& one : taken)
        if (!one.paired) pairs.push_back({std::nullopt, *one.receipt, PairStanding::OtherSender});
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const ReceiptPair& a, const ReceiptPair& b) { return a.at() < b.at(); });
    return pairs;
}

} // namespace pb
