// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/endcard.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "ui/overview/figure.h"
#include "ui/overview/ratechart.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int leastWidth = 320;

} // namespace

EndCard::EndCard(Theme& theme, const QString& name, const QString& icon, const QString& title,
                 QWidget* parent)
    : QFrame(parent), m_theme(theme), m_name(name), m_icon(icon), m_picture(new QLabel(this)),
      m_state(new QLabel(this)), m_rate(new QLabel(this)),
      m_chart(new RateChart(theme, tr("%1: events per second").arg(title), this)),
      m_middle(new QStackedLayout), m_lessonPicture(new QLabel(this)), m_lessonTitle(new QLabel(this)),
      m_lesson(new QLabel(this)), m_button(new QPushButton(this)), m_figures(new QHBoxLayout),
      m_facts(new QHBoxLayout)
{
    setObjectName(name + u"Card"_s);
    setAccessibleName(title);
    setProperty("role", u"card"_s);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding); // both ends are as wide, whatever they say
    setMinimumWidth(leastWidth);
    m_chart->setObjectName(name + u"Chart"_s);
    m_state->setObjectName(name + u"State"_s);
    m_state->setProperty("role", u"muted"_s);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_rate->setObjectName(name + u"Rate"_s);
    m_rate->setProperty("role", u"heading"_s);
    m_rate->setToolTip(tr("Over the last three seconds"));
    auto* heading = new QLabel(title, this);
    heading->setProperty("role", u"title"_s);

    auto* header = new QHBoxLayout;
    header->setSpacing(8);
    header->addWidget(m_picture);
    header->addWidget(heading);
    header->addWidget(m_state, 1);
    header->addWidget(m_rate);
    m_middle->addWidget(m_chart);
    m_middle->addWidget(makeTeaching());
    m_figures->setSpacing(14);
    m_facts->setSpacing(5);
    m_facts->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(7);
    layout->addLayout(header);
    layout->addLayout(m_middle, 1);
    layout->addLayout(m_figures);
    layout->addLayout(m_facts);
    connect(m_button, &QPushButton::clicked, this, &EndCard::teachingFollowed);
    connect(&theme, &Theme::changed, this, &EndCard::showIcons);
    showRate(0);
    showIcons();
}

QWidget* EndCard::makeTeaching()
{
    auto* page = new QWidget(this);
    m_lessonTitle->setObjectName(m_name + u"LessonTitle"_s);
    m_lessonTitle->setProperty("role", u"title"_s);
    m_lesson->setObjectName(m_name + u"Lesson"_s);
    m_lesson->setProperty("role", u"muted"_s);
    m_lesson->setWordWrap(true);
    m_lesson->setAlignment(Qt::AlignCenter);
    m_button->setObjectName(m_name + u"Button"_s);
    m_button->setProperty("role", u"primary"_s);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 0, 24, 0);
    layout->setSpacing(8);
    auto* title = new QHBoxLayout;
    title->setSpacing(9);
    title->addStretch(1);
    title->addWidget(m_lessonPicture);
    title->addWidget(m_lessonTitle);
    title->addStretch(1);
    layout->addStretch(1);
    layout->addLayout(title);
    layout->addWidget(m_lesson);
    layout->addSpacing(4);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    return page;
}

Figure* EndCard::addFigure(const QString& name, const QString& caption, const QString& tip)
{
    auto* figure = new Figure(caption, tip, this);
    figure->nameValue(name);
    m_figures->addWidget(figure, 1);
    m_figureList.append(figure);
    return figure;
}

void EndCard::fitFigures()
{
    int size = Figure::largest;
    for (const Figure* figure : m_figureList)
        size = std::min(size, figure->fittingSize());
    for (Figure* figure : m_figureList)
        figure->setSize(size);
}

void EndCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    layout()->activate();
    fitFigures();
}

QLabel* EndCard::addFact(const QString& name, const QString& icon, const QString& tip)
{
    auto* picture = new QLabel(this);
    auto* text = new QLabel(this);
    text->setObjectName(name);
    text->setProperty("role", u"muted"_s);
    text->setAccessibleDescription(tip);
    picture->setToolTip(tip);
    text->setToolTip(tip);
    const int end = m_facts->count() - 1;
    m_facts->insertWidget(end, picture);
    m_facts->insertWidget(end + 1, text);
    m_facts->insertSpacing(end + 2, 9);
    m_factList.append({picture, icon, text, {}});
    showIcons();
    return text;
}

void EndCard::toneFact(QLabel* fact, const QString& tone)
{
    for (Fact& one : m_factList) {
        if (one.text != fact || one.tone == tone) continue;
        one.tone = tone;
        fact->setProperty("tone", tone);
        fact->setProperty("role", tone.isEmpty() ? u"muted"_s : QString());
        restyle(*fact);
        showIcons();
    }
}

void EndCard::showState(const QString& state)
{
    m_state->setText(state);
    m_state->setToolTip(state);
}

void EndCard::showRate(double perSecond)
{
    m_rate->setText(tr("%1 events/s").arg(QLocale().toString(perSecond, 'f', 1)));
}

void EndCard::teach(const QString& title, const QString& sentence, const QString& button)
{
    m_lessonTitle->setText(title);
    m_lesson->setText(sentence);
    m_button->setText(button);
    m_button->setAccessibleName(button);
    m_rate->setVisible(title.isEmpty());
    m_middle->setCurrentIndex(title.isEmpty() ? 0 : 1);
}

void EndCard::showIcons()
{
    const Colours& c = m_theme.colours();
    m_picture->setPixmap(m_theme.pixmap(m_icon, c.accent, 20, devicePixelRatioF()));
    m_lessonPicture->setPixmap(m_theme.pixmap(m_icon, c.muted, 28, devicePixelRatioF()));
    for (const Fact& fact : m_factList) {
        const QColor colour = fact.tone == u"bad"_s ? c.bad : fact.tone == u"warn"_s ? c.warn : c.muted;
        fact.picture->setPixmap(m_theme.pixmap(fact.icon, colour, 14, devicePixelRatioF()));
    }
}

} // namespace pb
