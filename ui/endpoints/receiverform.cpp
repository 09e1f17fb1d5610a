// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/receiverform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/secretedit.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int longestLabel = 255; // RCV-6

} // namespace

ReceiverForm::ReceiverForm(Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_picture(new QLabel(this)), m_title(new QLabel(this)),
      m_message(new QLabel(this)), m_button(new QPushButton(this)), m_address(new QComboBox(this)),
      m_port(new QLineEdit(this)), m_path(new QLineEdit(this)),
      m_token(new SecretEdit(theme, u"revealButton"_s, this)), m_noAuth(new QCheckBox(this)),
      m_label(new QLineEdit(this))
{
    setObjectName(u"receiverForm"_s);
    setProperty("role", u"card"_s);
    setAccessibleName(tr("Receiver settings"));
    m_title->setObjectName(u"receiverTitle"_s);
    m_title->setProperty("role", u"title"_s);
    m_message->setObjectName(u"receiverMessage"_s);
    m_message->setWordWrap(true);
    m_button->setObjectName(u"receiverButton"_s);
    m_button->setMinimumWidth(120);
    m_button->setIconSize(Theme::leadingSize);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_title);
    words->addWidget(m_message);
    auto* top = new QHBoxLayout;
    top->setSpacing(14);
    top->addWidget(m_picture);
    top->addLayout(words, 1);
    top->addWidget(m_button);
    makeFields();
    makeToken();
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(3);
    addField(grid, 0, tr("Address"), m_address);
    addField(grid, 1, tr("Port"), m_port);
    addField(grid, 2, tr("Path"), m_path);
    addField(grid, 3, tr("Token"), m_token, m_noAuth);
    addField(grid, 4, tr("Label expected"), m_label);
    grid->setColumnStretch(2, 3);
    grid->setColumnStretch(3, 4);
    grid->setColumnStretch(4, 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(14);
    layout->addLayout(top);
    layout->addLayout(grid);

    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_state.listening)
            Q_EMIT stopPressed();
        else
            Q_EMIT startPressed();
    });
    for (QLineEdit* line : {m_port, m_path, static_cast<QLineEdit*>(m_token), m_label}) {
        connect(line, &QLineEdit::textChanged, this, &ReceiverForm::showState);
        connect(line, &QLineEdit::textChanged, this, &ReceiverForm::changed);
        connect(line, &QLineEdit::returnPressed, this, &ReceiverForm::startPressed);
    }
    connect(m_noAuth, &QCheckBox::toggled, this, &ReceiverForm::showState);
    connect(m_noAuth, &QCheckBox::toggled, this, &ReceiverForm::changed);
    connect(&theme, &Theme::changed, this, &ReceiverForm::showIcons);
    setSettings({});
}

void ReceiverForm::addField(QGridLayout* grid, int column, const QString& text, QWidget* field,
                            QWidget* beside)
{
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    auto* name = new QLabel(text, this);
    name->setProperty("role", u"fieldLabel"_s);
    name->setBuddy(field);
    name->setMinimumHeight(22);
    top->addWidget(name);
    top->addStretch(1);
    if (beside != nullptr) top->addWidget(beside);
    grid->addLayout(top, 0, column);
    grid->addWidget(field, 1, column);
}

void ReceiverForm::makeFields()
{
    m_address->setObjectName(u"addressEdit"_s);
    m_address->setAccessibleName(tr("Address to listen on"));
    m_address->setToolTip(tr("127.0.0.1: this computer only. 0.0.0.0: every network this computer is on."));
    m_address->addItems({u"127.0.0.1"_s, u"0.0.0.0"_s, u"::1"_s, u"::"_s});
    m_address->setMinimumWidth(118);
    m_port->setObjectName(u"portEdit"_s);
    m_port->setAccessibleName(tr("Port"));
    m_port->setToolTip(tr("0 takes any free port"));
    m_port->setValidator(new QIntValidator(0, 65535, m_port));
    m_port->setFixedWidth(76);
    m_path->setObjectName(u"pathEdit"_s);
    m_path->setAccessibleName(tr("Path of the endpoint"));
    m_path->setToolTip(tr("Requests to another path are answered 404"));
    static const QRegularExpression path(u"/[!$-;=@-Z_a-z~]*"_s);
    m_path->setValidator(new QRegularExpressionValidator(path, m_path));
    m_label->setObjectName(u"labelEdit"_s);
    m_label->setAccessibleName(tr("Label expected, as in EntityEventSource"));
    m_label->setToolTip(
        tr("The feed's name where a request brings none; if set, a request without one is a finding"));
    m_label->setPlaceholderText(tr("any or none"));
    m_label->setMaxLength(longestLabel);
}

void ReceiverForm::makeToken()
{
    m_token->setObjectName(u"tokenEdit"_s);
    m_noAuth->setObjectName(u"noAuthBox"_s);
    m_noAuth->setText(tr("not required"));
    m_noAuth->setAccessibleName(tr("Take requests without a token"));
    m_noAuth->setToolTip(
        tr("Take requests without a token. Insecure: anyone who reaches the port may post."));
}

void ReceiverForm::setSettings(const ReceiverSettings& settings)
{
    m_settings = settings;
    if (m_settings.endpoints.empty()) m_settings.endpoints.emplace_back();
    const EndpointSettings& endpoint = m_settings.endpoints.front();
    const QString address = QString::fromStdString(settings.bind);
    if (m_address->findText(address) < 0) m_address->addItem(address);
    m_address->setCurrentText(address);
    m_port->setText(QString::number(settings.port));
    m_path->setText(QString::fromStdString(endpoint.path));
    m_token->setText(QString::fromStdString(endpoint.token));
    m_token->setCursorPosition(0);
    m_noAuth->setChecked(endpoint.noAuth);
    m_label->setText(QString::fromStdString(endpoint.label));
    showState();
}

ReceiverSettings ReceiverForm::settings() const
{
    ReceiverSettings settings = m_settings;
    settings.bind = m_address->currentText().toStdString();
    settings.port = m_port->text().toUShort();
    EndpointSettings& endpoint = settings.endpoints.front();
    endpoint.path = m_path->text().toStdString();
    endpoint.token = m_token->text().toStdString();
    endpoint.noAuth = m_noAuth->isChecked();
    endpoint.label = m_label->text().toStdString();
    return settings;
}

bool ReceiverForm::isComplete() const
{
    return m_port->hasAcceptableInput() && m_path->hasAcceptableInput() &&
           (m_noAuth->isChecked() || !m_token->text().isEmpty());
}

void ReceiverForm::setStartable(bool startable)
{
    m_startable = startable;
    showState();
}

void ReceiverForm::showListener(const ListenerState& state, bool starting)
{
    m_state = state;
    m_starting = starting;
    if (state.listening) // the port that was found where any was asked for
        m_port->setText(
            QString::number(QUrl(QString::fromStdString(state.url)).port(m_port->text().toInt())));
    showState();
}

void ReceiverForm::showState()
{
    const bool editable = !m_state.listening && !m_starting;
    m_address->setEnabled(editable);
    for (QLineEdit* line : {m_port, m_path, static_cast<QLineEdit*>(m_token), m_label})
        line->setReadOnly(!editable);
    m_token->setEnabled(!m_noAuth->isChecked());
    m_noAuth->setEnabled(editable);
    m_token->setPlaceholderText(m_noAuth->isChecked() ? tr("anyone may post") : tr("required"));
    const QString error = QString::fromStdString(m_state.error);
    if (m_state.listening) {
        m_title->setText(tr("Listening on %1").arg(QString::fromStdString(m_state.url)));
        m_message->setText(tr("Each request is stored before it is answered."));
        m_button->setText(tr("Stop"));
    } else {
        m_title->setText(error.isEmpty() ? tr("The receiver is stopped")
                                         : tr("The receiver could not start"));
        m_message->setText(error.isEmpty() ? tr("Start it to get an endpoint that producers can push to.")
                                           : error);
        m_button->setText(m_starting ? tr("Starting\u2026") : tr("Start"));
    }
    m_message->setProperty("role", error.isEmpty() ? u"muted"_s : QString());
    m_message->setProperty("tone", error.isEmpty() ? QString() : u"bad"_s);
    m_button->setAccessibleName(m_state.listening ? tr("Stop the receiver") : tr("Start the receiver"));
    m_button->setEnabled(m_state.listening || (!m_starting && m_startable && isComplete()));
    m_button->setProperty("role", m_state.listening ? QString() : u"primary"_s);
    for (QWidget* styled : {static_cast<QWidget*>(m_message), static_cast<QWidget*>(m_button)}) {
        restyle(*styled);
    }
    showIcons();
}

void ReceiverForm::showIcons()
{
    const Colours& c = m_theme.colours();
    const bool failed = !m_state.error.empty();
    m_picture->setPixmap(m_theme.pixmap(failed ? u"warning"_s : u"receiver"_s,
                                        failed              ? c.bad
                                        : m_state.listening ? c.good
                                                            : c.muted,
                                        30, devicePixelRatioF()));
    m_button->setIcon(m_state.listening ? m_theme.leadingIcon(u"stop"_s, c.text)
                                        : m_theme.leadingIcon(u"play"_s, c.onAccent));
}

} // namespace pb
