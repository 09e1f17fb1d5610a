// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/scriptstepsview.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int padding = 10;
constexpr int rowHeight = 30;
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
        painter->setRenderHint(QPainter::Antialiasing);
        const Colours& c = m_theme.colours();
        const auto state =
            static_cast<ScriptStepsModel::State>(index.data(ScriptStepsModel::stateRole).toInt());
        const bool now = state == ScriptStepsModel::State::Now;
        const QRect box = option.rect.adjusted(2, 2, -2, -2);
        const bool marked = (option.state & QStyle::State_Selected) != 0;
        if (now || marked) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(now ? c.accentSoft : c.hover);
            painter->drawRoundedRect(box, 6, 6);
        }
        const QColor colour = now ? c.accent : state == ScriptStepsModel::State::Done ? c.good : c.muted;
        const QString sign = now                                      ? u"play"_s
                             : state == ScriptStepsModel::State::Done ? u"check"_s
                                                                      : u"clock"_s;
        painter->drawPixmap(box.left() + padding, box.center().y() - signSize / 2,
                            m_theme.icon(sign, colour).pixmap(signSize, signSize));
        const QString progress = index.data(ScriptStepsModel::progressRole).toString();
        painter->setPen(colour);
        painter->drawText(box.adjusted(0, 0, -padding, 0), Qt::AlignVCenter | Qt::AlignRight, progress);
        const int used = painter->fontMetrics().horizontalAdvance(progress) + 2 * padding;
        const QRect text = box.adjusted(padding + signSize + 9, 0, -used, 0);
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

ScriptStepsView::ScriptStepsView(Theme& theme, ScriptStepsModel& model, QWidget* parent) : QListView(parent)
{
    setObjectName(u"scriptSteps"_s);
    setAccessibleName(tr("Steps of the behaviour script"));
    setProperty("role", u"boxed"_s);
    setModel(&model);
    setItemDelegate(new StepDelegate(theme, this));
    setUniformItemSizes(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this, &model] {
        if (!hasFocus() && model.currentStep() >= 0) scrollTo(model.index(model.currentStep()));
    });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

} // namespace pb
