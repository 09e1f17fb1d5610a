// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include "models/tables/attempttable.h"

namespace pb {

class Theme;

/// The attempts of the selected lane, as a list; it follows the newest while it stands at the bottom.
class AttemptList : public QTableView
{
    Q_OBJECT
public:
    explicit AttemptList(Theme& theme, QWidget* parent = nullptr);

    void showLane(std::shared_ptr<const Lane> lane);
    /// Selects the row of an attempt, and shows it; 0: none.
    void selectAttempt(std::int64_t attempt);

Q_SIGNALS:
    /// Chosen here by mouse or keys.
    void attemptChosen(qint64 attempt);
    void detailsWanted();
    void pauseToggled();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void sizeColumns();

    AttemptTable m_table;
    std::int64_t m_selected = 0;
    bool m_telling = true; ///< false while the selection is set from outside
};

} // namespace pb
