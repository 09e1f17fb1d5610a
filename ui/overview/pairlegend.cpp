// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/pairlegend.h"

#include <QLocale>
#include <QPainter>

#include "models/tables/pairtext.h"
#include "ui/overview/pairpicture.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int signWidth = 24;
constexpr int gap = 16;

} // namespace

PairLegend::PairLegend(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setAccessibleName(tr("What the signs mean"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
    showPairs({});
}

/// The worst first, so that it is seen where there is no room for all. Some are there to be learned even
/// before they happen.
std::vector<PairStanding> PairLegend::shown() const
{
    std::vector<PairStanding> standings;
    for (const PairStanding standing :
         {PairStanding::AcknowledgementLost, PairStanding::Answered, PairStanding::TurnedAway,
          PairStanding::CutOff, PairStanding::NeverArrived, PairStanding::OtherSender,
          PairStanding::Elsewhere})
        if (count(standing) > 0 || standing == PairStanding::AcknowledgementLost ||
            standing == PairStanding::Answered)
            standings.push_back(standing);
    return standings;
}

QString PairLegend::words(PairStanding standing) const
{
    const int many = count(standing);
    return many == 0 ? standingText(standing)
                     : tr("%1: %2").arg(standingText(standing), QLocale().toString(many));
}

void PairLegend::showPairs(const std::vector<ReceiptPair>& pairs)
{
    m_counts = {};
    for (const ReceiptPair& pair : pairs)
        ++m_counts[static_cast<std::size_t>(pair.standing)];
    QStringList all;
    for (const PairStanding standing : shown())
        all.append(words(standing));
    setAccessibleDescription(all.join(u", "_s));
    setToolTip(all.join(u'\n'));
    updateGeometry();
    update();
}

QSize PairLegend::sizeHint() const
{
    int width = 0;
    for (const PairStanding standing : shown())
        width += signWidth + fontMetrics().horizontalAdvance(words(standing)) + gap;
    return {width, fontMetrics().height() + 4};
}

void PairLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& c = m_theme.colours();
    int x = std::max(0, width() - sizeHint().width());
    for (const PairStanding standing : shown()) {
        const QString text = words(standing);
        const int advance = fontMetrics().horizontalAdvance(text);
        if (x + signWidth + advance > width()) break;
        drawSign(painter, QPointF(x + signWidth / 2.0, height() / 2.0), standing, c);
        const bool lost = standing == PairStanding::AcknowledgementLost && count(standing) > 0;
        painter.setPen(lost ? c.bad : c.muted);
        painter.drawText(QRect(x + signWidth, 0, advance + 2, height()), Qt::AlignVCenter | Qt::AlignLeft,
                         text);
        x += signWidth + advance + gap;
    }
}

} // namespace pb
