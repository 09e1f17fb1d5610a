// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include <QMainWindow>

#include "models/domain/livestate.h"
#include "models/domain/producersettings.h"
#include "models/domain/pushorder.h"
#include "models/domain/receiversettings.h"
#include "models/domain/requestrepeat.h"
#include "models/tables/place.h"
#include "ui/theme.h"

class QAction;
class QActionGroup;
class QMenu;
class QStackedWidget;

namespace pb {

class DeliveriesPage;
class EndpointsPage;
class EventLogPage;
class FilterMemory;
class HelpWindow;
class LivePage;
class OverviewPage;
class PushDialog;
class RequestsPage;
class SessionTables;
class SideRail;
class StatusFigures;
class StreamPage;
class SubscriptionsPage;
class TopBar;

/// The window: rail, top bar, pages, status bar. It asks by signals in domain words and is
/// told by functions what happened; it knows nothing of the wire.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// The tables of the session shown; they outlive the window.
    explicit MainWindow(SessionTables& tables);

    void setSession(const QString& name, const QString& file);
    void setReceiverSettings(const ReceiverSettings& settings);
    void showListener(const ListenerState& state);
    void setProducerSettings(const ProducerSettings& settings);
    void showProducer(const ProducerState& state);
    /// Four times a second. `now` is any steady clock's time.
    void showFigures(const ReceiverFigures& figures, std::chrono::milliseconds now);
    /// At most once a frame.
    void showPush(const PushState& state);
    void showSessionBytes(qint64 bytes);
    void showNotice(const QString& text, bool warning);
    /// A warning of the session that stays until clearWarning().
    void clearWarning();

    Theme& theme() { return *m_theme; }
    void chooseTheme(Theme::Choice choice);
    OverviewPage& overviewPage() { return *m_overviewPage; }
    StreamPage& streamPage() { return *m_streamPage; }
    RequestsPage& requestsPage() { return *m_requestsPage; }
    EndpointsPage& endpointsPage() { return *m_endpointsPage; }
    DeliveriesPage& deliveriesPage() { return *m_deliveriesPage; }
    EventLogPage& eventLogPage() { return *m_eventLogPage; }
    SubscriptionsPage& subscriptionsPage() { return *m_subscriptionsPage; }
    /// Filters that were used, and those with a name, on all pages.
    FilterMemory& filterMemory() { return *m_filterMemory; }
    void showPage(Page page);
    Page page() const;
    /// Says why settings can't be pushed with; an empty text where they can.
    void setPushRefusal(std::function<QString(const PushSettings&)> refusal);
    /// Opens the form that starts a feed: empty, or for a feed that is to go on, or with rows of the Stream.
    void showPushForm();
    void showPushForm(const QString& url, const QString& label, const QString& fingerprint = {});
    void showPushForm(const std::vector<std::pair<std::int64_t, std::int64_t>>& rows);
    /// Shows a page, and in it the row or attempt meant.
    void showPlace(const Place& place);

Q_SIGNALS:
    void startReceiverRequested(const pb::ReceiverSettings& settings);
    /// A running endpoint is to take another script, from its beginning.
    void behaviourChanged(const QString& path, const QString& script);
    /// A running endpoint is to answer 429, or no longer.
    void busyChanged(const QString& path, bool busy);
    void stopReceiverRequested();
    void sampleEventRequested();
    void pushOrdered(const pb::PushOrder& order);
    void repeatRequested(const pb::RequestRepeat& repeat);
    // What is asked for a feed, by PushFeed::id.
    void retryNowRequested(qint64 feed);
    void suspendRequested(qint64 feed);
    void resumeRequested(qint64 feed);
    void stopFeedRequested(qint64 feed);
    void openSessionRequested(const QString& file);
    void newSessionRequested(const QString& file);
    void themeChosen(pb::Theme::Choice choice);

protected:
    void closeEvent(QCloseEvent* event) override;

Q_SIGNALS:
    void closed();

private:
    void makeLayout();
    void makeMenus();
    void makeViewMenu();
    void makePages();
    void connectParts();
    void connectPages();
    void connectProducer();
    void startFilter();
    void startReceiver();
    PushDialog* makePushForm();
    LivePage* livePage() const;
    void showLive();
    void showHelp();
    void showHelpOf(const QString& name);
    void showAbout();
    void askForSession(bool make);

    Theme* m_theme;
    SessionTables& m_tables;
    SideRail* m_rail;
    TopBar* m_topBar;
    QStackedWidget* m_pages;
    OverviewPage* m_overviewPage;
    FilterMemory* m_filterMemory;
    StreamPage* m_streamPage;
    RequestsPage* m_requestsPage;
    EndpointsPage* m_endpointsPage;
    EventLogPage* m_eventLogPage;
    SubscriptionsPage* m_subscriptionsPage;
    DeliveriesPage* m_deliveriesPage;
    StatusFigures* m_status;
    HelpWindow* m_help = nullptr;
    QAction* m_pause = nullptr;
    QActionGroup* m_themes = nullptr;
    QString m_sessionFile;
    PushState m_push;
    ListenerState m_listener;
    std::function<QString(const PushSettings&)> m_pushRefusal = [](const PushSettings&) { return QString(); };
};

} // namespace pb
