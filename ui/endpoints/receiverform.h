// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pb {

class SecretEdit;
class Theme;

/// Where the receiver listens and whom it lets in: address, port, path, token, label (RCV-1, RCV-2, RCV-6).
/// It can be changed while the receiver is stopped.
class ReceiverForm : public QFrame
{
    Q_OBJECT
public:
    explicit ReceiverForm(Theme& theme, QWidget* parent = nullptr);

    void setSettings(const ReceiverSettings& settings);
    /// What is typed, over the settings given before; the behaviour is not this form's.
    ReceiverSettings settings() const;
    /// Starting: asked for, and not known yet how it went.
    void showListener(const ListenerState& state, bool starting);
    /// Whether all that is typed can be used.
    bool isComplete() const;
    /// Whether the start button may be pressed otherwise.
    void setStartable(bool startable);

Q_SIGNALS:
    void changed();
    void startPressed();
    void stopPressed();

private:
    void makeFields();
    void makeToken();
    void addField(QGridLayout* grid, int column, const QString& text, QWidget* field,
                  QWidget* beside = nullptr);
    void showState();
    void showIcons();

    Theme& m_theme;
    ReceiverSettings m_settings;
    ListenerState m_state;
    bool m_starting = false;
    bool m_startable = true;
    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_message;
    QPushButton* m_button;
    QComboBox* m_address;
    QLineEdit* m_port;
    QLineEdit* m_path;
    SecretEdit* m_token;
    QCheckBox* m_noAuth;
    QLineEdit* m_label;
};

} // namespace pb
