// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stream/streampage.h"

#include <QClipboard>
#include <QGuiApplication>

#include "models/tables/sessiontables.h"
#include "ui/stream/detailpane.h"
#include "ui/stream/emptystream.h"
#include "ui/stream/streamview.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

StreamPage::StreamPage(Theme& theme, SessionTables& tables, QWidget* parent)
    : FollowingPage(theme, tables.stream(), parent), m_model(tables.stream()),
      m_reader(tables.streamReader()), m_table(new StreamView(theme, m_model)),
      m_detail(new DetailPane(theme)),
      m_empty(new EmptyStream(theme, u"emptyStream"_s, tr("Waiting for the first event")))
{
    setObjectName(u"streamPage"_s);
    assemble(u"stream"_s, u"newRowsPill"_s, m_table, m_detail, m_empty);
    connect(m_empty, &EmptyStream::startRequested, this, &StreamPage::startRequested);
    connect(m_empty, &EmptyStream::sampleRequested, this, &StreamPage::sampleRequested);
    connect(&m_reader, &StreamReader::detailRead, this, [this](const StreamDetail& detail) {
        if (detail.row.id == selected()) m_detail->showDetail(detail);
    });
    connect(&m_reader, &StreamReader::copyRead, this, [this](const QString& text, qint64 rows) {
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT noticeMade(tr("%n row(s) copied", nullptr, static_cast<int>(rows)), false);
    });
}

void StreamPage::showListener(const ListenerState& state, const ReceiverSettings& settings)
{
    m_empty->showListener(state, settings);
}

void StreamPage::copyRows()
{
    std::vector<StreamReader::Stretch> stretches = selectedStretches();
    if (!stretches.empty()) m_reader.readCopy(std::move(stretches));
}

void StreamPage::selectRow(qint64 number)
{
    select(number);
}

void StreamPage::showNumber(qint64 number)
{
    if (number > 0)
        m_reader.readDetail(number);
    else
        m_detail->clear();
}

} // namespace pb
