// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/figure.h"

#include <QFontMetrics>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int largest = 27;
constexpr int smallest = 15;

} // namespace

Figure::Figure(const QString& caption, const QString& tip, QWidget* parent)
    : QWidget(parent), m_value(new QLabel(u"0"_s, this)), m_caption(new QLabel(caption, this))
{
    setToolTip(tip);
    m_value->setAccessibleName(caption);
    m_value->setAccessibleDescription(tip);
    m_value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_caption->setProperty("role", u"muted"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_value);
    layout->addWidget(m_caption);
    fit();
}

void Figure::nameValue(const QString& name)
{
    m_value->setObjectName(name);
}

void Figure::showValue(const QString& value)
{
    if (m_value->text() == value) return;
    m_value->setText(value);
    fit();
}

QSize Figure::minimumSizeHint() const
{
    return {64, QWidget::minimumSizeHint().height()};
}

void Figure::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void Figure::fit()
{
    QFont font = m_value->font();
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(largest);
    m_value->setFixedHeight(QFontMetrics(font).height());
    while (font.pixelSize() > smallest && QFontMetrics(font).horizontalAdvance(m_value->text()) > width())
        font.setPixelSize(font.pixelSize() - 1);
    if (font != m_value->font()) m_value->setFont(font);
}

} // namespace pb
