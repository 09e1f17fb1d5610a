// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QDialog>

#include "models/domain/pushorder.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace pb {

class ConnectionFields;
class SecretEdit;
class Theme;

/// The form that starts a feed: where to, as whom, which events, and how it is retried (PSH-1..8). What is
/// typed is checked as it is typed.
class PushDialog : public QDialog
{
    Q_OBJECT
public:
    /// Why settings can't be pushed with; an empty text where they can.
    using Refusal = std::function<QString(const PushSettings&)>;
    using Rows = std::vector<std::pair<std::int64_t, std::int64_t>>;

    PushDialog(Theme& theme, Refusal refusal, QWidget* parent = nullptr);

    /// Fills in a consumer, as of a feed to be resumed.
    void setTarget(const QString& url, const QString& token, const QString& label);
    /// Fills in the one certificate to trust, as "AB:CD:..." or 64 digits.
    void setTrustedFingerprint(const QString& fingerprint);
    /// Offers the receiver of this window as the consumer.
    void setOwnReceiver(const QString& url, const QString& token);
    /// Offers these rows of the Stream, and chooses them.
    void setRows(const Rows& rows);
    /// What is in the form.
    PushOrder order() const;

Q_SIGNALS:
    void orderMade(const pb::PushOrder& order);

private:
    void makeTarget(QFormLayout* form);
    void makeSource(QFormLayout* form);
    void makeRetry(QFormLayout* form);
    void makeConnection(QFormLayout* form);
    QWidget* makeFileRow();
    QWidget* makeGeneratorRow();
    void chooseFile();
    void showState();
    void showSource();
    QString complaint() const;
    void submit();

    Theme& m_theme;
    Refusal m_refusal;
    Rows m_rows;
    QLineEdit* m_url;
    SecretEdit* m_token;
    QLineEdit* m_label;
    QPushButton* m_ownReceiver;
    QCheckBox* m_allowHttp;
    QComboBox* m_source;
    QStackedWidget* m_sourceFields;
    QLineEdit* m_file;
    QSpinBox* m_count;
    QSpinBox* m_seed;
    QCheckBox* m_withData;
    QLabel* m_rowsText;
    QComboBox* m_start;
    QSpinBox* m_batch;
    QSpinBox* m_deadline;
    QComboBox* m_retry;
    QComboBox* m_profile;
    QComboBox* m_onReject;
    ConnectionFields* m_connection;
    QLabel* m_message;
    QPushButton* m_submit;
};

} // namespace pb
