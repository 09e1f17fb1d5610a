// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace pb {

class BehaviourEdit;
class Theme;

/// Starts and stops the receiver: address, port, token, behaviour script (RCV-1, RCV-2, RCV-10).
class ReceiverPanel : public QFrame
{
    Q_OBJECT
public:
    explicit ReceiverPanel(Theme& theme, QWidget* parent = nullptr);

    void setSettings(const ReceiverSettings& settings);
    /// What is typed, over the settings given before.
    ReceiverSettings settings() const;

    void showListener(const ListenerState& state);
    /// The script's step now.
    void showBehaviour(const QString& step);
    /// As by the button, where what is typed is right.
    void requestStart();

Q_SIGNALS:
    void startRequested(const pb::ReceiverSettings& settings);
    void stopRequested();

private:
    QWidget* makeColumn(QHBoxLayout* layout, const QString& label, QWidget* field, QWidget* beside,
                        int stretch);
    void makeToken();
    void makeExamples();
    void showState();
    void showIcons();
    bool isComplete() const;

    Theme& m_theme;
    ReceiverSettings m_settings;
    ListenerState m_state;
    bool m_starting = false;
    QComboBox* m_address;
    QLineEdit* m_port;
    QLineEdit* m_token;
    QToolButton* m_reveal;
    QCheckBox* m_noAuth;
    BehaviourEdit* m_behaviour;
    QToolButton* m_examples;
    QPushButton* m_button;
    QLabel* m_message;
};

} // namespace pb
