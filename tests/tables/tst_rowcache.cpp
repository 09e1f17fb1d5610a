// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/domain/capturedrequest.h"
#include "models/tables/rowcache.h"

using namespace pb;

namespace {

using Cache = RowCache<StreamRow>;

std::vector<StreamRow> rows(std::int64_t first, std::int64_t last)
{
    std::vector<StreamRow> made;
    for (std::int64_t id = first; id <= last; ++id) {
        made.emplace_back();
        made.back().id = id;
    }
    return made;
}

} // namespace

class RowCacheTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesBeginAfterWholePages()
    {
        QCOMPARE(Cache::pageStart(1), std::int64_t{1});
        QCOMPARE(Cache::pageStart(256), std::int64_t{1});
        QCOMPARE(Cache::pageStart(257), std::int64_t{257});
    }

    void holdsRowsOfUnevenStretches()
    {
        Cache cache;
        cache.add(250, rows(250, 260));
        QCOMPARE(cache.pages(), std::size_t{2});
        QCOMPARE(cache.find(250)->id, std::int64_t{250});
        QCOMPARE(cache.find(257)->id, std::int64_t{257});
        QVERIFY(cache.find(249) == nullptr);
        QVERIFY(cache.find(261) == nullptr);
        QVERIFY(cache.find(1000) == nullptr);
    }

    void dropsThePageUsedLongestAgo()
    {
        Cache cache(2);
        cache.add(1, rows(1, 1));
        cache.add(300, rows(300, 300));
        QVERIFY(cache.find(1) != nullptr); // used again
        cache.add(600, rows(600, 600));
        QCOMPARE(cache.pages(), std::size_t{2});
        QVERIFY(cache.find(1) != nullptr);
        QVERIFY(cache.find(300) == nullptr);
        QVERIFY(cache.find(600) != nullptr);
    }
};

QTEST_APPLESS_MAIN(RowCacheTest)
#include "tst_rowcache.moc"
