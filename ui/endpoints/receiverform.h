// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace pb {

class LimitsTable;
class Theme;
class TlsForm;

/// The whole receiver: what it does now, and, unfolded, where it listens, its TLS and its limits (RCV-1,
/// RCV-8, RCV-13). They can be changed while it is stopped.
class ReceiverForm : public QFrame
{
    Q_OBJECT
public:
    explicit ReceiverForm(Theme& theme, QWidget* parent = nullptr);

    void setSettings(const ReceiverSettings& settings);
    /// What is typed, over the settings given before; the endpoints are not this form's.
    ReceiverSettings settings() const;
    /// Starting: asked for, and not known yet how it went.
    void showListener(const ListenerState& state, bool starting);
    /// Whether all that is typed can be used.
    bool isComplete() const;
    /// Whether the start button may be pressed otherwise.
    void setStartable(bool startable);
    enum Tab { Listening, Tls, Limits };
    /// Unfolds the settings at a tab.
    void showTab(Tab tab);
    void fold();
    /// "http" or "https", as it would be started.
    QString scheme() const;

Q_SIGNALS:
    void changed();
    void startPressed();
    void stopPressed();
    /// The settings were unfolded and want the room, or were folded again.
    void unfolded(bool open);

private:
    void makeTop();
    void makeSettings();
    QWidget* makeListening();
    void connectParts();
    QString listeningText() const;
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
    QToolButton* m_unfold;
    QTabWidget* m_tabs;
    QComboBox* m_address;
    QLineEdit* m_port;
    TlsForm* m_tls;
    LimitsTable* m_limits;
};

} // namespace pb
