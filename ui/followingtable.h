// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTableView>

namespace pb {

class PagedTableModel;
class Theme;

/// A table of a million rows that follows the newest while it stands at the bottom; scrolling up stops
/// following, never the capture; going back to the bottom follows again. Its columns share the room there is
/// until somebody sizes one.
class FollowingTable : public QTableView
{
    Q_OBJECT
public:
    /// What a column would hold, in characters, and its share of room that is left or lacks.
    struct ColumnRoom
    {
        int characters;
        int grows;
        int shrinks;
    };

    FollowingTable(Theme& theme, PagedTableModel& model, std::vector<ColumnRoom> columns,
                   QWidget* parent = nullptr);

    bool isFollowing() const { return m_following; }
    /// Goes to the newest row and stays there.
    void follow();

Q_SIGNALS:
    void followingChanged(bool following);
    void pauseToggled();
    void copyRequested();
    /// Enter, or a double click, on the current row.
    void opened();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    /// More characters than a column was given at first.
    void setCharacters(int column, int characters);

private:
    void setFollowing(bool following);
    void sizeColumns();
    int naturalWidth(int column) const;
    int headingWidth(int column) const;

    std::vector<ColumnRoom> m_columns;
    bool m_following = true;
    bool m_sizedByHand = false;
    bool m_sizing = false;
};

} // namespace pb
