// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/deliveriespage.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

DeliveriesPage::DeliveriesPage(Theme& theme, SessionTables& tables, QWidget* parent)
    : LivePage(parent), m_theme(theme), m_tables(tables)
{
    setObjectName(u"deliveriesPage"_s);
}

bool DeliveriesPage::isLive() const
{
    return true;
}

void DeliveriesPage::setLive(bool)
{
}

void DeliveriesPage::showPush(const PushState&)
{
}

void DeliveriesPage::selectAttempt(qint64)
{
}

void DeliveriesPage::selectFeed(qint64)
{
}

} // namespace pb
