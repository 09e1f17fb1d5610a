// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "net/push/httpattempt.h"

namespace pb::test {

/// A multi handle that attempts share, so that they share its connections too.
class Transfers
{
public:
    Transfers() : m_multi(curl_multi_init()) {}
    ~Transfers() { curl_multi_cleanup(m_multi); }
    Transfers(const Transfers&) = delete;
    Transfers& operator=(const Transfers&) = delete;

    HttpAttemptResult make(HttpAttemptRequest request)
    {
        return std::move(makeAll({std::move(request)}).front());
    }

    /// At the same time; the results in the order of the requests. `whenOneIsDone` runs after each end.
    std::vector<HttpAttemptResult> makeAll(const std::vector<HttpAttemptRequest>& requests,
                                           const std::function<void()>& whenOneIsDone = {})
    {
        std::vector<std::unique_ptr<HttpAttempt>> attempts;
        std::map<CURL*, std::size_t> places;
        std::vector<HttpAttemptResult> results(requests.size());
        for (const HttpAttemptRequest& request : requests) {
            attempts.push_back(std::make_unique<HttpAttempt>(request));
            places[attempts.back()->easy()] = attempts.size() - 1;
            curl_multi_add_handle(m_multi, attempts.back()->easy());
        }
        for (std::size_t done = 0; done < requests.size();) {
            int running = 0;
            curl_multi_perform(m_multi, &running);
            int left = 0;
            while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
                const std::size_t place = places.at(message->easy_handle);
                const CURLcode code = message->data.result;
                curl_multi_remove_handle(m_multi, attempts[place]->easy());
                results[place] = attempts[place]->finish(code);
                ++done;
                if (whenOneIsDone) whenOneIsDone();
            }
            if (done < requests.size()) curl_multi_poll(m_multi, nullptr, 0, 100, nullptr);
        }
        return results;
    }

private:
    CURLM* m_multi;
};

} // namespace pb::test
