// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QWidget>

#include "models/domain/capturedrequest.h"

class QLabel;
class QProgressBar;
class QTreeWidget;

namespace pb {

class RecordHistory;
class Theme;

/// The events of one record, newest first; Enter or a double click leads to one in the Stream.
class HistoryView : public QWidget
{
    Q_OBJECT
public:
    HistoryView(Theme& theme, RecordHistory& history, QWidget* parent = nullptr);

    /// The record of a row, among rows 1..lastRow. It is looked for when the view is seen.
    void showRecord(const StreamRow& row, qint64 lastRow);

Q_SIGNALS:
    void rowChosen(qint64 row);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void search();
    void addEvents(const std::vector<StreamRow>& events);
    void showCurrent();
    void showIcons();
    void showFinished(bool more);

    Theme& m_theme;
    RecordHistory& m_history;
    StreamRow m_row;
    qint64 m_lastRow = 0;
    bool m_pending = false;
    QLabel* m_title;
    QProgressBar* m_progress;
    QTreeWidget* m_list;
};

} // namespace pb
