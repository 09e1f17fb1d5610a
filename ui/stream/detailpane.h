// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/streamdetail.h"
#include "ui/detailtabs.h"

namespace pb {

class EventView;
class FindingsView;
class HistoryView;
class MessageView;
class RecordHistory;
class Theme;

/// The selected row in full: Event, Request, Answer, Findings, History of its record.
class DetailPane : public DetailTabs
{
    Q_OBJECT
public:
    enum Tab { EventTab, RequestTab, AnswerTab, FindingsTab, HistoryTab };

    DetailPane(Theme& theme, RecordHistory& history, QWidget* parent = nullptr);

    /// The history looks at rows up to `lastRow`.
    void showDetail(const StreamDetail& detail, qint64 lastRow);
    /// What is shown; row id 0: nothing.
    const StreamDetail& detail() const { return m_detail; }
    void clear() override;
    void showTab(Tab tab) { chooseTab(tab); }

Q_SIGNALS:
    /// A row of the history was chosen.
    void rowChosen(qint64 row);

private:
    StreamDetail m_detail;
    EventView* m_event;
    MessageView* m_request;
    MessageView* m_answer;
    FindingsView* m_findings;
    HistoryView* m_history;
};

} // namespace pb
