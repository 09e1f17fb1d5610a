// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statusfigures.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QTimer>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

/// The rate is taken over the last seconds, long enough not to flicker.
constexpr std::chrono::milliseconds rateSpan(3000);
constexpr int noticeMs = 5000;

QString number(std::int64_t value)
{
    return QLocale().toString(static_cast<qlonglong>(value));
}

} // namespace

StatusFigures::StatusFigures(Theme& theme, QWidget* parent) : QFrame(parent), m_theme(theme)
{
    setObjectName(u"statusFigures"_s);
    setAccessibleName(tr("Figures"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 5, 16, 5);
    layout->setSpacing(5);
    m_captured = addField(layout, u"capturedFigure"_s, u"receiver"_s,
                          tr("Rows in the session: events and refused requests"));
    m_shown = addField(layout, u"shownFigure"_s, u"eye"_s,
                       tr("Rows the table shows; fewer while the view is paused"));
    m_duplicates = addField(layout, u"duplicatesFigure"_s, u"duplicate"_s,
                            tr("Events that came again and were not stored twice"));
    m_violations =
        addField(layout, u"violationsFigure"_s, u"warning"_s, tr("Conflicts and refused requests"));
    m_rate = addField(layout, u"rateFigure"_s, u"live"_s, tr("Events taken in, over the last three seconds"));
    m_rateOut = addField(layout, u"rateOutFigure"_s, u"send"_s,
                         tr("Events delivered a second, over the last three seconds"));
    m_queue =
        addField(layout, u"queueFigure"_s, u"order"_s,
                 tr("Requests waiting to be committed before they are answered, and the age of the oldest"));
    m_size = addField(layout, u"sizeFigure"_s, u"session"_s, tr("Size of the session file"));
    m_notice = new QLabel(this);
    m_notice->setObjectName(u"noticeText"_s);
    m_notice->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_notice->setMinimumWidth(0);
    m_notice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_notice, 1);
    connect(&theme, &Theme::changed, this, &StatusFigures::showIcons);
    showIcons();
    showRows(0, 0);
    showStandings(0, 0);
    showFigures({}, {}, {});
    m_in.clear(); // that one was no measurement
    m_out.clear();
    showSessionBytes(0);
}

QLabel* StatusFigures::addField(QHBoxLayout* layout, const QString& name, const QString& icon,
                                const QString& tip)
{
    auto* picture = new QLabel(this);
    auto* text = new QLabel(this);
    text->setObjectName(name);
    text->setProperty("role", u"muted"_s);
    text->setToolTip(tip);
    text->setAccessibleDescription(tip);
    picture->setToolTip(tip);
    layout->addWidget(picture);
    layout->addWidget(text);
    layout->addSpacing(13);
    m_fields.append({picture, icon, text});
    return text;
}

void StatusFigures::showIcons()
{
    for (const Field& field : m_fields)
        field.picture->setPixmap(m_theme.pixmap(
            field.icon,
            field.text == m_violations && m_violated ? m_theme.colours().bad : m_theme.colours().muted, 14,
            devicePixelRatioF()));
}

void StatusFigures::showRows(qint64 captured, qint64 shown)
{
    m_captured->setText(tr("%1 captured").arg(number(captured)));
    m_shown->setText(tr("%1 shown").arg(number(shown)));
}

void StatusFigures::showStandings(qint64 duplicates, qint64 violations)
{
    m_duplicates->setText(tr("%1 duplicates").arg(number(duplicates)));
    m_violations->setText(tr("%1 violations").arg(number(violations)));
    if (m_violated == (violations > 0)) return;
    m_violated = violations > 0;
    m_violations->setStyleSheet(m_violated ? u"font-weight: 600;"_s : QString());
    showIcons();
}

void StatusFigures::showFigures(const ReceiverFigures& figures, const PushFigures& push,
                                std::chrono::milliseconds now)
{
    m_rate->setText(tr("%1 events/s in").arg(QLocale().toString(m_in.of(figures.events, now), 'f', 1)));
    m_rateOut->setText(tr("%1 out").arg(QLocale().toString(m_out.of(push.delivered, now), 'f', 1)));
    m_queue->setText(
        figures.queuedRequests > 0
            ? tr("queue %1, %2 ms").arg(number(figures.queuedRequests), number(figures.oldestQueuedMs))
            : tr("queue empty"));
}

double StatusFigures::Rate::of(std::int64_t events, std::chrono::milliseconds now)
{
    if (!m_samples.empty() && m_samples.back().second > events)
        m_samples.clear(); // the receiver started anew
    m_samples.emplace_back(now, events);
    while (m_samples.size() > 2 && now - m_samples.front().first > rateSpan)
        m_samples.pop_front();
    const auto span = now - m_samples.front().first;
    if (span.count() <= 0) return 0;
    return static_cast<double>(events - m_samples.front().second) * 1000.0 /
           static_cast<double>(span.count());
}

void StatusFigures::showSessionBytes(qint64 bytes)
{
    m_size->setText(QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat));
}

void StatusFigures::showNotice(const QString& text, bool warning)
{
    m_notice->setText(text);
    m_notice->setToolTip(text);
    m_notice->setStyleSheet(warning ? u"color: %1;"_s.arg(m_theme.colours().bad.name()) : QString());
    const int mine = ++m_noticeNumber;
    if (!warning)
        QTimer::singleShot(noticeMs, this, [this, mine] {
            if (mine == m_noticeNumber) m_notice->clear();
        });
}

} // namespace pb
