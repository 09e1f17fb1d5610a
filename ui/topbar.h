// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QAction>
#include <QFrame>
#include <QTimer>

#include "models/domain/livestate.h"
#include "models/domain/producersettings.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace pb {

class Theme;

/// The strip above the pages: which session this is, what the receiver and the feeds do, and whether the
/// view is live.
class TopBar : public QFrame
{
    Q_OBJECT
public:
    explicit TopBar(Theme& theme, QWidget* parent = nullptr);

    void setSession(const QString& name, const QString& file);
    void showListener(const ListenerState& state);
    /// What the producer's service does.
    void showProducer(const ProducerState& state);
    /// The feeds that are pushed, and how long the first halted one still waits.
    void showPush(const PushState& state);
    /// Whether the page shown is live; nothing where it is none that can be paused.
    void showLive(std::optional<bool> live);

    /// What the Stream shows now, whoever asked for it.
    void showSearch(const QString& text);
    /// Puts the caret into the search field.
    void startSearch();

Q_SIGNALS:
    /// What the Stream is to show; empty: all rows.
    void searchRequested(const QString& text);
    void liveToggled();
    void endpointsRequested();
    void deliveriesRequested();
    void producerRequested();
    /// The endpoint's URL was copied.
    void urlCopied(const QString& url);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeSearch();
    QFrame* makeBadge(const QString& name, const QString& icon, const QString& text, const QString& tip);
    void copyUrl();
    void showFeeds();
    void showIcons();

    Theme& m_theme;
    ListenerState m_state;
    PushState m_push;
    ProducerState m_producer;
    QTimer m_countdown;
    bool m_live = true;
    QLabel* m_sessionIcon;
    QLabel* m_session;
    QPushButton* m_chip;
    QPushButton* m_feeds;
    QToolButton* m_endpointsButton;
    QFrame* m_noAuth;
    QFrame* m_open;
    QLineEdit* m_search;
    QAction m_searchSign;
    QPushButton* m_liveSwitch;
};

} // namespace pb
