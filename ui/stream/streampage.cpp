// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stream/streampage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>

#include "models/tables/curltext.h"
#include "models/tables/sessiontables.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filteredit.h"
#include "ui/stream/detailpane.h"
#include "ui/stream/emptystream.h"
#include "ui/stream/rowsetbar.h"
#include "ui/stream/streamview.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

StreamPage::StreamPage(Theme& theme, SessionTables& tables, FilterMemory& memory, QWidget* parent)
    : FollowingPage(theme, tables.stream(), parent), m_model(tables.stream()),
      m_reader(tables.streamReader()), m_scan(tables.rowSetScan()), m_table(new StreamView(theme, m_model)),
      m_detail(new DetailPane(theme, tables.recordHistory())),
      m_empty(new EmptyStream(theme, u"emptyStream"_s, tr("Waiting for the first event"))),
      m_bar(new RowSetBar(theme, u"rowSet"_s)),
      m_filterBar(new FilterBar(theme, tables.seenValues(), memory, u"streamFilter"_s))
{
    setObjectName(u"streamPage"_s);
    m_bar->hide();
    assemble(u"stream"_s, u"newRowsPill"_s, m_table, m_detail, m_empty);
    addBar(m_bar);
    addBar(m_filterBar);
    connect(m_empty, &EmptyStream::startRequested, this, &StreamPage::startRequested);
    connect(m_empty, &EmptyStream::sampleRequested, this, &StreamPage::sampleRequested);
    connect(m_filterBar, &FilterBar::applied, this, [this](const std::optional<Filter>& filter) {
        StreamChoice choice = m_choice;
        choice.filter = filter;
        choose(choice);
    });
    connect(m_filterBar, &FilterBar::subscriptionRequested, this, &StreamPage::subscriptionRequested);
    connect(m_filterBar, &FilterBar::left, this, [this] { m_table->setFocus(); });
    connect(m_bar, &RowSetBar::clearRequested, this, [this] { clearFirst(); });
    connect(m_detail, &DetailPane::rowChosen, this, &StreamPage::selectRow);
    connect(&m_reader, &StreamReader::detailRead, this, [this](const StreamDetail& detail) {
        if (detail.row.id != selected()) return;
        m_detail->showDetail(detail, m_model.storedRows());
        copyWanted(detail);
    });
    connect(&m_reader, &StreamReader::copyRead, this, [this](const QString& text, qint64 rows) {
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT noticeMade(tr("%n row(s) copied", nullptr, static_cast<int>(rows)), false);
    });
    connectTable();
    connectScan();
}

void StreamPage::connectTable()
{
    connect(m_table, &FollowingTable::headingClicked, this, &StreamPage::sortBy);
    connect(m_table, &FollowingTable::columnsMenuOpened, this, &StreamPage::addSortMenu);
    connect(m_table, &FollowingTable::opened, this, &StreamPage::openRequest);
    connect(m_table, &QWidget::customContextMenuRequested, this, &StreamPage::openMenu);
}

void StreamPage::connectScan()
{
    connect(&m_scan, &RowSetScan::rowsFound, this, [this](const std::vector<std::int64_t>& rows) {
        m_model.addRows(rows);
        m_bar->showRows(m_model.availableRows());
    });
    connect(&m_scan, &RowSetScan::sorted, this, &StreamPage::takeSorted);
    connect(&m_scan, &RowSetScan::newerFound, this, [this](qint64 rows) {
        m_newer = rows;
        showPill();
    });
    connect(&m_scan, &RowSetScan::rowsRefused, this, [this](qint64 rows, const QString& reason) {
        m_bar->showSet(
            tr("%1 (%2 rows can't be judged: %3)").arg(m_choice.sentence(), QLocale().toString(rows), reason),
            m_choice.order.has_value());
    });
    connect(&m_scan, &RowSetScan::progressed, m_bar, &RowSetBar::showProgress);
    connect(&m_scan, &RowSetScan::finished, this, [this] {
        m_bar->endProgress();
        if (m_model.availableRows() == 0) m_detail->clear();
        m_table->setEmptyText(tr("No event matches.\nEsc shows all of them again."));
    });
}

void StreamPage::showListener(const ListenerState& state, const ReceiverSettings& settings)
{
    m_url = state.listening ? state.url : std::string();
    m_empty->showListener(state, settings);
}

void StreamPage::rememberColumns(QSettings& settings)
{
    m_table->columns().remember(&settings, u"stream"_s);
}

bool StreamPage::isEmpty() const
{
    return m_model.storedRows() == 0 || (m_model.showsAll() && FollowingPage::isEmpty());
}

void StreamPage::choose(StreamChoice choice)
{
    const bool searched = choice.search != m_choice.search;
    const auto text = [](const StreamChoice& of) {
        return of.filter ? QString::fromStdString(of.filter->text()) : QString();
    };
    const bool filtered = text(choice) != text(m_choice);
    m_choice = std::move(choice);
    if (filtered) m_filterBar->showFilter(text(m_choice));
    showChosen(true);
    if (searched) Q_EMIT matchingChanged(m_choice.search);
}

/// Shows what is chosen. The selected row stays selected where it is among the rows.
void StreamPage::showChosen(bool keepSelection)
{
    const RowSet set = m_choice.rowSet();
    m_table->setEmptyText({});
    m_bar->setVisible(!set.isAll());
    if (!set.isAll()) {
        m_bar->showSet(m_choice.sentence(), set.order.has_value());
        m_bar->showRows(0);
        m_bar->showProgress(0, m_model.storedRows());
    }
    if (set.order) { // what was shown stays until the rows are sorted
        m_scan.start(set, m_model.storedRows());
        return;
    }
    forgetSelected();
    if (keepSelection && !(set.isAll() && m_model.showsAll())) keepSelected(Reach::Scroll);
    m_sorted = false;
    m_table->setMayFollow(true);
    m_model.markSorted(-1, false);
    if (set.isAll()) {
        m_scan.stop();
        m_bar->endProgress();
        m_model.showAll();
    } else {
        m_model.showSet();
        m_scan.start(set, m_model.storedRows());
    }
    if (selected() == 0) m_table->follow();
    showPill();
}

void StreamPage::takeSorted(const std::vector<std::int64_t>& rows)
{
    if (!m_choice.order) return;
    m_sorted = true;
    m_newer = 0;
    m_table->setMayFollow(false);
    m_model.markSorted(static_cast<int>(*m_choice.order), m_choice.descending);
    keepSelected(Reach::Stay);
    m_model.showSorted(rows);
    m_table->scrollToTop();
    m_bar->showRows(m_model.availableRows());
    showPill();
}

void StreamPage::showMatching(const QString& text)
{
    StreamChoice choice = m_choice;
    choice.search = text.trimmed();
    if (choice.search != m_choice.search) choose(choice);
}

void StreamPage::followRecord()
{
    const QModelIndex current = m_table->currentIndex();
    if (selected() == 0) {
        if (m_choice.record) showEverything();
        return;
    }
    const auto text = [&](StreamColumn column) {
        return current.siblingAtColumn(static_cast<int>(column)).data().toString();
    };
    const StreamChoice::Record record{text(StreamColumn::Resource), text(StreamColumn::Key)};
    if (record.ResourceRecordKey.isEmpty()) {
        Q_EMIT noticeMade(tr("This row names no record to follow"), false);
        return;
    }
    StreamChoice choice = m_choice;
    choice.record = choice.record == record ? std::nullopt : std::optional(record);
    choose(choice);
}

void StreamPage::sortBy(int column)
{
    const auto wanted = static_cast<StreamColumn>(column);
    const auto key = sortKey(wanted);
    if (!key) {
        Q_EMIT noticeMade(tr("The Stream can't be sorted by %1").arg(streamHeading(wanted)), false);
        return;
    }
    // What is most wanted comes first: the newest, the gravest, the failed. As they arrived is no sorting.
    const bool startsDescending =
        *key == StreamSortKey::Row || *key == StreamSortKey::Findings || *key == StreamSortKey::Answer;
    StreamChoice choice = m_choice;
    if (choice.order != wanted) {
        choice.order = wanted;
        choice.descending = startsDescending;
    } else if (choice.descending == startsDescending && *key != StreamSortKey::Row) {
        choice.descending = !startsDescending;
    } else {
        choice.order.reset();
        choice.descending = false;
    }
    choose(choice);
}

void StreamPage::showEverything()
{
    choose({});
}

bool StreamPage::clearFirst()
{
    if (m_choice.rowSet().isAll()) return false;
    if (m_choice.order && m_scan.isRunning()) {
        StreamChoice choice = m_choice;
        choice.order.reset();
        choice.descending = false;
        choose(choice);
    } else {
        showEverything();
    }
    m_table->setFocus();
    return true;
}

void StreamPage::setLive(bool live)
{
    if (live && m_choice.order) {
        m_choice.order.reset();
        m_choice.descending = false;
        showChosen(false);
    }
    FollowingPage::setLive(live);
}

void StreamPage::showNewest()
{
    if (m_choice.order)
        showChosen(false); // sorted anew, with what came since
    else
        setLive(true);
}

qint64 StreamPage::waitingRows() const
{
    return m_sorted ? m_newer : FollowingPage::waitingRows();
}

QString StreamPage::pillText(qint64 waiting) const
{
    if (!m_sorted) return FollowingPage::pillText(waiting);
    return tr("%1 new since sorted").arg(QLocale().toString(waiting));
}

void StreamPage::copyRows()
{
    std::vector<Stretch> stretches = selectedStretches();
    if (stretches.empty()) return;
    if (m_model.showsAll()) {
        m_reader.readCopy(std::move(stretches));
        return;
    }
    std::vector<std::int64_t> rows;
    for (const auto& [first, last] : stretches)
        for (std::int64_t place = first; place <= last && rows.size() < mostCopied; ++place)
            rows.push_back(m_model.number(m_model.index(static_cast<int>(place - 1), 0)));
    m_reader.readCopyOf(std::move(rows));
}

std::vector<Stretch> StreamPage::selectedRows() const
{
    std::vector<Stretch> stretches = selectedStretches();
    if (!m_model.showsAll()) {
        std::vector<Stretch> rows;
        for (const auto& [first, last] : stretches)
            for (std::int64_t place = first; place <= last && rows.size() < mostCopied; ++place) {
                const std::int64_t row = m_model.number(m_model.index(static_cast<int>(place - 1), 0));
                rows.emplace_back(row, row);
            }
        stretches = std::move(rows);
    }
    return stretches;
}

void StreamPage::pushRows()
{
    const std::vector<Stretch> rows = selectedRows();
    if (!rows.empty()) Q_EMIT pushRowsRequested(rows);
}

void StreamPage::filterBy(const QString& condition)
{
    const QString before = m_filterBar->edit().filter() ? m_filterBar->edit().text() : QString();
    if (before.isEmpty())
        m_filterBar->apply(condition);
    else if (before.contains(u" or "_s, Qt::CaseInsensitive))
        m_filterBar->apply(u"(%1) and %2"_s.arg(before, condition));
    else
        m_filterBar->apply(u"%1 and %2"_s.arg(before, condition));
}

/// What can be filtered by is what an event itself says: its sequence, resource, key and types.
void StreamPage::addFilterActions(QMenu* menu, const QModelIndex& cell)
{
    const QString value = cell.data().toString();
    const QString quoted = u'\'' + QString(value).replace(u'\'', u"''"_s) + u'\'';
    QString by;
    QString without;
    switch (static_cast<StreamColumn>(cell.column())) {
    case StreamColumn::Sequence:
        by = u"EntityEventSequence eq "_s + value;
        without = u"EntityEventSequence ne "_s + value;
        break;
    case StreamColumn::Resource:
        by = u"ResourceName eq "_s + quoted;
        without = u"ResourceName ne "_s + quoted;
        break;
    case StreamColumn::Key:
        by = u"ResourceRecordKey eq "_s + quoted;
        without = u"ResourceRecordKey ne "_s + quoted;
        break;
    case StreamColumn::EventTypes: {
        QStringList all;
        for (const QString& type : value.split(u", "_s))
            all.append(u"EventTypes/any(t: t eq '%1')"_s.arg(QString(type).replace(u'\'', u"''"_s)));
        by = all.join(u" and "_s);
        without = u"not (%1)"_s.arg(by);
        break;
    }
    default:
        return;
    }
    if (value.isEmpty()) return;
    const Colours& c = m_theme.colours();
    QAction* take = menu->addAction(m_theme.icon(u"filter"_s, c.muted), tr("Filter &by %1").arg(value), this,
                                    [this, by] { filterBy(by); });
    take->setObjectName(u"filterByValue"_s);
    QAction* leave = menu->addAction(m_theme.icon(u"close"_s, c.muted), tr("E&xclude %1").arg(value), this,
                                     [this, without] { filterBy(without); });
    leave->setObjectName(u"excludeValue"_s);
    menu->addSeparator();
}

/// At once where the row is shown already, else when it has been read.
void StreamPage::copy(Copying what)
{
    m_copying = selected() > 0 ? what : Copying::Nothing;
    if (m_detail->detail().row.id == selected()) copyWanted(m_detail->detail());
}

void StreamPage::copyWanted(const StreamDetail& detail)
{
    const Copying what = std::exchange(m_copying, Copying::Nothing);
    if (what == Copying::Json) {
        if (detail.event)
            QGuiApplication::clipboard()->setText(QString::fromStdString(detail.event->event.source));
        Q_EMIT noticeMade(detail.event ? tr("The event was copied as JSON") : tr("This row has no event"),
                          false);
    } else if (what == Copying::Curl && detail.request) {
        const CurlText curl = curlCommand(*detail.request, requestUrl(*detail.request, m_url));
        QGuiApplication::clipboard()->setText(curl.command);
        Q_EMIT noticeMade(
            tr("Request %1 copied as cURL. %2").arg(detail.request->id).arg(curl.remark).trimmed(), false);
    }
}

void StreamPage::openRequest()
{
    const QModelIndex request =
        m_table->currentIndex().siblingAtColumn(static_cast<int>(StreamColumn::Request));
    if (selected() > 0 && request.data(StreamModel::loadedRole).toBool())
        Q_EMIT jumpRequested(Place{Page::Requests, request.data().toLongLong(), 0});
}

void StreamPage::openMenu(const QPoint& at)
{
    if (selected() == 0) return;
    const Colours& c = m_theme.colours();
    auto* menu = new QMenu(this);
    menu->setObjectName(u"streamMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addFilterActions(menu, m_table->indexAt(at));
    menu->addAction(m_theme.icon(u"history"_s, c.muted),
                    m_choice.record ? tr("Stop &following the record\tF") : tr("&Follow this record\tF"),
                    this, &StreamPage::followRecord);
    menu->addAction(m_theme.icon(u"request"_s, c.muted), tr("Open the &request\tEnter"), this,
                    &StreamPage::openRequest);
    menu->addAction(m_theme.icon(u"send"_s, c.muted), tr("&Push again\u2026\tR"), this,
                    &StreamPage::pushRows);
    menu->addAction(m_theme.icon(u"log"_s, c.muted), tr("Replay into the &log\u2026"), this, [this] {
        if (const std::vector<Stretch> rows = selectedRows(); !rows.empty()) Q_EMIT replayRequested(rows);
    });
    menu->addSeparator();
    menu->addAction(m_theme.icon(u"event"_s, c.muted), tr("Copy the event as &JSON\tCtrl+J"), this,
                    [this] { copy(Copying::Json); });
    menu->addAction(m_theme.icon(u"send"_s, c.muted), tr("Copy the request as c&URL\tCtrl+Shift+C"), this,
                    [this] { copy(Copying::Curl); });
    menu->addAction(m_theme.icon(u"copy"_s, c.muted), tr("&Copy rows\tCtrl+C"), this, &StreamPage::copyRows);
    if (!m_choice.rowSet().isAll()) {
        menu->addSeparator();
        menu->addAction(m_theme.icon(u"close"_s, c.muted), tr("Show &everything\tEsc"), this,
                        &StreamPage::showEverything);
    }
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void StreamPage::addSortMenu(QMenu* menu)
{
    QMenu* sort = menu->addMenu(m_theme.icon(u"sort"_s, m_theme.colours().muted), tr("&Sort by"));
    sort->setObjectName(u"sortMenu"_s);
    for (int column = 0; column < streamColumns; ++column) {
        if (!sortKey(static_cast<StreamColumn>(column))) continue;
        QAction* action = sort->addAction(streamHeading(static_cast<StreamColumn>(column)), this,
                                          [this, column] { sortBy(column); });
        action->setCheckable(true);
        action->setChecked(m_choice.order == static_cast<StreamColumn>(column));
    }
}

void StreamPage::selectRow(qint64 number)
{
    if (!m_model.showsAll() && m_model.placeOf(number) == 0) showEverything();
    select(number, Reach::StandStill);
}

void StreamPage::showNumber(qint64 number)
{
    m_copying = Copying::Nothing;
    if (number > 0)
        m_reader.readDetail(number);
    else
        m_detail->clear();
}

void StreamPage::keyPressEvent(QKeyEvent* event)
{
    const QKeyCombination keys = event->keyCombination();
    if (keys == QKeyCombination(Qt::Key_F))
        followRecord();
    else if (keys == QKeyCombination(Qt::Key_R))
        pushRows();
    else if (keys == QKeyCombination(Qt::ControlModifier, Qt::Key_J))
        copy(Copying::Json);
    else if (keys == QKeyCombination(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_C))
        copy(Copying::Curl);
    else if (keys != QKeyCombination(Qt::Key_Escape) || !clearFirst())
        FollowingPage::keyPressEvent(event);
}

} // namespace pb
