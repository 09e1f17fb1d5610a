// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stream/historyview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "models/tables/findingtext.h"
#include "models/tables/recordhistory.h"
#include "models/tables/streamtext.h"
#include "ui/findingicons.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

enum Column { TimeColumn, FeedColumn, SequenceColumn, TypesColumn, StandingColumn };
constexpr int rowRole = Qt::UserRole;
constexpr int findingRole = Qt::UserRole + 1;

/// The gravest of the findings, which gives the row its icon.
std::optional<Finding> gravest(FindingSet findings)
{
    std::optional<Finding> worst;
    for (const Finding finding : allFindings)
        if (findings.has(finding) && (!worst || severity(finding) > severity(*worst))) worst = finding;
    return worst;
}

QString standingText(const StreamRow& row)
{
    QString found = findingWords(row.findings);
    if (row.standing != Standing::New) return found;
    return found.isEmpty() ? HistoryView::tr("new") : HistoryView::tr("new, %1").arg(found);
}

} // namespace

HistoryView::HistoryView(Theme& theme, RecordHistory& history, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_history(history), m_title(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_list(new QTreeWidget(this))
{
    setObjectName(u"historyView"_s);
    m_title->setObjectName(u"historyTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setProperty("role", u"muted"_s);
    m_progress->setObjectName(u"historyProgress"_s);
    m_progress->setProperty("role", u"thin"_s);
    m_progress->setAccessibleName(tr("Looking through the Stream"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    m_progress->setMaximumWidth(180);
    m_list->setObjectName(u"historyList"_s);
    m_list->setAccessibleName(tr("Events of this record, newest first"));
    m_list->setProperty("role", u"boxed"_s);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderLabels({tr("Time"), tr("Feed"), tr("Sequence"), tr("Event types"), tr("Standing")});
    m_list->header()->setSectionsMovable(false);
    m_list->headerItem()->setTextAlignment(SequenceColumn, Qt::AlignRight | Qt::AlignVCenter);
    const int widths[] = {190, 150, 110, 190};
    for (int column = TimeColumn; column < StandingColumn; ++column)
        m_list->setColumnWidth(column, widths[column]);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title);
    top->addWidget(m_progress);
    top->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    connect(m_list, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem* item) { Q_EMIT rowChosen(item->data(0, rowRole).toLongLong()); });
    connect(&history, &RecordHistory::eventsFound, this, &HistoryView::addEvents);
    connect(&history, &RecordHistory::progressed, this, [this](qint64 done, qint64 total) {
        m_progress->setValue(total > 0 ? static_cast<int>(done * 1000 / total) : 1000);
    });
    connect(&history, &RecordHistory::finished, this, &HistoryView::showFinished);
    connect(&theme, &Theme::changed, this, &HistoryView::showIcons);
}

void HistoryView::showRecord(const StreamRow& row, qint64 lastRow)
{
    const bool same = row.ResourceName == m_row.ResourceName && !row.ResourceRecordKey.empty() &&
                      row.ResourceRecordKey == m_row.ResourceRecordKey && lastRow == m_lastRow;
    m_row = row;
    if (same) {
        showCurrent();
        return;
    }
    m_lastRow = lastRow;
    m_pending = true;
    m_history.stop();
    if (isVisible()) search();
}

void HistoryView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_pending) search();
}

void HistoryView::search()
{
    m_pending = false;
    m_list->clear();
    m_progress->setValue(0);
    const bool named = !m_row.ResourceRecordKey.empty();
    m_progress->setVisible(named);
    if (!named) {
        m_title->setText(tr("This row names no record."));
        return;
    }
    m_title->setText(tr("Looking for events of %1 %2\u2026")
                         .arg(QString::fromStdString(m_row.ResourceName),
                              QString::fromStdString(m_row.ResourceRecordKey)));
    m_history.start(m_row.ResourceName, m_row.ResourceRecordKey, m_lastRow);
}

void HistoryView::addEvents(const std::vector<StreamRow>& events)
{
    QList<QTreeWidgetItem*> items;
    for (const StreamRow& row : events) {
        auto* item = new QTreeWidgetItem({momentText(row.receivedAt), streamText(row, StreamColumn::Feed),
                                          streamText(row, StreamColumn::Sequence),
                                          streamText(row, StreamColumn::EventTypes), standingText(row)});
        item->setData(0, rowRole, qlonglong(row.id));
        item->setTextAlignment(SequenceColumn, Qt::AlignRight | Qt::AlignVCenter);
        if (const auto finding = gravest(row.findings))
            item->setData(0, findingRole, static_cast<int>(*finding));
        items.append(item);
    }
    m_list->addTopLevelItems(items);
    showCurrent();
    showIcons();
}

/// The row that is selected in the Stream.
void HistoryView::showCurrent()
{
    for (int at = 0; at < m_list->topLevelItemCount(); ++at)
        if (m_list->topLevelItem(at)->data(0, rowRole).toLongLong() == m_row.id)
            m_list->setCurrentItem(m_list->topLevelItem(at));
}

void HistoryView::showFinished(bool more)
{
    m_progress->hide();
    const int events = m_list->topLevelItemCount();
    const QString record =
        QString::fromStdString(m_row.ResourceName) + u' ' + QString::fromStdString(m_row.ResourceRecordKey);
    m_title->setText(more ? tr("The newest %n event(s) of %1", nullptr, events).arg(record)
                          : tr("%n event(s) of %1, newest first", nullptr, events).arg(record));
}

void HistoryView::showIcons()
{
    for (int at = 0; at < m_list->topLevelItemCount(); ++at) {
        QTreeWidgetItem* item = m_list->topLevelItem(at);
        const QVariant found = item->data(0, findingRole);
        if (!found.isValid()) continue;
        const auto finding = static_cast<Finding>(found.toInt());
        item->setIcon(StandingColumn, m_theme.icon(findingIcon(finding),
                                                   severityColour(severity(finding), m_theme.colours())));
    }
}

} // namespace pb
