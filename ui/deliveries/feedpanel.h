// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pb {

class AttemptDetail;
class AttemptList;
class FeedBar;
class FocusCard;
class Theme;

/// Below the time line: the selected feed, its attempts as a list, and the selected one of them.
class FeedPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FeedPanel(Theme& theme, QWidget* parent = nullptr);

    FeedBar& bar() { return *m_bar; }
    AttemptList& list() { return *m_list; }
    AttemptDetail& detail() { return *m_detail; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitRows();

    FeedBar* m_bar;
    AttemptList* m_list;
    FocusCard* m_listCard;
    AttemptDetail* m_detail;
};

} // namespace pb
