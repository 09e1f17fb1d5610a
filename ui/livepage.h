// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pb {

/// A page that shows what happens as it happens, and that can be held still. What is captured or sent
/// meanwhile is neither held nor lost. GUI thread.
class LivePage : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Live: the page follows the newest. Else it stands still.
    virtual bool isLive() const = 0;
    virtual void setLive(bool live) = 0;
    void toggleLive() { setLive(!isLive()); }

Q_SIGNALS:
    void liveChanged(bool live);
};

} // namespace pb
