// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "net/odata/collectionanswers.h"
#include "net/odata/credentials.h"
#include "net/odata/entityevents.h"
#include "net/odata/records.h"
#include "net/odata/resourcecatalogue.h"
#include "net/odata/subscriptions.h"

namespace pb {

/// What serves the requests of one run of the service. A call under way keeps it alive.
struct Services
{
    Services(const ProducerSettings& settings, const std::string& root,
             const std::vector<RecordResource>& added, SessionStore& store, CredentialStore& credentialStore,
             ReadThread& read, std::shared_ptr<FeedBoard> board, ProducerService& service, InWire inWire)
        : catalogue(added), answers(read), events(read, answers, settings.hideSuperseded),
          records(read, store, answers, {root, settings.requireIfMatch}, inWire),
          subscriptions(read, store, credentialStore, answers, std::move(board), settings, service, inWire),
          credentials(read, credentialStore)
    {
    }

    ResourceCatalogue catalogue;
    CollectionAnswers answers;
    EntityEvents events;
    Records records;
    Subscriptions subscriptions;
    Credentials credentials;
};

} // namespace pb
