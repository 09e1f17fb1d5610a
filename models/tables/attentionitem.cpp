// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/attentionitem.h"

#include <algorithm>
#include <map>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

/// A queue that is longer or older is worth a look (RCV-3); commits take a few milliseconds.
constexpr std::int64_t longQueue = 1000;
constexpr std::int64_t oldQueueMs = 1000;
constexpr std::int64_t veryOldQueueMs = 5000;
/// A halt that is over before it can be read is no news.
constexpr std::chrono::seconds shortHalt(2);

using Kind = AttentionItem::Kind;

QString text(const std::string& bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QString clock(Moment at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()).time(),
                              u"HH:mm:ss"_s);
}

class AttentionItems
{
    Q_DECLARE_TR_FUNCTIONS(AttentionItems)
public:
    std::vector<AttentionItem> items;

    void addReceiver(const LiveEnds& live);
    void addRemarks(const SessionRemarks& remarks);
    void addFeeds(const SessionRemarks& remarks, const PushState& push, Moment now);
    void addLost(const PairedMinute& minute);

private:
    void addRemark(Kind kind, const Remark& remark, const AttentionItem& item);
    void addSuspended(const PushFeed& feed);
    void addHalt(const std::string& origin, const std::vector<const FeedState*>& feeds);
};

void AttentionItems::addReceiver(const LiveEnds& live)
{
    if (!live.listener.error.empty())
        items.push_back({Kind::ReceiverFailed,
                         0,
                         Severity::Bad,
                         u"stop"_s,
                         tr("The receiver could not start"),
                         text(live.listener.error),
                         {},
                         {Page::Endpoints}});
    const ReceiverFigures& receiver = live.receiver;
    if (receiver.queuedRequests < longQueue && receiver.oldestQueuedMs < oldQueueMs) return;
    items.push_back(
        {Kind::QueueLong,
         0,
         receiver.oldestQueuedMs >= veryOldQueueMs ? Severity::Bad : Severity::Warning,
         u"clock"_s,
         tr("%Ln request(s) waiting to be stored", nullptr, static_cast<int>(receiver.queuedRequests)),
         tr("the oldest for %1 ms; senders wait for their answers meanwhile")
             .arg(QLocale().toString(static_cast<qlonglong>(receiver.oldestQueuedMs))),
         {},
         {Page::Requests}});
}

void AttentionItems::addRemark(Kind kind, const Remark& remark, const AttentionItem& item)
{
    if (remark.count == 0) return;
    items.push_back(item);
    AttentionItem& added = items.back();
    added.kind = kind;
    added.at = remark.at;
    const QString sentence = text(remark.text);
    added.detail = remark.status > 0 && kind != Kind::Conflicts && kind != Kind::OutOfOrder
                       ? tr("%1: %2").arg(remark.status).arg(sentence)
                       : sentence;
}

void AttentionItems::addRemarks(const SessionRemarks& remarks)
{
    const auto item = [](Severity severity, const QString& icon, const QString& title, const Place& place) {
        return AttentionItem{{}, 0, severity, icon, title, {}, {}, place};
    };
    const auto count = [](const Remark& remark) { return static_cast<int>(remark.count); };
    addRemark(Kind::Conflicts, remarks.conflicts,
              item(Severity::Bad, u"conflict"_s,
                   tr("%Ln conflict(s): one sequence, two records", nullptr, count(remarks.conflicts)),
                   {Page::Stream, remarks.conflicts.row}));
    addRemark(Kind::DeadLetters, remarks.deadLetters,
              item(Severity::Bad, u"refused"_s, tr("%Ln dead letter(s)", nullptr, count(remarks.deadLetters)),
                   {Page::Deliveries, remarks.deadLetters.attempt}));
    addRemark(Kind::Refused, remarks.refused,
              item(Severity::Warning, u"refused"_s,
                   tr("%Ln refused request(s)", nullptr, count(remarks.refused)),
                   {Page::Requests, remarks.refused.request}));
    addRemark(Kind::OutOfOrder, remarks.outOfOrder,
              item(Severity::Warning, u"order"_s,
                   tr("%Ln event(s) out of order", nullptr, count(remarks.outOfOrder)),
                   {Page::Requests, remarks.outOfOrder.request}));
    addRemark(Kind::LabelMissing, remarks.labelMissing,
              item(Severity::Warning, u"label"_s,
                   tr("%Ln request(s) without the expected label", nullptr, count(remarks.labelMissing)),
                   {Page::Requests, remarks.labelMissing.request}));
}

void AttentionItems::addSuspended(const PushFeed& feed)
{
    const QString name = feed.label.empty() ? text(feed.url) : text(feed.label);
    items.push_back({Kind::FeedSuspended,
                     feed.id,
                     Severity::Bad,
                     u"pause"_s,
                     tr("Feed %1 is suspended").arg(name),
                     text(feed.suspendedBecause),
                     {},
                     {Page::Deliveries, 0, feed.id}});
}

/// What the client says counts; the session says the rest. A halt holds for the whole consumer (PSH-4).
void AttentionItems::addFeeds(const SessionRemarks& remarks, const PushState& push, Moment now)
{
    std::map<std::int64_t, FeedState> states;
    for (const PushFeed& feed : remarks.feeds) {
        FeedState& state = states[feed.id];
        state.feed = feed;
        if (feed.suspended) state.activity = FeedActivity::Suspended;
        for (const ConsumerHalt& halt : remarks.halts)
            if (halt.origin == feed.origin) state.nextAt = halt.until;
        if (!feed.suspended && state.nextAt) state.activity = FeedActivity::Halted;
    }
    for (const FeedState& state : push.feeds)
        states[state.feed.id] = state;
    std::map<std::string, std::vector<const FeedState*>> halted;
    for (const auto& [id, state] : states) {
        // A subscription that is paused is held on purpose.
        const bool paused = state.feed.subscription > 0 && !state.feed.suspended;
        if (state.activity == FeedActivity::Suspended && !paused) addSuspended(state.feed);
        const bool waits =
            state.activity == FeedActivity::Halted && state.nextAt.value_or(Moment{}) > now + shortHalt;
        if (waits) halted[state.feed.origin].push_back(&state);
    }
    for (const auto& [origin, feeds] : halted)
        addHalt(origin, feeds);
}

void AttentionItems::addHalt(const std::string& origin, const std::vector<const FeedState*>& feeds)
{
    Moment until{};
    for (const FeedState* state : feeds)
        until = std::max(until, *state->nextAt);
    const std::int64_t first = feeds.front()->feed.id;
    items.push_back(
        {Kind::ConsumerHalted,
         first,
         Severity::Warning,
         u"clock"_s,
         tr("Consumer %1 asked for quiet").arg(text(origin)),
         tr("%Ln feed(s) held until %1", nullptr, static_cast<int>(feeds.size())).arg(clock(until)),
         {},
         {Page::Deliveries, 0, first}});
}

void AttentionItems::addLost(const PairedMinute& minute)
{
    int lost = 0;
    const ReceiptPair* last = nullptr;
    for (const ReceiptPair& pair : minute.pairs) {
        if (pair.standing != PairStanding::AcknowledgementLost) continue;
        ++lost;
        last = &pair;
    }
    if (last == nullptr) return;
    items.push_back(
        {Kind::AcknowledgementLost,
         0,
         Severity::Warning,
         u"noanswer"_s,
         tr("%Ln acknowledgement(s) lost in the last minute", nullptr, lost),
         tr("request %1 was stored, but the sender has no answer and sends it again").arg(last->receipt->id),
         last->at(),
         {Page::Deliveries, last->attempt->id}});
}

} // namespace

void SeenItems::add(const AttentionItem& item)
{
    if (!item.isPast()) return;
    std::erase_if(m_items, [&](const AttentionItem& seen) { return seen.sameAs(item); });
    m_items.push_back(item);
}

bool SeenItems::contains(const AttentionItem& item) const
{
    return item.isPast() && std::any_of(m_items.begin(), m_items.end(), [&](const AttentionItem& seen) {
               return seen.sameAs(item) && item.at <= seen.at;
           });
}

std::vector<AttentionItem> attentionItems(const OverviewReading& session, const LiveEnds& live, Moment now)
{
    AttentionItems made;
    made.addReceiver(live);
    made.addRemarks(session.remarks);
    made.addFeeds(session.remarks, live.push, now);
    made.addLost(session.minute);
    const auto rank = [](const AttentionItem& item) {
        return std::tuple(item.severity, item.isPast() ? 1 : 0, -item.at.time_since_epoch().count(),
                          item.kind, item.feed);
    };
    std::sort(made.items.begin(), made.items.end(),
              [&](const AttentionItem& a, const AttentionItem& b) { return rank(a) < rank(b); });
    return std::move(made.items);
}

} // namespace pb
