// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QFrame>

#include "models/domain/livestate.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace pb {

class Theme;

/// The strip above the pages: which session this is, what the receiver does, and whether the view is live.
class TopBar : public QFrame
{
    Q_OBJECT
public:
    explicit TopBar(Theme& theme, QWidget* parent = nullptr);

    void setSession(const QString& name, const QString& file);
    void showListener(const ListenerState& state);
    /// Whether the page shown is live; nothing where it is none that can be paused.
    void showLive(std::optional<bool> live);

Q_SIGNALS:
    void liveToggled();
    void endpointsRequested();
    /// The endpoint's URL was copied.
    void urlCopied(const QString& url);

private:
    QFrame* makeBadge(const QString& name, const QString& icon, const QString& text, const QString& tip);
    void copyUrl();
    void showIcons();

    Theme& m_theme;
    ListenerState m_state;
    bool m_live = true;
    QLabel* m_sessionIcon;
    QLabel* m_session;
    QPushButton* m_chip;
    QToolButton* m_endpointsButton;
    QFrame* m_noAuth;
    QFrame* m_open;
    QPushButton* m_liveSwitch;
};

} // namespace pb
