// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>

#include <QFrame>
#include <QList>

#include "models/domain/livestate.h"

class QLabel;
class QHBoxLayout;

namespace pb {

class Theme;

/// The status bar: captured, shown, duplicates, violations, events a second, the queue, the session's size.
class StatusFigures : public QFrame
{
    Q_OBJECT
public:
    explicit StatusFigures(Theme& theme, QWidget* parent = nullptr);

    void showRows(qint64 captured, qint64 shown);
    /// Of the whole session.
    void showStandings(qint64 duplicates, qint64 violations);
    /// `now` is any steady clock's time; it measures the rate.
    void showFigures(const ReceiverFigures& figures, const PushFigures& push, std::chrono::milliseconds now);
    void showSessionBytes(qint64 bytes);
    /// A sentence at the right for a few seconds, or until another where it is a warning.
    void showNotice(const QString& text, bool warning);

private:
    struct Field
    {
        QLabel* picture;
        QString icon;
        QLabel* text;
    };
    QLabel* addField(QHBoxLayout* layout, const QString& name, const QString& icon, const QString& tip);
    void showIcons();
    /// A count that only grows, sampled, as a rate over the last seconds.
    class Rate
    {
    public:
        double of(std::int64_t events, std::chrono::milliseconds now);
        void clear() { m_samples.clear(); }

    private:
        std::deque<std::pair<std::chrono::milliseconds, std::int64_t>> m_samples;
    };

    Theme& m_theme;
    QList<Field> m_fields;
    QLabel* m_captured;
    QLabel* m_shown;
    QLabel* m_duplicates;
    QLabel* m_violations = nullptr;
    QLabel* m_rate;
    QLabel* m_rateOut;
    QLabel* m_queue;
    QLabel* m_size;
    QLabel* m_notice;
    int m_noticeNumber = 0;
    bool m_violated = false;
    Rate m_in;
    Rate m_out;
};

} // namespace pb
