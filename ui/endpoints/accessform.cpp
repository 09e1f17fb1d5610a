// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/accessform.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>

#include "ui/secretedit.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int longestLabel = 255; // RCV-6

} // namespace

AccessForm::AccessForm(Theme& theme, QWidget* parent)
    : QWidget(parent), m_form(new QFormLayout(this)), m_path(new QLineEdit(this)),
      m_token(new SecretEdit(theme, u"revealButton"_s, this)),
      m_noAuth(makeBox(u"noAuthBox"_s, tr("No token required"),
                       tr("Take requests without a token. Insecure: anyone who reaches the port may post."))),
      m_forbidden(makeBox(u"forbiddenBox"_s, tr("Answer 403 instead of 401"),
                          tr("To a missing or wrong token, as the Web API Core says"))),
      m_label(new QLineEdit(this)),
      m_lenient(makeBox(u"lenientBox"_s, tr("Lenient"),
                        tr("Take the valid events of a payload with errors instead of refusing it whole"))),
      m_problem(new QLabel(this))
{
    setObjectName(u"accessForm"_s);
    m_form->setContentsMargins(0, 12, 0, 0);
    m_form->setHorizontalSpacing(14);
    m_form->setVerticalSpacing(9);
    makeFields();
    for (QLineEdit* line : {m_path, static_cast<QLineEdit*>(m_token), m_label}) {
        connect(line, &QLineEdit::textChanged, this, &AccessForm::note);
        connect(line, &QLineEdit::returnPressed, this, &AccessForm::startRequested);
    }
    for (QCheckBox* box : {m_noAuth, m_forbidden, m_lenient})
        connect(box, &QCheckBox::toggled, this, &AccessForm::note);
    setEndpoint({});
}

QCheckBox* AccessForm::makeBox(const QString& name, const QString& text, const QString& meaning)
{
    auto* box = new QCheckBox(text, this);
    box->setObjectName(name);
    box->setAccessibleName(text);
    box->setAccessibleDescription(meaning);
    box->setToolTip(meaning);
    return box;
}

void AccessForm::addField(const QString& text, QWidget* field)
{
    auto* name = new QLabel(text, this);
    name->setProperty("role", u"fieldLabel"_s);
    name->setBuddy(field);
    name->setMinimumHeight(32); // as high as its field
    m_form->addRow(name, field);
}

void AccessForm::makeFields()
{
    m_path->setObjectName(u"pathEdit"_s);
    m_path->setAccessibleName(tr("Path of the endpoint"));
    m_path->setToolTip(tr("Requests to another path are answered 404"));
    static const QRegularExpression path(u"/[!$-;=@-Z_a-z~]*"_s);
    m_path->setValidator(new QRegularExpressionValidator(path, m_path));
    m_token->setObjectName(u"tokenEdit"_s);
    m_label->setObjectName(u"labelEdit"_s);
    m_label->setAccessibleName(tr("Label expected, as in EntityEventSource"));
    m_label->setToolTip(
        tr("The feed's name where a request brings none; if set, a request without one is a finding"));
    m_label->setPlaceholderText(tr("any or none"));
    m_label->setMaxLength(longestLabel);
    for (QWidget* field :
         {static_cast<QWidget*>(m_path), static_cast<QWidget*>(m_token), static_cast<QWidget*>(m_label)})
        field->setMaximumWidth(460);
    m_problem->setObjectName(u"accessProblem"_s);
    m_problem->setProperty("tone", u"bad"_s);
    addField(tr("Path"), m_path);
    addField(tr("Token"), m_token);
    m_form->addRow(QString(), m_noAuth);
    m_form->addRow(QString(), m_forbidden);
    addField(tr("Label expected"), m_label);
    m_form->addRow(QString(), m_lenient);
    m_form->addRow(QString(), m_problem);
}

void AccessForm::setEndpoint(const EndpointSettings& endpoint)
{
    m_filling = true;
    m_endpoint = endpoint;
    const auto fill = [](QLineEdit* line, const std::string& text) {
        const QString shown = QString::fromStdString(text);
        if (line->text() != shown) {
            line->setText(shown);
            line->setCursorPosition(0);
        }
    };
    fill(m_path, endpoint.path);
    fill(m_token, endpoint.token);
    fill(m_label, endpoint.label);
    m_noAuth->setChecked(endpoint.noAuth);
    m_forbidden->setChecked(endpoint.forbidden403);
    m_lenient->setChecked(endpoint.lenient);
    m_filling = false;
    showState();
}

EndpointSettings AccessForm::endpoint() const
{
    EndpointSettings endpoint = m_endpoint;
    endpoint.path = m_path->text().toStdString();
    endpoint.token = m_token->text().toStdString();
    endpoint.noAuth = m_noAuth->isChecked();
    endpoint.forbidden403 = m_forbidden->isChecked();
    endpoint.label = m_label->text().toStdString();
    endpoint.lenient = m_lenient->isChecked();
    return endpoint;
}

void AccessForm::setEditable(bool editable)
{
    m_editable = editable;
    showState();
}

void AccessForm::showProblem(const QString& problem)
{
    m_problem->setText(problem);
}

void AccessForm::note()
{
    showState();
    if (!m_filling) Q_EMIT changed();
}

void AccessForm::showState()
{
    for (QLineEdit* line : {m_path, static_cast<QLineEdit*>(m_token), m_label})
        line->setReadOnly(!m_editable);
    m_token->setEnabled(!m_noAuth->isChecked());
    m_token->setPlaceholderText(m_noAuth->isChecked() ? tr("anyone may post") : tr("required"));
    m_noAuth->setEnabled(m_editable);
    m_forbidden->setEnabled(m_editable && !m_noAuth->isChecked());
    m_lenient->setEnabled(m_editable);
}

} // namespace pb
