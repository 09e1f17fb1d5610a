// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include <QTemporaryDir>
#include <QTest>

#include "models/store/sessionreader.h"
#include "tests/support/attempts.h"

using namespace pb;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Moment begin{1'700'000'000'000ms};
constexpr Moment ever{std::chrono::milliseconds(std::numeric_limits<std::int64_t>::max() / 4)};

bool sameMark(const AttemptMark& mark, const DeliveryAttempt& attempt)
{
    const AttemptPhases& a = mark.phases;
    const AttemptPhases& b = attempt.phases;
    return mark.id == attempt.id && mark.feed == attempt.feed && mark.delivery == attempt.delivery &&
           mark.attempt == attempt.attempt && mark.events == attempt.events &&
           mark.firstSequence == attempt.firstSequence && mark.lastSequence == attempt.lastSequence &&
           mark.queuedAt == attempt.queuedAt && mark.startedAt == attempt.startedAt &&
           a.nameLookup == b.nameLookup && a.connect == b.connect && a.tls == b.tls && a.sent == b.sent &&
           a.firstByte == b.firstByte && a.total == b.total &&
           mark.retryAfterSeconds == attempt.retryAfterSeconds && mark.nextAt == attempt.nextAt &&
           mark.status == attempt.status && mark.outcome == attempt.outcome;
}

} // namespace

/// What a time line asks of a session, compared with all that is stored.
class AttemptReadingTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::unique_ptr<SessionStore> m_store;
    std::unique_ptr<SessionReader> m_reader;
    std::vector<PushFeed> m_feeds;
    std::vector<DeliveryAttempt> m_attempts; ///< by number

    /// The attempts of a feed, by number.
    std::vector<DeliveryAttempt> ofFeed(std::int64_t feed) const
    {
        std::vector<DeliveryAttempt> own;
        std::copy_if(m_attempts.begin(), m_attempts.end(), std::back_inserter(own),
                     [feed](const DeliveryAttempt& attempt) { return attempt.feed == feed; });
        return own;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto store = SessionStore::open(m_folder.filePath(u"session.pushbench"_s).toStdString(), {});
        QVERIFY(store);
        m_store = std::move(*store);
        std::vector<MadeAttempts> made;
        for (const char* label : {"A", "B", "idle"})
            m_feeds.push_back(openFeed(*m_store, pushFeed(label)));
        made.emplace_back(m_feeds[0].id, begin, 1);
        made.emplace_back(m_feeds[1].id, begin + 5s, 2);
        // In turns of some attempts each, so that the feeds' numbers stand mixed.
        for (int turn = 0; turn < 12; ++turn)
            for (const std::size_t feed : {std::size_t{0}, std::size_t{1}}) {
                std::vector<DeliveryAttempt> attempts;
                for (int i = 0; i < 5; ++i)
                    attempts.push_back(made[feed].next());
                recordAttempts(*m_store, m_feeds[feed], attempts);
                m_attempts.insert(m_attempts.end(), attempts.begin(), attempts.end());
            }
        auto reader = SessionReader::open(m_store->file());
        QVERIFY(reader);
        m_reader = std::move(*reader);
    }

    void marksSayWhatTheAttemptsSay()
    {
        const auto marks = m_reader->attemptMarksAfter(0, 1000);
        QCOMPARE(marks.size(), m_attempts.size());
        for (std::size_t i = 0; i < marks.size(); ++i)
            QVERIFY(sameMark(marks[i], m_attempts[i]));
        QCOMPARE(m_reader->lastAttempt(), m_attempts.back().id);
        QCOMPARE(m_reader->attemptMarksAfter(100, 5).front().id, 101);
        QCOMPARE(m_reader->attemptMarksAfter(100, 5).size(), std::size_t{5});
    }

    void aWindowIsReadInPagesNewestFirst()
    {
        const Moment from = begin + 20s;
        const Moment to = begin + 70s;
        std::vector<std::int64_t> wanted;
        for (const DeliveryAttempt& attempt : m_attempts)
            if (attempt.startedAt >= from && attempt.startedAt < to) wanted.push_back(attempt.id);
        QVERIFY(wanted.size() > 20);
        std::vector<std::int64_t> read;
        Moment before = to;
        std::int64_t beforeId = 0;
        Moment last = to;
        for (auto page = m_reader->attemptMarks(from, before, beforeId, 7); !page.empty();
             page = m_reader->attemptMarks(from, before, beforeId, 7)) {
            for (const AttemptMark& mark : page) {
                QVERIFY(mark.startedAt <= last);
                last = mark.startedAt;
                read.push_back(mark.id);
            }
            before = page.back().startedAt;
            beforeId = page.back().id;
        }
        std::sort(read.begin(), read.end());
        QCOMPARE(read, wanted);
    }

    void theLastAttemptBeforeAMomentIsFoundWhereverItStands()
    {
        for (const PushFeed& feed : m_feeds) {
            const auto own = ofFeed(feed.id);
            for (int at = -1000; at < 120'000; at += 313) {
                const Moment moment = begin + std::chrono::milliseconds(at);
                std::int64_t wanted = 0;
                for (const DeliveryAttempt& attempt : own)
                    if (attempt.startedAt < moment) wanted = attempt.id;
                const auto found = m_reader->lastAttemptBefore(feed.id, moment);
                QCOMPARE(found ? found->id : 0, wanted);
            }
        }
    }

    void neighboursFollowOneAnotherWithinTheFeed()
    {
        for (const PushFeed& feed : m_feeds) {
            const auto own = ofFeed(feed.id);
            const auto first = m_reader->firstAttempt(feed.id);
            const auto last = m_reader->lastAttempt(feed.id);
            QCOMPARE(first ? first->id : 0, own.empty() ? 0 : own.front().id);
            QCOMPARE(last ? last->id : 0, own.empty() ? 0 : own.back().id);
            for (std::size_t i = 0; i < own.size(); ++i) {
                const AttemptPlace place{feed.id, own[i].delivery, own[i].id};
                const auto next = m_reader->attemptNeighbour(place, true);
                const auto before = m_reader->attemptNeighbour(place, false);
                QCOMPARE(next ? next->id : 0, i + 1 < own.size() ? own[i + 1].id : 0);
                QCOMPARE(before ? before->id : 0, i > 0 ? own[i - 1].id : 0);
            }
        }
    }

    void anAttemptIsReadWhole()
    {
        const auto attempt = m_reader->attempt(17);
        QVERIFY(attempt);
        QCOMPARE(attempt->reason, m_attempts[16].reason);
        QCOMPARE(attempt->requestHead, m_attempts[16].requestHead);
        QCOMPARE(attempt->requestBody, m_attempts[16].requestBody);
        QVERIFY(sameMark(m_reader->attemptMark(17).value(), *attempt));
        QVERIFY(!m_reader->attempt(9999));
        QVERIFY(!m_reader->attemptMark(9999));
    }

    void theSessionKnowsWhenItBegan()
    {
        Moment first = ever;
        for (const DeliveryAttempt& attempt : m_attempts)
            first = std::min(first, attempt.startedAt);
        QVERIFY(m_reader->firstAttemptAt() == first);
        QTemporaryDir folder;
        auto empty = SessionStore::open(folder.filePath(u"empty"_s).toStdString(), {});
        QVERIFY(empty);
        auto reader = SessionReader::open((*empty)->file());
        QVERIFY(!(*reader)->firstAttemptAt());
        QCOMPARE((*reader)->lastAttempt(), 0);
        QVERIFY(!(*reader)->lastAttemptBefore(1, begin));
    }
};

QTEST_GUILESS_MAIN(AttemptReadingTest)
#include "tst_attemptreading.moc"
