// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/domain/producersettings.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace pb {

class ConnectionFields;
class CopyButton;
class SecretEdit;
class Theme;

/// The producer's service: where it listens, whom it lets in, what it takes, and whether it serves (LOG-1,
/// LOG-4, LOG-6). It can be changed while it is stopped; while it serves the fields are folded away.
class ProducerForm : public QFrame
{
    Q_OBJECT
public:
    explicit ProducerForm(Theme& theme, QWidget* parent = nullptr);

    void setSettings(const ProducerSettings& settings);
    /// What is typed, over the settings given before.
    ProducerSettings settings() const;
    void showState(const ProducerState& state);
    /// As by the button; false where what is typed can't be started with.
    bool requestStart();

Q_SIGNALS:
    void startRequested(const pb::ProducerSettings& settings);
    void stopRequested();
    /// The service root was copied.
    void urlCopied(const QString& url);

private:
    void makeTop(QVBoxLayout* layout);
    void makeFields(QVBoxLayout* layout);
    QWidget* makeField(const QString& text, QWidget* field, QWidget* beside = nullptr);
    bool isComplete() const;
    void showAll();
    void showIcons();

    Theme& m_theme;
    ProducerSettings m_settings;
    ProducerState m_state;
    bool m_starting = false;
    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_message;
    QLabel* m_warning;
    QPushButton* m_chip;
    QToolButton* m_unfold;
    QPushButton* m_button;
    QWidget* m_fields;
    QComboBox* m_address;
    QLineEdit* m_port;
    SecretEdit* m_token;
    CopyButton* m_copyToken;
    QCheckBox* m_noAuth;
    QCheckBox* m_hide;
    QCheckBox* m_allowHttp;
    ConnectionFields* m_connection;
};

} // namespace pb
