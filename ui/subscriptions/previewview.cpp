// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/previewview.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "models/tables/sessiontables.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

/// The value of each node with a sign of its own.
class ValueDelegate : public QStyledItemDelegate
{
public:
    ValueDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->font = Theme::codeFont();
        if (index.column() != ExplanationModel::ValueColumn) return;
        const Colours& c = m_theme.colours();
        const int truth = index.data(ExplanationModel::truthRole).toInt();
        const bool refused = index.data(ExplanationModel::refusedRole).toBool();
        const QColor colour = refused ? c.bad : truth == 1 ? c.good : truth == 0 ? c.bad : c.text;
        const QString icon = refused      ? u"warning"_s
                             : truth == 1 ? u"check"_s
                             : truth == 0 ? u"close"_s
                                          : QString();
        if (!icon.isEmpty()) {
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->decorationSize = QSize(14, 14);
            option->icon = m_theme.icon(icon, colour);
        }
        option->palette.setColor(QPalette::Text, colour);
        option->palette.setColor(QPalette::HighlightedText, colour);
    }

private:
    Theme& m_theme;
};

} // namespace

PreviewView::PreviewView(Theme& theme, SessionTables& tables, const QString& name, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_preview(tables.readThread()),
      m_halves(new QSplitter(Qt::Horizontal, this)), m_sentence(new QLabel(this)),
      m_refusals(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_matching(makeChoice(name + u"Matching"_s)), m_others(makeChoice(name + u"Others"_s)),
      m_table(new QTableView(this)), m_verdict(new QLabel(this)), m_tree(new QTreeView(this))
{
    setObjectName(name);
    m_sentence->setObjectName(name + u"Count"_s);
    m_sentence->setProperty("role", u"heading"_s);
    m_sentence->setWordWrap(true);
    m_refusals->setObjectName(name + u"Refusals"_s);
    m_refusals->setProperty("tone", u"warn"_s);
    m_refusals->setWordWrap(true);
    m_refusals->hide();
    m_progress->setProperty("role", u"thin"_s);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(110);
    m_progress->setAccessibleName(tr("Looking through the log"));
    auto* group = new QButtonGroup(this);
    group->addButton(m_matching);
    group->addButton(m_others);
    m_matching->setChecked(true);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_sentence, 1);
    top->addWidget(m_progress);
    top->addWidget(m_matching);
    top->addWidget(m_others);
    m_halves->setObjectName(name + u"Splitter"_s);
    m_halves->setChildrenCollapsible(false);
    m_halves->setHandleWidth(10);
    m_halves->addWidget(makeList(name));
    m_halves->addWidget(makeReason(name));
    m_halves->setStretchFactor(0, 1);
    m_halves->setStretchFactor(1, 1);
    m_halves->setSizes({420, 360});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_refusals);
    layout->addWidget(m_halves, 1);
    connect(&m_preview, &MatchPreview::counted, this, &PreviewView::takeCount);
    connect(&m_preview, &MatchPreview::explained, this, &PreviewView::showExplanation);
    connect(&tables, &SessionTables::logGrew, &m_preview, &MatchPreview::noteGrowth);
    connect(m_matching, &QToolButton::toggled, this, &PreviewView::showRows);
    connect(&theme, &Theme::changed, this, &PreviewView::showIcons);
    showIcons();
}

QToolButton* PreviewView::makeChoice(const QString& name)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("role", u"flat"_s);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize(Theme::leadingSize);
    return button;
}

QWidget* PreviewView::makeList(const QString& name)
{
    m_table->setObjectName(name + u"Table"_s);
    m_table->setAccessibleName(tr("Events of the log, the newest first"));
    m_table->setModel(&m_rows);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setMinimumHeight(80);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 9);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setColumnWidth(0, 84);
    m_table->setColumnWidth(1, 88);
    m_table->setColumnWidth(2, 112);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PreviewView::showSelected);
    return m_table;
}

QWidget* PreviewView::makeReason(const QString& name)
{
    auto* half = new QWidget(this);
    m_verdict->setObjectName(name + u"Verdict"_s);
    m_verdict->setProperty("role", u"muted"_s);
    m_verdict->setWordWrap(true);
    m_tree->setObjectName(name + u"Tree"_s);
    m_tree->setAccessibleName(tr("Why the selected event matches or not"));
    m_tree->setProperty("role", u"boxed"_s);
    m_tree->setModel(&m_why);
    m_tree->setItemDelegate(new ValueDelegate(m_theme, m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setMinimumHeight(70);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->header()->setSectionResizeMode(QHeaderView::Stretch);
    auto* layout = new QVBoxLayout(half);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    layout->addWidget(m_verdict);
    layout->addWidget(m_tree, 1);
    return half;
}

void PreviewView::showFilter(std::optional<Filter> filter)
{
    m_chosen = false;
    m_tree->setVisible(filter.has_value());
    m_preview.start(std::move(filter));
    if (m_selected > 0) m_preview.explain(m_selected);
}

/// Where there is little room across, the reason stands below the list.
void PreviewView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < 480 && height() > 300;
    m_halves->setOrientation(narrow ? Qt::Vertical : Qt::Horizontal);
}

void PreviewView::showNothing(const QString& why)
{
    m_preview.stop();
    m_progress->hide();
    m_refusals->hide();
    m_sentence->setText(why);
}

void PreviewView::takeCount(const MatchCount& count)
{
    m_count = count;
    const QLocale locale;
    const bool done = count.events >= count.of;
    m_progress->setVisible(!done);
    m_progress->setRange(0, static_cast<int>(count.of));
    m_progress->setValue(static_cast<int>(count.events));
    m_sentence->setText(
        count.of == 0
            ? tr("The log is empty: append or generate events to see which of them match.")
            : tr("%1 of the last %2 events match")
                  .arg(locale.toString(qlonglong(count.matching)), locale.toString(qlonglong(count.events))));
    m_refusals->setVisible(count.refused > 0);
    m_refusals->setText(
        tr("%1 events can't be judged and do not match: %2")
            .arg(locale.toString(qlonglong(count.refused)), QString::fromStdString(count.firstRefusal)));
    m_matching->setText(tr("Matching (%1)").arg(locale.toString(qlonglong(count.matching))));
    m_others->setText(tr("Not matching (%1)").arg(locale.toString(qlonglong(count.events - count.matching))));
    showRows();
}

/// The selected event stays selected where it is still among them; else the newest is.
void PreviewView::showRows()
{
    const qint64 kept = m_chosen ? m_selected : 0;
    {
        const QSignalBlocker quiet(m_table->selectionModel());
        m_rows.setRows(m_matching->isChecked() ? m_count.matches : m_count.others);
    }
    const bool stays = m_rows.rowOf(kept) >= 0;
    const int row = std::max(m_rows.rowOf(kept), 0);
    if (row < m_rows.rowCount())
        m_table->selectRow(row);
    else
        showSelected();
    m_chosen = stays;
}

void PreviewView::showSelected()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    m_selected = rows.isEmpty() ? 0 : m_rows.sequence(rows.first().row());
    m_chosen = m_table->hasFocus() && m_selected > 0;
    if (m_selected > 0) {
        m_preview.explain(m_selected);
        return;
    }
    m_why.setExplanation(std::nullopt);
    m_verdict->setText(m_count.of == 0           ? QString()
                       : m_matching->isChecked() ? tr("None of these events matches.")
                                                 : tr("All of these events match."));
}

void PreviewView::showExplanation(qint64 sequence, const std::optional<Explanation>& explanation,
                                  const std::optional<StoredEvent>& event)
{
    if (sequence != m_selected || !event) return;
    const QString what =
        tr("%1 %2 (%3)")
            .arg(QString::fromStdString(event->event.ResourceName),
                 QString::fromStdString(event->event.ResourceRecordKey), QString::number(sequence));
    if (!explanation)
        m_verdict->setText(tr("%1 matches: without a filter every event does.").arg(what));
    else if (explanation->refused)
        m_verdict->setText(
            tr("%1 can't be judged: %2").arg(what, QString::fromStdString(explanation->value)));
    else if (explanation->value == "true")
        m_verdict->setText(tr("%1 matches, as these values say:").arg(what));
    else
        m_verdict->setText(tr("%1 does not match, as these values say:").arg(what));
    m_why.setExplanation(explanation);
    m_tree->expandAll();
}

void PreviewView::showIcons()
{
    const Colours& c = m_theme.colours();
    m_matching->setIcon(m_theme.leadingIcon(u"check"_s, c.good));
    m_others->setIcon(m_theme.leadingIcon(u"close"_s, c.bad));
    if (m_matching->text().isEmpty()) {
        m_matching->setText(tr("Matching"));
        m_others->setText(tr("Not matching"));
    }
}

} // namespace pb
