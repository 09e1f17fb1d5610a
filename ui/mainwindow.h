// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"
#include "ui/theme.h"

class QAction;
class QActionGroup;
class QMenu;
class QStackedWidget;

namespace pb {

class HelpWindow;
class ReceiverPanel;
class SideRail;
class StatusFigures;
class StreamModel;
class StreamPage;
class StreamReader;
class TopBar;

/// The window: rail, top bar, receiver panel, pages, status bar. It asks by signals in domain words and is
/// told by functions what happened; it knows nothing of the wire.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// Model and reader are of the session shown and outlive the window.
    MainWindow(StreamModel& model, StreamReader& reader);

    void setSession(const QString& name, const QString& file);
    void setReceiverSettings(const ReceiverSettings& settings);
    void showListener(const ListenerState& state);
    void showFigures(const ReceiverFigures& figures, std::chrono::milliseconds now);
    void showSessionBytes(qint64 bytes);
    void showNotice(const QString& text, bool warning);
    /// A warning of the session that stays until clearWarning().
    void clearWarning();

    Theme& theme() { return *m_theme; }
    void chooseTheme(Theme::Choice choice);
    StreamPage& streamPage() { return *m_streamPage; }
    void showReceiverPanel(bool shown);

Q_SIGNALS:
    void startReceiverRequested(const pb::ReceiverSettings& settings);
    void stopReceiverRequested();
    void sampleEventRequested();
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
    void connectParts();
    void showPage(int page);
    void showHelp();
    void showAbout();
    void askForSession(bool make);

    Theme* m_theme;
    StreamModel& m_model;
    SideRail* m_rail;
    TopBar* m_topBar;
    ReceiverPanel* m_receiverPanel;
    QStackedWidget* m_pages;
    StreamPage* m_streamPage;
    StatusFigures* m_status;
    HelpWindow* m_help = nullptr;
    QAction* m_pause = nullptr;
    QAction* m_panelAction = nullptr;
    QActionGroup* m_themes = nullptr;
    QString m_sessionFile;
};

} // namespace pb
