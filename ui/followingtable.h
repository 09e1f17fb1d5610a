// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTableView>

#include "ui/tablecolumns.h"

class QToolButton;

namespace pb {

class PagedTableModel;
class Theme;

/// A table of a million rows that follows the newest while it stands at the bottom; scrolling up stops
/// following, never the capture; going back to the bottom follows again. A button at the right end of its
/// header, and the header's context menu, choose columns.
class FollowingTable : public QTableView
{
    Q_OBJECT
public:
    /// `name` is its object name, and starts that of its button: nameColumns.
    FollowingTable(Theme& theme, PagedTableModel& model, std::vector<ColumnRoom> columns, const QString& name,
                   QWidget* parent = nullptr);

    bool isFollowing() const { return m_following && m_mayFollow; }
    /// Goes to the newest row and stays there.
    void follow();
    /// Rows in an order of their own are not followed.
    void setMayFollow(bool may);
    /// What is said where the table has no rows.
    void setEmptyText(const QString& text);
    TableColumns& columns() { return *m_columns; }
    /// Opens the menu of columns at a point of the screen.
    void openColumnsMenu(const QPoint& at);

    /// Nothing: to look for what is typed would read a million rows.
    void keyboardSearch(const QString&) override {}

Q_SIGNALS:
    void followingChanged(bool following);
    void pauseToggled();
    void copyRequested();
    /// Enter, or a double click, on the current row.
    void opened();
    void escaped();
    /// A heading was pressed, by its column.
    void headingClicked(int column);
    /// The menu of columns is about to be shown.
    void columnsMenuOpened(QMenu* menu);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void updateGeometries() override;

private:
    void connectHeader();
    void setFollowing(bool following);

    Theme& m_theme;
    TableColumns* m_columns;
    QToolButton* m_columnsButton;
    QString m_emptyText;
    bool m_following = true;
    bool m_mayFollow = true;
};

} // namespace pb
