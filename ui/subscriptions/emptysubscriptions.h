// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/producersettings.h"

class QLabel;
class QPushButton;

namespace pb {

class ProducerCommand;
class Theme;

/// What the Subscriptions page shows before there is one: what a subscription is, how a client makes one over
/// HTTP, and the way to the form.
class EmptySubscriptions : public QWidget
{
    Q_OBJECT
public:
    explicit EmptySubscriptions(Theme& theme, QWidget* parent = nullptr);

    void showProducer(const ProducerState& state, const ProducerSettings& settings);

Q_SIGNALS:
    void newRequested();

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    void showIcons();

    Theme& m_theme;
    QLabel* m_picture;
    ProducerCommand* m_command;
    QPushButton* m_button;
};

} // namespace pb
