// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>

#include "models/store/readthread.h"
#include "net/odata/collectionquery.h"
#include "net/odata/collectionscan.h"
#include "net/odata/odatacall.h"

namespace pb {

/// Answers queries of collections (LOG-1): checks the options, scans in the Read thread, slice by slice with
/// other reads in between, and writes the page. Functions may be called from any thread.
class CollectionAnswers
{
public:
    explicit CollectionAnswers(ReadThread& read) : m_read(read) {}

    /// A page of the collection. `nulls`: what is selected and absent is written as null. `here`: of the
    /// calling thread; the first slice is worked out with it at once, since waking another thread takes
    /// longer than a page that an index serves.
    void answerPage(const Call& call, Collection collection, bool nulls, SessionReader* here = nullptr);
    /// How many there are, as plain text ($count).
    void answerCount(const Call& call, Collection collection);

    /// Beyond that many at a time a query is told to come back later.
    static constexpr int mostScans = 64;
    static constexpr std::chrono::seconds longestScan{60};

private:
    struct Scan;
    bool begin(const Call& call);
    void run(const std::shared_ptr<Scan>& scan);
    bool goOn(Scan& scan, SessionReader& reader);

    ReadThread& m_read;
    std::atomic<int> m_running{0};
};

} // namespace pb
