// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include <QHostAddress>
#include <QTcpServer>
#include <QTimer>
#include <tl/expected.hpp>

#include "net/http/bodybudget.h"
#include "net/http/connection.h"

namespace pb {

/// Listens on one address and keeps its connections within the limits. Thread: the wire thread.
class Listener : public QTcpServer
{
    Q_OBJECT
public:
    explicit Listener(const WireLimits& limits, QObject* parent = nullptr);
    ~Listener() override;

    /// Listens; the error is a sentence that says what to do.
    tl::expected<std::uint16_t, std::string> start(const QHostAddress& address, std::uint16_t port);
    /// Takes no new connections and lets each end after the request in hand.
    void finish();
    /// Ends every connection now.
    void abortAll();
    std::size_t connections() const { return m_connections.size(); }

Q_SIGNALS:
    void requestArrived(pb::Connection* connection, pb::HttpRequest& request);
    void continueWanted(pb::Connection* connection, pb::HttpRequest& head);
    void requestRefused(pb::Connection* connection, pb::HttpRefusal& refusal);
    /// The connection is about to be deleted: forget it.
    void connectionEnded(pb::Connection* connection);
    /// After finish(), when the last connection has ended.
    void drained();

protected:
    void incomingConnection(qintptr socketDescriptor) override;

private:
    void refuseForLoad(QTcpSocket* socket);
    void onEnded(Connection* connection);
    void checkTimes();

    WireLimits m_limits;
    BodyBudget m_budget;
    std::unordered_map<std::uint64_t, Connection*> m_connections;
    std::uint64_t m_lastNumber = 0;
    QTimer m_clock;
    bool m_finishing = false;
};

} // namespace pb
