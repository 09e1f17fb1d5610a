// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/streamreader.h"

#include <algorithm>

#include "models/tables/streamtext.h"

namespace pb {

StreamReader::StreamReader(ReadThread& thread, QObject* parent) : QObject(parent), m_thread(thread)
{
    qRegisterMetaType<std::vector<pb::StreamRow>>();
    qRegisterMetaType<pb::StreamDetail>();
}

void StreamReader::readRowCount()
{
    m_thread.post([this](SessionReader& session) { Q_EMIT rowCountRead(session.streamRows()); });
}

void StreamReader::readRows(qint64 first, int limit)
{
    m_thread.post([this, first, limit](SessionReader& session) {
        Q_EMIT rowsRead(first, session.streamPage(first, limit));
    });
}

void StreamReader::readRowsOfSet(quint64 set, qint64 first, const std::vector<std::int64_t>& rows)
{
    m_thread.post([this, set, first, rows](SessionReader& session) {
        Q_EMIT rowsOfSetRead(set, first, session.streamRowsOf(rows));
    });
}

void StreamReader::readDetail(qint64 row)
{
    m_wantedDetail = row;
    m_thread.post([this, row](SessionReader& session) {
        if (m_wantedDetail != row) return; // another row was selected meanwhile
        StreamDetail detail;
        const std::vector<StreamRow> rows = session.streamPage(row, 1);
        if (!rows.empty()) {
            detail.row = rows.front();
            detail.event = session.streamEvent(row);
            detail.request = session.request(detail.row.requestId);
        }
        Q_EMIT detailRead(detail);
    });
}

void StreamReader::readCopy(std::vector<Stretch> stretches)
{
    m_thread.post([this, stretches = std::move(stretches)](SessionReader& session) {
        const auto rows = readStretches<StreamRow>(
            stretches, [&](std::int64_t first, int limit) { return session.streamPage(first, limit); });
        Q_EMIT copyRead(streamTsv(rows), static_cast<qint64>(rows.size()));
    });
}

void StreamReader::readCopyOf(std::vector<std::int64_t> numbers)
{
    numbers.resize(std::min(numbers.size(), static_cast<std::size_t>(mostCopied)));
    m_thread.post([this, numbers = std::move(numbers)](SessionReader& session) {
        constexpr std::size_t chunk = 256;
        std::vector<StreamRow> rows;
        for (std::size_t first = 0; first < numbers.size(); first += chunk) {
            const auto from = numbers.begin() + static_cast<std::ptrdiff_t>(first);
            const auto to = from + std::min<std::ptrdiff_t>(chunk, numbers.end() - from);
            const std::vector<StreamRow> page = session.streamRowsOf({from, to});
            rows.insert(rows.end(), page.begin(), page.end());
        }
        Q_EMIT copyRead(streamTsv(rows), static_cast<qint64>(rows.size()));
    });
}

} // namespace pb
