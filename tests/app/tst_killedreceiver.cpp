// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <csignal>
#include <memory>
#include <set>
#include <thread>
#include <vector>

#include <QHostAddress>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/program.h"
#include "tests/support/rawhttp.h"

using namespace Qt::StringLiterals;
using pb::test::Program;

namespace {

constexpr int connections = 64;

QByteArray eventText(qint64 sequence)
{
    return R"({"EntityEventSequence":)" + QByteArray::number(sequence) +
           R"(,"ResourceName":"Property","ResourceRecordKey":"k)" + QByteArray::number(sequence) + "\"}";
}

} // namespace

/// Many producers at once; remembers which events were answered 200.
class Producers : public QObject
{
    Q_OBJECT
public:
    Producers(quint16 port, qint64 firstSequence) : m_next(firstSequence)
    {
        for (int i = 0; i < connections; ++i) {
            auto producer = std::make_unique<Producer>();
            Producer* one = producer.get();
            connect(&one->socket, &QTcpSocket::connected, this, [this, one] { sendNext(*one); });
            connect(&one->socket, &QTcpSocket::readyRead, this, [this, one] { readAnswers(*one); });
            one->socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
            m_producers.push_back(std::move(producer));
        }
    }

    const std::set<qint64>& acknowledged() const { return m_acknowledged; }
    qint64 nextSequence() const { return m_next; }
    int refused() const { return m_refused; }
    bool allEnded() const
    {
        return std::all_of(m_producers.begin(), m_producers.end(), [](const auto& producer) {
            return producer->socket.state() == QAbstractSocket::UnconnectedState;
        });
    }

private:
    struct Producer
    {
        QTcpSocket socket;
        QByteArray bytes;
        qint64 underWay = 0;
    };

    void sendNext(Producer& producer)
    {
        producer.underWay = m_next++;
        producer.socket.write(pb::test::post("T", eventText(producer.underWay)));
    }

    void readAnswers(Producer& producer)
    {
        producer.bytes += producer.socket.readAll();
        if (!producer.bytes.endsWith("{}")) return; // the whole body of a 200
        if (producer.bytes.startsWith("HTTP/1.1 200 "))
            m_acknowledged.insert(producer.underWay);
        else
            ++m_refused;
        producer.bytes.clear();
        sendNext(producer);
    }

    std::vector<std::unique_ptr<Producer>> m_producers;
    std::set<qint64> m_acknowledged;
    qint64 m_next;
    int m_refused = 0;
};

/// RCV-3: what was answered 200 is in the session, whatever happens to the program.
class KilledReceiver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyAnsweredEventIsInTheSession();

private:
    void killInFullFlight(Program& receiver);
};

/// Kills while requests and answers go on, at a moment that no event of ours chooses: between an answer and
/// its commit, if a receiver has such a moment.
void KilledReceiver::killInFullFlight(Program& receiver)
{
    const auto process = static_cast<pid_t>(receiver.process().processId());
    const auto delay = std::chrono::microseconds(QRandomGenerator::global()->bounded(20000));
    std::thread killer([=] {
        std::this_thread::sleep_for(delay);
        ::kill(process, SIGKILL);
    });
    QTRY_VERIFY_WITH_TIMEOUT(!receiver.running(), 10000);
    killer.join();
}

void KilledReceiver::everyAnsweredEventIsInTheSession()
{
    const QString program = QStringLiteral(PB_PROGRAM);
    const int wanted = qEnvironmentVariableIntValue("PB_KILL_ROUNDS");
    const int rounds = wanted > 0 ? wanted : 5;
    QTemporaryDir folder;
    const QString session = folder.filePath(u"a.pushbench"_s);
    const QStringList receive{u"receive"_s, u"--port"_s,  u"0"_s,         u"--token"_s,
                              u"T"_s,       u"--quiet"_s, u"--session"_s, session};
    std::set<qint64> answered;
    qint64 next = 1;
    for (int round = 0; round < rounds; ++round) {
        // The same file each time: a killed receiver's session opens again.
        Program receiver(program, receive);
        QVERIFY2(receiver.waitReady(), receiver.err().constData());
        Producers producers(receiver.port(), next);
        QTRY_VERIFY_WITH_TIMEOUT(producers.acknowledged().size() >= 500, 30000);
        killInFullFlight(receiver);
        // Answers that were on the way count too.
        QTRY_VERIFY_WITH_TIMEOUT(producers.allEnded(), 10000);
        QCOMPARE(producers.refused(), 0);
        answered.insert(producers.acknowledged().begin(), producers.acknowledged().end());
        next = producers.nextSequence();
    }

    const auto exported = pb::test::runProgram(
        program, {u"export"_s, u"--session"_s, session, u"--what"_s, u"events"_s, u"--format"_s, u"jsonl"_s});
    QVERIFY2(exported.exitCode == 0, exported.err.constData());
    std::set<qint64> stored;
    const QByteArray name = "\"EntityEventSequence\":";
    for (const QByteArray& line : exported.out.split('\n'))
        if (const qsizetype at = line.indexOf(name); at >= 0) {
            const qsizetype from = at + name.size();
            const bool once =
                stored.insert(line.mid(from, line.indexOf(',', from) - from).toLongLong()).second;
            QVERIFY2(once, line.constData());
        }
    QVERIFY(answered.size() >= static_cast<std::size_t>(rounds) * 500);
    for (const qint64 sequence : answered)
        QVERIFY2(stored.count(sequence) == 1, qPrintable(u"answered 200 and lost: %1"_s.arg(sequence)));
}

QTEST_GUILESS_MAIN(KilledReceiver)
#include "tst_killedreceiver.moc"
