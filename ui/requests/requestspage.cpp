// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requestspage.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

RequestsPage::RequestsPage(Theme& theme, SessionTables& tables, QWidget* parent)
    : LivePage(parent), m_theme(theme), m_tables(tables)
{
    setObjectName(u"requestsPage"_s);
}

bool RequestsPage::isLive() const
{
    return true;
}

void RequestsPage::setLive(bool)
{
}

void RequestsPage::showListener(const ListenerState&, const ReceiverSettings&)
{
}

void RequestsPage::selectRequest(qint64)
{
}

} // namespace pb
