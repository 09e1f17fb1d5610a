// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overviewpage.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

OverviewPage::OverviewPage(Theme& theme, SessionTables& tables, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_tables(tables)
{
    setObjectName(u"overviewPage"_s);
}

void OverviewPage::showListener(const ListenerState&)
{
}

void OverviewPage::showFigures(const ReceiverFigures&, const PushFigures&, std::chrono::milliseconds)
{
}

void OverviewPage::showPush(const PushState&)
{
}

} // namespace pb
