// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"

namespace pb {

class ReceiverPanel;
class Theme;

/// The receiver: where it listens, whom it lets in, and how it behaves (RCV-1, RCV-2, RCV-10).
class EndpointsPage : public QWidget
{
    Q_OBJECT
public:
    explicit EndpointsPage(Theme& theme, QWidget* parent = nullptr);

    void setSettings(const ReceiverSettings& settings);
    /// What is typed, over the settings given before.
    ReceiverSettings settings() const;
    void showListener(const ListenerState& state);
    void showFigures(const ReceiverFigures& figures);
    /// As by the button, where what is typed is right.
    void requestStart();

Q_SIGNALS:
    void startRequested(const pb::ReceiverSettings& settings);
    void stopRequested();
    void noticeMade(const QString& text, bool warning);

private:
    ReceiverPanel* m_panel;
};

} // namespace pb
