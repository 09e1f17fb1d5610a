// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include <QHostAddress>
#include <QTcpServer>
#include <QTimer>
#include <tl/expected.hpp>

#include "net/http/arrival.h"
#include "net/http/bodybudget.h"
#include "net/http/connection.h"
#include "net/http/serveridentity.h"

namespace pb {

/// Listens on one address, in clear or with TLS, and keeps its connections within the limits. Thread: the
/// wire thread.
class Listener : public QTcpServer
{
    Q_OBJECT
public:
    /// Without an identity it listens in clear.
    Listener(const WireLimits& limits, std::optional<ServerIdentity> identity, QObject* parent = nullptr);
    ~Listener() override;

    /// Listens on an address as `--bind` has it; what went wrong as a sentence that says what to do.
    std::optional<std::string> start(const std::string& bind, std::uint16_t port);
    /// http://127.0.0.1:8028, of one that listens.
    std::string origin() const;
    /// Takes no new connections and lets each end after the requests in hand, within `patience`; `ended` is
    /// called once then, from the event loop.
    void drain(std::chrono::milliseconds patience, std::function<void()> ended);
    /// Ends every connection now.
    void abortAll();
    /// Those that shake hands, too.
    std::size_t connections() const { return m_connections.size() + m_arrivals.size(); }

Q_SIGNALS:
    void requestArrived(const std::shared_ptr<pb::Exchange>& exchange, pb::HttpRequest& request);
    void continueWanted(const std::shared_ptr<pb::Exchange>& exchange, pb::HttpRequest& head);
    void requestRefused(const std::shared_ptr<pb::Exchange>& exchange, pb::HttpRefusal& refusal);

protected:
    void incomingConnection(qintptr socketDescriptor) override;

private:
    void refuseForLoad(QTcpSocket* socket);
    void onRecognised(Arrival* arrival, Arrival::Speaks speaks);
    void onArrivalEnded(Arrival* arrival);
    void onEnded(Connection* connection);
    void finish();
    void tellDrained();
    void checkTimes();

    WireLimits m_limits;
    std::optional<ServerIdentity> m_identity;
    BodyBudget m_budget;
    std::unordered_map<std::uint64_t, Arrival*> m_arrivals;
    std::unordered_map<std::uint64_t, Connection*> m_connections;
    std::uint64_t m_lastNumber = 0;
    QTimer m_clock;
    std::function<void()> m_drained;
    bool m_finishing = false;
};

} // namespace pb
