// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "models/tables/sessiontables.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/endpoints/endpointspage.h"
#include "ui/eventlog/eventlogpage.h"
#include "ui/eventlog/logtable.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filtermemory.h"
#include "ui/helpwindow.h"
#include "ui/overview/overviewpage.h"
#include "ui/push/pushdialog.h"
#include "ui/requests/requestspage.h"
#include "ui/siderail.h"
#include "ui/statusfigures.h"
#include "ui/stream/streampage.h"
#include "ui/subscriptions/subscriptionform.h"
#include "ui/subscriptions/subscriptionspage.h"
#include "ui/topbar.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

MainWindow::MainWindow(SessionTables& tables)
    : m_theme(new Theme(*this)), m_tables(tables), m_rail(new SideRail(*m_theme)),
      m_topBar(new TopBar(*m_theme)), m_pages(new QStackedWidget),
      m_overviewPage(new OverviewPage(*m_theme, tables)), m_filterMemory(new FilterMemory(this)),
      m_streamPage(new StreamPage(*m_theme, tables, *m_filterMemory)),
      m_requestsPage(new RequestsPage(*m_theme, tables)), m_endpointsPage(new EndpointsPage(*m_theme)),
      m_eventLogPage(new EventLogPage(*m_theme, tables, *m_filterMemory)),
      m_subscriptionsPage(new SubscriptionsPage(*m_theme, tables, *m_filterMemory)),
      m_deliveriesPage(new DeliveriesPage(*m_theme, tables)), m_status(new StatusFigures(*m_theme))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(QIcon(u":/icons/pushbench.svg"_s));
    setMinimumSize(900, 560);
    resize(1280, 800);
    makePages();
    makeLayout();
    makeMenus();
    connectParts();
    connectPages();
    connectProducer();
    showPage(Page::Stream);
    m_streamPage->setFocus();
    m_status->showRows(m_tables.stream().storedRows(), m_tables.stream().rowCount());
}

/// In the order of Page.
void MainWindow::makePages()
{
    m_rail->addPage(u"overviewPageButton"_s, u"overview"_s, tr("Overview"));
    m_rail->addGroup(tr("Receive"));
    m_rail->addPage(u"streamPageButton"_s, u"stream"_s, tr("Stream"));
    m_rail->addPage(u"requestsPageButton"_s, u"request"_s, tr("Requests"));
    m_rail->addPage(u"endpointsPageButton"_s, u"receiver"_s, tr("Endpoints"));
    m_rail->addGroup(tr("Push"));
    m_rail->addPage(u"eventLogPageButton"_s, u"log"_s, tr("Event log"));
    m_rail->addPage(u"subscriptionsPageButton"_s, u"subscriptions"_s, tr("Subscriptions"));
    m_rail->addPage(u"deliveriesPageButton"_s, u"deliveries"_s, tr("Deliveries"));
    for (QWidget* page : {static_cast<QWidget*>(m_overviewPage), static_cast<QWidget*>(m_streamPage),
                          static_cast<QWidget*>(m_requestsPage), static_cast<QWidget*>(m_endpointsPage),
                          static_cast<QWidget*>(m_eventLogPage), static_cast<QWidget*>(m_subscriptionsPage),
                          static_cast<QWidget*>(m_deliveriesPage)})
        m_pages->addWidget(page);
}

void MainWindow::makeLayout()
{
    auto* central = new QWidget(this);
    central->setObjectName(u"centralArea"_s);
    auto* work = new QVBoxLayout;
    work->setContentsMargins(12, 12, 12, 12);
    work->addWidget(m_pages, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(work, 1);
    auto* whole = new QVBoxLayout(central);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_topBar);
    whole->addLayout(middle, 1);
    whole->addWidget(m_status);
    setCentralWidget(central);
}

void MainWindow::makeMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    QAction* open = file->addAction(tr("&Open session\u2026"), this, [this] { askForSession(false); });
    open->setShortcut(QKeySequence::Open);
    QAction* make = file->addAction(tr("&New session\u2026"), this, [this] { askForSession(true); });
    make->setShortcut(QKeySequence::New);
    file->addSeparator();
    QAction* push = file->addAction(tr("&Push events\u2026"), this, [this] { showPushForm(); });
    push->setObjectName(u"pushAction"_s);
    push->setShortcut(QKeySequence(u"Ctrl+P"_s));
    QAction* sample = file->addAction(tr("Send a &sample event"), this, &MainWindow::sampleEventRequested);
    sample->setObjectName(u"sampleAction"_s);
    sample->setEnabled(false);
    file->addSeparator();
    QAction* quit = file->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence::Quit);
    makeViewMenu();
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    QAction* page = help->addAction(tr("Help for this &page"), this, &MainWindow::showHelp);
    page->setShortcut(QKeySequence::HelpContents);
    QAction* filters = help->addAction(tr("The &filter language"), this, [this] { showHelpOf(u"filter"_s); });
    filters->setObjectName(u"filterHelpAction"_s);
    help->addAction(tr("&About Pushbench"), this, &MainWindow::showAbout);
}

void MainWindow::makeViewMenu()
{
    QMenu* view = menuBar()->addMenu(tr("&View"));
    m_pause = view->addAction(tr("&Pause the view\tSpace"), this, [this] {
        if (LivePage* page = livePage()) page->toggleLive();
    });
    m_pause->setCheckable(true);
    view->addAction(tr("&Endpoints"), QKeySequence(u"Ctrl+E"_s), this, [this] { showPage(Page::Endpoints); });
    view->addAction(tr("&Copy rows\tCtrl+C"), this, [this] {
        if (page() == Page::Stream) m_streamPage->copyRows();
        if (page() == Page::Requests) m_requestsPage->copyRows();
        if (page() == Page::EventLog) m_eventLogPage->copyRows();
    });
    view->addSeparator();
    QMenu* themes = view->addMenu(tr("&Theme"));
    m_themes = new QActionGroup(this);
    const std::pair<Theme::Choice, QString> choices[] = {{Theme::Choice::System, tr("&As the system")},
                                                         {Theme::Choice::Light, tr("&Light")},
                                                         {Theme::Choice::Dark, tr("&Dark")}};
    for (const auto& [choice, title] : choices) {
        QAction* action = themes->addAction(title, this, [this, choice = choice] {
            chooseTheme(choice);
            Q_EMIT themeChosen(choice);
        });
        action->setCheckable(true);
        action->setChecked(choice == m_theme->choice());
        action->setData(static_cast<int>(choice));
        m_themes->addAction(action);
    }
}

void MainWindow::connectParts()
{
    connect(m_rail, &SideRail::pageChosen, this, [this](int page) { showPage(static_cast<Page>(page)); });
    connect(m_rail, &SideRail::helpRequested, this, &MainWindow::showHelp);
    connect(m_rail, &SideRail::themeToggled, this, [this] {
        const auto choice = m_theme->isDark() ? Theme::Choice::Light : Theme::Choice::Dark;
        chooseTheme(choice);
        Q_EMIT themeChosen(choice);
    });
    connect(m_topBar, &TopBar::deliveriesRequested, this, [this] { showPage(Page::Deliveries); });
    connect(m_topBar, &TopBar::endpointsRequested, this, [this] { showPage(Page::Endpoints); });
    connect(m_topBar, &TopBar::liveToggled, this, [this] {
        if (LivePage* page = livePage()) page->toggleLive();
    });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_topBar, &TopBar::startSearch);
    connect(new QShortcut(QKeySequence(u"/"_s), this), &QShortcut::activated, this, &MainWindow::startFilter);
    connect(m_topBar, &TopBar::searchRequested, this, [this](const QString& text) {
        if (!text.isEmpty()) showPage(Page::Stream);
        m_streamPage->showMatching(text);
    });
    connect(m_topBar, &TopBar::urlCopied, this,
            [this](const QString& url) { showNotice(tr("Copied %1").arg(url), false); });
    const auto showRows = [this] {
        m_status->showRows(m_tables.stream().storedRows(), m_tables.stream().rowCount());
    };
    connect(m_streamPage, &StreamPage::shownRowsChanged, this, showRows);
    connect(&m_tables.stream(), &StreamModel::storedRowsChanged, this, showRows);
    connect(&m_tables.standingCounts(), &StandingCounts::changed, this, [this](const StreamGrowth& totals) {
        m_status->showStandings(totals.duplicates, totals.conflicts + totals.refused);
    });
    for (int number = 0; number < m_pages->count(); ++number)
        connect(new QShortcut(QKeySequence(u"Ctrl+%1"_s.arg(number + 1)), this), &QShortcut::activated, this,
                [this, number] { showPage(static_cast<Page>(number)); });
}

void MainWindow::connectPages()
{
    connect(m_endpointsPage, &EndpointsPage::startRequested, this, &MainWindow::startReceiverRequested);
    connect(m_endpointsPage, &EndpointsPage::stopRequested, this, &MainWindow::stopReceiverRequested);
    connect(m_endpointsPage, &EndpointsPage::sampleRequested, this, &MainWindow::sampleEventRequested);
    connect(m_endpointsPage, &EndpointsPage::behaviourChanged, this, &MainWindow::behaviourChanged);
    connect(m_endpointsPage, &EndpointsPage::busyChanged, this, &MainWindow::busyChanged);
    connect(m_overviewPage, &OverviewPage::startRequested, this, &MainWindow::startReceiver);
    connect(m_overviewPage, &OverviewPage::pushRequested, this, [this] { showPushForm(); });
    connect(m_streamPage, &StreamPage::startRequested, this, &MainWindow::startReceiver);
    connect(m_streamPage, &StreamPage::pushRowsRequested, this,
            [this](const std::vector<std::pair<std::int64_t, std::int64_t>>& rows) { showPushForm(rows); });
    connect(m_streamPage, &StreamPage::matchingChanged, m_topBar, &TopBar::showSearch);
    connect(m_streamPage, &StreamPage::sampleRequested, this, &MainWindow::sampleEventRequested);
    connect(m_streamPage, &StreamPage::noticeMade, this, &MainWindow::showNotice);
    connect(m_requestsPage, &RequestsPage::startRequested, this, &MainWindow::startReceiver);
    connect(m_requestsPage, &RequestsPage::sampleRequested, this, &MainWindow::sampleEventRequested);
    connect(m_requestsPage, &RequestsPage::repeatRequested, this, &MainWindow::repeatRequested);
    connect(m_requestsPage, &RequestsPage::noticeMade, this, &MainWindow::showNotice);
    connect(m_overviewPage, &OverviewPage::jumpRequested, this, &MainWindow::showPlace);
    connect(m_streamPage, &StreamPage::jumpRequested, this, &MainWindow::showPlace);
    connect(m_requestsPage, &RequestsPage::jumpRequested, this, &MainWindow::showPlace);
    connect(m_deliveriesPage, &DeliveriesPage::pushRequested, this, [this] { showPushForm(); });
    connect(m_deliveriesPage, &DeliveriesPage::trustRequested, this,
            [this](const PushFeed& feed, const QString& fingerprint) {
                showPushForm(QString::fromStdString(feed.url), QString::fromStdString(feed.label),
                             fingerprint);
            });
    connect(m_deliveriesPage, &DeliveriesPage::retryNowRequested, this, &MainWindow::retryNowRequested);
    connect(m_deliveriesPage, &DeliveriesPage::suspendRequested, this, &MainWindow::suspendRequested);
    connect(m_deliveriesPage, &DeliveriesPage::resumeRequested, this, &MainWindow::resumeRequested);
    connect(m_deliveriesPage, &DeliveriesPage::stopRequested, this, &MainWindow::stopFeedRequested);
    for (LivePage* page : {static_cast<LivePage*>(m_streamPage), static_cast<LivePage*>(m_requestsPage),
                           static_cast<LivePage*>(m_eventLogPage), static_cast<LivePage*>(m_deliveriesPage)})
        connect(page, &LivePage::liveChanged, this, &MainWindow::showLive);
}

void MainWindow::connectProducer()
{
    const auto subscribe = [this](const QString& filter) {
        showPage(Page::Subscriptions);
        m_subscriptionsPage->startNew(filter);
    };
    connect(m_eventLogPage, &EventLogPage::subscriptionRequested, this, subscribe);
    connect(m_streamPage, &StreamPage::subscriptionRequested, this, subscribe);
    connect(m_streamPage, &StreamPage::replayRequested, this,
            [this](const std::vector<std::pair<std::int64_t, std::int64_t>>& rows) {
                m_eventLogPage->replay(rows);
            });
    connect(m_eventLogPage, &EventLogPage::noticeMade, this, &MainWindow::showNotice);
    connect(m_subscriptionsPage, &SubscriptionsPage::jumpRequested, this, &MainWindow::showPlace);
    connect(m_subscriptionsPage, &SubscriptionsPage::pushNowRequested, this, &MainWindow::retryNowRequested);
    connect(m_topBar, &TopBar::producerRequested, this, [this] { showPage(Page::EventLog); });
}

/// Where a page has no filter, that of the Stream is meant.
void MainWindow::startFilter()
{
    if (page() == Page::EventLog) {
        m_eventLogPage->table().filterBar().start();
        return;
    }
    showPage(Page::Stream);
    m_streamPage->filterBar().start();
}

void MainWindow::setProducerSettings(const ProducerSettings& settings)
{
    m_eventLogPage->setSettings(settings);
    m_subscriptionsPage->showProducer({}, settings);
}

void MainWindow::showProducer(const ProducerState& state)
{
    m_topBar->showProducer(state);
    m_eventLogPage->showProducer(state);
    m_subscriptionsPage->showProducer(state, m_eventLogPage->settings());
    m_subscriptionsPage->form().setAllowHttp(m_eventLogPage->settings().allowHttp);
    if (!state.error.empty()) showPage(Page::EventLog);
}

void MainWindow::setSession(const QString& name, const QString& file)
{
    m_sessionFile = file;
    setWindowTitle(tr("%1 \u2013 Pushbench").arg(name));
    m_topBar->setSession(name, file);
}

void MainWindow::setReceiverSettings(const ReceiverSettings& settings)
{
    m_endpointsPage->setSettings(settings);
}

void MainWindow::showListener(const ListenerState& state)
{
    m_topBar->showListener(state);
    m_listener = state;
    m_endpointsPage->showListener(state);
    m_overviewPage->showListener(state);
    m_streamPage->showListener(state, m_endpointsPage->settings());
    m_requestsPage->showListener(state, m_endpointsPage->settings());
    m_subscriptionsPage->form().setOwnReceiver(
        state.listening ? QString::fromStdString(state.url) : QString(),
        QString::fromStdString(m_endpointsPage->settings().endpoints.front().token));
    findChild<QAction*>(u"sampleAction"_s)->setEnabled(state.listening);
    if (!state.error.empty()) showPage(Page::Endpoints);
}

void MainWindow::showFigures(const ReceiverFigures& figures, std::chrono::milliseconds now)
{
    m_status->showFigures(figures, m_push.figures, now);
    m_eventLogPage->showFigures(now);
    m_endpointsPage->showFigures(figures);
    m_overviewPage->showFigures(figures, m_push.figures, now);
}

void MainWindow::showPush(const PushState& state)
{
    m_push = state;
    m_topBar->showPush(state);
    m_overviewPage->showPush(state);
    m_tables.subscriptions().takePush(state);
    m_deliveriesPage->showPush(state);
}

void MainWindow::showSessionBytes(qint64 bytes)
{
    m_status->showSessionBytes(bytes);
}

void MainWindow::showNotice(const QString& text, bool warning)
{
    m_status->showNotice(text, warning);
}

void MainWindow::clearWarning()
{
    m_status->showNotice({}, false);
}

void MainWindow::chooseTheme(Theme::Choice choice)
{
    m_theme->choose(choice);
    for (QAction* action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(choice));
}

/// As by the Endpoints page, which is shown where something is missing there.
void MainWindow::startReceiver()
{
    if (!m_endpointsPage->requestStart()) showPage(Page::Endpoints);
}

LivePage* MainWindow::livePage() const
{
    return qobject_cast<LivePage*>(m_pages->currentWidget());
}

void MainWindow::showLive()
{
    const LivePage* page = livePage();
    m_topBar->showLive(page == nullptr ? std::nullopt : std::optional(page->isLive()));
    m_pause->setEnabled(page != nullptr);
    m_pause->setChecked(page != nullptr && !page->isLive());
}

void MainWindow::showPage(Page page)
{
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_rail->showPage(static_cast<int>(page));
    showLive();
}

Page MainWindow::page() const
{
    return static_cast<Page>(m_pages->currentIndex());
}

void MainWindow::setPushRefusal(std::function<QString(const PushSettings&)> refusal)
{
    m_pushRefusal = std::move(refusal);
}

PushDialog* MainWindow::makePushForm()
{
    auto* form = new PushDialog(*m_theme, m_pushRefusal, this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    form->setPalette(palette());
    if (m_listener.listening)
        form->setOwnReceiver(QString::fromStdString(m_listener.url),
                             QString::fromStdString(m_endpointsPage->settings().endpoints.front().token));
    connect(form, &PushDialog::orderMade, this, [this](const PushOrder& order) {
        showPage(Page::Deliveries);
        Q_EMIT pushOrdered(order);
    });
    return form;
}

void MainWindow::showPushForm()
{
    makePushForm()->open();
}

void MainWindow::showPushForm(const QString& url, const QString& label, const QString& fingerprint)
{
    PushDialog* form = makePushForm();
    form->setTarget(url, {}, label);
    form->setTrustedFingerprint(fingerprint);
    form->open();
}

void MainWindow::showPushForm(const std::vector<std::pair<std::int64_t, std::int64_t>>& rows)
{
    PushDialog* form = makePushForm();
    form->setRows(rows);
    form->open();
}

void MainWindow::showPlace(const Place& place)
{
    showPage(place.page);
    if (place.page == Page::Stream && place.number > 0) m_streamPage->selectRow(place.number);
    if (place.page == Page::Requests && place.number > 0) m_requestsPage->selectRequest(place.number);
    if (place.page == Page::Deliveries && place.number > 0) m_deliveriesPage->selectAttempt(place.number);
    if (place.page == Page::Deliveries && place.feed > 0) m_deliveriesPage->selectFeed(place.feed);
}

void MainWindow::showHelp()
{
    static const QString names[] = {u"overview"_s,  u"stream"_s,        u"requests"_s,  u"endpoints"_s,
                                    u"event-log"_s, u"subscriptions"_s, u"deliveries"_s};
    showHelpOf(names[m_pages->currentIndex()]);
}

void MainWindow::showHelpOf(const QString& name)
{
    if (m_help == nullptr) m_help = new HelpWindow(this);
    m_help->setPalette(palette());
    m_help->showPage(name);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void MainWindow::showAbout()
{
    QMessageBox box(this);
    box.setPalette(palette());
    box.setWindowTitle(tr("About Pushbench"));
    box.setIconPixmap(windowIcon().pixmap(64, 64));
    box.setText(tr("<h3>Pushbench %1</h3>").arg(QApplication::applicationVersion()));
    box.setInformativeText(tr("Live monitor and test harness for push replication of RESO EntityEvents.\n\n"
                              "Free software under the GNU General Public License, version 3 or later."));
    box.exec();
}

void MainWindow::askForSession(bool make)
{
    const QString folder = QFileInfo(m_sessionFile).absolutePath();
    const QString filter = tr("Pushbench sessions (*.pushbench);;All files (*)");
    const QString file = make ? QFileDialog::getSaveFileName(this, tr("New session"), folder, filter)
                              : QFileDialog::getOpenFileName(this, tr("Open session"), folder, filter);
    if (file.isEmpty()) return;
    if (make)
        Q_EMIT newSessionRequested(file.endsWith(u".pushbench"_s) ? file : file + u".pushbench"_s);
    else
        Q_EMIT openSessionRequested(file);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

} // namespace pb
