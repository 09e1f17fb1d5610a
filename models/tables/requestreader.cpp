// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/requestreader.h"

#include <algorithm>

#include "models/tables/requesttext.h"

namespace pb {

namespace {

/// Rows of one query while copying.
constexpr int copyChunk = 1000;

} // namespace

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
        std::vector<RequestRow> rows;
        for (const auto& [from, to] : stretches) {
            for (std::int64_t first = from; first <= to; first += copyChunk) {
                const std::int64_t room = mostCopied - static_cast<std::int64_t>(rows.size());
                const std::int64_t wanted =
                    std::min({static_cast<std::int64_t>(copyChunk), to - first + 1, room});
                if (wanted <= 0) break;
                const std::vector<RequestRow> page = session.requestPage(first, static_cast<int>(wanted));
                rows.insert(rows.end(), page.begin(), page.end());
            }
        }
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
