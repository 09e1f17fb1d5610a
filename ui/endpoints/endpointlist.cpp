// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/endpointlist.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/copybutton.h"
#include "ui/endpoints/cards.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int rowHeight = 102;
constexpr int padding = 12;
constexpr int dot = 9;

class EndpointDelegate : public QStyledItemDelegate
{
public:
    EndpointDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {option.rect.width(), rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        const Colours& c = m_theme.colours();
        const bool marked = (option.state & QStyle::State_Selected) != 0;
        const QRect box = option.rect.adjusted(3, 2, -3, -2);
        paintCard(*painter, box, c, marked, marked);
        const QRect inside = box.adjusted(padding, 7, -padding, -7);
        const int line = inside.height() / 4;
        const QString problem = index.data(EndpointsModel::problemRole).toString();
        const bool calm = index.data(EndpointsModel::calmRole).toBool();
        const QString state = problem.isEmpty() ? index.data(EndpointsModel::stateRole).toString() : problem;
        const QColor tone = !problem.isEmpty() ? c.bad : calm ? c.good : c.muted;
        drawLine(painter, QRect(inside.left(), inside.top() + line, inside.width(), line), state, tone,
                 dot + 6);
        painter->setPen(Qt::NoPen);
        painter->setBrush(tone);
        painter->drawEllipse(QPointF(inside.left() + dot / 2.0, inside.top() + line * 1.5), dot / 2.0 - 0.5,
                             dot / 2.0 - 0.5);
        QStringList figures = index.data(EndpointsModel::figuresRole).toString().split(u" \u00b7 "_s);
        figures.replaceInStrings(u" "_s, u"\u00a0"_s); // a line ends between two of them
        painter->setPen(c.muted);
        painter->drawText(QRect(inside.left(), inside.top() + 2 * line, inside.width(), 2 * line),
                          Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, figures.join(u" \u00b7 "_s));
        const QString label = index.data(EndpointsModel::labelRole).toString();
        const int used = label.isEmpty()
                             ? 0
                             : std::min(inside.width() / 2, painter->fontMetrics().horizontalAdvance(label));
        QRect top(inside.left(), inside.top(), inside.width(), line);
        painter->setPen(c.muted);
        painter->drawText(top, Qt::AlignVCenter | Qt::AlignRight,
                          painter->fontMetrics().elidedText(label, Qt::ElideRight, used));
        painter->setFont(Theme::codeFont());
        drawLine(painter, top.adjusted(0, 0, -used - 6, 0), index.data().toString(), c.text, 0);
        painter->restore();
    }

private:
    static void drawLine(QPainter* painter, QRect rect, const QString& text, const QColor& colour, int indent)
    {
        rect.adjust(indent, 0, 0, 0);
        painter->setPen(colour);
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(text, Qt::ElideMiddle, rect.width()));
    }

    Theme& m_theme;
};

} // namespace

EndpointList::EndpointList(Theme& theme, EndpointsModel& model, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_model(model), m_view(new QListView(this)),
      m_add(makeCardTool(this, u"endpointAdd"_s, tr("Add an endpoint"))),
      m_duplicate(makeCardTool(this, u"endpointDuplicate"_s, tr("Duplicate the endpoint"))),
      m_remove(makeCardTool(this, u"endpointRemove"_s, tr("Remove the endpoint"))),
      m_copy(new CopyButton(theme, tr("Copy the endpoint's URL"), this))
{
    setObjectName(u"endpointCard"_s);
    setProperty("role", u"card"_s);
    auto* title = new QLabel(tr("Endpoints"), this);
    title->setProperty("role", u"heading"_s);
    m_view->setObjectName(u"endpointList"_s);
    m_view->setAccessibleName(tr("Endpoints of the receiver"));
    m_view->setModel(&model);
    m_view->setItemDelegate(new EndpointDelegate(theme, this));
    m_view->setUniformItemSizes(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_copy->setObjectName(u"copyEndpointUrl"_s);
    m_copy->setText([this] { return m_model.url(currentRow()); });
    auto* top = new QHBoxLayout;
    top->setContentsMargins(7, 0, 0, 0);
    top->setSpacing(2);
    top->addWidget(title, 1);
    for (QToolButton* button : {static_cast<QToolButton*>(m_copy), m_add, m_duplicate, m_remove})
        top->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    connect(m_add, &QToolButton::clicked, this, [this] { selectRow(m_model.add(currentRow())); });
    connect(m_duplicate, &QToolButton::clicked, this, [this] { selectRow(m_model.duplicate(currentRow())); });
    connect(m_remove, &QToolButton::clicked, this, [this] { m_model.remove(currentRow()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                showTools();
                if (current.isValid()) Q_EMIT currentRowChanged(current.row());
            });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { selectRow(0); });
    connect(&model, &QAbstractItemModel::rowsInserted, this, &EndpointList::showTools);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &EndpointList::showTools);
    connect(&theme, &Theme::changed, this, &EndpointList::showIcons);
    selectRow(0);
    showIcons();
}

int EndpointList::currentRow() const
{
    return std::clamp(m_view->currentIndex().row(), 0, m_model.rowCount() - 1);
}

void EndpointList::selectRow(int row)
{
    m_view->setCurrentIndex(m_model.index(row));
    showTools();
}

void EndpointList::setEditable(bool editable)
{
    m_editable = editable;
    showTools();
}

void EndpointList::showTools()
{
    m_add->setEnabled(m_editable);
    m_duplicate->setEnabled(m_editable);
    m_remove->setEnabled(m_editable && m_model.rowCount() > 1);
    m_copy->setEnabled(!m_model.url(currentRow()).isEmpty());
}

void EndpointList::showIcons()
{
    const Colours& c = m_theme.colours();
    m_add->setIcon(m_theme.icon(u"plus"_s, c.text));
    m_duplicate->setIcon(m_theme.icon(u"duplicate"_s, c.text));
    m_remove->setIcon(m_theme.icon(u"minus"_s, c.text));
}

} // namespace pb
