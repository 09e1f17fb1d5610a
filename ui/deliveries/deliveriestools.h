// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <vector>

#include <QWidget>

class QPushButton;
class QToolButton;

namespace pb {

class Theme;

/// Above the time line: how much time it shows, closer and further, live, and the way to a new feed.
class DeliveriesTools : public QWidget
{
    Q_OBJECT
public:
    explicit DeliveriesTools(Theme& theme, QWidget* parent = nullptr);

    /// The time line shows that much.
    void showSpan(std::chrono::microseconds span);
    /// It shows the session from its beginning.
    void showEverything();
    void showLive(bool live);

Q_SIGNALS:
    void spanChosen(std::chrono::seconds span);
    void everythingChosen();
    /// A factor above 1 comes closer.
    void zoomed(double factor);
    void liveToggled();
    void pushRequested();

private:
    QToolButton* makeTool(const QString& name, const QString& spoken);
    void addPreset(const QString& name, const QString& word, const QString& spoken,
                   std::chrono::seconds span);
    void showIcons();

    Theme& m_theme;
    std::vector<std::pair<QToolButton*, std::chrono::seconds>> m_presets; ///< 0 s: everything
    QToolButton* m_closer;
    QToolButton* m_further;
    QPushButton* m_live;
    QPushButton* m_push;
    std::chrono::microseconds m_span{0};
    bool m_isLive = true;
};

} // namespace pb
