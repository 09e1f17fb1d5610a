// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "models/domain/livestate.h"

class QLabel;
class QPushButton;

namespace pb {

class Theme;

/// The selected feed: its name, what it does, and what can be asked for it.
class FeedBar : public QWidget
{
    Q_OBJECT
public:
    explicit FeedBar(Theme& theme, QWidget* parent = nullptr);

    /// Nothing: no feed is selected.
    void showFeed(const std::optional<FeedState>& state);

Q_SIGNALS:
    // By PushFeed::id.
    void retryNowRequested(qint64 feed);
    void suspendRequested(qint64 feed);
    void resumeRequested(qint64 feed);
    void stopRequested(qint64 feed);

private:
    QPushButton* makeButton(const QString& name, const QString& word, void (FeedBar::*asked)(qint64));
    void showButtons();
    void showIcons();
    QString retryTip() const;
    QString stateText() const;

    Theme& m_theme;
    std::optional<FeedState> m_state;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_words;
    QPushButton* m_retry;
    QPushButton* m_suspend;
    QPushButton* m_resume;
    QPushButton* m_stop;
};

} // namespace pb
