// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"
#include "models/domain/requestrepeat.h"
#include "models/tables/place.h"
#include "ui/followingpage.h"

class QSettings;

namespace pb {

class EmptyStream;
class FollowingTable;
class RequestDetail;
class RequestModel;
class RequestReader;
class SendAgainDialog;
class SessionTables;

/// Every request that came, the refused ones too: the table, and the request and answer selected in full
/// (RCV-9).
class RequestsPage : public FollowingPage
{
    Q_OBJECT
public:
    RequestsPage(Theme& theme, SessionTables& tables, QWidget* parent = nullptr);

    void showListener(const ListenerState& state, const ReceiverSettings& settings);
    /// Selects the request of that number and scrolls to it; the page stands still then.
    void selectRequest(qint64 number);
    /// Copies the selected rows as tab-separated text.
    void copyRows();

    /// Shows what came of a request that was sent again, where its form is still open.
    void showRepeated(const RepeatResult& result);

    /// Shows the columns as the settings have them, and keeps there what is changed. The settings outlive
    /// this.
    void rememberColumns(QSettings& settings);

    FollowingTable& table() { return *m_table; }
    RequestDetail& detail() { return *m_detail; }

Q_SIGNALS:
    void startRequested();
    void sampleRequested();
    void jumpRequested(const pb::Place& place);
    void repeatRequested(const pb::RequestRepeat& repeat);

protected:
    void showNumber(qint64 number) override;
    void copySelected() override { copyRows(); }
    void keyPressEvent(QKeyEvent* event) override;

private:
    void connectReader();
    void openMenu(const QPoint& at);
    void copyCurl();
    void sendAgain();
    void openEvents();

    RequestModel& m_model;
    RequestReader& m_reader;
    FollowingTable* m_table;
    RequestDetail* m_detail;
    EmptyStream* m_empty;
    QString m_url;            ///< of the endpoint; empty: it does not listen
    qint64 m_curlWanted = 0;  ///< request that is copied as cURL when it has been read
    qint64 m_againWanted = 0; ///< request whose form opens when it has been read
    QPointer<SendAgainDialog> m_again;
    qint64 m_eventsWanted = 0; ///< request whose place in the Stream is asked for
};

} // namespace pb
