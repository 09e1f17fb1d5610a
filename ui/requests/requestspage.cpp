// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requestspage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include "models/tables/curltext.h"
#include "models/tables/sessiontables.h"
#include "ui/followingtable.h"
#include "ui/requests/requestdetail.h"
#include "ui/requests/sendagaindialog.h"
#include "ui/stream/emptystream.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

RequestsPage::RequestsPage(Theme& theme, SessionTables& tables, QWidget* parent)
    : FollowingPage(theme, tables.requests(), parent), m_model(tables.requests()),
      m_reader(tables.requestReader()), m_table(new FollowingTable(theme, m_model,
                                                                   {{7, 0, 0},
                                                                    {12, 0, 0},
                                                                    {6, 0, 0, 2},
                                                                    {10, 2, 3},
                                                                    {11, 2, 3},
                                                                    {4, 0, 0, 4},
                                                                    {4, 0, 0, 6},
                                                                    {9, 0, 1},
                                                                    {14, 4, 5},
                                                                    {7, 1, 1},
                                                                    {14, 5, 5, 1},
                                                                    {7, 0, 0},
                                                                    {7, 0, 0, 3},
                                                                    {15, 0, 2, 5}},
                                                                   u"requestsTable"_s)),
      m_detail(new RequestDetail(theme)),
      m_empty(new EmptyStream(theme, u"emptyRequests"_s, tr("Waiting for the first request")))
{
    setObjectName(u"requestsPage"_s);
    m_table->setAccessibleName(tr("Requests as they came"));
    assemble(u"requests"_s, u"newRequestsPill"_s, m_table, m_detail, m_empty);
    connect(m_empty, &EmptyStream::startRequested, this, &RequestsPage::startRequested);
    connect(m_empty, &EmptyStream::sampleRequested, this, &RequestsPage::sampleRequested);
    connect(m_table, &QWidget::customContextMenuRequested, this, &RequestsPage::openMenu);
    connect(m_table, &FollowingTable::opened, this, &RequestsPage::openEvents);
    connect(m_detail, &RequestDetail::sendAgainRequested, this, &RequestsPage::sendAgain);
    connectReader();
}

void RequestsPage::connectReader()
{
    connect(&m_reader, &RequestReader::requestRead, this, [this](const CapturedRequest& request) {
        if (request.id != selected()) return;
        m_detail->showRequest(request);
        if (m_curlWanted == request.id) copyCurl();
        if (m_againWanted == request.id) sendAgain();
    });
    connect(&m_reader, &RequestReader::copyRead, this, [this](const QString& text, qint64 rows) {
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT noticeMade(tr("%n row(s) copied", nullptr, static_cast<int>(rows)), false);
    });
    connect(&m_reader, &RequestReader::streamRowRead, this, [this](qint64 number, qint64 row) {
        if (number != m_eventsWanted) return;
        m_eventsWanted = 0;
        if (row > 0)
            Q_EMIT jumpRequested(Place{Page::Stream, row, 0});
        else
            Q_EMIT noticeMade(tr("Request %1 brought no events").arg(number), false);
    });
}

void RequestsPage::showListener(const ListenerState& state, const ReceiverSettings& settings)
{
    m_url = state.listening ? QString::fromStdString(state.url) : QString();
    m_empty->showListener(state, settings);
}

void RequestsPage::selectRequest(qint64 number)
{
    select(number, Reach::StandStill);
}

void RequestsPage::rememberColumns(QSettings& settings)
{
    m_table->columns().remember(&settings, u"requests"_s);
}

void RequestsPage::showNumber(qint64 number)
{
    if (number > 0)
        m_reader.readRequest(number);
    else
        m_detail->clear();
}

void RequestsPage::copyRows()
{
    std::vector<Stretch> stretches = selectedStretches();
    if (!stretches.empty()) m_reader.readCopy(std::move(stretches));
}

/// At once where the request is shown already, else when it has been read.
void RequestsPage::copyCurl()
{
    const CapturedRequest& request = m_detail->request();
    m_curlWanted = selected();
    if (m_curlWanted == 0 || request.id != m_curlWanted) return;
    m_curlWanted = 0;
    const CurlText curl = curlCommand(request, requestUrl(request, m_url.toStdString()));
    QGuiApplication::clipboard()->setText(curl.command);
    Q_EMIT noticeMade(tr("Request %1 copied as cURL. %2").arg(request.id).arg(curl.remark).trimmed(), false);
}

/// Opens the form at once where the request is shown already, else when it has been read.
void RequestsPage::sendAgain()
{
    const CapturedRequest& request = m_detail->request();
    m_againWanted = selected();
    if (m_againWanted == 0 || request.id != m_againWanted) return;
    m_againWanted = 0;
    if (m_again) m_again->close();
    m_again = new SendAgainDialog(m_theme, request,
                                  QString::fromStdString(requestUrl(request, m_url.toStdString())), this);
    m_again->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_again, &SendAgainDialog::sendRequested, this, &RequestsPage::repeatRequested);
    m_again->open();
}

void RequestsPage::showRepeated(const RepeatResult& result)
{
    if (m_again) m_again->showResult(result);
}

void RequestsPage::openEvents()
{
    m_eventsWanted = selected();
    if (m_eventsWanted > 0) m_reader.readStreamRow(m_eventsWanted);
}

void RequestsPage::openMenu(const QPoint& at)
{
    if (selected() == 0) return;
    auto* menu = new QMenu(this);
    menu->setObjectName(u"requestsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Colours& c = m_theme.colours();
    menu->addAction(m_theme.icon(u"jump"_s, c.muted), tr("Open its &events in the Stream\tEnter"), this,
                    &RequestsPage::openEvents);
    menu->addSeparator();
    menu->addAction(m_theme.icon(u"send"_s, c.muted), tr("&Push again to any URL\u2026\tR"), this,
                    &RequestsPage::sendAgain);
    menu->addAction(m_theme.icon(u"copy"_s, c.muted), tr("Copy as c&URL\tCtrl+Shift+C"), this,
                    &RequestsPage::copyCurl);
    menu->addAction(m_theme.icon(u"copy"_s, c.muted), tr("&Copy rows\tCtrl+C"), this,
                    &RequestsPage::copyRows);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void RequestsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->keyCombination() == QKeyCombination(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_C))
        copyCurl();
    else if (event->key() == Qt::Key_R && event->modifiers() == Qt::NoModifier)
        sendAgain();
    else
        FollowingPage::keyPressEvent(event);
}

} // namespace pb
