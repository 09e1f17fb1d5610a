// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/figure.h"

#include <QFontMetrics>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

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
    setSize(largest);
    m_value->setFixedHeight(QFontMetrics(m_value->font()).height());
}

void Figure::nameValue(const QString& name)
{
    m_value->setObjectName(name);
}

void Figure::showValue(const QString& value)
{
    m_value->setText(value);
}

QSize Figure::minimumSizeHint() const
{
    return {64, QWidget::minimumSizeHint().height()};
}

int Figure::fittingSize() const
{
    QFont font = m_value->font();
    int size = largest;
    for (font.setPixelSize(size); size > smallest; font.setPixelSize(--size))
        if (QFontMetrics(font).horizontalAdvance(m_value->text()) <= width()) break;
    return size;
}

void Figure::setSize(int pixels)
{
    QFont font = m_value->font();
    if (font.pixelSize() == pixels) return;
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(pixels);
    m_value->setFont(font);
}

} // namespace pb
