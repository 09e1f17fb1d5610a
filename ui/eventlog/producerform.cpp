// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventlog/producerform.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/copybutton.h"
#include "ui/push/connectionfields.h"
#include "ui/secretedit.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

ProducerForm::ProducerForm(Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_picture(new QLabel(this)), m_title(new QLabel(this)),
      m_message(new QLabel(this)), m_warning(new QLabel(this)), m_chip(new QPushButton(this)),
      m_unfold(new QToolButton(this)), m_button(new QPushButton(this)), m_fields(new QWidget(this)),
      m_address(new QComboBox(this)), m_port(new QLineEdit(this)),
      m_token(new SecretEdit(theme, u"producerReveal"_s, this)),
      m_copyToken(new CopyButton(theme, tr("Copy the token"), this)), m_noAuth(new QCheckBox(this)),
      m_hide(new QCheckBox(this)), m_allowHttp(new QCheckBox(this)),
      m_connection(new ConnectionFields(u"producer"_s, this))
{
    setObjectName(u"producerForm"_s);
    setProperty("role", u"card"_s);
    setAccessibleName(tr("Producer settings"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 9, 14, 9);
    layout->setSpacing(9);
    makeTop(layout);
    makeFields(layout);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_state.listening)
            Q_EMIT stopRequested();
        else
            requestStart();
    });
    connect(m_chip, &QPushButton::clicked, this, [this] {
        const QString url = QString::fromStdString(m_state.url);
        QGuiApplication::clipboard()->setText(url);
        Q_EMIT urlCopied(url);
    });
    connect(m_unfold, &QToolButton::toggled, this, &ProducerForm::showAll);
    for (QLineEdit* line : {m_port, static_cast<QLineEdit*>(m_token)}) {
        connect(line, &QLineEdit::textChanged, this, &ProducerForm::showAll);
        connect(line, &QLineEdit::returnPressed, this, &ProducerForm::requestStart);
    }
    connect(m_noAuth, &QCheckBox::toggled, this, &ProducerForm::showAll);
    connect(m_connection, &ConnectionFields::changed, this, &ProducerForm::showAll);
    connect(&theme, &Theme::changed, this, &ProducerForm::showIcons);
    setSettings({});
}

void ProducerForm::makeTop(QVBoxLayout* layout)
{
    m_title->setObjectName(u"producerTitle"_s);
    m_title->setProperty("role", u"heading"_s);
    m_message->setObjectName(u"producerMessage"_s);
    m_message->setProperty("role", u"muted"_s);
    m_message->setWordWrap(true);
    m_warning->setObjectName(u"producerWarning"_s);
    m_warning->setProperty("tone", u"warn"_s);
    m_chip->setObjectName(u"serviceChip"_s);
    m_chip->setProperty("role", u"chip"_s);
    m_chip->setProperty("tone", u"good"_s);
    m_chip->setIconSize(Theme::leadingSize);
    m_chip->setToolTip(tr("Click to copy the service's root URL"));
    m_unfold->setObjectName(u"producerUnfold"_s);
    m_unfold->setProperty("role", u"flat"_s);
    m_unfold->setCheckable(true);
    m_unfold->setText(tr("Settings"));
    m_unfold->setAccessibleName(tr("Show the producer's settings"));
    m_unfold->setToolTip(m_unfold->accessibleName());
    m_unfold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_unfold->setIconSize(Theme::leadingSize);
    m_unfold->setFocusPolicy(Qt::StrongFocus);
    m_button->setObjectName(u"producerButton"_s);
    m_button->setMinimumWidth(110);
    m_button->setIconSize(Theme::leadingSize);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_message);
    auto* top = new QHBoxLayout;
    top->setSpacing(11);
    top->addWidget(m_picture);
    top->addLayout(words, 1);
    top->addWidget(m_warning);
    top->addWidget(m_chip);
    top->addWidget(m_unfold);
    top->addWidget(m_button);
    layout->addLayout(top);
}

QWidget* ProducerForm::makeField(const QString& text, QWidget* field, QWidget* beside)
{
    auto* box = new QWidget(m_fields);
    auto* name = new QLabel(text, box);
    name->setProperty("role", u"fieldLabel"_s);
    name->setBuddy(field);
    auto* top = new QHBoxLayout;
    top->addWidget(name, 1);
    if (beside != nullptr) top->addWidget(beside);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addLayout(top);
    layout->addWidget(field);
    return box;
}

void ProducerForm::makeFields(QVBoxLayout* layout)
{
    m_address->setObjectName(u"producerAddress"_s);
    m_address->setAccessibleName(tr("Address to listen on"));
    m_address->addItems({u"127.0.0.1"_s, u"::1"_s, u"0.0.0.0"_s, u"::"_s});
    m_port->setObjectName(u"producerPort"_s);
    m_port->setAccessibleName(tr("Port"));
    m_port->setToolTip(tr("0 takes any free port"));
    m_port->setValidator(new QIntValidator(0, 65535, m_port));
    m_port->setFixedWidth(76);
    m_token->setObjectName(u"producerToken"_s);
    m_token->setAccessibleName(tr("Bearer token that clients need"));
    m_copyToken->setObjectName(u"producerCopyToken"_s);
    m_copyToken->setText([this] { return m_token->text(); });
    m_noAuth->setObjectName(u"producerNoAuth"_s);
    m_noAuth->setText(tr("not required"));
    m_noAuth->setToolTip(
        tr("Serve without a token. Insecure: anyone who reaches the port may read and write."));
    m_hide->setObjectName(u"producerHideSuperseded"_s);
    m_hide->setText(tr("Hide superseded events"));
    m_hide->setToolTip(tr("Leave out events that a later one of the same record covers (gaps are legal)"));
    m_allowHttp->setObjectName(u"producerAllowHttp"_s);
    m_allowHttp->setText(tr("Allow plain http callbacks"));
    m_allowHttp->setToolTip(tr("To other machines, too. Insecure: token and events can be read on the way."));
    for (QCheckBox* box : {m_noAuth, m_hide, m_allowHttp})
        box->setAccessibleName(box->toolTip());
    auto* token = new QWidget(m_fields);
    auto* tokenRow = new QHBoxLayout(token);
    tokenRow->setContentsMargins(0, 0, 0, 0);
    tokenRow->setSpacing(4);
    tokenRow->addWidget(m_token, 1);
    tokenRow->addWidget(m_copyToken);
    auto* boxes = new QVBoxLayout;
    boxes->setSpacing(4);
    boxes->addStretch(1);
    boxes->addWidget(m_hide);
    boxes->addWidget(m_allowHttp);
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(makeField(tr("Address"), m_address), 2);
    row->addWidget(makeField(tr("Port"), m_port));
    row->addWidget(makeField(tr("Token"), token, m_noAuth), 4);
    row->addLayout(boxes);
    m_connection->http2()->setText(tr("Callbacks by HTTP/2"));
    m_connection->http2()->setAccessibleName(m_connection->http2()->text());
    auto* callbacks = new QHBoxLayout;
    callbacks->setSpacing(14);
    callbacks->addWidget(makeField(tr("Authorities of callbacks"), m_connection->caRow()), 3);
    callbacks->addWidget(makeField(tr("Trusted certificate of callbacks"), m_connection->fingerprint()), 4);
    callbacks->addWidget(m_connection->http2(), 0, Qt::AlignBottom);
    auto* rows = new QVBoxLayout(m_fields);
    rows->setContentsMargins(0, 0, 0, 2);
    rows->setSpacing(9);
    rows->addLayout(row);
    rows->addLayout(callbacks);
    layout->addWidget(m_fields);
}

void ProducerForm::setSettings(const ProducerSettings& settings)
{
    m_settings = settings;
    const QString address = QString::fromStdString(settings.bind);
    if (m_address->findText(address) < 0) m_address->addItem(address);
    m_address->setCurrentText(address);
    m_port->setText(QString::number(settings.port));
    m_token->setText(QString::fromStdString(settings.token));
    m_token->setCursorPosition(0);
    m_noAuth->setChecked(settings.noAuth);
    m_hide->setChecked(settings.hideSuperseded);
    m_allowHttp->setChecked(settings.allowHttp);
    m_connection->show(settings);
    showAll();
}

ProducerSettings ProducerForm::settings() const
{
    ProducerSettings settings = m_settings;
    settings.bind = m_address->currentText().toStdString();
    settings.port = m_port->text().toUShort();
    settings.token = m_token->text().toStdString();
    settings.noAuth = m_noAuth->isChecked();
    settings.hideSuperseded = m_hide->isChecked();
    settings.allowHttp = m_allowHttp->isChecked();
    m_connection->write(settings);
    return settings;
}

bool ProducerForm::isComplete() const
{
    return m_port->hasAcceptableInput() && m_connection->complaint().isEmpty() &&
           (m_noAuth->isChecked() || !m_token->text().isEmpty());
}

bool ProducerForm::requestStart()
{
    if (m_state.listening || m_starting) return true;
    if (!isComplete()) return false;
    m_starting = true;
    showAll();
    Q_EMIT startRequested(settings());
    return true;
}

void ProducerForm::showState(const ProducerState& state)
{
    if (state.listening != m_state.listening) m_unfold->setChecked(false);
    m_state = state;
    m_starting = false;
    if (state.listening) // the port that was found where any was asked for
        m_port->setText(
            QString::number(QUrl(QString::fromStdString(state.url)).port(m_port->text().toInt())));
    showAll();
}

void ProducerForm::showAll()
{
    const bool serving = m_state.listening;
    const bool editable = !serving && !m_starting;
    const QString complaint = editable ? m_connection->complaint() : QString();
    const QString error = complaint.isEmpty() ? QString::fromStdString(m_state.error) : complaint;
    m_address->setEnabled(editable);
    m_port->setReadOnly(!editable);
    m_token->setReadOnly(!editable);
    m_token->setEnabled(!m_noAuth->isChecked());
    m_token->setPlaceholderText(m_noAuth->isChecked() ? tr("anyone may read and write") : tr("required"));
    m_copyToken->setEnabled(!m_noAuth->isChecked());
    for (QCheckBox* box : {m_noAuth, m_hide, m_allowHttp})
        box->setEnabled(editable);
    m_connection->setEnabled(editable);
    m_title->setText(serving                                         ? tr("The producer serves")
                     : m_state.error.empty() || !complaint.isEmpty() ? tr("The producer is stopped")
                                                                     : tr("The producer could not start"));
    m_message->setText(serving ? tr("Clients read the log and subscribe to it; subscriptions are pushed.")
                       : error.isEmpty()
                           ? tr("Start it to serve the event log by OData and to push subscriptions.")
                           : error);
    m_message->setProperty("role", error.isEmpty() ? u"muted"_s : QString());
    m_message->setProperty("tone", error.isEmpty() ? QString() : u"bad"_s);
    QStringList warnings;
    if (serving && m_state.noAuth) warnings.append(tr("No token: insecure"));
    if (serving && m_state.beyondLoopback) warnings.append(tr("Open to the network"));
    m_warning->setText(warnings.join(u" \u00b7 "_s));
    m_warning->setVisible(!warnings.isEmpty());
    m_chip->setVisible(serving);
    m_chip->setText(tr("Serving %1").arg(QString::fromStdString(m_state.url)));
    m_chip->setAccessibleName(m_chip->text());
    m_unfold->setVisible(serving);
    m_fields->setVisible(!serving || m_unfold->isChecked());
    m_button->setText(serving ? tr("Stop") : m_starting ? tr("Starting\u2026") : tr("Start"));
    m_button->setAccessibleName(serving ? tr("Stop the producer") : tr("Start the producer"));
    m_button->setEnabled(serving || (!m_starting && isComplete()));
    m_button->setProperty("role", serving ? QString() : u"primary"_s);
    for (QWidget* styled : {static_cast<QWidget*>(m_message), static_cast<QWidget*>(m_button)})
        restyle(*styled);
    showIcons();
}

void ProducerForm::showIcons()
{
    const Colours& c = m_theme.colours();
    const bool failed = !m_state.error.empty();
    m_picture->setPixmap(m_theme.pixmap(failed ? u"warning"_s : u"log"_s,
                                        failed              ? c.bad
                                        : m_state.listening ? c.good
                                                            : c.muted,
                                        26, devicePixelRatioF()));
    m_chip->setIcon(m_theme.leadingIcon(u"copy"_s, c.good));
    m_unfold->setIcon(m_theme.leadingIcon(u"presets"_s, c.muted));
    m_button->setIcon(m_state.listening ? m_theme.leadingIcon(u"stop"_s, c.text)
                                        : m_theme.leadingIcon(u"play"_s, c.onAccent));
}

} // namespace pb
