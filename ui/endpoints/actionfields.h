// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/receiverbehaviour.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace pb {

/// The action of a step or of a chance: chosen by name, with the fields of that action only (RCV-10). What
/// the script language refuses is said below, and nothing changes until it is mended.
class ActionFields : public QWidget
{
    Q_OBJECT
public:
    /// The object names begin with `name`.
    explicit ActionFields(const QString& name, QWidget* parent = nullptr);

    void setAction(const BehaviourAction& action);

Q_SIGNALS:
    /// A person made it another one, which the language has.
    void edited(const pb::BehaviourAction& action);

private:
    void makeFields();
    void connectFields();
    template <typename Field>
    Field* addRow(const QString& name, const QString& text, const QString& spoken);
    void showFields();
    void read();
    /// The action as the script language writes it, right or not.
    QString text() const;
    QString statusText() const;
    BehaviourAction::Kind kind() const;
    bool hasAnswer() const;

    QString m_name;
    QFormLayout* m_form;
    QComboBox* m_kind;
    QSpinBox* m_status;
    QComboBox* m_retryForm;
    QLineEdit* m_retry;
    QLineEdit* m_body;
    QLineEdit* m_location;
    QComboBox* m_reset;
    QComboBox* m_stall;
    QCheckBox* m_stored;
    QLineEdit* m_delay;
    QLineEdit* m_dripBytes;
    QLineEdit* m_dripEvery;
    QWidget* m_drip;
    QLineEdit* m_contentType;
    QLabel* m_problem;
};

} // namespace pb
