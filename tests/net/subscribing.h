// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/credentialstore.h"
#include "tests/net/pushing.h"

namespace pb::test {

/// A session with subscriptions that are pushed.
class Subscribing : public Pushing
{
public:
    Subscribing();
    ~Subscribing() { client.reset(); } // before the credentials it uses

    /// A quick subscription to a URL: no wait for its batch to fill, and retries that never give up.
    static Subscription subscription(const std::string& url, const std::string& filter = {},
                                     std::optional<std::int64_t> after = 0);
    PlacedSubscription create(const Subscription& wanted);
    /// Changes one as the session holds it now, and tells the client.
    PlacedSubscription change(std::int64_t key, const std::function<void(SubscriptionChange&)>& alter);
    void remove(std::int64_t key);
    PlacedSubscription stored(std::int64_t key) const;

    /// Appends events of a resource with keys "1", "2", ...; `members` as they stand in JSON.
    void append(const std::string& resourceName, int count, const std::string& members = {});
    void begin();
    void begin(PushClient& started);
    /// Ends the client and makes a new one, which goes on with every subscription.
    void goOnAfterRestart();

    std::string credential(const std::string& token);

    std::unique_ptr<CredentialStore> credentials;
};

/// The sequences of the requests to a path, as they came.
std::vector<std::int64_t> sequencesTo(const ScriptedConsumer& consumer, const std::string& path);
/// "/a" of "POST /a HTTP/1.1".
std::string pathOf(const SeenRequest& request);

} // namespace pb::test
