// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"
#include "models/tables/place.h"
#include "ui/livepage.h"

namespace pb {

class SessionTables;
class Theme;

/// Every request that came, the refused ones too: the table, and the request and answer selected in full
/// (RCV-9).
class RequestsPage : public LivePage
{
    Q_OBJECT
public:
    RequestsPage(Theme& theme, SessionTables& tables, QWidget* parent = nullptr);

    bool isLive() const override;
    void setLive(bool live) override;
    void showListener(const ListenerState& state, const ReceiverSettings& settings);
    /// Selects the request of that number and scrolls to it; the page stands still then.
    void selectRequest(qint64 number);

Q_SIGNALS:
    /// Something happened that the status bar may say.
    void noticeMade(const QString& text, bool warning);
    void jumpRequested(const pb::Place& place);

private:
    Theme& m_theme;
    SessionTables& m_tables;
};

} // namespace pb
