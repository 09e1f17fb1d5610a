// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

#include "net/http/message.h"
#include "net/odata/answers.h"
#include "net/odata/odatapath.h"
#include "net/odata/queryoptions.h"

namespace pb {

/// A request to the service with all that was read of it, from the wire to its answer. What it holds does not
/// change once it is on its way; answer() and wanted() are for any thread.
class ODataCall
{
public:
    explicit ODataCall(std::function<void(HttpAnswer)> send) : m_send(std::move(send)) {}

    HttpRequest request;
    ODataPath path;
    QueryOptions options;
    AnswerForm form;
    std::shared_ptr<void> services; ///< what serves it lives as long as the call

    /// Sends the answer; only the first counts.
    void answer(HttpAnswer answer)
    {
        if (!m_answered.exchange(true)) m_send(std::move(answer));
    }
    /// False once the client has gone: nobody waits for what is being worked out.
    bool wanted() const { return !m_gone; }
    void abandon() { m_gone = true; }

    /// GET, and HEAD, which is a GET whose body is left out.
    bool reads() const { return request.method == "GET" || request.method == "HEAD"; }

private:
    std::function<void(HttpAnswer)> m_send;
    std::atomic<bool> m_answered{false};
    std::atomic<bool> m_gone{false};
};

using Call = std::shared_ptr<ODataCall>;

} // namespace pb
