// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

#include "models/tables/scriptstepsmodel.h"

namespace pb {

class Theme;

/// The script's steps as cards with their state: what is done, what the next request gets, what follows. They
/// are moved by dragging and by Alt+Up and Alt+Down, doubled by Ctrl+D, removed by Del.
class ScriptStepsView : public QListView
{
    Q_OBJECT
public:
    ScriptStepsView(Theme& theme, ScriptStepsModel& model, QWidget* parent = nullptr);

    int currentRow() const { return currentIndex().row(); }
    void selectRow(int row);
    /// Whether cards can be moved and removed; they can be looked at always.
    void setEditable(bool editable);
    void moveCurrent(int by);
    void duplicateCurrent();
    void removeCurrent();

Q_SIGNALS:
    void currentRowChanged(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    ScriptStepsModel& m_steps;
    bool m_editable = true;
    int m_wanted = 0; ///< the row to stand at after a reset
};

} // namespace pb
