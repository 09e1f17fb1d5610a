// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include <QObject>
#include <QThread>

#include "models/store/readthread.h"
#include "net/http/listener.h"
#include "net/odata/feedboard.h"
#include "net/odata/guard.h"
#include "net/odata/odatacall.h"
#include "net/odata/producerservice.h"
#include "net/odata/services.h"

namespace pb {

/// The service's half that lives in the wire thread: it takes requests off the listener, lets the guard look
/// at them, hands them to the resource they name, and sends the answers as they come.
class ProducerService::Wire : public QObject
{
    Q_OBJECT
public:
    Wire(SessionStore& store, CredentialStore& credentials, ProducerService& service);
    ~Wire() override;

    void start(const ProducerSettings& settings);
    void stop();
    void shutDown();
    /// Any thread.
    void notePush(const PushState& state) { m_board->note(state); }
    /// Ends the reads; nothing more is asked of the store after it. Not from the wire thread.
    void stopReading() { m_read.stop(); }

    QThread thread;

private:
    /// A request that waits for its answer.
    struct Pending
    {
        std::shared_ptr<Exchange> exchange;
        Call call;
        bool close = false;
    };

    using ExchangePointer = std::shared_ptr<Exchange>;

    void listen(const std::vector<RecordResource>& added);
    void connectListener();
    void dropListener();
    void onRequest(const ExchangePointer& exchange, HttpRequest& request);
    void onContinue(const ExchangePointer& exchange, HttpRequest& head);
    void onRefused(const ExchangePointer& exchange, HttpRefusal& refusal);
    void serve(const Call& call);
    void route(const Call& call);
    void answerDocument(const Call& call);
    Call receive(const ExchangePointer& exchange, HttpRequest& request, bool close);
    void send(std::uint64_t ticket, HttpAnswer answer);
    std::string rootFor(const HttpRequest& request) const;
    std::string dateNow();

    SessionStore& m_store;
    CredentialStore& m_credentials;
    ProducerService& m_service;
    ReadThread m_read;
    std::shared_ptr<FeedBoard> m_board = std::make_shared<FeedBoard>();
    ProducerSettings m_settings;
    Guard m_guard;
    std::shared_ptr<Services> m_services;
    std::unique_ptr<SessionReader> m_here; ///< for what is quickly found; what scans goes to m_read
    std::unique_ptr<Listener> m_listener;
    std::string m_ownRoot; ///< where no Host says another
    std::unordered_map<std::uint64_t, Pending> m_pending;
    std::uint64_t m_lastTicket = 0;
    std::uint64_t m_run = 0; ///< grows with every start and stop
    std::chrono::seconds m_dateSecond{0};
    std::string m_date;
    bool m_stopping = false;
};

} // namespace pb
