// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/followingtable.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>

#include "models/tables/pagedtablemodel.h"
#include "ui/rowdelegate.h"
#include "ui/tableheader.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

FollowingTable::FollowingTable(Theme& theme, PagedTableModel& model, std::vector<ColumnRoom> columns,
                               const QString& name, QWidget* parent)
    : QTableView(parent), m_theme(theme), m_columnsButton(new QToolButton(this))
{
    setObjectName(name);
    setModel(&model);
    setItemDelegate(new RowDelegate(theme, this));
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    // A hidden header of fixed size is what makes a million rows cheap.
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    verticalHeader()->setMinimumSectionSize(verticalHeader()->defaultSectionSize());
    auto* header = new TableHeader(this);
    setHorizontalHeader(header);
    m_columns = new TableColumns(*this, *header, std::move(columns));
    connectHeader();
    // The range grows when rows come in, the value changes when somebody scrolls.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int last) {
        if (isFollowing()) verticalScrollBar()->setValue(last);
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { setFollowing(value >= verticalScrollBar()->maximum()); });
}

void FollowingTable::connectHeader()
{
    const QHeaderView* header = horizontalHeader();
    connect(header, &QHeaderView::sectionClicked, this, &FollowingTable::headingClicked);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint& at) { openColumnsMenu(header->viewport()->mapToGlobal(at)); });
    m_columnsButton->setObjectName(objectName() + u"Columns"_s);
    m_columnsButton->setProperty("role", u"headerButton"_s);
    m_columnsButton->setToolTip(tr("Choose the columns"));
    m_columnsButton->setAccessibleName(m_columnsButton->toolTip());
    m_columnsButton->setFocusPolicy(Qt::StrongFocus);
    m_columnsButton->setIconSize(QSize(15, 15));
    const auto showIcon = [this] {
        m_columnsButton->setIcon(m_theme.icon(u"columns"_s, m_theme.colours().muted));
    };
    showIcon();
    connect(&m_theme, &Theme::changed, this, showIcon);
    connect(m_columnsButton, &QToolButton::clicked, this,
            [this] { openColumnsMenu(m_columnsButton->mapToGlobal(QPoint(0, m_columnsButton->height()))); });
}

void FollowingTable::openColumnsMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(u"columnsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_columns->fillMenu(*menu);
    Q_EMIT columnsMenuOpened(menu);
    menu->popup(at);
}

void FollowingTable::setMayFollow(bool may)
{
    m_mayFollow = may;
}

void FollowingTable::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void FollowingTable::setFollowing(bool following)
{
    if (following == m_following) return;
    m_following = following;
    Q_EMIT followingChanged(following);
}

void FollowingTable::follow()
{
    if (!m_mayFollow) {
        scrollToBottom();
        return;
    }
    scrollToBottom();
    setFollowing(true);
}

void FollowingTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        Q_EMIT pauseToggled();
    } else if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
    } else if (event->key() == Qt::Key_Escape) {
        Q_EMIT escaped();
    } else if (event->key() == Qt::Key_Home && model()->rowCount() > 0) {
        setCurrentIndex(model()->index(0, 0));
        scrollToTop();
    } else if (event->key() == Qt::Key_End) {
        follow();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid()) Q_EMIT opened();
    } else if (!event->text().isEmpty() && event->text().front().isPrint()) {
        event->ignore(); // letters are for the page
    } else {
        QTableView::keyPressEvent(event);
    }
}

void FollowingTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    QTableView::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid()) Q_EMIT opened();
}

void FollowingTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (model()->rowCount() > 0 || m_emptyText.isEmpty()) return;
    QPainter painter(viewport());
    painter.setPen(m_theme.colours().muted);
    painter.drawText(viewport()->rect().adjusted(20, 0, -20, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     m_emptyText);
}

void FollowingTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    m_columns->fit();
}

void FollowingTable::updateGeometries()
{
    QTableView::updateGeometries();
    const int width = TableHeader::reserve;
    m_columnsButton->setGeometry(horizontalHeader()->geometry().right() + 1 - width, 0, width,
                                 horizontalHeader()->height());
    m_columnsButton->raise();
}

} // namespace pb
