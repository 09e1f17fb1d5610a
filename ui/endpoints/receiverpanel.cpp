// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/receiverpanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/endpoints/behaviouredit.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

struct Example
{
    const char* name;
    const char* script;
};

constexpr Example examples[] = {
    {QT_TRANSLATE_NOOP("pb::ReceiverPanel", "Accept everything"), "accept"},
    {QT_TRANSLATE_NOOP("pb::ReceiverPanel", "Polite and busy"), "2x status=429 retry-after=3, accept"},
    {QT_TRANSLATE_NOOP("pb::ReceiverPanel", "Flaky"),
     "random(seed=7): 10% status=503, 2% status=429 retry-after=1, 1% reset"},
    {QT_TRANSLATE_NOOP("pb::ReceiverPanel", "Slow"), "delay=2s accept"},
    {QT_TRANSLATE_NOOP("pb::ReceiverPanel", "Answer lost after storing"), "1x stored-then reset, accept"},
};

} // namespace

ReceiverPanel::ReceiverPanel(Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_address(new QComboBox(this)), m_port(new QLineEdit(this)),
      m_token(new QLineEdit(this)), m_reveal(new QToolButton(this)), m_noAuth(new QCheckBox(this)),
      m_behaviour(new BehaviourEdit(theme, this)), m_examples(new QToolButton(this)),
      m_button(new QPushButton(this)), m_message(new QLabel(this))
{
    setObjectName(u"receiverPanel"_s);
    setProperty("role", u"card"_s);
    setAccessibleName(tr("Receiver settings"));
    m_address->setObjectName(u"addressEdit"_s);
    m_address->setAccessibleName(tr("Address to listen on"));
    m_address->setToolTip(tr("127.0.0.1: this computer only. 0.0.0.0: every network this computer is on."));
    m_address->addItems({u"127.0.0.1"_s, u"0.0.0.0"_s, u"::1"_s, u"::"_s});
    m_address->setMinimumWidth(112);
    m_port->setObjectName(u"portEdit"_s);
    m_port->setAccessibleName(tr("Port"));
    m_port->setToolTip(tr("0 takes any free port"));
    m_port->setValidator(new QIntValidator(0, 65535, m_port));
    m_port->setFixedWidth(72);
    m_button->setObjectName(u"receiverButton"_s);
    m_button->setMinimumWidth(100);
    m_button->setIconSize(Theme::leadingSize);
    m_message->setObjectName(u"receiverMessage"_s);
    m_message->setWordWrap(true);
    m_message->setProperty("tone", u"bad"_s);
    m_message->hide();
    makeToken();
    makeExamples();

    auto* fields = new QHBoxLayout;
    fields->setSpacing(12);
    makeColumn(fields, tr("Address"), m_address, nullptr, 0);
    makeColumn(fields, tr("Port"), m_port, nullptr, 0);
    makeColumn(fields, tr("Token"), m_token, m_noAuth, 2);
    makeColumn(fields, tr("Behaviour"), m_behaviour, m_examples, 5);
    makeColumn(fields, QString(), m_button, nullptr, 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 9, 14, 6);
    layout->setSpacing(4);
    layout->addLayout(fields);
    layout->addWidget(m_message);

    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_state.listening)
            Q_EMIT stopRequested();
        else
            requestStart();
    });
    connect(m_behaviour, &BehaviourEdit::validityChanged, this, &ReceiverPanel::showState);
    for (QLineEdit* line : {m_port, m_token, static_cast<QLineEdit*>(m_behaviour->line())}) {
        connect(line, &QLineEdit::textChanged, this, &ReceiverPanel::showState);
        connect(line, &QLineEdit::returnPressed, this, &ReceiverPanel::requestStart);
    }
    connect(m_noAuth, &QCheckBox::toggled, this, &ReceiverPanel::showState);
    connect(&theme, &Theme::changed, this, &ReceiverPanel::showIcons);
    setSettings({});
    showIcons();
}

QWidget* ReceiverPanel::makeColumn(QHBoxLayout* layout, const QString& label, QWidget* field, QWidget* beside,
                                   int stretch)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(3);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    auto* name = new QLabel(label, this);
    name->setProperty("role", u"fieldLabel"_s);
    name->setBuddy(field);
    name->setMinimumHeight(22);
    top->addWidget(name);
    top->addStretch(1);
    if (beside != nullptr) top->addWidget(beside);
    column->addLayout(top);
    column->addWidget(field);
    column->addStretch(1);
    layout->addLayout(column, stretch);
    return field;
}

void ReceiverPanel::makeToken()
{
    m_token->setObjectName(u"tokenEdit"_s);
    m_token->setAccessibleName(tr("Bearer token"));
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setMinimumWidth(110);
    m_token->setTextMargins(0, 0, 24, 0);
    m_reveal->setParent(m_token);
    m_reveal->setObjectName(u"revealButton"_s);
    m_reveal->setProperty("role", u"flat"_s);
    m_reveal->setCheckable(true);
    m_reveal->setFocusPolicy(Qt::StrongFocus);
    m_reveal->setIconSize(QSize(16, 16));
    m_reveal->setCursor(Qt::ArrowCursor);
    m_reveal->setToolTip(tr("Show or hide the token"));
    m_reveal->setAccessibleName(tr("Show or hide the token"));
    auto* inside = new QHBoxLayout(m_token);
    inside->setContentsMargins(0, 0, 3, 0);
    inside->addStretch(1);
    inside->addWidget(m_reveal);
    connect(m_reveal, &QToolButton::toggled, this, [this](bool shown) {
        m_token->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        showIcons();
    });
    m_noAuth->setObjectName(u"noAuthBox"_s);
    m_noAuth->setText(tr("not required"));
    m_noAuth->setAccessibleName(tr("Take requests without a token"));
    m_noAuth->setToolTip(
        tr("Take requests without a token. Insecure: anyone who reaches the port may post."));
}

void ReceiverPanel::makeExamples()
{
    m_examples->setObjectName(u"behaviourExamples"_s);
    m_examples->setProperty("role", u"flat"_s);
    m_examples->setText(tr("Examples"));
    m_examples->setAccessibleName(tr("Examples of behaviour"));
    m_examples->setToolTip(
        tr("What the receiver answers: steps separated by commas, one for each request; the "
           "last one repeats. Examples to start from."));
    m_examples->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_examples->setLayoutDirection(Qt::RightToLeft); // the arrow after the word
    m_examples->setPopupMode(QToolButton::InstantPopup);
    m_examples->setFocusPolicy(Qt::StrongFocus);
    m_examples->setIconSize(QSize(12, 12));
    m_examples->setMaximumHeight(22);
    auto* menu = new QMenu(m_examples);
    menu->setLayoutDirection(Qt::LeftToRight);
    for (const Example& example : examples) {
        const QString script = QString::fromLatin1(example.script);
        menu->addAction(tr(example.name), this, [this, script] { m_behaviour->setText(script); });
    }
    m_examples->setMenu(menu);
}

void ReceiverPanel::setSettings(const ReceiverSettings& settings)
{
    m_settings = settings;
    if (m_settings.endpoints.empty()) m_settings.endpoints.emplace_back();
    const EndpointSettings& endpoint = m_settings.endpoints.front();
    const QString address = QString::fromStdString(settings.bind);
    if (m_address->findText(address) < 0) m_address->addItem(address);
    m_address->setCurrentText(address);
    m_port->setText(QString::number(settings.port));
    m_token->setText(QString::fromStdString(endpoint.token));
    m_token->setCursorPosition(0);
    m_noAuth->setChecked(endpoint.noAuth);
    m_behaviour->setText(QString::fromStdString(endpoint.behaviour));
    showState();
}

ReceiverSettings ReceiverPanel::settings() const
{
    ReceiverSettings settings = m_settings;
    settings.bind = m_address->currentText().toStdString();
    settings.port = m_port->text().toUShort();
    EndpointSettings& endpoint = settings.endpoints.front();
    endpoint.token = m_token->text().toStdString();
    endpoint.noAuth = m_noAuth->isChecked();
    endpoint.behaviour = m_behaviour->text().trimmed().toStdString();
    return settings;
}

bool ReceiverPanel::isComplete() const
{
    return m_port->hasAcceptableInput() && m_behaviour->isValid() &&
           (m_noAuth->isChecked() || !m_token->text().isEmpty());
}

void ReceiverPanel::requestStart()
{
    if (m_state.listening || m_starting || !isComplete()) return;
    m_starting = true;
    showState();
    Q_EMIT startRequested(settings());
}

void ReceiverPanel::showListener(const ListenerState& state)
{
    m_state = state;
    m_starting = false;
    m_message->setText(QString::fromStdString(state.error));
    m_message->setVisible(!state.error.empty());
    if (state.listening) // the port that was found where any was asked for
        m_port->setText(
            QString::number(QUrl(QString::fromStdString(state.url)).port(m_port->text().toInt())));
    else
        m_behaviour->setHint({});
    showState();
}

void ReceiverPanel::showBehaviour(const QString& step)
{
    if (m_state.listening && !step.isEmpty()) m_behaviour->setHint(tr("Next request: %1").arg(step));
}

void ReceiverPanel::showState()
{
    const bool editable = !m_state.listening && !m_starting;
    m_address->setEnabled(editable);
    m_port->setReadOnly(!editable);
    m_token->setReadOnly(!editable);
    m_token->setEnabled(!m_noAuth->isChecked());
    m_noAuth->setEnabled(editable);
    m_behaviour->setReadOnly(!editable);
    m_examples->setEnabled(editable);
    m_token->setPlaceholderText(m_noAuth->isChecked() ? tr("anyone may post") : tr("required"));
    if (m_state.listening)
        m_button->setText(tr("Stop"));
    else
        m_button->setText(m_starting ? tr("Starting\u2026") : tr("Start"));
    m_button->setAccessibleName(m_state.listening ? tr("Stop the receiver") : tr("Start the receiver"));
    m_button->setEnabled(m_state.listening || (!m_starting && isComplete()));
    const QString role = m_state.listening ? QString() : u"primary"_s;
    if (m_button->property("role").toString() != role) {
        m_button->setProperty("role", role);
        m_button->style()->unpolish(m_button);
        m_button->style()->polish(m_button);
    }
    showIcons();
}

void ReceiverPanel::showIcons()
{
    const Colours& c = m_theme.colours();
    m_button->setIcon(m_state.listening ? m_theme.leadingIcon(u"stop"_s, c.text)
                                        : m_theme.leadingIcon(u"play"_s, c.onAccent));
    m_reveal->setIcon(m_theme.icon(m_reveal->isChecked() ? u"eyeoff"_s : u"eye"_s, c.muted));
    m_examples->setIcon(m_theme.icon(u"chevron"_s, c.muted));
}

} // namespace pb
