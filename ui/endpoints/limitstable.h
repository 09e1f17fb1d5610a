// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/tables/limitsmodel.h"

class QLabel;
class QPushButton;
class QTableView;

namespace pb {

class Theme;

/// The table of every limit: its value, its default, and what a client gets beyond it (RCV-8, RCV-13).
class LimitsTable : public QWidget
{
    Q_OBJECT
public:
    explicit LimitsTable(Theme& theme, QWidget* parent = nullptr);

    LimitsModel& model() { return m_model; }
    const LimitsModel& model() const { return m_model; }
    void setEditable(bool editable);

private:
    void showButtons();
    void resetAll();

    LimitsModel m_model;
    QTableView* m_table;
    QLabel* m_problem;
    QPushButton* m_reset;
    QPushButton* m_resetAll;
    bool m_editable = true;
};

} // namespace pb
