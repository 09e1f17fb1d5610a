// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "models/domain/producersettings.h"
#include "net/http/message.h"

namespace pb {

/// Who may use the service (LOG-6): bearers of the token, or of one that the token endpoint gave. Thread: the
/// wire thread.
class Guard
{
public:
    using Clock = std::chrono::steady_clock;

    explicit Guard(const ProducerSettings& settings = {});

    /// Why a request may not be served; nothing where it may.
    std::optional<HttpAnswer> refuse(const HttpRequest& request, Clock::time_point now) const;

    /// POST /oauth2/token: client credentials (RFC 6749 section 4.4) for a token that lives for a while.
    HttpAnswer issueToken(const HttpRequest& request, Clock::time_point now);

private:
    bool knows(std::string_view token, Clock::time_point now) const;
    void forgetExpired(Clock::time_point now);

    ProducerSettings m_settings;
    std::map<std::string, Clock::time_point> m_issued; ///< token to its end
};

} // namespace pb
