// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_window BENCH_LOAD [--rows 1000000] [--rate 5000] [--seconds 20] [--file FILE]
//
// Opens a session of a million events in the window and measures how long it takes to the first painted rows;
// then starts its receiver, has bench_load post events to it at a steady rate, and measures every stall of
// the GUI thread and the memory held. Prints one JSON object; exits 1 beyond the limits.
#include <chrono>
#include <cstdio>

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

#include "app/windowsession.h"
#include "models/domain/eventenvelope.h"
#include "models/domain/eventgenerator.h"
#include "tests/bench/guistalls.h"
#include "ui/stream/streampage.h"
#include "ui/stream/streamview.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

namespace {

constexpr double openingLimitMs = 1000;
constexpr double stallLimitMs = 16;
constexpr double longestStallMs = 50;
constexpr double shareWithinLimit = 0.999;
constexpr double memoryLimitMb = 250;

[[noreturn]] void giveUp(const QString& what)
{
    std::fprintf(stderr, "bench_window: %s\n", qPrintable(what));
    std::exit(1);
}

/// Puts that many events into a new session, in requests of a hundred.
void fill(const QString& file, std::int64_t rows)
{
    auto store = SessionStore::open(file.toStdString(), {});
    if (!store) giveUp(QString::fromStdString(store.error().message));
    constexpr std::int64_t batch = 100;
    for (std::int64_t next = 1; next <= rows; next += batch) {
        ReceivedRequest received;
        received.request.arrivedAt = currentMoment();
        received.request.endpoint = "/webhooks";
        received.request.label = "IDX Feed 123";
        received.request.peer = "127.0.0.1:50000";
        received.request.head = "POST /webhooks HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        received.request.status = 200;
        received.request.answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}";
        for (std::int64_t number = next; number < next + batch; ++number) {
            const std::string digits = std::to_string(number);
            received.events.push_back(*readEvent("{\"EntityEventSequence\":" + digits +
                                                 ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"P-" +
                                                 digits + "\",\"EventTypes\":[\"Update\"]}"));
        }
        received.request.events = batch;
        (*store)->append(std::move(received));
        if (next % 100'000 == 1) (*store)->flush();
    }
    (*store)->flush();
}

void turn(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Waits for the table to have painted rows that are no placeholders.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(QTableView& table) : m_table(table) { table.viewport()->installEventFilter(this); }
    bool seen() const { return m_seen; }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() != QEvent::Paint) return false;
        const int last = m_table.rowAt(m_table.viewport()->height() - 2);
        const QModelIndex index = m_table.model()->index(last, 0);
        m_seen = m_seen || (last >= 0 && index.data(StreamModel::loadedRole).toBool());
        return false;
    }

private:
    QTableView& m_table;
    bool m_seen = false;
};

/// Of this process, in megabytes; 0 where the system does not say.
double residentMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:")) return line.mid(6).trimmed().split(' ').front().toDouble() / 1024;
    return 0;
}

struct Options
{
    QString load;
    std::int64_t rows = 0;
    int rate = 0;
    int seconds = 0;
    QString session;
};

Options readOptions(const QApplication& application)
{
    QCommandLineParser parser;
    parser.addOptions({{u"rows"_s, {}, u"N"_s, u"1000000"_s},
                       {u"rate"_s, {}, u"EVENTS/S"_s, u"5000"_s},
                       {u"seconds"_s, {}, u"N"_s, u"20"_s},
                       {u"file"_s, {}, u"FILE"_s}});
    parser.process(application);
    if (parser.positionalArguments().size() != 1) giveUp(u"name the program bench_load"_s);
    return {parser.positionalArguments().front(), parser.value(u"rows"_s).toLongLong(),
            parser.value(u"rate"_s).toInt(), parser.value(u"seconds"_s).toInt(), parser.value(u"file"_s)};
}

/// Opens the session and gives the milliseconds to the first painted rows.
double open(const QString& file, std::unique_ptr<WindowSession>& session)
{
    QElapsedTimer clock;
    clock.start();
    auto opened = WindowSession::open(file);
    if (!opened) giveUp(QString::fromStdString(opened.error().message));
    session = std::move(*opened);
    session->window().showPage(Page::Stream);
    const FirstPaint paint(session->window().streamPage().table());
    session->window().show();
    while (!paint.seen() && clock.elapsed() < 20'000)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

quint16 startReceiver(WindowSession& session)
{
    ReceiverSettings settings;
    settings.port = 0;
    settings.endpoints.front().noAuth = true;
    session.window().setReceiverSettings(settings);
    ListenerState state;
    QObject::connect(&session, &WindowSession::listenerShown, &session,
                     [&state](const ListenerState& shown) { state = shown; });
    Q_EMIT session.window().startReceiverRequested(settings);
    for (int tries = 0; tries < 500 && !state.listening; ++tries)
        turn(std::chrono::milliseconds(10));
    if (!state.listening) giveUp(u"the receiver did not start"_s);
    return static_cast<quint16>(QUrl(QString::fromStdString(state.url)).port());
}

/// Scrolls to another place twenty times a second, page by page and far away.
void lookAround(QTableView& table, std::chrono::milliseconds time)
{
    QScrollBar& bar = *table.verticalScrollBar();
    GeneratorRandom random(7);
    QTimer scrolling;
    QObject::connect(&scrolling, &QTimer::timeout, &bar, [&] {
        const bool far = random.below(4) == 0;
        bar.setValue(far ? static_cast<int>(random.below(static_cast<std::uint64_t>(bar.maximum())))
                         : bar.value() + bar.pageStep());
    });
    scrolling.start(std::chrono::milliseconds(50));
    turn(time);
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const Options options = readOptions(application);
    const QTemporaryDir folder;
    const QString file = options.session.isEmpty() ? folder.filePath(u"bench.pushbench"_s) : options.session;
    if (!QFile::exists(file)) fill(file, options.rows);

    std::unique_ptr<WindowSession> session;
    const double openingMs = open(file, session);
    const quint16 port = startReceiver(*session);
    turn(std::chrono::seconds(1));

    GuiStalls stalls;
    QProcess load;
    load.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    load.start(options.load, {u"--port"_s, QString::number(port), u"--connections"_s, u"8"_s, u"--events"_s,
                              u"10"_s, u"--rate"_s, QString::number(options.rate), u"--seconds"_s,
                              QString::number(options.seconds)});
    if (!load.waitForStarted()) giveUp(u"bench_load does not start"_s);
    stalls.begin();
    // First the table follows, then somebody looks around in all of it.
    turn(std::chrono::milliseconds(options.seconds * 500));
    lookAround(session->window().streamPage().table(), std::chrono::milliseconds(options.seconds * 500));
    const double within = stalls.count() == 0 ? 0
                                              : 1 - static_cast<double>(stalls.longerThan(stallLimitMs)) /
                                                        static_cast<double>(stalls.count());
    const double longest = stalls.milliseconds(1);
    const double memory = residentMegabytes();
    load.waitForFinished(5000);
    std::printf(
        "{\"openingMs\":%.0f,\"rows\":%d,\"stalls\":%zu,\"within16ms\":%.5f,\"p50Ms\":%.2f,\"p99Ms\":%.2f,"
        "\"longestMs\":%.2f,\"residentMb\":%.0f,\"load\":%s}\n",
        openingMs, session->stream().rowCount(), stalls.count(), within, stalls.milliseconds(0.5),
        stalls.milliseconds(0.99), longest, memory, load.readAllStandardOutput().trimmed().constData());
    const bool good = openingMs < openingLimitMs && within >= shareWithinLimit && longest <= longestStallMs &&
                      memory < memoryLimitMb;
    return good ? 0 : 1;
}
