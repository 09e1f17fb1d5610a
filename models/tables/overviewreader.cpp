// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/overviewreader.h"

#include <algorithm>

#include "models/domain/percentile.h"

namespace pb {

using namespace std::chrono_literals;

namespace {

/// The two ends read one clock, but at different moments of a request.
constexpr auto pairingSlack = 250ms;
/// Requests are kept a little longer than they are shown: an attempt that is under way pairs later.
constexpr auto receiptMargin = 60s;

Latency latencyOf(std::vector<std::chrono::microseconds> times)
{
    return {percentile(times, 0.5), percentile(times, 0.99)};
}

/// Drops what is over and what is too many, oldest first; says whether something was too many.
template <typename Mark, typename IsOver>
bool prune(std::vector<Mark>& marks, IsOver isOver)
{
    std::erase_if(marks, isOver);
    if (marks.size() <= OverviewReader::mostMarks) return false;
    marks.erase(marks.begin(), marks.end() - OverviewReader::mostMarks);
    return true;
}

} // namespace

/// How far the readings have come.
struct OverviewReader::Progress
{
    OverviewReading reading; ///< carried on; its minute is made anew
    std::int64_t streamRow = 0;
    std::int64_t findingsRequest = 0;
    std::int64_t briefAttempt = 0;
    std::int64_t markedAttempt = 0;
    std::int64_t markedRequest = 0;
    Moment cutAt{}; ///< marks from before it were left out, because there were too many
    std::deque<std::chrono::microseconds> answerTimes;
    std::vector<SentMark> attempts;
    std::vector<ReceiptMark> receipts;

    void carryOn(SessionReader& session, Moment now);

private:
    void countStream(SessionReader& session);
    void countFindings(SessionReader& session);
    void countAttempts(SessionReader& session);
    void countAttempt(const AttemptBrief& attempt);
    void readMinute(SessionReader& session, Moment now);
};

void OverviewReader::Progress::carryOn(SessionReader& session, Moment now)
{
    reading.complete = true;
    countStream(session);
    countFindings(session);
    countAttempts(session);
    reading.remarks.feeds = session.feeds();
    reading.remarks.halts = session.halts();
    readMinute(session, now);
}

void OverviewReader::Progress::countStream(SessionReader& session)
{
    const StreamGrowth growth = session.streamGrowth(streamRow);
    streamRow = growth.lastRow;
    InTotals& in = reading.in;
    in.duplicates += growth.duplicates;
    in.conflicts += growth.conflicts;
    in.refused += growth.refused;
    in.events = growth.lastRow - in.duplicates - in.conflicts - in.refused;
    in.requests = session.lastRequest();
    in.acknowledged = latencyOf(session.acknowledgementTimes(latencySample));
    const auto remark = [&](Remark& kept, std::int64_t count, Standing standing, Finding finding) {
        if (kept.count == count) return;
        const RowPlace place = session.lastRowOf(standing);
        const auto last = session.requestRemark(place.request, finding);
        if (!last) return;
        kept = {count, last->at, place.row, place.request, 0, last->status, last->text};
    };
    remark(reading.remarks.conflicts, in.conflicts, Standing::Conflict, Finding::Conflict);
    remark(reading.remarks.refused, in.refused, Standing::Refused, Finding::Refused);
}

/// Findings have no index of their own: each request's are looked at once.
void OverviewReader::Progress::countFindings(SessionReader& session)
{
    const std::int64_t upTo = std::min(reading.in.requests, findingsRequest + countedAtOnce);
    FindingSet wanted;
    wanted.add(Finding::OutOfOrder);
    wanted.add(Finding::LabelMissing);
    std::int64_t outOfOrder = 0;
    std::int64_t labelMissing = 0;
    for (const FindingCount& found : session.findingCounts(findingsRequest, upTo, wanted)) {
        const bool order = found.finding == static_cast<int>(Finding::OutOfOrder);
        Remark& kept = order ? reading.remarks.outOfOrder : reading.remarks.labelMissing;
        kept.count += found.count;
        (order ? outOfOrder : labelMissing) = found.request;
    }
    const auto remark = [&](Remark& kept, std::int64_t request, Finding finding) {
        if (request == 0) return;
        const auto last = session.requestRemark(request, finding);
        if (last) kept = {kept.count, last->at, 0, request, 0, last->status, last->text};
    };
    remark(reading.remarks.outOfOrder, outOfOrder, Finding::OutOfOrder);
    remark(reading.remarks.labelMissing, labelMissing, Finding::LabelMissing);
    findingsRequest = upTo;
    if (upTo < reading.in.requests) reading.complete = false;
}

void OverviewReader::Progress::countAttempts(SessionReader& session)
{
    const std::vector<AttemptBrief> came = session.attemptBriefs(briefAttempt, countedAtOnce);
    if (came.empty()) return;
    for (const AttemptBrief& attempt : came)
        countAttempt(attempt);
    briefAttempt = came.back().id;
    reading.out.answered = latencyOf({answerTimes.begin(), answerTimes.end()});
    if (came.size() == countedAtOnce) reading.complete = false;
}

void OverviewReader::Progress::countAttempt(const AttemptBrief& attempt)
{
    OutTotals& out = reading.out;
    ++out.attempts;
    if (attempt.status > 0) {
        answerTimes.push_back(attempt.total);
        if (answerTimes.size() > latencySample) answerTimes.pop_front();
    }
    switch (attempt.outcome) {
    case AttemptOutcome::Delivered:
        out.delivered += attempt.events;
        break;
    case AttemptOutcome::Retry:
    case AttemptOutcome::Abandoned:
        ++out.retries;
        break;
    case AttemptOutcome::Halted:
        ++out.halts;
        break;
    case AttemptOutcome::DeadLettered:
        ++out.deadLetters;
        reading.remarks.deadLetters = {out.deadLetters, attempt.startedAt, 0, 0, attempt.id,
                                       attempt.status,  attempt.reason};
        break;
    default:
        break;
    }
}

void OverviewReader::Progress::readMinute(SessionReader& session, Moment now)
{
    const Moment since = now - minute;
    const Moment receivedSince = since - receiptMargin;
    const std::int64_t lastAttempt = session.lastAttempt();
    const std::int64_t lastRequest = session.lastRequest();
    const auto sent =
        session.sentMarks(std::max(markedAttempt, lastAttempt - mostMarks), receivedSince, mostMarks);
    const auto taken =
        session.receiptMarks(std::max(markedRequest, lastRequest - mostMarks), receivedSince, mostMarks);
    const bool skipped = (sent.size() == mostMarks && lastAttempt - markedAttempt > mostMarks) ||
                         (taken.size() == mostMarks && lastRequest - markedRequest > mostMarks);
    markedAttempt = std::max(lastAttempt, sent.empty() ? 0 : sent.back().id);
    markedRequest = std::max(lastRequest, taken.empty() ? 0 : taken.back().id);
    attempts.insert(attempts.end(), sent.begin(), sent.end());
    receipts.insert(receipts.end(), taken.begin(), taken.end());
    const bool manyAttempts =
        prune(attempts, [&](const SentMark& mark) { return mark.endedAt() < since; });
    const bool manyReceipts =
        prune(receipts, [&](const ReceiptMark& mark) { return mark.arrivedAt < receivedSince; });
    if (skipped || manyAttempts)
        cutAt = std::max(cutAt, attempts.empty() ? cutAt : attempts.front().startedAt);
    if (skipped || manyReceipts)
        cutAt = std::max(cutAt, receipts.empty() ? cutAt : receipts.front().arrivedAt);

    reading.minute.pairs = pairReceipts(attempts, receipts, pairingSlack);
    std::erase_if(reading.minute.pairs,
                  [&](const ReceiptPair& pair) { return !pair.attempt && pair.receipt->arrivedAt < since; });
    reading.minute.cutTo = cutAt >= since ? mostMarks : 0;
}

OverviewReader::OverviewReader(ReadThread& thread, QObject* parent)
    : QObject(parent), m_thread(thread), m_progress(std::make_shared<Progress>())
{
    qRegisterMetaType<pb::OverviewReading>();
    connect(
        this, &OverviewReader::read, this, [this] { m_underWay = false; }, Qt::QueuedConnection);
}

void OverviewReader::ask(Moment now)
{
    if (m_underWay) return;
    m_underWay = true;
    m_thread.post([this, now, progress = m_progress](SessionReader& session) {
        progress->carryOn(session, now);
        Q_EMIT read(progress->reading);
    });
}

} // namespace pb
