// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcessEnvironment>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace pb::test {

namespace {

constexpr int patience = 10000;

/// A headless command must need no display at all.
QProcessEnvironment withoutDisplay()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto& name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"PUSHBENCH_TOKEN"_s})
        environment.remove(name);
    return environment;
}

} // namespace

Program::Program(const QString& path, const QStringList& arguments)
{
    m_process.setProcessEnvironment(withoutDisplay());
    m_process.start(path, arguments);
    m_process.waitForStarted(patience);
}

Program::~Program()
{
    kill();
}

bool Program::waitReady()
{
    const auto line = nextLine(u"ready"_s);
    if (!line) return false;
    m_url = line->value("url"_L1).toString();
    m_port = static_cast<quint16>(QUrl(m_url).port(0));
    return m_port != 0;
}

std::optional<QByteArray> Program::readLine(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!m_process.canReadLine()) {
        const qint64 left = milliseconds - timer.elapsed();
        if (left <= 0) return {};
        if (!m_process.waitForReadyRead(static_cast<int>(left)) && !m_process.canReadLine()) return {};
    }
    return m_process.readLine().trimmed();
}

std::optional<QJsonObject> Program::nextLine(const QString& event)
{
    while (const auto line = readLine(patience)) {
        const QJsonObject object = QJsonDocument::fromJson(*line).object();
        if (object.value("event"_L1).toString() != event) continue;
        m_lastLine = *line;
        return object;
    }
    return {};
}

std::optional<QJsonObject> Program::stop()
{
    m_process.terminate();
    auto summary = nextLine(u"summary"_s);
    waitFinished();
    return summary;
}

void Program::kill()
{
    if (!running()) return;
    m_process.kill();
    m_process.waitForFinished(patience);
}

bool Program::waitFinished(int milliseconds)
{
    return !running() || m_process.waitForFinished(milliseconds);
}

QByteArray Program::err()
{
    m_err += m_process.readAllStandardError();
    return m_err;
}

Run runProgram(const QString& path, const QStringList& arguments, const QByteArray& input, int milliseconds)
{
    QProcess process;
    process.setProcessEnvironment(withoutDisplay());
    process.start(path, arguments);
    process.write(input);
    process.closeWriteChannel();
    Run run;
    if (!process.waitForFinished(milliseconds)) {
        process.kill();
        process.waitForFinished(patience);
        run.crashed = true;
    }
    run.crashed = run.crashed || process.exitStatus() == QProcess::CrashExit;
    run.exitCode = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

} // namespace pb::test
