// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "models/domain/producersettings.h"
#include "models/store/sessionstore.h"
#include "net/odata/collectionanswers.h"
#include "net/odata/feedboard.h"
#include "net/odata/inwire.h"
#include "net/odata/odatacall.h"
#include "net/odata/subscriptioninput.h"

namespace pb {

class CredentialStore;
class ProducerService;

/// The EntityEventSubscription resource (SUB-1..8). Thread: the wire thread; what is read, and credentials,
/// in the Read thread.
class Subscriptions
{
public:
    Subscriptions(ReadThread& read, SessionStore& store, CredentialStore& credentials,
                  CollectionAnswers& answers, std::shared_ptr<FeedBoard> board, ProducerSettings settings,
                  ProducerService& service, InWire inWire)
        : m_read(read), m_store(store), m_credentials(credentials), m_answers(answers),
          m_board(std::move(board)), m_settings(std::move(settings)), m_service(service),
          m_inWire(std::move(inWire))
    {
    }

    void answer(const Call& call);

private:
    /// Works out what a request makes of a subscription as it stands; nothing where it was answered.
    using Edit = std::function<std::optional<SubscriptionInput>(const PlacedSubscription&)>;
    struct Change
    {
        Call call;
        Edit edit;
        bool resumes = false; ///< asked for by the action itself
        int triesLeft = 5;
    };

    Collection collection() const;
    void answerEntity(const Call& call);
    void answerOne(const Call& call);
    void create(const Call& call);
    void change(const Call& call);
    void resume(const Call& call);
    void remove(const Call& call);
    void apply(const std::shared_ptr<Change>& change);
    bool refuseInput(const Call& call, SubscriptionInput& input);
    void tellAndAnswer(const Call& call, const PlacedSubscription& placed, int status);
    std::string stateOf(const PlacedSubscription& placed) const;
    CollectionRow rowOf(const PlacedSubscription& placed, std::int64_t lag) const;

    ReadThread& m_read;
    SessionStore& m_store;
    CredentialStore& m_credentials;
    CollectionAnswers& m_answers;
    std::shared_ptr<FeedBoard> m_board;
    ProducerSettings m_settings;
    ProducerService& m_service;
    InWire m_inWire;
};

} // namespace pb
