// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>

namespace pb::test {

/// How a finished run of the program went.
struct Run
{
    int exitCode = -1;
    bool crashed = false;
    QByteArray out;
    QByteArray err;
};

/// The real program, started as a person would: without a display, with what it prints read line by line.
/// It is killed where a test forgets it.
class Program
{
public:
    /// `path` is the executable under test.
    Program(const QString& path, const QStringList& arguments);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Waits for the ready line of a server; false after ten seconds or when the program ends.
    bool waitReady();
    /// The port in the ready line.
    quint16 port() const { return m_port; }
    QString url() const { return m_url; }

    /// Waits for the next line whose "event" is this; nothing after ten seconds.
    std::optional<QJsonObject> nextLine(const QString& event);
    /// The bytes of the line that nextLine() gave last.
    QByteArray lastLine() const { return m_lastLine; }

    /// Asks the program to stop (SIGTERM) and gives its summary line; nothing where there is none.
    std::optional<QJsonObject> stop();
    /// Ends it at once (SIGKILL) and waits.
    void kill();
    /// Waits until it ends by itself.
    bool waitFinished(int milliseconds = 30000);

    bool running() const { return m_process.state() != QProcess::NotRunning; }
    int exitCode() const { return m_process.exitCode(); }
    QByteArray err();
    QProcess& process() { return m_process; }

private:
    std::optional<QByteArray> readLine(int milliseconds);

    QProcess m_process;
    QByteArray m_err;
    QByteArray m_lastLine;
    QString m_url;
    quint16 m_port = 0;
};

/// Runs the program to its end.
Run runProgram(const QString& path, const QStringList& arguments, const QByteArray& input = {},
               int milliseconds = 60000);

} // namespace pb::test
