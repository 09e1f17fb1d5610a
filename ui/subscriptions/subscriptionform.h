// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <QWidget>

#include "models/domain/subscriptionorder.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace pb {

class SecretEdit;
class Theme;

/// The members of a subscription but its filter (SUB-1, SUB-4, SUB-6, SUB-7), each checked as it is typed,
/// with the reason below the field.
class SubscriptionForm : public QWidget
{
    Q_OBJECT
public:
    /// Ids of credentials, with what they are bound to.
    using Credentials = std::vector<std::pair<std::string, std::string>>;

    explicit SubscriptionForm(Theme& theme, QWidget* parent = nullptr);

    /// Callbacks by plain http beyond this machine are taken (PSH-11).
    void setAllowHttp(bool allowed);
    void setCredentials(const Credentials& credentials);
    /// Offers the receiver of this window as the consumer; an empty URL takes the offer back.
    void setOwnReceiver(const QString& url, const QString& token);

    /// Fills the form: a new one (key 0) or one that is to be changed.
    void fill(const Subscription& subscription);
    /// What is typed; the filter is left as it was filled in.
    SubscriptionOrder order() const;
    /// What is wrong, by the name of the member; empty: nothing is.
    std::map<std::string, QString> complaints() const;
    /// Says beside a member why it was refused elsewhere; goes when the form is changed.
    void refuse(const std::string& member, const QString& why);

Q_SIGNALS:
    void changed();

private:
    void makeCallback(QGridLayout* grid);
    void makeStart(QGridLayout* grid);
    void makeDelivery(QGridLayout* grid);
    void addField(QGridLayout* grid, int row, int column, int span, const QString& text, QWidget* field,
                  const char* member = nullptr);
    QWidget* withButton(QWidget* field, QWidget* button);
    QString startComplaint() const;
    void noteChange();
    void showState();

    Theme& m_theme;
    bool m_allowHttp = false;
    Subscription m_subscription;
    std::map<std::string, QLabel*> m_reasons; ///< by member
    std::map<std::string, QString> m_refused;
    QString m_ownUrl;
    QString m_ownToken;
    QLineEdit* m_url;
    QPushButton* m_own;
    QComboBox* m_credential;
    SecretEdit* m_token;
    QLineEdit* m_label;
    QComboBox* m_start;
    QLineEdit* m_sequence;
    QSpinBox* m_batch;
    QSpinBox* m_wait;
    QSpinBox* m_deadline;
    QDoubleSpinBox* m_pace;
    QComboBox* m_retry;
    QComboBox* m_profile;
    QComboBox* m_onReject;
    QCheckBox* m_active;
};

} // namespace pb
