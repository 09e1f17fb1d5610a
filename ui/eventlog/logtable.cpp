// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventlog/logtable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include "models/tables/sessiontables.h"
#include "models/tables/stretches.h"
#include "ui/eventlog/emptylog.h"
#include "ui/eventlog/logdetail.h"
#include "ui/filter/filterbar.h"
#include "ui/followingtable.h"
#include "ui/stream/rowsetbar.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

LogTable::LogTable(Theme& theme, SessionTables& tables, FilterMemory& memory, QWidget* parent)
    : FollowingPage(theme, tables.log(), parent), m_model(tables.log()), m_reader(tables.logReader()),
      m_table(new FollowingTable(theme, m_model,
                                 {{10, 1, 1}, {12, 0, 0}, {10, 3, 1}, {12, 4, 1}, {16, 4, 4}, {20, 6, 6, 1}},
                                 u"logTable"_s)),
      m_detail(new LogDetail(theme)), m_empty(new EmptyLog(theme)),
      m_filterBar(new FilterBar(theme, tables.seenValues(), memory, u"logFilter"_s)),
      m_bar(new RowSetBar(theme, u"logSet"_s))
{
    setObjectName(u"logPane"_s);
    m_table->setAccessibleName(tr("Events of the log by sequence"));
    m_bar->hide();
    assemble(u"log"_s, u"newEventsPill"_s, m_table, m_detail, m_empty);
    addBar(m_bar);
    addBar(m_filterBar);
    connect(m_filterBar, &FilterBar::applied, this, &LogTable::filter);
    connect(m_filterBar, &FilterBar::subscriptionRequested, this, &LogTable::subscriptionRequested);
    connect(m_filterBar, &FilterBar::left, this, [this] { m_table->setFocus(); });
    connect(m_bar, &RowSetBar::clearRequested, this, [this] { clearFirst(); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &LogTable::openMenu);
    connect(&m_model, &LogModel::eventsChanged, this, [this] { showRows(); });
    connectReader();
}

void LogTable::connectReader()
{
    connect(&m_reader, &LogReader::eventRead, this,
            [this](qint64 sequence, const std::optional<StoredEvent>& event) {
                if (sequence == selected() && event) m_detail->showStored(*event);
            });
    connect(&m_reader, &LogReader::copyRead, this, [this](const QString& text, qint64 rows) {
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT noticeMade(tr("%n row(s) copied", nullptr, static_cast<int>(rows)), false);
    });
    connect(&m_reader, &LogReader::found, this,
            [this](const std::vector<std::int64_t>& sequences, qint64 refused, const QString& why) {
                m_model.addRows(sequences);
                m_refused += refused;
                if (m_firstRefusal.isEmpty()) m_firstRefusal = why;
                showFound();
            });
    connect(&m_reader, &LogReader::findProgressed, m_bar, &RowSetBar::showProgress);
    connect(&m_reader, &LogReader::findFinished, this, [this] {
        m_bar->endProgress();
        m_table->setEmptyText(tr("No event matches.\nEsc shows all of them again."));
        showFound();
    });
    connect(&m_reader, &LogReader::counted, this, [this](qint64, qint64, bool anew) {
        if (anew && m_filter) filter(Filter(*m_filter));
    });
}

void LogTable::rememberColumns(QSettings& settings)
{
    m_table->columns().remember(&settings, u"log"_s);
}

bool LogTable::isEmpty() const
{
    return m_model.events() == 0;
}

void LogTable::filter(const std::optional<Filter>& filter)
{
    m_filter = filter;
    m_refused = 0;
    m_firstRefusal.clear();
    m_table->setEmptyText({});
    m_bar->setVisible(filter.has_value());
    if (!filter) {
        m_reader.stopFinding();
        m_bar->endProgress();
        m_model.showAll();
        m_table->follow();
        return;
    }
    m_model.showSet();
    m_bar->showSet(QString::fromStdString(filter->text()), false);
    m_bar->showRows(0);
    m_bar->showProgress(0, m_model.events());
    m_reader.find(*filter);
    m_table->follow();
}

void LogTable::showFound()
{
    if (!m_filter) return;
    m_bar->showRows(m_model.availableRows());
    if (m_refused > 0)
        m_bar->showSet(tr("%1 (%2 events can't be judged: %3)")
                           .arg(QString::fromStdString(m_filter->text()))
                           .arg(m_refused)
                           .arg(m_firstRefusal),
                       false);
}

bool LogTable::clearFirst()
{
    if (!m_filter) return false;
    m_filterBar->apply({});
    m_table->setFocus();
    return true;
}

void LogTable::showNumber(qint64 number)
{
    if (number > 0)
        m_reader.readEvent(number);
    else
        m_detail->clear();
}

void LogTable::copyRows()
{
    std::vector<Stretch> stretches = selectedStretches();
    if (stretches.empty()) return;
    if (m_model.showsAll()) {
        m_reader.readCopy(std::move(stretches));
        return;
    }
    std::vector<std::int64_t> sequences;
    for (const auto& [first, last] : stretches)
        for (std::int64_t place = first; place <= last && sequences.size() < mostCopied; ++place)
            if (const qint64 sequence = m_model.number(m_model.index(static_cast<int>(place - 1), 0)))
                sequences.push_back(sequence);
    m_reader.readCopyOf(std::move(sequences));
}

void LogTable::openMenu(const QPoint& at)
{
    if (selected() == 0) return;
    auto* menu = new QMenu(this);
    menu->setObjectName(u"logMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_theme.icon(u"copy"_s, m_theme.colours().muted), tr("&Copy rows\tCtrl+C"), this,
                    &LogTable::copyRows);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

} // namespace pb
