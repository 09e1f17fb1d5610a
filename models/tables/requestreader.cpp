// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/requestreader.h"

#include "models/tables/requesttext.h"

namespace pb {

RequestReader::RequestReader(ReadThread& thread, QObject* parent) : QObject(parent), m_thread(thread)
{
    qRegisterMetaType<std::vector<pb::RequestRow>>();
    qRegisterMetaType<pb::CapturedRequest>();
}

void RequestReader::readCount()
{
    m_thread.post([this](SessionReader& session) { Q_EMIT countRead(session.lastRequest()); });
}

void RequestReader::readRows(qint64 first, int limit)
{
    m_thread.post([this, first, limit](SessionReader& session) {
        Q_EMIT rowsRead(first, session.requestPage(first, limit));
    });
}

void RequestReader::readRequest(qint64 number)
{
    m_wanted = number;
    m_thread.post([this, number](SessionReader& session) {
        if (m_wanted != number) return; // another one was selected meanwhile
        Q_EMIT requestRead(session.request(number).value_or(CapturedRequest{}));
    });
}

void RequestReader::readCopy(std::vector<Stretch> stretches)
{
    m_thread.post([this, stretches = std::move(stretches)](SessionReader& session) {
        const auto rows = readStretches<RequestRow>(
            stretches, [&](std::int64_t first, int limit) { return session.requestPage(first, limit); });
        Q_EMIT copyRead(requestTsv(rows), static_cast<qint64>(rows.size()));
    });
}

void RequestReader::readStreamRow(qint64 number)
{
    m_thread.post([this, number](SessionReader& session) {
        Q_EMIT streamRowRead(number, session.firstStreamRow(number));
    });
}

} // namespace pb
