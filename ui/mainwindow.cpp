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

#include "models/tables/streammodel.h"
#include "models/tables/streamreader.h"
#include "ui/helpwindow.h"
#include "ui/receiver/receiverpanel.h"
#include "ui/siderail.h"
#include "ui/statusfigures.h"
#include "ui/stream/streampage.h"
#include "ui/topbar.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

MainWindow::MainWindow(StreamModel& model, StreamReader& reader)
    : m_theme(new Theme(*this)), m_model(model), m_rail(new SideRail(*m_theme)),
      m_topBar(new TopBar(*m_theme)), m_receiverPanel(new ReceiverPanel(*m_theme)),
      m_pages(new QStackedWidget), m_streamPage(new StreamPage(*m_theme, model, reader)),
      m_status(new StatusFigures(*m_theme))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(QIcon(u":/icons/pushbench.svg"_s));
    setMinimumSize(900, 560);
    resize(1280, 800);
    makeLayout();
    makeMenus();
    connectParts();
    showPage(0);
    showReceiverPanel(true);
    m_streamPage->setFocus();
    m_status->showRows(model.storedRows(), model.rowCount());
}

void MainWindow::makeLayout()
{
    m_rail->addGroup(tr("Receive"));
    m_rail->addPage(u"streamPageButton"_s, u"stream"_s, tr("Stream"));
    m_pages->addWidget(m_streamPage);

    auto* central = new QWidget(this);
    central->setObjectName(u"centralArea"_s);
    auto* work = new QVBoxLayout;
    work->setContentsMargins(12, 12, 12, 12);
    work->setSpacing(10);
    work->addWidget(m_receiverPanel);
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
    help->addAction(tr("&About Pushbench"), this, &MainWindow::showAbout);
}

void MainWindow::makeViewMenu()
{
    QMenu* view = menuBar()->addMenu(tr("&View"));
    m_pause = view->addAction(tr("&Pause the view\tSpace"), m_streamPage, &StreamPage::toggleLive);
    m_pause->setCheckable(true);
    m_panelAction = view->addAction(tr("&Receiver settings"), this, &MainWindow::showReceiverPanel);
    m_panelAction->setCheckable(true);
    m_panelAction->setShortcut(QKeySequence(u"Ctrl+E"_s));
    view->addAction(tr("&Copy rows\tCtrl+C"), m_streamPage, &StreamPage::copyRows);
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
    connect(m_rail, &SideRail::pageChosen, this, &MainWindow::showPage);
    connect(m_rail, &SideRail::helpRequested, this, &MainWindow::showHelp);
    connect(m_rail, &SideRail::themeToggled, this, [this] {
        const auto choice = m_theme->isDark() ? Theme::Choice::Light : Theme::Choice::Dark;
        chooseTheme(choice);
        Q_EMIT themeChosen(choice);
    });
    connect(new QShortcut(QKeySequence(u"Ctrl+1"_s), this), &QShortcut::activated, this,
            [this] { showPage(0); });
    connect(m_topBar, &TopBar::panelToggled, this, &MainWindow::showReceiverPanel);
    connect(m_topBar, &TopBar::liveToggled, m_streamPage, &StreamPage::toggleLive);
    connect(m_topBar, &TopBar::urlCopied, this,
            [this](const QString& url) { showNotice(tr("Copied %1").arg(url), false); });
    connect(m_receiverPanel, &ReceiverPanel::startRequested, this, &MainWindow::startReceiverRequested);
    connect(m_receiverPanel, &ReceiverPanel::stopRequested, this, &MainWindow::stopReceiverRequested);
    connect(m_streamPage, &StreamPage::startRequested, m_receiverPanel, &ReceiverPanel::requestStart);
    connect(m_streamPage, &StreamPage::sampleRequested, this, &MainWindow::sampleEventRequested);
    connect(m_streamPage, &StreamPage::noticeMade, this, &MainWindow::showNotice);
    connect(m_streamPage, &StreamPage::liveChanged, this, [this](bool live) {
        m_topBar->showLive(live);
        m_pause->setChecked(!live);
    });
    const auto showRows = [this] { m_status->showRows(m_model.storedRows(), m_model.rowCount()); };
    connect(m_streamPage, &StreamPage::shownRowsChanged, this, showRows);
    connect(&m_model, &StreamModel::storedRowsChanged, this, showRows);
}

void MainWindow::setSession(const QString& name, const QString& file)
{
    m_sessionFile = file;
    setWindowTitle(tr("%1 \u2013 Pushbench").arg(name));
    m_topBar->setSession(name, file);
}

void MainWindow::setReceiverSettings(const ReceiverSettings& settings)
{
    m_receiverPanel->setSettings(settings);
}

void MainWindow::showListener(const ListenerState& state)
{
    m_topBar->showListener(state);
    m_receiverPanel->showListener(state);
    m_streamPage->showListener(state, m_receiverPanel->settings());
    findChild<QAction*>(u"sampleAction"_s)->setEnabled(state.listening);
    if (!state.error.empty()) showReceiverPanel(true);
}

void MainWindow::showFigures(const ReceiverFigures& figures, std::chrono::milliseconds now)
{
    m_status->showFigures(figures, now);
    m_receiverPanel->showBehaviour(QString::fromStdString(figures.behaviour));
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

void MainWindow::showReceiverPanel(bool shown)
{
    m_receiverPanel->setVisible(shown);
    m_panelAction->setChecked(shown);
    m_topBar->showPanelShown(shown);
}

void MainWindow::showPage(int page)
{
    m_pages->setCurrentIndex(page);
    m_rail->showPage(page);
}

void MainWindow::showHelp()
{
    if (m_help == nullptr) m_help = new HelpWindow(this);
    m_help->setPalette(palette());
    m_help->showPage(u"stream"_s);
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
