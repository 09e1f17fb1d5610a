// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stream/streampage.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QStyle>
#include <QVBoxLayout>

#include "models/tables/sessiontables.h"
#include "ui/stream/detailpane.h"
#include "ui/stream/emptystream.h"
#include "ui/stream/streamview.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

StreamPage::StreamPage(Theme& theme, SessionTables& tables, QWidget* parent)
    : LivePage(parent), m_theme(theme), m_model(tables.stream()), m_reader(tables.streamReader()),
      m_pages(new QStackedLayout(this)), m_splitter(new QSplitter(Qt::Vertical, this)), m_tableCard(nullptr),
      m_table(new StreamView(theme, m_model)), m_pill(nullptr), m_detail(new DetailPane(theme)),
      m_empty(new EmptyStream(theme))
{
    setObjectName(u"streamPage"_s);
    auto* emptyCard = new QFrame(this);
    emptyCard->setProperty("role", u"card"_s);
    auto* emptyLayout = new QVBoxLayout(emptyCard);
    emptyLayout->addWidget(m_empty);
    m_splitter->setObjectName(u"streamSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(10);
    m_splitter->addWidget(makeTableCard());
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({600, 400});
    m_pages->addWidget(emptyCard);
    m_pages->addWidget(m_splitter);

    connect(m_empty, &EmptyStream::startRequested, this, &StreamPage::startRequested);
    connect(m_empty, &EmptyStream::sampleRequested, this, &StreamPage::sampleRequested);
    connect(m_table, &StreamView::pauseToggled, this, &StreamPage::toggleLive);
    connect(m_table, &StreamView::copyRequested, this, &StreamPage::copyRows);
    connect(m_table, &StreamView::followingChanged, this, [this](bool following) {
        if (!following) m_seen = m_model.rowCount();
        showPill();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &StreamPage::showSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &StreamPage::showSelection);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &StreamPage::showRows);
    connect(&m_model, &StreamModel::storedRowsChanged, this, &StreamPage::showPill);
    connect(&m_reader, &StreamReader::detailRead, this, [this](const StreamDetail& detail) {
        if (detail.row.id == m_selected) m_detail->showDetail(detail);
    });
    connect(&m_reader, &StreamReader::copyRead, this, [this](const QString& text, qint64 rows) {
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT noticeMade(tr("%n row(s) copied", nullptr, static_cast<int>(rows)), false);
    });
    connect(&theme, &Theme::changed, this, &StreamPage::showPill);
    showRows();
}

QWidget* StreamPage::makeTableCard()
{
    m_tableCard = new QFrame(this);
    m_tableCard->setObjectName(u"streamTableCard"_s);
    m_tableCard->setProperty("role", u"card"_s);
    auto* layout = new QVBoxLayout(m_tableCard);
    layout->setContentsMargins(1, 5, 1, 5);
    layout->addWidget(m_table);
    m_tableCard->setMinimumHeight(140);
    m_pill = new QPushButton(m_tableCard);
    m_pill->setObjectName(u"newRowsPill"_s);
    m_pill->setProperty("role", u"pill"_s);
    m_pill->setIconSize(Theme::leadingSize);
    m_pill->setCursor(Qt::PointingHandCursor);
    m_pill->setToolTip(tr("Go to the newest row and follow again"));
    m_pill->setAccessibleName(m_pill->toolTip());
    m_pill->hide();
    connect(m_pill, &QPushButton::clicked, this, [this] { setLive(true); });
    m_tableCard->installEventFilter(this);
    m_table->installEventFilter(this);
    return m_tableCard;
}

void StreamPage::showListener(const ListenerState& state, const ReceiverSettings& settings)
{
    m_empty->showListener(state, settings);
}

bool StreamPage::isLive() const
{
    return !m_model.isFrozen() && m_table->isFollowing();
}

void StreamPage::setLive(bool live)
{
    if (!live && !m_model.isFrozen()) m_seen = m_model.rowCount();
    m_model.setFrozen(!live);
    if (live) m_table->follow();
    showPill();
}

void StreamPage::copyRows()
{
    std::vector<StreamReader::Stretch> stretches;
    for (const QItemSelectionRange& range : m_table->selectionModel()->selection())
        stretches.emplace_back(range.top() + 1, range.bottom() + 1);
    if (stretches.empty()) return;
    std::sort(stretches.begin(), stretches.end());
    m_reader.readCopy(std::move(stretches));
}

void StreamPage::selectRow(qint64 number)
{
    if (number < 1 || number > m_model.rowCount()) return;
    m_table->setCurrentIndex(m_model.index(static_cast<int>(number - 1), 0));
}

void StreamPage::showSelection()
{
    // The table makes its first row current when it gets the focus; only what is selected counts.
    const QModelIndex current = m_table->currentIndex();
    const bool chosen = current.isValid() && m_table->selectionModel()->isSelected(current);
    const qint64 selected = chosen ? StreamModel::rowNumber(current) : 0;
    if (selected == m_selected) return;
    m_selected = selected;
    if (m_selected > 0)
        m_reader.readDetail(m_selected);
    else
        m_detail->clear();
}

void StreamPage::showRows()
{
    if (isLive()) m_seen = m_model.rowCount();
    const bool empty = m_model.rowCount() == 0;
    const bool moveFocus = !empty && m_empty->isAncestorOf(QApplication::focusWidget());
    m_pages->setCurrentIndex(empty ? 0 : 1);
    setFocusProxy(empty ? m_empty->focusProxy() : static_cast<QWidget*>(m_table));
    if (moveFocus) m_table->setFocus();
    Q_EMIT shownRowsChanged(m_model.rowCount());
    showPill();
}

void StreamPage::showPill()
{
    const bool live = isLive();
    if (live) m_seen = m_model.rowCount();
    const qint64 waiting = m_model.storedRows() - m_seen;
    m_pill->setVisible(!live && waiting > 0);
    if (m_pill->isVisible()) {
        m_pill->setIcon(m_theme.leadingIcon(u"down"_s, m_theme.colours().onAccent));
        m_pill->setText(tr("%1 new").arg(QLocale().toString(waiting)));
        m_pill->setAccessibleName(tr("%1 new rows: go to the newest").arg(waiting));
        placePill();
    }
    Q_EMIT liveChanged(live);
}

/// Leaves the part of a row that would not fit below the table, so that no row is cut while it follows.
void StreamPage::fitRows()
{
    constexpr int edge = 5;
    const int room = m_tableCard->height() - 2 * edge - m_table->horizontalHeader()->height();
    const int rowHeight = m_table->verticalHeader()->defaultSectionSize();
    m_tableCard->layout()->setContentsMargins(1, edge, 1, edge + std::max(room, 0) % rowHeight);
}

void StreamPage::placePill()
{
    m_pill->adjustSize();
    m_pill->move((m_tableCard->width() - m_pill->width()) / 2, m_tableCard->height() - m_pill->height() - 18);
    m_pill->raise();
}

bool StreamPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_tableCard && event->type() == QEvent::Resize) {
        fitRows();
        placePill();
    }
    if (watched == m_table && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        m_tableCard->setProperty("focused", event->type() == QEvent::FocusIn);
        m_tableCard->style()->unpolish(m_tableCard);
        m_tableCard->style()->polish(m_tableCard);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace pb
