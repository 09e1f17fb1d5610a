// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <QObject>
#include <QTcpSocket>

#include "net/http/bodybudget.h"
#include "net/http/exchange.h"
#include "net/http/wirelimits.h"

namespace pb {

/// One client's connection: its socket, in clear or within TLS, and its end. What is spoken over it is
/// Http1Connection's or Http2Connection's. Thread: the wire thread.
class Connection : public QObject
{
    Q_OBJECT
public:
    /// Takes the socket. The budget outlives the connection.
    Connection(ConnectionFacts facts, QTcpSocket* socket, const WireLimits& limits, BodyBudget& budget);
    ~Connection() override;

    const ConnectionFacts& facts() const { return m_facts; }

    /// Reads what has come already; once, when it is connected to whoever serves it.
    void begin();
    /// Looks at the clock: ends what has taken too long. Called a few times a second.
    virtual void checkTime(std::chrono::steady_clock::time_point now) = 0;
    /// Reads on where the budget had stopped it.
    void resume();
    /// Lets the requests in hand be answered, then ends; ends at once where there is none.
    virtual void finish() = 0;

Q_SIGNALS:
    /// A whole request, to be taken apart at will.
    void requestArrived(const std::shared_ptr<pb::Exchange>& exchange, pb::HttpRequest& request);
    /// A head whose client waits for 100 (Continue): an answer with AfterAnswer::Close refuses,
    /// sendContinue() goes on.
    void continueWanted(const std::shared_ptr<pb::Exchange>& exchange, pb::HttpRequest& head);
    /// What came can't be served. Answer it with AfterAnswer::Close.
    void requestRefused(const std::shared_ptr<pb::Exchange>& exchange, pb::HttpRefusal& refusal);
    void ended(pb::Connection* connection);

protected:
    friend class Exchange;

    /// Parses what can be parsed and reads on, until a request is in hand or nothing more can be read.
    virtual void pump() = 0;
    virtual void sendPart(Exchange& exchange, std::string_view part) = 0;
    virtual void endAnswer(Exchange& exchange, AfterAnswer after) = 0;
    /// What sendPart() gave goes out now, though the answer has not ended.
    virtual void flushParts() {}
    virtual void sendContinue(Exchange& exchange) = 0;
    virtual void reset(Exchange& exchange, ResetScope scope) = 0;
    /// Tells every request in hand that its client has gone.
    virtual void dropExchanges() = 0;

    bool open() const { return !m_lingering && !m_ended; }
    const WireLimits& limits() const { return m_limits; }
    bool mayRead() const { return m_budget.mayRead(m_facts.number); }
    void hold(std::size_t bytes) { m_budget.hold(m_facts.number, bytes); }
    /// The next bytes, valid until the next call; empty: none now, or the budget is spent.
    std::string_view read();
    void write(std::string_view bytes);
    /// A client that does not read its answers gets no more requests served.
    bool writesStuck() const { return unwritten() >= mostUnwritten; }
    qint64 unwritten() const;
    bool bytesWait() const { return m_socket->bytesAvailable() > 0; }
    /// Ends in order: what is written goes out, then a FIN; what still comes is read and forgotten. Over TLS
    /// it ends at once where the client has nothing more to send.
    void linger(bool clientSends);
    void closeSilently() { linger(false); }
    /// Ends with a RST.
    void abortConnection();
    /// The times that concern the socket alone; true: there is no more to check.
    bool checkSocketTime(std::chrono::steady_clock::time_point now);
    void touch() { m_since = std::chrono::steady_clock::now(); }
    std::chrono::steady_clock::time_point since() const { return m_since; }
    static void drop(Exchange& exchange) { exchange.drop(); }

private:
    static constexpr qint64 mostUnwritten = 256 * 1024;

    void onReadyRead();
    void onBytesWritten();
    void finishWriting();
    void end();

    ConnectionFacts m_facts;
    QTcpSocket* m_socket;
    bool m_tls;
    WireLimits m_limits;
    BodyBudget& m_budget;
    bool m_lingering = false;
    bool m_clientSends = false; ///< while lingering: it may not have sent all of its request
    bool m_ended = false;
    std::chrono::steady_clock::time_point m_since; ///< when what is waited for last moved
};

} // namespace pb
