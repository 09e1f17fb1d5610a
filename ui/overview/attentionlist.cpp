// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/attentionlist.h"

#include <algorithm>

#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "models/tables/attentionmodel.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int rowHeight = 32;
constexpr int signSize = 17;
constexpr int edge = 12;
constexpr int arrowWidth = 36;

class AttentionDelegate : public QStyledItemDelegate
{
public:
    AttentionDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {200, rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Colours& c = m_theme.colours();
        const bool bad = index.data(AttentionModel::SeverityRole).toInt() == static_cast<int>(Severity::Bad);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (selected || hovered) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? c.selection : c.hover);
            painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 6, 6);
        }
        const qreal ratio = painter->device()->devicePixelRatioF();
        const auto icon = [&](const QString& name, const QColor& colour, int x, int size) {
            painter->drawPixmap(x, option.rect.center().y() - size / 2 + 1,
                                m_theme.pixmap(name, colour, size, ratio));
        };
        icon(index.data(AttentionModel::IconRole).toString(), bad ? c.bad : c.warn, option.rect.left() + edge,
             signSize);
        icon(u"jump"_s, selected ? c.text : c.muted, option.rect.right() - arrowWidth + 10, 15);
        QRect words = option.rect.adjusted(edge + signSize + 9, 0, -arrowWidth - 4, 0);
        words = drawWords(*painter, words, index.data(AttentionModel::TimeRole).toString(), c.muted,
                          option.font, true);
        QFont strong = option.font;
        strong.setWeight(QFont::DemiBold);
        words = drawWords(*painter, words, index.data().toString(), c.text, strong, false);
        drawWords(*painter, words, index.data(AttentionModel::DetailRole).toString(), c.muted, option.font,
                  false);
        painter->restore();
    }

private:
    /// Draws at the left or right end of the room, cut where it does not fit, and gives the room that is
    /// left.
    static QRect drawWords(QPainter& painter, const QRect& room, const QString& words, const QColor& colour,
                           const QFont& font, bool atRight)
    {
        if (words.isEmpty() || room.width() < 20) return room;
        const QFontMetrics metrics(font);
        const QString shown = metrics.elidedText(words, Qt::ElideRight, room.width());
        painter.setFont(font);
        painter.setPen(colour);
        const Qt::Alignment at = Qt::AlignVCenter | (atRight ? Qt::AlignRight : Qt::AlignLeft);
        painter.drawText(room, static_cast<int>(at), shown);
        const int used = metrics.horizontalAdvance(shown) + 12;
        return atRight ? room.adjusted(0, 0, -used, 0) : room.adjusted(used, 0, 0, 0);
    }

    Theme& m_theme;
};

} // namespace

AttentionList::AttentionList(Theme& theme, AttentionModel& model, QWidget* parent)
    : QListView(parent), m_theme(theme)
{
    setModel(&model);
    setItemDelegate(new AttentionDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    fitRows(0, 1);
    connect(this, &QAbstractItemView::activated, this, &AttentionList::jumpTo);
    connect(&theme, &Theme::changed, viewport(), QOverload<>::of(&QWidget::update));
}

void AttentionList::setCalmText(const QString& text)
{
    m_calmText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void AttentionList::fitRows(int rows, int most)
{
    setFixedHeight(rowHeight * std::clamp(rows, 1, most));
}

void AttentionList::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& c = m_theme.colours();
    if (hasFocus()) {
        painter.setPen(QPen(c.accent, 2));
        painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(3, 1, -3, -1), 6, 6);
    }
    if (model()->rowCount() > 0) return;
    const QRect room(edge, 0, viewport()->width() - 2 * edge, rowHeight);
    painter.drawPixmap(edge, room.center().y() - signSize / 2 + 1,
                       m_theme.pixmap(u"check"_s, c.good, signSize, devicePixelRatioF()));
    painter.setPen(c.muted);
    const QRect words = room.adjusted(signSize + 9, 0, 0, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(m_calmText, Qt::ElideRight, words.width()));
}

void AttentionList::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(model()->index(0, 0));
}

void AttentionList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && currentIndex().isValid())
        Q_EMIT seenRequested(currentIndex().row());
    else
        QListView::keyPressEvent(event);
}

bool AttentionList::onArrow(const QPoint& at) const
{
    return indexAt(at).isValid() && at.x() > viewport()->width() - arrowWidth;
}

void AttentionList::mouseReleaseEvent(QMouseEvent* event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && onArrow(event->pos())) jumpTo(indexAt(event->pos()));
}

void AttentionList::mouseMoveEvent(QMouseEvent* event)
{
    QListView::mouseMoveEvent(event);
    viewport()->setCursor(onArrow(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void AttentionList::jumpTo(const QModelIndex& index)
{
    if (index.isValid()) Q_EMIT jumpRequested(index.data(AttentionModel::PlaceRole).value<Place>());
}

} // namespace pb
