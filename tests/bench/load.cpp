// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_load --port N [--target /webhooks] [--connections 64] [--events 1] [--seconds 5] [--start SEQUENCE]
//            [--rate EVENTS/S]
//
// POSTs EntityEvents over kept-alive connections on loopback, one request in flight on each, every sequence
// number once, and prints what was answered as one JSON object. One thread; the bodies are built once and
// only their sequence numbers are rewritten, so that the client costs as little as it can.
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

struct Options
{
    std::uint16_t port = 0;
    std::string target = "/webhooks";
    int connections = 64;
    int events = 1;
    int seconds = 5;
    int rate = 0;                           ///< events a second over all connections; 0: as fast as it goes
    std::int64_t start = 1'000'000'000'000; ///< thirteen digits stay thirteen digits
};

struct Figures
{
    std::int64_t answered200 = 0;
    std::int64_t answeredOther = 0;
    std::int64_t brokenConnections = 0;
    std::vector<float> milliseconds;
};

[[noreturn]] void giveUp(const std::string& what)
{
    std::fprintf(stderr, "bench_load: %s\n", what.c_str());
    std::exit(1);
}

Options readOptions(int argc, char** argv)
{
    std::map<std::string, std::string> given;
    for (int i = 1; i + 1 < argc; i += 2)
        given[argv[i]] = argv[i + 1];
    Options options;
    const auto number = [&](const char* name, auto& value) {
        if (const auto found = given.find(name); found != given.end()) {
            const std::string& text = found->second;
            if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc{})
                giveUp(std::string("no number: ") + name);
        }
    };
    number("--port", options.port);
    number("--connections", options.connections);
    number("--events", options.events);
    number("--seconds", options.seconds);
    number("--start", options.start);
    number("--rate", options.rate);
    if (given.contains("--target")) options.target = given["--target"];
    if (options.port == 0) giveUp("--port is needed");
    return options;
}

/// A request whose sequence numbers are rewritten in place.
class RequestText
{
public:
    RequestText(const Options& options, int feed) : m_sequence(options.start)
    {
        std::string body = R"({"@reso.context":"urn:reso:metadata:2.0:resource:entityevent",)";
        std::vector<std::size_t> places;
        if (options.events > 1) body += R"("value":[)";
        for (int i = 0; i < options.events; ++i) {
            if (options.events > 1) body += i == 0 ? "{" : ",{";
            body += R"("EntityEventSequence":)";
            places.push_back(body.size());
            body += R"(1000000000000,"ResourceName":"Property","ResourceRecordKey":"ACT-1000000000000",)"
                    R"("EventTypes":["Update"]})";
        }
        if (options.events > 1) body += "]}";
        m_text = "POST " + options.target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(options.port) +
                 "\r\nContent-Type: application/json\r\nEntityEventSource: Feed " + std::to_string(feed) +
                 "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
        for (const std::size_t place : places) {
            m_places.push_back(m_text.size() + place);
            m_places.push_back(m_text.size() + place + keyAfterSequence);
        }
        m_text += body;
    }

    /// The request with fresh numbers; valid until the next call.
    std::string_view next()
    {
        for (std::size_t i = 0; i + 1 < m_places.size(); i += 2) {
            const std::string digits = std::to_string(m_sequence++);
            m_text.replace(m_places[i], digits.size(), digits);
            m_text.replace(m_places[i + 1], digits.size(), digits);
        }
        return m_text;
    }

private:
    /// From the first digit of a sequence to that of the record's key.
    static constexpr std::size_t keyAfterSequence =
        std::string_view(R"(1000000000000,"ResourceName":"Property","ResourceRecordKey":"ACT-)").size();

    std::string m_text;
    std::vector<std::size_t> m_places;
    std::int64_t m_sequence;
};

struct Connection
{
    Connection(const Options& options, int feed) : request(options, feed) {}

    RequestText request;
    int socket = -1;
    std::string received;
    Clock::time_point sentAt;
    Clock::time_point dueAt; ///< of the next request, where the rate is bounded
    bool waiting = false;
};

/// How long the first whole answer in `text` is; 0 where it is not whole yet. Gives its status.
std::size_t answerLength(std::string_view text, int& status)
{
    const std::size_t headEnd = text.find("\r\n\r\n");
    if (headEnd == std::string_view::npos) return 0;
    std::string head(text.substr(0, headEnd + 2));
    std::transform(head.begin(), head.end(), head.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    status = head.size() > 12 ? std::atoi(head.c_str() + 9) : 0;
    const std::size_t length = head.find("\r\ncontent-length:");
    const std::size_t body =
        length == std::string::npos ? 0 : static_cast<std::size_t>(std::atoll(head.c_str() + length + 17));
    const std::size_t whole = headEnd + 4 + body;
    return whole <= text.size() ? whole : 0;
}

class Load
{
public:
    explicit Load(const Options& options) : m_options(options), m_epoll(epoll_create1(0))
    {
        if (options.rate > 0)
            m_pause = Clock::duration(std::chrono::seconds(1)) * options.connections * options.events /
                      options.rate;
        m_connections.reserve(static_cast<std::size_t>(options.connections));
        for (int feed = 1; feed <= options.connections; ++feed)
            open(m_connections.emplace_back(options, feed));
    }

    Figures run()
    {
        const auto begun = Clock::now();
        const auto until = begun + std::chrono::seconds(m_options.seconds);
        for (Connection& connection : m_connections) {
            connection.dueAt = begun + m_pause * (&connection - m_connections.data()) / m_options.connections;
            connection.waiting = true;
        }
        std::vector<epoll_event> ready(m_connections.size());
        while (Clock::now() < until) {
            sendDue();
            const int patience = m_pause.count() > 0 ? 1 : 100;
            const int count = epoll_wait(m_epoll, ready.data(), static_cast<int>(ready.size()), patience);
            for (int i = 0; i < count; ++i)
                receive(*static_cast<Connection*>(ready[static_cast<std::size_t>(i)].data.ptr));
            if (m_figures.brokenConnections > m_options.connections)
                giveUp("the server closes its connections");
        }
        for (Connection& connection : m_connections)
            close(connection.socket);
        close(m_epoll);
        return std::move(m_figures);
    }

private:
    void open(Connection& connection)
    {
        connection.socket = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_options.port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(connection.socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            giveUp(std::string("can't connect: ") + std::strerror(errno));
        const int on = 1;
        setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        fcntl(connection.socket, F_SETFL, O_NONBLOCK);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = &connection;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, connection.socket, &event);
    }

    void sendDue()
    {
        const auto now = Clock::now();
        for (Connection& connection : m_connections)
            if (connection.waiting && connection.dueAt <= now) send(connection);
    }

    void send(Connection& connection)
    {
        connection.sentAt = Clock::now();
        connection.dueAt += m_pause;
        connection.waiting = false;
        std::string_view text = connection.request.next();
        while (!text.empty()) {
            const ssize_t sent = ::send(connection.socket, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent > 0)
                text.remove_prefix(static_cast<std::size_t>(sent));
            else if (errno != EAGAIN && errno != EINTR)
                return; // the reading side reports it
        }
    }

    void receive(Connection& connection)
    {
        char bytes[16384];
        const ssize_t count = recv(connection.socket, bytes, sizeof bytes, 0);
        if (count <= 0) {
            if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
            ++m_figures.brokenConnections;
            close(connection.socket);
            connection.received.clear();
            open(connection);
            send(connection);
            return;
        }
        connection.received.append(bytes, static_cast<std::size_t>(count));
        int status = 0;
        const std::size_t length = answerLength(connection.received, status);
        if (length == 0) return;
        connection.received.erase(0, length);
        ++(status == 200 ? m_figures.answered200 : m_figures.answeredOther);
        m_figures.milliseconds.push_back(
            std::chrono::duration<float, std::milli>(Clock::now() - connection.sentAt).count());
        if (m_pause.count() == 0)
            send(connection);
        else
            connection.waiting = true;
    }

    const Options& m_options;
    Clock::duration m_pause{0}; ///< from one request of a connection to its next
    int m_epoll;
    std::vector<Connection> m_connections;
    Figures m_figures;
};

double percentile(std::vector<float>& values, double share)
{
    if (values.empty()) return 0;
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return static_cast<double>(values[at]);
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = readOptions(argc, argv);
    Load load(options);
    Figures figures = load.run();
    const double perSecond = static_cast<double>(figures.answered200) / options.seconds;
    std::printf("{\"requests\":%lld,\"other\":%lld,\"broken\":%lld,\"requestsPerSecond\":%.0f,"
                "\"eventsPerSecond\":%.0f,\"p50Ms\":%.2f,\"p99Ms\":%.2f}\n",
                static_cast<long long>(figures.answered200), static_cast<long long>(figures.answeredOther),
                static_cast<long long>(figures.brokenConnections), perSecond, perSecond * options.events,
                percentile(figures.milliseconds, 0.50), percentile(figures.milliseconds, 0.99));
    return figures.answered200 > 0 && figures.answeredOther == 0 ? 0 : 1;
}
