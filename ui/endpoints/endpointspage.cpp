// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/endpointspage.h"

#include <QVBoxLayout>

#include "ui/endpoints/receiverpanel.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

EndpointsPage::EndpointsPage(Theme& theme, QWidget* parent)
    : QWidget(parent), m_panel(new ReceiverPanel(theme, this))
{
    setObjectName(u"endpointsPage"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);
    layout->addStretch(1);
    connect(m_panel, &ReceiverPanel::startRequested, this, &EndpointsPage::startRequested);
    connect(m_panel, &ReceiverPanel::stopRequested, this, &EndpointsPage::stopRequested);
}

void EndpointsPage::setSettings(const ReceiverSettings& settings)
{
    m_panel->setSettings(settings);
}

ReceiverSettings EndpointsPage::settings() const
{
    return m_panel->settings();
}

void EndpointsPage::showListener(const ListenerState& state)
{
    m_panel->showListener(state);
}

void EndpointsPage::showFigures(const ReceiverFigures& figures)
{
    m_panel->showBehaviour(QString::fromStdString(figures.behaviour));
}

void EndpointsPage::requestStart()
{
    m_panel->requestStart();
}

} // namespace pb
