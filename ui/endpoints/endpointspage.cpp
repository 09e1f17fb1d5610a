// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/endpointspage.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "models/tables/curltext.h"
#include "ui/copybutton.h"
#include "ui/endpoints/accessform.h"
#include "ui/endpoints/behaviourpanel.h"
#include "ui/endpoints/endpointlist.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

EndpointsPage::EndpointsPage(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_form(new ReceiverForm(theme, this)), m_below(new QWidget(this)),
      m_list(new EndpointList(theme, m_endpoints, this)), m_tabs(new QTabWidget(this)),
      m_behaviour(new BehaviourPanel(theme, this)), m_access(new AccessForm(theme, this)),
      m_curl(new QLabel(this)), m_remark(new QLabel(this)),
      m_sample(new QPushButton(tr("Send a sample event"), this))
{
    setObjectName(u"endpointsPage"_s);
    m_list->setFixedWidth(258);
    auto* row = new QHBoxLayout(m_below);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(m_list);
    row->addWidget(makeEndpoint(), 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_form);
    layout->addWidget(m_below, 1);
    connectParts();
    connect(&theme, &Theme::changed, this, &EndpointsPage::showIcons);
    showEndpoint();
    showListener({});
}

QWidget* EndpointsPage::makeEndpoint()
{
    auto* card = new QFrame(this);
    card->setProperty("role", u"card"_s);
    m_tabs->setObjectName(u"endpointTabs"_s);
    m_tabs->tabBar()->setObjectName(u"endpointTabBar"_s);
    m_tabs->tabBar()->setAccessibleName(tr("The endpoint's behaviour, access and trial"));
    m_tabs->addTab(m_behaviour, tr("Behaviour"));
    m_tabs->addTab(m_access, tr("Access"));
    m_tabs->addTab(makeTrial(), tr("Try it"));
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(14, 6, 14, 10);
    layout->addWidget(m_tabs);
    return card;
}

QWidget* EndpointsPage::makeTrial()
{
    auto* box = new QWidget(this);
    m_curl->setObjectName(u"endpointCurl"_s);
    m_curl->setFont(Theme::codeFont());
    m_curl->setTextFormat(Qt::PlainText);
    m_curl->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_curl->setWordWrap(true);
    m_remark->setObjectName(u"curlRemark"_s);
    m_remark->setProperty("role", u"muted"_s);
    m_remark->setWordWrap(true);
    m_sample->setObjectName(u"endpointSample"_s);
    m_sample->setIconSize(Theme::leadingSize);
    auto* copy = new CopyButton(m_theme, tr("Copy the command, with the token"), box);
    copy->setObjectName(u"copyEndpointCurl"_s);
    copy->setText([this] { return m_command; });
    auto* code = new QFrame(box);
    code->setProperty("role", u"codeBox"_s);
    auto* inside = new QHBoxLayout(code);
    inside->setContentsMargins(14, 9, 8, 10);
    inside->addWidget(m_curl, 1);
    inside->addWidget(copy, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(code);
    layout->addWidget(m_remark);
    layout->addWidget(m_sample, 0, Qt::AlignLeft);
    layout->addStretch(1);
    return box;
}

void EndpointsPage::connectParts()
{
    connect(m_form, &ReceiverForm::startPressed, this, &EndpointsPage::requestStart);
    connect(m_form, &ReceiverForm::stopPressed, this, &EndpointsPage::stopRequested);
    connect(m_form, &ReceiverForm::changed, this, &EndpointsPage::showCommand);
    connect(m_form, &ReceiverForm::unfolded, this, [this](bool open) {
        m_below->setVisible(!open);
        static_cast<QVBoxLayout*>(layout())->setStretchFactor(m_form, open ? 1 : 0);
    });
    connect(m_list, &EndpointList::currentRowChanged, this, &EndpointsPage::showEndpoint);
    connect(&m_endpoints, &QAbstractItemModel::rowsRemoved, this, &EndpointsPage::showEndpoint);
    connect(&m_endpoints, &QAbstractItemModel::rowsInserted, this, &EndpointsPage::showStartable);
    connect(m_behaviour, &BehaviourPanel::scriptChanged, this, &EndpointsPage::takeEndpoint);
    connect(m_behaviour, &BehaviourPanel::startRequested, this, &EndpointsPage::requestStart);
    connect(m_behaviour, &BehaviourPanel::applyRequested, this, &EndpointsPage::apply);
    connect(m_behaviour, &BehaviourPanel::busyChanged, this, [this](bool busy) {
        const int row = m_list->currentRow();
        m_endpoints.setBusy(row, busy);
        Q_EMIT busyChanged(QString::fromStdString(m_endpoints.at(row).path), busy);
    });
    connect(m_access, &AccessForm::changed, this, &EndpointsPage::takeEndpoint);
    connect(m_access, &AccessForm::startRequested, this, &EndpointsPage::requestStart);
    connect(m_sample, &QPushButton::clicked, this, &EndpointsPage::sampleRequested);
}

void EndpointsPage::setSettings(const ReceiverSettings& settings)
{
    m_form->setSettings(settings);
    m_endpoints.setEndpoints(settings.endpoints);
    showEndpoint();
}

ReceiverSettings EndpointsPage::settings() const
{
    ReceiverSettings settings = m_form->settings();
    settings.endpoints = m_endpoints.endpoints();
    return settings;
}

bool EndpointsPage::requestStart()
{
    if (m_state.listening || m_starting) return true;
    if (!m_form->isComplete() || !m_endpoints.isComplete()) return false;
    m_starting = true;
    m_form->showListener(m_state, true);
    Q_EMIT startRequested(settings());
    return true;
}

void EndpointsPage::showListener(const ListenerState& state)
{
    m_state = state;
    m_starting = false;
    m_endpoints.showListener(state);
    m_form->showListener(state, false);
    m_list->setEditable(!state.listening);
    m_access->setEditable(!state.listening);
    m_sample->setEnabled(state.listening);
    showEndpoint();
    showIcons();
}

void EndpointsPage::showFigures(const ReceiverFigures& figures)
{
    m_endpoints.showFigures(figures);
    showProgress();
}

/// Shows the chosen endpoint in all tabs.
void EndpointsPage::showEndpoint()
{
    const int row = m_list->currentRow();
    m_filling = true;
    m_behaviour->setScript(QString::fromStdString(m_endpoints.at(row).behaviour));
    m_access->setEndpoint(m_endpoints.at(row));
    m_filling = false;
    showStartable();
}

/// What was typed belongs to the chosen endpoint.
void EndpointsPage::takeEndpoint()
{
    if (m_filling) return;
    EndpointSettings endpoint = m_access->endpoint();
    endpoint.behaviour = m_behaviour->script().toStdString();
    m_endpoints.change(m_list->currentRow(), endpoint);
    showStartable();
}

void EndpointsPage::apply()
{
    const int row = m_list->currentRow();
    m_endpoints.apply(row);
    Q_EMIT behaviourChanged(QString::fromStdString(m_endpoints.at(row).path),
                            QString::fromStdString(m_endpoints.at(row).behaviour));
    showStartable();
}

void EndpointsPage::showStartable()
{
    const int row = m_list->currentRow();
    m_form->setStartable(m_endpoints.isComplete());
    m_access->showProblem(m_endpoints.index(row).data(EndpointsModel::problemRole).toString());
    m_behaviour->showRunning(m_endpoints.applied(row), m_endpoints.isBusy(row));
    showProgress();
    showCommand();
}

void EndpointsPage::showProgress()
{
    m_behaviour->setPosition(m_state.listening ? m_endpoints.position(m_list->currentRow()) : std::nullopt);
}

void EndpointsPage::showCommand()
{
    const int row = m_list->currentRow();
    const ReceiverSettings typed = m_form->settings();
    const EndpointSettings& endpoint = m_endpoints.at(row);
    const QString bind = QString::fromStdString(typed.bind);
    const QString host = bind.contains(u':') ? u'[' + bind + u']' : bind;
    const QString url = m_state.listening ? m_endpoints.url(row)
                                          : u"%1://%2:%3%4"_s.arg(m_form->scheme(), host)
                                                .arg(typed.port)
                                                .arg(QString::fromStdString(endpoint.path));
    const QString token = endpoint.noAuth ? QString() : QString::fromStdString(endpoint.token);
    m_command = sampleCurl(url, token);
    m_curl->setText(sampleCurl(url, token.isEmpty() ? QString() : QString(8, u'\u2022')));
    m_curl->setAccessibleName(tr("Command that posts an event; the token is hidden"));
    const bool own = typed.tls.mode == TlsSettings::Mode::SelfSigned;
    m_remark->setVisible(own);
    m_remark->setText(
        tr("The certificate is self-signed: add --cacert with a copy of it, or -k to take any."));
}

void EndpointsPage::showIcons()
{
    const Colours& c = m_theme.colours();
    m_sample->setIcon(m_theme.leadingIcon(u"send"_s, m_state.listening ? c.text : c.muted));
}

} // namespace pb
