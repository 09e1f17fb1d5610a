// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <QObject>
#include <QThread>

#include "models/domain/livestate.h"
#include "models/domain/receiverbehaviour.h"
#include "models/domain/receiversettings.h"
#include "models/domain/secret.h"
#include "models/store/sessionstore.h"
#include "net/http/listener.h"
#include "net/receiver/judgement.h"
#include "net/receiver/scriptedanswer.h"
#include "net/receiver/webhookreceiver.h"

namespace pb {

/// The receiver's half that lives in the wire thread: it judges what the listener brings, hands it to the
/// store, and does with the connection what the script says once the commit is reported.
class WebhookReceiver::Wire : public QObject
{
    Q_OBJECT
public:
    Wire(SessionStore& store, WebhookReceiver& receiver);

    void start(const ReceiverSettings& settings);
    void stop();
    void shutDown();
    void setBehaviour(const std::string& path, const std::string& behaviour);
    void setBusy(const std::string& path, bool busy);
    /// Called in the wire thread with what the store committed or failed to.
    void onStored(const std::vector<AppendOutcome>& outcomes);

    /// Any thread.
    ReceiverFigures figures() const;

    QThread thread;

private:
    struct Endpoint
    {
        EndpointSettings settings;
        BehaviourCursor cursor;
        EndpointFigures figures;
    };
    /// A request that waits for its commit.
    struct Pending
    {
        std::shared_ptr<Exchange> exchange;
        std::unique_ptr<CapturedRequest>
            captured; ///< for those who listen, without the bytes; null: nobody does
        std::string answer;
        BehaviourAction action;
        AfterAnswer after = AfterAnswer::KeepOpen;
        bool refused = false;
        std::chrono::steady_clock::time_point arrived;
    };
    using ExchangePointer = std::shared_ptr<Exchange>;

    void dropListener();
    Endpoint* endpointAt(std::string_view path);
    tl::expected<std::optional<ServerIdentity>, std::string> identity() const;
    void onRequest(const ExchangePointer& exchange, HttpRequest& request);
    void onContinue(const ExchangePointer& exchange, HttpRequest& head);
    void onRefused(const ExchangePointer& exchange, HttpRefusal& refusal);
    std::optional<std::string> whyTooMany(const Endpoint& endpoint);
    bool rateExceeded();
    void submit(const ExchangePointer& exchange, HttpRequest& request, const Endpoint* endpoint,
                Judgement judgement, const BehaviourAction& action);
    CapturedRequest capture(const ConnectionFacts& facts, HttpRequest& request, const Endpoint* endpoint,
                            Judgement& judgement) const;
    void carryOut(std::uint64_t ticket, const AppendOutcome& outcome);
    void perform(Pending& pending, const AppendOutcome& outcome);
    void give(Pending& pending, const AppendOutcome& outcome);
    void dripAnswer(Pending& pending, std::int64_t requestId, std::chrono::microseconds after);
    void report(Pending& pending, const AppendOutcome& outcome);
    bool somebodyListens() const;
    std::string dateNow();
    void count(Endpoint& endpoint, std::int64_t EndpointFigures::*figure);
    void showFigures(const Endpoint& endpoint);
    void countFinished(const Pending& pending, const AppendOutcome& outcome);

    SessionStore& m_store;
    WebhookReceiver& m_receiver;
    ReceiverSettings m_settings;
    SecretMask m_mask;
    std::vector<std::string> m_tokens;
    std::unique_ptr<Listener> m_listener;
    std::vector<std::unique_ptr<Endpoint>> m_endpoints;
    std::unordered_map<std::string_view, Endpoint*> m_endpointOf; ///< by path; the first of equal ones
    std::unordered_map<std::uint64_t, Pending> m_pending;
    std::uint64_t m_lastTicket = 0;
    double m_allowance = 0; ///< requests that the rate allows now
    std::chrono::steady_clock::time_point m_allowedAt;
    std::chrono::seconds m_dateSecond{0};
    std::string m_date;
    bool m_stopping = false;

    mutable std::mutex m_figuresMutex;
    ReceiverFigures m_figures;
};

} // namespace pb
