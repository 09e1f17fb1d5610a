// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace pb {

class Figure;
class RateChart;
class Theme;

/// One end at a glance: how fast, how much, and how well. Before anything has happened it says what to do.
class EndCard : public QFrame
{
    Q_OBJECT
public:
    /// `name` begins the object names of the parts.
    EndCard(Theme& theme, const QString& name, const QString& icon, const QString& title,
            QWidget* parent = nullptr);

    RateChart& chart() { return *m_chart; }
    Figure* addFigure(const QString& name, const QString& caption, const QString& tip);
    /// Sets all big numbers as large as the widest can be.
    void fitFigures();
    /// A small number with its icon in the row below.
    QLabel* addFact(const QString& name, const QString& icon, const QString& tip);
    /// Marks a fact's icon and words where it is bad news.
    void toneFact(QLabel* fact, const QString& tone);

    void showState(const QString& state);
    void showRate(double perSecond);
    /// How it stands, what is to be done first, and a button that does it; an empty title shows the chart.
    void teach(const QString& title, const QString& sentence, const QString& button);

Q_SIGNALS:
    void teachingFollowed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Fact
    {
        QLabel* picture;
        QString icon;
        QLabel* text;
        QString tone;
    };
    QWidget* makeTeaching();
    void showIcons();

    Theme& m_theme;
    QString m_name;
    QString m_icon;
    QLabel* m_picture;
    QLabel* m_state;
    QLabel* m_rate;
    RateChart* m_chart;
    QStackedLayout* m_middle;
    QLabel* m_lessonPicture;
    QLabel* m_lessonTitle;
    QLabel* m_lesson;
    QPushButton* m_button;
    QHBoxLayout* m_figures;
    QList<Figure*> m_figureList;
    QHBoxLayout* m_facts;
    QList<Fact> m_factList;
};

} // namespace pb
