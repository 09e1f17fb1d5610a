// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/requestpost.h"

#include <QMetaObject>

#include "net/push/httpattempt.h"

namespace pb {

namespace {

constexpr int pollMs = 1000;

HttpAttemptRequest attemptOf(const RequestRepeat& repeat)
{
    HttpAttemptRequest request;
    request.url = repeat.url;
    request.headers = repeat.headers;
    if (!repeat.token.empty()) request.headers.push_back("Authorization: Bearer " + repeat.token);
    request.body = repeat.body;
    request.deadline = repeat.deadline;
    request.http2 = repeat.http2;
    return request;
}

RepeatResult resultOf(const HttpAttemptResult& attempt)
{
    RepeatResult result;
    result.status = attempt.status;
    result.error = attempt.error;
    result.protocol = attempt.protocol;
    result.tls = attempt.tls;
    result.head = attempt.answerHead;
    result.body = attempt.answerBody;
    result.total = attempt.phases.total;
    return result;
}

} // namespace

RequestPost::RequestPost(QObject* parent) : QObject(parent), m_multi(curl_multi_init())
{
}

RequestPost* RequestPost::send(RequestRepeat repeat, QObject* parent)
{
    auto* post = new RequestPost(parent);
    post->m_thread = std::thread([post, repeat = std::move(repeat)] { post->run(repeat); });
    return post;
}

RequestPost::~RequestPost()
{
    m_ended = true;
    curl_multi_wakeup(m_multi);
    m_thread.join();
    curl_multi_cleanup(m_multi);
}

void RequestPost::run(const RequestRepeat& repeat)
{
    HttpAttempt attempt(attemptOf(repeat));
    curl_multi_add_handle(m_multi, attempt.easy());
    CURLcode code = CURLE_ABORTED_BY_CALLBACK;
    for (bool done = false; !done && !m_ended;) {
        int running = 0;
        curl_multi_perform(m_multi, &running);
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(m_multi, &left))
            if (message->msg == CURLMSG_DONE) {
                code = message->data.result;
                done = true;
            }
        if (!done) curl_multi_poll(m_multi, nullptr, 0, pollMs, nullptr);
    }
    curl_multi_remove_handle(m_multi, attempt.easy());
    if (m_ended) return;
    RepeatResult result = resultOf(attempt.finish(code));
    result.request = repeat.request;
    QMetaObject::invokeMethod(this, [this, result = std::move(result)] {
        Q_EMIT answered(result);
        deleteLater();
    });
}

} // namespace pb
