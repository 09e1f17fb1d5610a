// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTimer>

#include "models/domain/capturedrequest.h"
#include "models/tables/pagedtablemodel.h"
#include "models/tables/requesttext.h"
#include "models/tables/rowcache.h"

namespace pb {

/// The Requests: requests 1..N of the session, the refused ones too (RCV-9). Asks by rowsWanted(); takeRows()
/// brings them. How long an answer took is stored a moment after the request; the newest rows are read again
/// for it. GUI thread.
class RequestModel : public PagedTableModel
{
    Q_OBJECT
public:
    explicit RequestModel(QObject* parent = nullptr);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The session has requests up to this number.
    void noteStored(qint64 lastRequest);
    /// Rows that were asked for.
    void takeRows(qint64 first, const std::vector<pb::RequestRow>& rows);

Q_SIGNALS:
    /// Asks for rows first..first+limit-1.
    void rowsWanted(qint64 first, int limit) const; // clazy:exclude=const-signal-or-slot

protected:
    void ask(qint64 first, int limit) const override;

private:
    void settleNewest();
    QVariant cell(const RequestRow& row, RequestColumn column, int role) const;

    QTimer m_settling; ///< runs while the newest rows may still get their time of acknowledgement
    int m_settlings = 0;
    mutable RowCache<RequestRow> m_cache;
};

} // namespace pb
