// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/pushfeed.h"
#include "models/domain/retrypolicy.h"

namespace pb {

/// Which consumers asked for quiet, and until when: one entry per origin, shared by all feeds that go there
/// (PSH-4). Belongs to the push thread.
class ConsumerHalts
{
public:
    /// Takes what the session kept of an earlier run; a longer halt that is known stays.
    void restore(const std::vector<ConsumerHalt>& halts);

    /// The origin's halt as it stands; an origin that never halted has one that is long past.
    ConsumerHalt at(const std::string& origin) const;
    bool isHalted(const std::string& origin, Moment now) const { return at(origin).until > now; }

    /// Lengthens the halt as the step demands; where the consumer demanded it by Retry-After, the wait it
    /// adds counts toward the cap (PSH-5). Gives the halt to store.
    ConsumerHalt halt(const std::string& origin, const NextStep& step, Moment now);
    /// A success ends the count of waits; gives the halt to store where that changed anything.
    std::optional<ConsumerHalt> succeeded(const std::string& origin);
    /// A person resumed a feed: the count begins anew once the halt itself is over.
    void resumed(const std::string& origin, Moment now);

private:
    std::map<std::string, ConsumerHalt> m_halts;
};

} // namespace pb
