// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/receiverform.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/endpoints/limitstable.h"
#include "ui/endpoints/tlsform.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

ReceiverForm::ReceiverForm(Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_picture(new QLabel(this)), m_title(new QLabel(this)),
      m_message(new QLabel(this)), m_button(new QPushButton(this)), m_unfold(new QToolButton(this)),
      m_tabs(new QTabWidget(this)), m_address(new QComboBox(this)), m_port(new QLineEdit(this)),
      m_tls(new TlsForm(theme, this)), m_limits(new LimitsTable(theme, this))
{
    setObjectName(u"receiverForm"_s);
    setProperty("role", u"card"_s);
    setAccessibleName(tr("Receiver settings"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 10, 14, 10);
    layout->setSpacing(8);
    makeTop();
    makeSettings();
    layout->addWidget(m_tabs, 1);
    connectParts();
    connect(&theme, &Theme::changed, this, &ReceiverForm::showIcons);
    setSettings({});
}

void ReceiverForm::makeTop()
{
    m_title->setObjectName(u"receiverTitle"_s);
    m_title->setProperty("role", u"title"_s);
    m_message->setObjectName(u"receiverMessage"_s);
    m_message->setWordWrap(true);
    m_unfold->setObjectName(u"receiverUnfold"_s);
    m_unfold->setProperty("role", u"flat"_s);
    m_unfold->setCheckable(true);
    m_unfold->setText(tr("Settings"));
    m_unfold->setAccessibleName(tr("Show the receiver's settings: address, TLS, limits"));
    m_unfold->setToolTip(m_unfold->accessibleName());
    m_unfold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_unfold->setIconSize(Theme::leadingSize);
    m_unfold->setFocusPolicy(Qt::StrongFocus);
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
    top->addWidget(m_unfold);
    top->addWidget(m_button);
    static_cast<QVBoxLayout*>(layout())->addLayout(top);
}

void ReceiverForm::makeSettings()
{
    m_tabs->setObjectName(u"receiverTabs"_s);
    m_tabs->tabBar()->setObjectName(u"receiverTabBar"_s);
    m_tabs->tabBar()->setAccessibleName(tr("Settings of the receiver"));
    m_tabs->addTab(makeListening(), tr("Listening"));
    m_tabs->addTab(m_tls, tr("TLS"));
    m_tabs->addTab(m_limits, tr("Limits"));
    m_tabs->hide();
}

QWidget* ReceiverForm::makeListening()
{
    auto* box = new QWidget(this);
    m_address->setObjectName(u"addressEdit"_s);
    m_address->setAccessibleName(tr("Address to listen on"));
    m_address->setToolTip(tr("127.0.0.1: this computer only. 0.0.0.0: every network this computer is on."));
    m_address->addItems({u"127.0.0.1"_s, u"0.0.0.0"_s, u"::1"_s, u"::"_s});
    m_address->setMinimumWidth(180);
    m_port->setObjectName(u"portEdit"_s);
    m_port->setAccessibleName(tr("Port"));
    m_port->setToolTip(tr("0 takes any free port"));
    m_port->setValidator(new QIntValidator(0, 65535, m_port));
    m_port->setFixedWidth(90);
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 12, 0, 0);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(9);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    for (const auto& [text, field] : {std::pair<QString, QWidget*>(tr("Address"), m_address),
                                      std::pair<QString, QWidget*>(tr("Port"), m_port)}) {
        auto* name = new QLabel(text, box);
        name->setProperty("role", u"fieldLabel"_s);
        name->setBuddy(field);
        name->setMinimumHeight(32); // as high as its field
        form->addRow(name, field);
    }
    return box;
}

void ReceiverForm::connectParts()
{
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_state.listening)
            Q_EMIT stopPressed();
        else
            Q_EMIT startPressed();
    });
    connect(m_unfold, &QToolButton::toggled, this, [this](bool open) {
        m_tabs->setVisible(open);
        showIcons();
        Q_EMIT unfolded(open);
    });
    connect(m_port, &QLineEdit::textChanged, this, &ReceiverForm::showState);
    connect(m_port, &QLineEdit::textChanged, this, &ReceiverForm::changed);
    connect(m_port, &QLineEdit::returnPressed, this, &ReceiverForm::startPressed);
    connect(m_tls, &TlsForm::changed, this, &ReceiverForm::showState);
    connect(m_tls, &TlsForm::changed, this, &ReceiverForm::changed);
    connect(m_address, &QComboBox::currentIndexChanged, this, &ReceiverForm::changed);
}

void ReceiverForm::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
    m_unfold->setChecked(true);
}

void ReceiverForm::fold()
{
    m_unfold->setChecked(false);
}

QString ReceiverForm::scheme() const
{
    return m_tls->tls().mode == TlsSettings::Mode::Off ? u"http"_s : u"https"_s;
}

void ReceiverForm::setSettings(const ReceiverSettings& settings)
{
    m_settings = settings;
    const QString address = QString::fromStdString(settings.bind);
    if (m_address->findText(address) < 0) m_address->addItem(address);
    m_address->setCurrentText(address);
    m_port->setText(QString::number(settings.port));
    m_tls->setTls(settings.tls);
    m_limits->model().setLimits(settings.limits);
    showState();
}

ReceiverSettings ReceiverForm::settings() const
{
    ReceiverSettings settings = m_settings;
    settings.bind = m_address->currentText().toStdString();
    settings.port = m_port->text().toUShort();
    settings.tls = m_tls->tls();
    settings.limits = m_limits->model().limits();
    return settings;
}

bool ReceiverForm::isComplete() const
{
    return m_port->hasAcceptableInput() && m_tls->isComplete();
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
    m_tls->showListener(state);
    showState();
}

/// The one endpoint's URL, or what stands before the paths of several.
QString ReceiverForm::listeningText() const
{
    const bool several = m_settings.endpoints.size() > 1 && !m_state.origin.empty();
    return tr("Listening on %1").arg(QString::fromStdString(several ? m_state.origin : m_state.url));
}

void ReceiverForm::showState()
{
    const bool editable = !m_state.listening && !m_starting;
    m_address->setEnabled(editable);
    m_port->setReadOnly(!editable);
    m_tls->setEditable(editable);
    m_limits->setEditable(editable);
    const QString error = QString::fromStdString(m_state.error);
    if (m_state.listening) {
        m_title->setText(listeningText());
        m_message->setText(m_state.fingerprint.empty()
                               ? tr("Each request is stored before it is answered.")
                               : tr("Over TLS. Each request is stored before it is answered."));
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
    m_unfold->setIcon(m_theme.leadingIcon(m_unfold->isChecked() ? u"up"_s : u"down"_s, c.muted));
    m_button->setIcon(m_state.listening ? m_theme.leadingIcon(u"stop"_s, c.text)
                                        : m_theme.leadingIcon(u"play"_s, c.onAccent));
}

} // namespace pb
