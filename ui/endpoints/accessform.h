// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/receiversettings.h"

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace pb {

class SecretEdit;
class Theme;

/// Where an endpoint stands and whom it lets in: path, token, label, and how strict it is (RCV-1, RCV-2,
/// RCV-6, RCV-8). It can be changed while the receiver is stopped.
class AccessForm : public QWidget
{
    Q_OBJECT
public:
    explicit AccessForm(Theme& theme, QWidget* parent = nullptr);

    /// Shows an endpoint; its behaviour is not this form's.
    void setEndpoint(const EndpointSettings& endpoint);
    /// What is typed, over the one given before.
    EndpointSettings endpoint() const;
    void setEditable(bool editable);
    /// Why it can't be started with; empty: it can.
    void showProblem(const QString& problem);

Q_SIGNALS:
    void changed();
    /// Enter in a field.
    void startRequested();

private:
    void makeFields();
    QCheckBox* makeBox(const QString& name, const QString& text, const QString& meaning);
    void addField(const QString& text, QWidget* field);
    void note();
    void showState();

    EndpointSettings m_endpoint;
    bool m_editable = true;
    bool m_filling = false;
    QFormLayout* m_form;
    QLineEdit* m_path;
    SecretEdit* m_token;
    QCheckBox* m_noAuth;
    QCheckBox* m_forbidden;
    QLineEdit* m_label;
    QCheckBox* m_lenient;
    QLabel* m_problem;
};

} // namespace pb
