// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/scriptstepsview.h"

#include <algorithm>

#include <QDropEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/endpoints/cards.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int padding = 10;
constexpr int rowHeight = 54;
constexpr int signSize = 15;

class StepDelegate : public QStyledItemDelegate
{
public:
    StepDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {option.rect.width(), rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        const Colours& c = m_theme.colours();
        const auto state =
            static_cast<ScriptStepsModel::State>(index.data(ScriptStepsModel::stateRole).toInt());
        const bool now = state == ScriptStepsModel::State::Now;
        const QRect box = option.rect.adjusted(3, 2, -4, -3);
        const bool marked = (option.state & QStyle::State_Selected) != 0;
        paintCard(*painter, box, c, marked, now);
        const QColor colour = now ? c.accent : state == ScriptStepsModel::State::Done ? c.good : c.muted;
        const bool random = index.data(ScriptStepsModel::randomRole).toBool();
        const QString sign = now                                      ? u"play"_s
                             : state == ScriptStepsModel::State::Done ? u"check"_s
                             : random                                 ? u"dice"_s
                                                                      : u"clock"_s;
        painter->drawPixmap(box.left() + padding, box.center().y() - signSize / 2,
                            m_theme.icon(sign, colour).pixmap(signSize, signSize));
        const QRect inside = box.adjusted(padding + signSize + 9, 6, -padding, -6);
        const QRect below = inside.adjusted(0, inside.height() / 2, 0, 0);
        painter->setPen(colour);
        painter->drawText(
            below, Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(index.data(ScriptStepsModel::progressRole).toString(),
                                              Qt::ElideRight, below.width()));
        const QRect text = inside.adjusted(0, 0, 0, -inside.height() / 2);
        painter->setFont(Theme::codeFont());
        painter->setPen(state == ScriptStepsModel::State::Done ? c.muted : c.text);
        painter->drawText(
            text, Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        painter->restore();
    }

private:
    Theme& m_theme;
};

} // namespace

ScriptStepsView::ScriptStepsView(Theme& theme, ScriptStepsModel& model, QWidget* parent)
    : QListView(parent), m_steps(model)
{
    setObjectName(u"scriptSteps"_s);
    setAccessibleName(tr("Steps of the behaviour script"));
    setProperty("role", u"boxed"_s);
    setModel(&model);
    setItemDelegate(new StepDelegate(theme, this));
    setUniformItemSizes(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this, &model] {
        if (!hasFocus() && model.currentStep() >= 0) scrollTo(model.index(model.currentStep()));
    });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_wanted = std::max(currentRow(), 0); });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { selectRow(m_wanted); });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    selectRow(0);
}

void ScriptStepsView::selectRow(int row)
{
    setCurrentIndex(m_steps.index(std::clamp(row, 0, m_steps.rowCount() - 1)));
}

void ScriptStepsView::setEditable(bool editable)
{
    m_editable = editable;
    setDragEnabled(editable);
}

void ScriptStepsView::moveCurrent(int by)
{
    const int row = currentRow();
    if (m_editable && m_steps.move(row, row + by)) selectRow(row + by);
}

void ScriptStepsView::duplicateCurrent()
{
    if (!m_editable) return;
    const int row = m_steps.duplicate(currentRow());
    if (row >= 0) selectRow(row);
}

void ScriptStepsView::removeCurrent()
{
    if (m_editable) m_steps.remove(currentRow());
}

void ScriptStepsView::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Up) return moveCurrent(-1);
    if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Down) return moveCurrent(1);
    if (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_D) return duplicateCurrent();
    if (event->key() == Qt::Key_Delete) return removeCurrent();
    QListView::keyPressEvent(event);
}

/// Moves the dragged card to where it was let go; the model decides whether it may stand there.
void ScriptStepsView::dropEvent(QDropEvent* event)
{
    const QPoint at = event->position().toPoint();
    const QModelIndex under = indexAt(at);
    const int from = currentRow();
    int gap = m_steps.rowCount(); // above which row
    if (under.isValid()) gap = under.row() + (at.y() > visualRect(under).center().y() ? 1 : 0);
    const int to = gap > from ? gap - 1 : gap;
    event->setDropAction(Qt::IgnoreAction); // else the view would remove what it thinks has moved
    event->accept();
    if (event->source() == this && m_editable && m_steps.move(from, to)) selectRow(to);
    stopAutoScroll();
    setState(NoState);
    viewport()->update();
}

void ScriptStepsView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid()) Q_EMIT currentRowChanged(current.row());
}

} // namespace pb
