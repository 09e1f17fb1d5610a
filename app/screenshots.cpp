// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshots.h"

#include <algorithm>
#include <chrono>

#include <QApplication>
#include <QDialog>
#include <QEventLoop>
#include <QLineEdit>
#include <QListView>
#include <QPixmap>
#include <QPushButton>
#include <QTemporaryFile>

#include "app/commandoptions.h"
#include "app/windowsession.h"
#include "models/domain/sequenceaudit.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/deliveries/timelineview.h"
#include "ui/endpoints/endpointspage.h"
#include "ui/eventlog/eventlogpage.h"
#include "ui/eventlog/logtable.h"
#include "ui/followingtable.h"
#include "ui/requests/requestspage.h"
#include "ui/stream/detailpane.h"
#include "ui/stream/streampage.h"
#include "ui/stream/streamview.h"
#include "ui/subscriptions/subscriptionspage.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

using namespace std::chrono_literals;

namespace {

/// Long enough for every visitor of the demo to have come, and for the minute of the Overview to have a
/// shape.
constexpr std::chrono::milliseconds filling = 20s;
constexpr qint64 rowsWanted = 150;
constexpr std::chrono::milliseconds longest = 45s;
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
    m_saved = m_folder.mkpath(u"."_s);
    savePage(Page::Overview, u"01-overview"_s);
    selectHalt();
    savePage(Page::Deliveries, u"07-deliveries"_s);
    saveEndpoints();
    saveLog();
    saveSubscriptions();
    saveForm(u"08-push-form"_s);
    // The tables stand still for their pictures, so that the row chosen stays in view.
    m_session.endDemo();
    m_session.window().showPage(Page::Stream);
    awaitQuiet();
    selectRow();
}

/// The random step that runs, and what the receiver's settings unfold to.
void Screenshots::saveEndpoints()
{
    EndpointsPage& page = m_session.window().endpointsPage();
    m_session.window().showPage(Page::Endpoints);
    if (auto* steps = page.findChild<QListView*>(u"scriptSteps"_s))
        steps->setCurrentIndex(steps->model()->index(steps->model()->rowCount() - 1, 0));
    savePage(Page::Endpoints, u"04-endpoints"_s);
    page.showReceiverTab(ReceiverForm::Limits);
    savePage(Page::Endpoints, u"04-endpoints-limits"_s);
    page.showReceiverTab(ReceiverForm::Tls);
    savePage(Page::Endpoints, u"04-endpoints-tls"_s);
    page.foldReceiver();
}

/// The last attempt of the first lane after which its consumer asked for quiet.
void Screenshots::selectHalt()
{
    DeliveriesPage& page = m_session.window().deliveriesPage();
    m_session.window().showPage(Page::Deliveries);
    settle();
    if (page.timeline().rows().empty()) return;
    const std::vector<LaneMark>& marks = page.timeline().rows().front().lane->marks();
    const auto halted = std::find_if(marks.rbegin(), marks.rend(), [](const LaneMark& mark) {
        return mark.attempt.outcome == AttemptOutcome::Halted;
    });
    if (halted != marks.rend()) page.selectAttempt(halted->attempt.id);
    settle();
    page.setLive(true);
}

/// Waits until nothing comes in any more.
void Screenshots::awaitQuiet()
{
    qint64 before = -1;
    while (before != m_session.stream().storedRows() && m_clock.elapsed() < 2 * longest.count()) {
        before = m_session.stream().storedRows();
        settle();
    }
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
    settle();
    saveTables();
}

/// The Stream with each tab of its details, and the Requests; then the program ends.
void Screenshots::saveTables()
{
    savePage(Page::Stream, u"02-stream"_s);
    DetailPane& detail = m_session.window().streamPage().detail();
    const std::pair<DetailPane::Tab, QString> tabs[] = {{DetailPane::RequestTab, u"02-stream-request"_s},
                                                        {DetailPane::AnswerTab, u"02-stream-answer"_s},
                                                        {DetailPane::FindingsTab, u"02-stream-findings"_s}};
    for (const auto& [tab, name] : tabs) {
        detail.showTab(tab);
        save(m_session.window(), name);
    }
    m_session.window().showPage(Page::Requests);
    m_session.window().requestsPage().selectRequest(m_session.tables().requests().rowCount());
    settle();
    m_session.window().requestsPage().setLive(true);
    savePage(Page::Requests, u"03-requests"_s);
    QCoreApplication::exit(
        m_saved ? 0
                : failure(u"could not write pictures to %1; choose a folder that can be written"_s.arg(
                      m_folder.absolutePath())));
}

void Screenshots::savePage(Page page, const QString& name)
{
    m_session.window().showPage(page);
    settle();
    save(m_session.window(), name);
}

/// Lets what a page asked the Read thread for come in.
void Screenshots::settle()
{
    QEventLoop loop;
    QTimer::singleShot(settling, &loop, &QEventLoop::quit);
    loop.exec();
}

void Screenshots::saveForm(const QString& name)
{
    m_session.window().showPushForm();
    saveDialog(u"pushDialog"_s, name);
}

void Screenshots::saveDialog(const QString& dialog, const QString& name)
{
    settle();
    auto* form = m_session.window().findChild<QDialog*>(dialog);
    save(*form, name);
    form->close();
}

/// The log while it follows with an event selected, and the ways into it.
void Screenshots::saveLog()
{
    EventLogPage& page = m_session.window().eventLogPage();
    m_session.window().showPage(Page::EventLog);
    settle();
    page.table().table().selectRow(std::max(m_session.tables().log().rowCount() - 4, 0));
    settle();
    save(m_session.window(), u"05-event-log"_s);
    page.append();
    if (auto* key = page.findChild<QLineEdit*>(u"appendKey"_s)) key->setText(u"4711"_s);
    saveDialog(u"appendDialog"_s, u"05-event-log-append"_s);
    QTemporaryFile file(QDir::temp().filePath(u"changes-XXXXXX.csv"_s));
    if (file.open()) {
        file.write("EntityEventSequence,ResourceName,ResourceRecordKey,EventTypes\n"
                   "900001,Property,4711,Update|StatusChanged\n900002,OpenHouse,88,Canceled\n"
                   "nine,Media,12,Insert\n900004,Media,13,Insert\n");
        file.close();
    }
    page.importFile(file.fileName());
    saveDialog(u"importDialog"_s, u"05-event-log-import"_s);
    page.publish();
    saveDialog(u"publishDialog"_s, u"05-event-log-publish"_s);
}

/// The list with what the first one gets, and the form with its preview.
void Screenshots::saveSubscriptions()
{
    SubscriptionsPage& page = m_session.window().subscriptionsPage();
    m_session.window().showPage(Page::Subscriptions);
    page.select(1);
    settle();
    save(m_session.window(), u"06-subscriptions"_s);
    page.startNew(u"ResourceName eq 'OpenHouse' and EventTypes/any(t: t in ('Canceled','Delete'))"_s);
    page.findChild<QLineEdit*>(u"subscriptionUrl"_s)->setText(u"https://consumer.example.com/webhooks"_s);
    settle();
    save(m_session.window(), u"06-subscription-form"_s);
    page.findChild<QPushButton*>(u"subscriptionCancel"_s)->click();
}

void Screenshots::save(QWidget& widget, const QString& name)
{
    // A second round lets the layouts that the first one asked for settle.
    for (int round = 0; round < 2; ++round)
        QApplication::processEvents();
    m_saved = widget.grab().save(m_folder.filePath(name + u".png"_s)) && m_saved;
}

} // namespace pb
