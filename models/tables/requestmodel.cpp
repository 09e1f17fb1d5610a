// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/requestmodel.h"

#include <algorithm>

#include "models/tables/findingtext.h"
#include "models/tables/streamtext.h"

namespace pb {

namespace {

/// The store writes acknowledgements with a later commit, 200 ms after the last request at the latest; an
/// answer that a script delays comes later still.
constexpr int settlingMs = 350;
constexpr int mostSettlings = 8;

PagedTableModel::CellKind kindOf(RequestColumn column)
{
    switch (column) {
    case RequestColumn::Time:
    case RequestColumn::Version:
    case RequestColumn::Tls:
    case RequestColumn::Size:
    case RequestColumn::Peer:
        return PagedTableModel::CellKind::Quiet;
    case RequestColumn::Number:
        return PagedTableModel::CellKind::Strong;
    case RequestColumn::Findings:
        return PagedTableModel::CellKind::Findings;
    case RequestColumn::Answer:
        return PagedTableModel::CellKind::Answer;
    default:
        return PagedTableModel::CellKind::Text;
    }
}

QVariant alignment(RequestColumn column)
{
    const bool number = column == RequestColumn::Number || column == RequestColumn::Events ||
                        column == RequestColumn::Acknowledged || column == RequestColumn::Size;
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
}

PagedTableModel::RowTone toneOf(const RequestRow& row)
{
    const bool violation = std::any_of(std::begin(allFindings), std::end(allFindings), [&](Finding finding) {
        return row.findings.has(finding) && severity(finding) == Severity::Violation;
    });
    if (violation) return PagedTableModel::RowTone::Violation;
    const bool nothingNew = row.events > 0 && row.newEvents == 0;
    return nothingNew ? PagedTableModel::RowTone::Quiet : PagedTableModel::RowTone::Plain;
}

} // namespace

RequestModel::RequestModel(QObject* parent) : PagedTableModel(parent)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settlingMs);
    connect(&m_settling, &QTimer::timeout, this, &RequestModel::settleNewest);
}

int RequestModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : requestColumns;
}

void RequestModel::noteStored(qint64 lastRequest)
{
    if (lastRequest <= availableRows()) return;
    setAvailable(lastRequest);
    m_settlings = 0;
    if (!m_settling.isActive()) m_settling.start();
}

void RequestModel::ask(qint64 first, int limit) const
{
    Q_EMIT rowsWanted(first, limit);
}

/// Reads those of the newest rows again that have an answer and no time yet.
void RequestModel::settleNewest()
{
    const qint64 last = rowCount();
    const qint64 oldest = std::max<qint64>(1, last - pageRows + 1);
    qint64 first = 0;
    for (qint64 place = last; place >= oldest; --place) {
        const RequestRow* row = m_cache.find(place);
        if (row != nullptr && row->status > 0 && row->acknowledgedAfter.count() < 0) first = place;
    }
    if (first == 0) return;
    Q_EMIT rowsWanted(first, static_cast<int>(last - first + 1));
    if (++m_settlings < mostSettlings) m_settling.start();
}

void RequestModel::takeRows(qint64 first, const std::vector<RequestRow>& rows)
{
    m_cache.add(first, rows);
    takePage(first, static_cast<qint64>(rows.size()));
}

QVariant RequestModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const auto column = static_cast<RequestColumn>(index.column());
    if (role == Qt::TextAlignmentRole) return alignment(column);
    if (role == kindRole) return static_cast<int>(kindOf(column));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role < Qt::UserRole) return {};
    const RequestRow* row = m_cache.find(place(index));
    if (row == nullptr) {
        want(place(index));
        if (role == loadedRole) return false;
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("\u2026")) : QVariant();
    }
    return role == loadedRole ? QVariant(true) : cell(*row, column, role);
}

QVariant RequestModel::cell(const RequestRow& row, RequestColumn column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return requestText(row, column);
    case Qt::ToolTipRole:
        return column == RequestColumn::Time ? momentText(row.arrivedAt) : requestText(row, column);
    case findingsRole:
        return static_cast<int>(row.findings.bits);
    case statusRole:
        return row.fault.empty() || row.fault == "drip" ? row.status : 0;
    case toneRole:
        return static_cast<int>(toneOf(row));
    default:
        return {};
    }
}

QVariant RequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return requestHeading(static_cast<RequestColumn>(section));
    if (role == Qt::AccessibleTextRole) return requestHeading(static_cast<RequestColumn>(section));
    if (role == Qt::TextAlignmentRole) return alignment(static_cast<RequestColumn>(section));
    if (role == kindRole) return static_cast<int>(kindOf(static_cast<RequestColumn>(section)));
    return {};
}

} // namespace pb
