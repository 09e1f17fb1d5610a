// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/tables/endpointsmodel.h"

class QListView;
class QToolButton;

namespace pb {

class CopyButton;
class Theme;

/// The endpoints, one below the other: path, label, what each does now, its figures; and buttons to add,
/// double and remove one while the receiver is stopped (RCV-1).
class EndpointList : public QFrame
{
    Q_OBJECT
public:
    EndpointList(Theme& theme, EndpointsModel& model, QWidget* parent = nullptr);

    int currentRow() const;
    void selectRow(int row);
    void setEditable(bool editable);

Q_SIGNALS:
    void currentRowChanged(int row);

private:
    void showTools();
    void showIcons();

    Theme& m_theme;
    EndpointsModel& m_model;
    QListView* m_view;
    QToolButton* m_add;
    QToolButton* m_duplicate;
    QToolButton* m_remove;
    CopyButton* m_copy;
    bool m_editable = true;
};

} // namespace pb
