// SPDX-License-Identifier: GPL-3.0-or-later
// The one file that knows how each platform asks a program to stop.
#include "app/stopsignal.h"

#include <csignal>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <QSocketNotifier>
#endif

namespace pb {

#ifdef Q_OS_WIN

namespace {
StopSignal* target = nullptr;

BOOL WINAPI onConsoleEvent(DWORD)
{
    if (target != nullptr) QMetaObject::invokeMethod(target, &StopSignal::requested, Qt::QueuedConnection);
    return TRUE;
}
} // namespace

StopSignal::StopSignal(QObject* parent) : QObject(parent)
{
    target = this;
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

StopSignal::~StopSignal()
{
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
    target = nullptr;
}

void prepareProcess()
{
}

#else

namespace {
int pipeEnds[2] = {-1, -1};

extern "C" void onStopSignal(int)
{
    const char byte = 1;
    // Nothing can be done about a full pipe: then a stop is under way already.
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
}
} // namespace

StopSignal::StopSignal(QObject* parent) : QObject(parent)
{
    if (::pipe(pipeEnds) != 0) return;
    for (const int end : pipeEnds) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    auto* notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        while (::read(pipeEnds[0], bytes, sizeof bytes) > 0) {
        }
        Q_EMIT requested();
    });
    std::signal(SIGINT, onStopSignal);
    std::signal(SIGTERM, onStopSignal);
}

StopSignal::~StopSignal()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

void prepareProcess()
{
    std::signal(SIGPIPE, SIG_IGN);
#ifdef __GLIBC__
    // Requests are many and short-lived: memory given back to the system is asked for again at once.
    mallopt(M_TRIM_THRESHOLD, 64 * 1024 * 1024);
    mallopt(M_TOP_PAD, 4 * 1024 * 1024);
#endif
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
        constexpr rlim_t wanted = 16 * 1024; // connections, their log, and room to spare
        const rlim_t raised =
            files.rlim_max == RLIM_INFINITY || files.rlim_max > wanted ? wanted : files.rlim_max;
        if (files.rlim_cur < raised) {
            files.rlim_cur = raised;
            ::setrlimit(RLIMIT_NOFILE, &files);
        }
    }
}

#endif

} // namespace pb
