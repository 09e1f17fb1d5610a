// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "models/tables/explanationmodel.h"
#include "models/tables/matchpreview.h"
#include "models/tables/previewmodel.h"

class QLabel;
class QProgressBar;
class QSplitter;
class QTableView;
class QToolButton;
class QTreeView;

namespace pb {

class SessionTables;
class Theme;

/// Which of the log's last events a filter lets through, and why it lets the selected one through or not
/// (FLT-2): counted live while the filter is typed.
class PreviewView : public QWidget
{
    Q_OBJECT
public:
    /// `name` begins the object names: nameCount, nameTable, nameTree, nameMatching, nameOthers.
    PreviewView(Theme& theme, SessionTables& tables, const QString& name, QWidget* parent = nullptr);

    /// Looks through the log; nothing: every event matches.
    void showFilter(std::optional<Filter> filter);
    /// There is nothing to look for: why, in a sentence.
    void showNothing(const QString& why);
    const MatchCount& count() const { return m_count; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeList(const QString& name);
    QWidget* makeReason(const QString& name);
    QToolButton* makeChoice(const QString& name);
    void takeCount(const MatchCount& count);
    void showRows();
    void showSelected();
    void showExplanation(qint64 sequence, const std::optional<Explanation>& explanation,
                         const std::optional<StoredEvent>& event);
    void showIcons();

    Theme& m_theme;
    MatchPreview m_preview;
    PreviewModel m_rows;
    ExplanationModel m_why;
    MatchCount m_count;
    qint64 m_selected = 0;
    bool m_chosen = false; ///< by a person; else the newest is shown
    QSplitter* m_halves;
    QLabel* m_sentence;
    QLabel* m_refusals;
    QProgressBar* m_progress;
    QToolButton* m_matching;
    QToolButton* m_others;
    QTableView* m_table;
    QLabel* m_verdict;
    QTreeView* m_tree;
};

} // namespace pb
