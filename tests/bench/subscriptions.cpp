// SPDX-License-Identifier: GPL-3.0-or-later
// Many subscriptions with different filters over one log, each to a consumer of its own: how many events x
// subscriptions a second, and whether every consumer got exactly its events, in order.
//   bench_subscriptions [SUBSCRIPTIONS 1000] [EVENTS 100000]
#include <chrono>
#include <cstdio>

#include <QCoreApplication>

#include "tests/net/manysubscriptions.h"

int main(int argc, char** argv)
{
    using namespace std::chrono_literals;
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int subscriptions = arguments.size() > 1 ? arguments[1].toInt() : 1000;
    const int events = arguments.size() > 2 ? arguments[2].toInt() : 100'000;
    pb::test::ManySubscriptions many(subscriptions);
    if (!many.begin()) {
        std::fputs("the receiver did not start\n", stderr);
        return 1;
    }
    const auto seconds = [since = std::chrono::steady_clock::now()] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
    };
    many.append(events, 1000);
    const double appended = seconds();
    const bool all = many.arrived(600s);
    const double took = seconds();
    const std::string fault = all ? many.firstFault() : "not every event arrived";
    const double pairs = static_cast<double>(events) * subscriptions;
    std::printf("%d subscriptions, %d events: %.1f s (appended in %.1f s), %.2f million events x "
                "subscriptions/s\n",
                subscriptions, events, took, appended, pairs / took / 1e6);
    std::printf("%lld deliveries of events, %.0f/s, in %lld requests, %.0f/s\n",
                static_cast<long long>(many.expected()), static_cast<double>(many.expected()) / took,
                static_cast<long long>(many.attempts()), static_cast<double>(many.attempts()) / took);
    std::printf("%s\n", fault.empty() ? "every consumer got exactly its events, in order" : fault.c_str());
    return fault.empty() ? 0 : 1;
}
