// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/pairedtimeline.h"

#include <algorithm>
#include <cmath>

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include "models/tables/overviewreader.h"
#include "models/tables/pairtext.h"
#include "ui/overview/pairpicture.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int sweepMs = 100;
constexpr double reach = 7; ///< a click hits marks that are no further
constexpr double top = 6;
constexpr double rightEdge = 16;

std::int64_t attemptOf(const ReceiptPair& pair)
{
    return pair.attempt ? pair.attempt->id : 0;
}

std::int64_t requestOf(const ReceiptPair& pair)
{
    return pair.receipt ? pair.receipt->id : 0;
}

} // namespace

PairedTimeline::PairedTimeline(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_now(currentMoment())
{
    setAccessibleName(tr("Attempts and receipts of the last minute"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_sweep.setInterval(sweepMs);
    connect(&m_sweep, &QTimer::timeout, this, [this] {
        m_now = currentMoment();
        update();
    });
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
    describe();
}

void PairedTimeline::showMinute(const PairedMinute& minute)
{
    m_minute = minute;
    if (chosen() == nullptr) m_attempt = m_request = 0;
    describe();
    update();
}

void PairedTimeline::showUnderWay(std::vector<Moment> starts)
{
    m_underWay = std::move(starts); // seen with the next move of the sweep
}

void PairedTimeline::setEmptyText(const QString& text)
{
    m_emptyText = text;
    describe();
    update();
}

const ReceiptPair* PairedTimeline::chosen() const
{
    if (m_attempt == 0 && m_request == 0) return nullptr;
    // A request whose attempt is still under way pairs later: one number is enough.
    const auto found =
        std::find_if(m_minute.pairs.begin(), m_minute.pairs.end(), [this](const ReceiptPair& pair) {
            return m_attempt != 0 ? attemptOf(pair) == m_attempt : requestOf(pair) == m_request;
        });
    return found == m_minute.pairs.end() ? nullptr : &*found;
}

PairStage PairedTimeline::stage() const
{
    const QFontMetrics metrics(font());
    const double gutter =
        12 + std::max(metrics.horizontalAdvance(tr("Attempts")), metrics.horizontalAdvance(tr("Receipts"))) +
        14;
    const QRectF field(gutter, top, std::max(10.0, width() - gutter - rightEdge), height() - top - 4);
    const double room = field.height() - metrics.height() - 4;
    return {field, field.top() + room * 0.22, field.top() + room * 0.82,
            TimeScale(m_now - OverviewReader::minute, OverviewReader::minute, field.width())};
}

void PairedTimeline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& c = m_theme.colours();
    const PairStage place = stage();
    QFont small = font();
    small.setPixelSize(11);
    painter.setPen(c.muted);
    const int line = fontMetrics().height();
    const auto name = [&](const QString& text, double y) {
        painter.drawText(QRectF(12, y - line / 2.0, place.field.left() - 20, line), Qt::AlignVCenter, text);
    };
    name(tr("Attempts"), place.upper);
    name(tr("Receipts"), place.lower);
    painter.setFont(small);
    drawGround(painter, place, c);
    if (m_minute.pairs.empty() && m_underWay.empty()) drawEmptyText(painter, place);
    painter.setClipRect(place.field.adjusted(-1, -top, 8, 0));
    for (const Moment start : m_underWay)
        drawUnderWay(painter, place, c, start);
    drawPairs(painter, place, c, m_minute.pairs);
    if (const ReceiptPair* pair = chosen()) drawChosen(painter, place, c, *pair, m_onReceipt);
    painter.setClipping(false);
    if (!hasFocus()) return;
    painter.setPen(QPen(c.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 1, -2, -1), 6, 6);
}

void PairedTimeline::drawEmptyText(QPainter& painter, const PairStage& place) const
{
    const Colours& c = m_theme.colours();
    painter.setFont(font());
    const QRectF room(place.field.left(), place.upper + 2, place.field.width(),
                      place.lower - place.upper - 4);
    const int how = static_cast<int>(Qt::AlignCenter | Qt::TextWordWrap);
    painter.fillRect(painter.boundingRect(room, how, m_emptyText).adjusted(-10, -2, 10, 2), c.surface);
    painter.setPen(c.muted);
    painter.drawText(room, how, m_emptyText);
}

void PairedTimeline::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_now = currentMoment();
    m_sweep.start();
}

void PairedTimeline::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_sweep.stop();
}

/// The nearest pair; what must not be overlooked is drawn on top, and so is hit first.
const ReceiptPair* PairedTimeline::pairAt(const QPointF& at) const
{
    const PairStage place = stage();
    const ReceiptPair* best = nullptr;
    double bestDistance = reach;
    const auto distance = [&](const QPointF& mark) {
        return std::hypot(mark.x() - at.x(), mark.y() - at.y());
    };
    for (const ReceiptPair& pair : m_minute.pairs) {
        double away = reach + 1;
        if (pair.attempt) away = std::min(away, distance({place.sentX(*pair.attempt), place.upper}));
        if (pair.receipt) away = std::min(away, distance({place.takenX(*pair.receipt), place.lower}));
        if (away > reach) continue;
        const bool ordinary = pair.standing == PairStanding::Answered;
        if (best == nullptr || away < bestDistance ||
            (!ordinary && best->standing == PairStanding::Answered)) {
            if (best != nullptr && ordinary && best->standing != PairStanding::Answered) continue;
            best = &pair;
            bestDistance = away;
        }
    }
    return best;
}

void PairedTimeline::choose(const ReceiptPair* pair)
{
    m_attempt = pair == nullptr ? 0 : attemptOf(*pair);
    m_request = pair == nullptr ? 0 : requestOf(*pair);
    describe();
    update();
}

void PairedTimeline::chooseBy(std::ptrdiff_t steps)
{
    const auto many = static_cast<std::ptrdiff_t>(m_minute.pairs.size());
    if (many == 0) return;
    const ReceiptPair* now = chosen();
    std::ptrdiff_t next = now == nullptr ? (steps < 0 ? many - 1 : 0) : now - m_minute.pairs.data() + steps;
    next = std::clamp<std::ptrdiff_t>(next, 0, many - 1);
    choose(&m_minute.pairs[static_cast<std::size_t>(next)]);
    speakChosen();
}

void PairedTimeline::speakChosen()
{
    const ReceiptPair* pair = chosen();
    if (pair == nullptr) return;
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    const PairStage place = stage();
    const double x = pair->attempt ? place.sentX(*pair->attempt) : place.takenX(*pair->receipt);
    QToolTip::showText(mapToGlobal(QPoint(qRound(x), qRound(place.lower))), pairText(*pair), this);
}

void PairedTimeline::jump(const ReceiptPair& pair, bool toReceipt)
{
    const bool receipt = pair.receipt && (toReceipt || !pair.attempt);
    QToolTip::hideText();
    Q_EMIT jumpRequested(receipt ? Place{Page::Requests, requestOf(pair)}
                                 : Place{Page::Deliveries, attemptOf(pair)});
}

void PairedTimeline::keyPressEvent(QKeyEvent* event)
{
    const ReceiptPair* pair = chosen();
    switch (event->key()) {
    case Qt::Key_Left:
        return chooseBy(-1);
    case Qt::Key_Right:
        return chooseBy(1);
    case Qt::Key_Home:
        return chooseBy(-static_cast<std::ptrdiff_t>(m_minute.pairs.size()));
    case Qt::Key_End:
        return chooseBy(static_cast<std::ptrdiff_t>(m_minute.pairs.size()));
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_onReceipt = event->key() == Qt::Key_Down;
        describe();
        return update();
    case Qt::Key_Escape:
        if (pair == nullptr) break;
        return choose(nullptr);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (pair == nullptr) break;
        return jump(*pair, m_onReceipt);
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void PairedTimeline::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(pairAt(event->position()) != nullptr ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void PairedTimeline::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    const ReceiptPair* pair = pairAt(event->position());
    choose(pair);
    const PairStage place = stage();
    if (pair != nullptr) jump(*pair, event->position().y() > (place.upper + place.lower) / 2);
}

void PairedTimeline::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void PairedTimeline::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool PairedTimeline::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const ReceiptPair* pair = pairAt(help->pos());
    if (pair == nullptr)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), pairText(*pair), this);
    return true;
}

/// Says in words what a glance sees.
void PairedTimeline::describe()
{
    const ReceiptPair* pair = chosen();
    if (pair != nullptr) {
        const bool receipt = pair->receipt && (m_onReceipt || !pair->attempt);
        setAccessibleDescription(pairText(*pair) + u'\n' +
                                 (receipt ? tr("Enter shows the request.") : tr("Enter shows the attempt.")));
        return;
    }
    if (m_minute.pairs.empty()) return setAccessibleDescription(m_emptyText);
    const auto many = [this](PairStanding standing) {
        return std::count_if(m_minute.pairs.begin(), m_minute.pairs.end(),
                             [standing](const ReceiptPair& one) { return one.standing == standing; });
    };
    setAccessibleDescription(tr("%1 answered, %2 acknowledgements lost. Left and Right choose one.")
                                 .arg(many(PairStanding::Answered))
                                 .arg(many(PairStanding::AcknowledgementLost)));
}

} // namespace pb
