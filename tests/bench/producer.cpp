// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_producer [EVENTS 1000000]
//
// The producer's service over a log of a million events: a page by the sequence against SQLite's own query
// for the same rows; a scan that no index serves, with a receiver beside it; and a client that follows the
// pages while the log grows. Prints a JSON object a line; exits 1 where a limit is missed.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>
#include <future>
#include <random>
#include <thread>
#include <vector>

#include <poll.h>
#include <sqlite3.h>

#include <QCoreApplication>
#include <QTemporaryDir>

#include "models/store/credentialstore.h"
#include "net/odata/producerservice.h"
#include "net/receiver/webhookreceiver.h"
#include "tests/bench/loopback.h"

using namespace pb;
using namespace pb::bench;
using Clock = std::chrono::steady_clock;

namespace {

constexpr double pageRatioLimit = 3;
constexpr double acknowledgementLimitMs = 20;
constexpr double scannedPerSecondLimit =
    100'000; ///< with the receiver at work; a million stays far from 60 s
constexpr std::int64_t followed = 100'000;

double msSince(Clock::time_point begun)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

double percentile(std::vector<double> values, double share)
{
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return values[at];
}

void waitUntil(Clock::time_point moment)
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(moment - Clock::now()).count();
    if (left > 0) poll(nullptr, 0, static_cast<int>(left));
}

EntityEvent eventOf(std::int64_t sequence)
{
    static constexpr const char* resources[] = {"Property", "Media", "Office", "Member"};
    const std::string name = resources[sequence % 4];
    const std::string key = "P-" + std::to_string(sequence % 200'000);
    return {SequenceNumber{sequence}, name, key,
            "{\"EntityEventSequence\":" + std::to_string(sequence) + ",\"ResourceName\":\"" + name +
                "\",\"ResourceRecordKey\":\"" + key + "\",\"ResourceRecordUrl\":\"https://example.com/reso/" +
                name + "('" + key + "')\",\"EntityEventTimestamp\":\"2026-01-01T00:00:00Z\"," +
                "\"EventTypes\":[\"Update\"]}"};
}

/// Puts that many events into the log.
void fill(SessionStore& store, std::int64_t events)
{
    constexpr std::int64_t batch = 1000;
    for (std::int64_t next = 1; next <= events; next += batch) {
        std::vector<EntityEvent> some;
        for (std::int64_t sequence = next; sequence < next + batch && sequence <= events; ++sequence)
            some.push_back(eventOf(sequence));
        store.appendLog(std::move(some), [](const LogOutcome&) {});
        if (next % 20'000 == 1) store.flush();
    }
    store.flush();
}

/// SQLite's own query for a page, prepared once.
class BareQuery
{
public:
    explicit BareQuery(const std::string& file)
    {
        if (sqlite3_open_v2(file.c_str(), &m_database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
            giveUp("can't open the session");
        sqlite3_prepare_v2(m_database,
                           "SELECT sequence, appendedAt, ResourceName, ResourceRecordKey, source FROM "
                           "logevent WHERE sequence > ? ORDER BY sequence LIMIT 100",
                           -1, &m_page, nullptr);
    }
    ~BareQuery()
    {
        sqlite3_finalize(m_page);
        sqlite3_close(m_database);
    }
    BareQuery(const BareQuery&) = delete;
    BareQuery& operator=(const BareQuery&) = delete;

    struct Row
    {
        std::int64_t sequence;
        std::int64_t appendedAt;
        std::string texts[3];
    };
    std::vector<Row> rowsAfter(std::int64_t sequence)
    {
        std::vector<Row> rows;
        sqlite3_bind_int64(m_page, 1, sequence);
        while (sqlite3_step(m_page) == SQLITE_ROW) {
            Row row{sqlite3_column_int64(m_page, 0), sqlite3_column_int64(m_page, 1), {}};
            for (int i = 0; i < 3; ++i) {
                const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_page, 2 + i));
                row.texts[i].assign(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_page, 2 + i)));
            }
            rows.push_back(std::move(row));
        }
        sqlite3_reset(m_page);
        return rows;
    }

private:
    sqlite3* m_database = nullptr;
    sqlite3_stmt* m_page = nullptr;
};

std::string pageTarget(std::int64_t after)
{
    return "/reso/EntityEvent?$filter=EntityEventSequence%20gt%20" + std::to_string(after) + "&$top=100";
}

bool measurePages(const std::string& file, std::uint16_t port, std::int64_t events)
{
    BareQuery bare(file);
    Loopback client(port);
    std::mt19937_64 random(1);
    std::vector<double> served;
    std::vector<double> queried;
    for (int i = 0; i < 3000; ++i) {
        const auto after = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(events - 200));
        auto begun = Clock::now();
        const auto rows = bare.rowsAfter(after);
        queried.push_back(msSince(begun));
        begun = Clock::now();
        const std::string_view page = client.get(pageTarget(after));
        served.push_back(msSince(begun));
        const bool right = rows.size() == 100 && page.find(rows.front().texts[2]) != std::string_view::npos &&
                           page.ends_with(rows.back().texts[2] + "]}");
        if (!right) giveUp("the page after " + std::to_string(after) + " is another than SQLite's");
    }
    const double ratio = percentile(served, 0.5) / percentile(queried, 0.5);
    std::printf(
        "{\"page\":\"by sequence\",\"p50Ms\":%.3f,\"p99Ms\":%.3f,\"sqliteP50Ms\":%.3f,\"ratio\":%.2f}\n",
        percentile(served, 0.5), percentile(served, 0.99), percentile(queried, 0.5), ratio);
    return ratio <= pageRatioLimit;
}

/// Posts an event 200 times a second until `done`; the times of the acknowledgements, in milliseconds.
std::vector<double> acknowledgements(std::uint16_t port, std::int64_t first, const std::atomic<bool>& done)
{
    Loopback client(port);
    std::vector<double> times;
    auto due = Clock::now();
    for (std::int64_t sequence = first; !done; ++sequence) {
        const std::string body = eventOf(sequence).source;
        const std::string request = "POST /webhooks HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
                                    "application/json\r\nContent-Length: " +
                                    std::to_string(body.size()) + "\r\n\r\n" + body;
        due += std::chrono::milliseconds(5);
        waitUntil(due);
        const auto begun = Clock::now();
        if (!client.exchange(request).starts_with("HTTP/1.1 200 ")) giveUp("the receiver refused an event");
        times.push_back(msSince(begun));
    }
    return times;
}

bool measureScan(std::uint16_t port, std::uint16_t receiverPort, std::int64_t events)
{
    std::atomic<bool> done{false};
    auto alone = std::async(std::launch::async, [&] { return acknowledgements(receiverPort, 1, done); });
    waitUntil(Clock::now() + std::chrono::seconds(5));
    done = true;
    const std::vector<double> aloneTimes = alone.get();
    done = false;
    auto acknowledged =
        std::async(std::launch::async, [&] { return acknowledgements(receiverPort, 1'000'000, done); });
    Loopback client(port);
    std::vector<double> took;
    const auto begun = Clock::now();
    while (took.size() < 2 || msSince(begun) < 10'000) {
        const auto scanBegun = Clock::now();
        const std::string_view page =
            client.get("/reso/EntityEvent?$filter=contains(ResourceRecordUrl,'zzz')&$count=true");
        took.push_back(msSince(scanBegun));
        if (page.find("\"@odata.count\":0,\"value\":[]}") == std::string_view::npos)
            giveUp("the scan found what there is not");
    }
    done = true;
    const std::vector<double> times = acknowledged.get();
    const double scanned = static_cast<double>(events) / percentile(took, 0.5) * 1000;
    const double p99 = percentile(times, 0.99);
    std::printf("{\"scan\":\"no index\",\"seconds\":%.2f,\"eventsPerSecond\":%.0f,\"acknowledgements\":%zu,"
                "\"p50Ms\":%.2f,\"p99Ms\":%.2f,\"mostMs\":%.2f,\"aloneP50Ms\":%.2f,\"aloneP99Ms\":%.2f}\n",
                percentile(took, 0.5) / 1000, scanned, times.size(), percentile(times, 0.5), p99,
                percentile(times, 1), percentile(aloneTimes, 0.5), percentile(aloneTimes, 0.99));
    return p99 < acknowledgementLimitMs && scanned >= scannedPerSecondLimit;
}

std::int64_t numberAfter(std::string_view text, std::string_view name)
{
    const std::size_t at = text.find(name);
    return at == std::string_view::npos ? -1 : std::atoll(text.data() + at + name.size());
}

/// Appends an event a millisecond until `done`.
void grow(SessionStore& store, const std::atomic<bool>& done)
{
    auto due = Clock::now();
    while (!done) {
        std::vector<NewEvent> some(10);
        for (NewEvent& event : some) {
            event.ResourceName = "Property";
            event.ResourceRecordKey = "P-1";
            event.EventTypes = {"Update"};
        }
        store.appendNew(std::move(some), [](const LogOutcome&) {});
        due += std::chrono::milliseconds(10);
        waitUntil(due);
    }
    store.flush();
}

/// Whether the page has exactly the events after that one, in order; `last` becomes its last.
bool goesOn(std::string_view page, std::int64_t& last)
{
    static constexpr std::string_view name = "\"EntityEventSequence\":";
    for (std::size_t at = page.find(name); at != std::string_view::npos; at = page.find(name, at + 1))
        if (std::atoll(page.data() + at + name.size()) != ++last) return false;
    return true;
}

bool measureFollowing(SessionStore& store, std::uint16_t port, std::int64_t events)
{
    std::atomic<bool> done{false};
    auto growing = std::async(std::launch::async, [&] { grow(store, done); });
    Loopback client(port);
    const std::int64_t first = events - followed;
    std::int64_t last = first;
    std::string target =
        "/reso/EntityEvent?$filter=EntityEventSequence%20gt%20" + std::to_string(first) + "&$count=true";
    const auto begun = Clock::now();
    bool right = true;
    int pages = 0;
    std::int64_t counted = 0;
    std::int64_t ungrown = 0;
    while (right && !target.empty()) {
        const std::string page(client.get(target));
        ++pages;
        right = goesOn(page, last);
        const std::int64_t count = numberAfter(page, "\"@odata.count\":");
        right = right && count >= counted && count >= last - first && count >= followed;
        counted = count;
        const std::size_t link = page.find("\"@odata.nextLink\":\"http://127.0.0.1");
        if (link == std::string_view::npos) break;
        const std::size_t path = page.find("/reso/", link);
        target = page.substr(path, page.find('"', path) - path);
        ungrown = ungrown == 0 ? count : ungrown;
    }
    const double took = msSince(begun) / 1000;
    done = true;
    growing.get();
    const std::int64_t all = numberAfter(client.get("/reso/EntityEvent?$count=true&$top=1&$orderby="
                                                    "EntityEventSequence%20desc"),
                                         "\"@odata.count\":");
    const std::string_view rest = client.get("/reso/EntityEvent?$filter=EntityEventSequence%20gt%20" +
                                             std::to_string(first) + "&$count=true&$top=0");
    const std::int64_t exact = numberAfter(rest, "\"@odata.count\":");
    right = right && last - first >= followed && exact == all - first && counted == last - first;
    std::printf("{\"follow\":\"while 1,000 a second are appended\",\"events\":%lld,\"pages\":%d,"
                "\"eventsPerSecond\":%.0f,\"appendedMeanwhile\":%lld,\"exactlyOnce\":%s}\n",
                static_cast<long long>(last - first), pages, static_cast<double>(last - first) / took,
                static_cast<long long>(last - first - ungrown), right ? "true" : "false");
    return right;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const std::int64_t events =
        argc > 1 ? std::max<std::int64_t>(std::atoll(argv[1]), 2 * followed) : 1'000'000;
    const QTemporaryDir folder;
    const auto path = [&](const char* name) {
        return folder.filePath(QString::fromLatin1(name)).toStdString();
    };
    auto store = SessionStore::open(path("bench.pushbench"), {});
    auto credentials = CredentialStore::open(path("secrets"));
    if (!store || !credentials) giveUp("can't make a session");
    auto begun = Clock::now();
    fill(**store, events);
    const double filled = static_cast<double>(events) / msSince(begun) * 1000;
    std::printf("{\"fill\":%lld,\"eventsPerSecond\":%.0f}\n", static_cast<long long>(events), filled);

    ProducerService service(**store, **credentials);
    WebhookReceiver receiver(**store);
    std::promise<std::string> serviceUrl;
    std::promise<std::string> receiverUrl;
    QObject::connect(
        &service, &ProducerService::stateChanged, &service,
        [&](const ProducerState& state) { serviceUrl.set_value(state.url); }, Qt::DirectConnection);
    QObject::connect(
        &receiver, &WebhookReceiver::listenerChanged, &receiver,
        [&](const ListenerState& state) { receiverUrl.set_value(state.url); }, Qt::DirectConnection);
    ProducerSettings producing;
    producing.port = 0;
    producing.noAuth = true;
    service.start(producing);
    ReceiverSettings receiving;
    receiving.port = 0;
    receiving.endpoints.front().noAuth = true;
    receiver.start(receiving);
    const auto portOf = [](const std::string& url) {
        return static_cast<std::uint16_t>(std::atoi(url.c_str() + url.find(':', 6) + 1));
    };
    const std::uint16_t port = portOf(serviceUrl.get_future().get());
    const std::uint16_t receiverPort = portOf(receiverUrl.get_future().get());

    bool met = measurePages((*store)->file(), port, events);
    met = measureScan(port, receiverPort, events) && met;
    met = measureFollowing(**store, port, events) && met;
    service.disconnect();
    receiver.disconnect();
    return met ? 0 : 1;
}
