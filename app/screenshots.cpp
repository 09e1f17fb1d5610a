// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshots.h"

#include <chrono>

#include <QApplication>
#include <QPixmap>

#include "app/commandoptions.h"
#include "app/windowsession.h"
#include "models/domain/sequenceaudit.h"
#include "ui/stream/detailpane.h"
#include "ui/stream/streampage.h"
#include "ui/stream/streamview.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

using namespace std::chrono_literals;

namespace {

/// Long enough for every visitor of the demo to have come, and for the rate to be steady.
constexpr std::chrono::milliseconds filling = 6s;
constexpr qint64 rowsWanted = 150;
constexpr std::chrono::milliseconds longest = 30s;
constexpr auto settling = 700ms;

} // namespace

Screenshots::Screenshots(WindowSession& session, const QString& folder) : m_session(session), m_folder(folder)
{
    m_poll.setInterval(100ms);
    connect(&m_poll, &QTimer::timeout, this, &Screenshots::awaitData);
}

void Screenshots::start()
{
    m_clock.start();
    m_poll.start();
}

void Screenshots::awaitData()
{
    const std::chrono::milliseconds waited(m_clock.elapsed());
    const bool filled = waited >= filling && m_session.stream().rowCount() >= rowsWanted;
    if (!filled && waited < longest) return;
    m_poll.stop();
    m_session.endDemo();
    QTimer::singleShot(settling, this, &Screenshots::selectRow);
}

/// A row that has something to show: a new event with a finding if one is in view, else any new event.
void Screenshots::selectRow()
{
    const StreamModel& model = m_session.stream();
    StreamPage& page = m_session.window().streamPage();
    const QWidget* viewport = page.table().viewport();
    const int first = page.table().rowAt(0);
    const int last = page.table().rowAt(viewport->height() - 1);
    int chosen = last;
    for (int row = first; row >= 0 && row <= last; ++row) {
        const QModelIndex index = model.index(row, 0);
        const bool isNew = index.data(StreamModel::standingRole).toInt() == static_cast<int>(Standing::New);
        const bool fromVendor =
            index.siblingAtColumn(static_cast<int>(StreamColumn::Feed)).data().toString() == u"Vendor feed"_s;
        if (isNew && fromVendor) chosen = row;
        if (isNew && fromVendor && index.data(StreamModel::findingsRole).toInt() != 0) break;
    }
    page.selectRow(chosen + 1);
    page.setLive(true);
    QTimer::singleShot(settling, this, &Screenshots::takeAll);
}

void Screenshots::takeAll()
{
    DetailPane& detail = m_session.window().streamPage().detail();
    const std::pair<DetailPane::Tab, QString> tabs[] = {{DetailPane::RequestTab, u"01-stream-request"_s},
                                                        {DetailPane::AnswerTab, u"01-stream-answer"_s},
                                                        {DetailPane::FindingsTab, u"01-stream-findings"_s}};
    bool saved = m_folder.mkpath(u"."_s) && save(u"01-stream"_s);
    for (const auto& [tab, name] : tabs) {
        detail.showTab(tab);
        saved = saved && save(name);
    }
    QCoreApplication::exit(
        saved ? 0
              : failure(u"could not write pictures to %1; choose a folder that can be written"_s.arg(
                    m_folder.absolutePath())));
}

bool Screenshots::save(const QString& name)
{
    // A second round lets the layouts that the first one asked for settle.
    for (int round = 0; round < 2; ++round)
        QApplication::processEvents();
    return m_session.window().grab().save(m_folder.filePath(name + u".png"_s));
}

} // namespace pb
