// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QObject>

class QMenu;
class QSettings;
class QTableView;

namespace pb {

class TableHeader;

/// What a column would hold, in characters, its share of room that is left or lacks, and whether it gives way
/// where there is little room: the highest goes first, 0 never.
struct ColumnRoom
{
    int characters;
    int grows;
    int shrinks;
    int gives = 0;
};

/// The columns of a table: they share the room there is until somebody sizes one, can be hidden, moved and
/// remembered. GUI thread.
class TableColumns : public QObject
{
    Q_OBJECT
public:
    /// `header` is the table's.
    TableColumns(QTableView& table, TableHeader& header, std::vector<ColumnRoom> columns);

    /// Shares the room.
    void fit();
    /// More characters than a column was given at first.
    void setCharacters(int column, int characters);
    /// Fills a menu with a box to check for each column, and the way back to what was at first.
    void fillMenu(QMenu& menu);
    /// Takes what was chosen from the settings' group, and keeps it there from now on. The settings outlive
    /// this; null: nothing is kept.
    void remember(QSettings* settings, const QString& group);

private:
    void show(int column, bool shown);
    void reset();
    void load();
    void store();
    void hideWhatGives();
    int shownColumns() const;
    int needed(int column) const;
    void takeBack(int excess);
    int naturalWidth(int column) const;
    int headingWidth(int column) const;

    QTableView& m_table;
    TableHeader& m_header;
    std::vector<ColumnRoom> m_columns;
    QSettings* m_settings = nullptr;
    QString m_group;
    bool m_sizedByHand = false;
    bool m_chosenByHand = false;
    bool m_working = false; ///< changes are ours, not the user's
};

} // namespace pb
