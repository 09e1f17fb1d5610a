// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include "ui/livepage.h"

class QPushButton;
class QSplitter;
class QStackedLayout;

namespace pb {

class FocusCard;
class FollowingTable;
class PagedTableModel;
class Theme;

/// A page of a table that follows what happens, the pill of new rows above it, the selected row in full
/// below, and a lesson instead of all that while there is nothing. GUI thread.
class FollowingPage : public LivePage
{
    Q_OBJECT
public:
    /// Live: the model grows and the table follows. Paused: both stand still.
    bool isLive() const override;
    void setLive(bool live) override;

Q_SIGNALS:
    /// Something happened that the status bar may say.
    void noticeMade(const QString& text, bool warning);
    /// How many rows the table shows.
    void shownRowsChanged(qint64 rows);

protected:
    FollowingPage(Theme& theme, PagedTableModel& model, QWidget* parent);
    /// Puts the parts together, once; `name` starts the object names: nameSplitter, nameTableCard.
    void assemble(const QString& name, const QString& pillName, FollowingTable* table, QWidget* detail,
                  QWidget* lesson);
    /// Puts a bar above the table.
    void addBar(QWidget* bar);

    bool eventFilter(QObject* watched, QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

    /// Another row is selected, by its number; 0: none.
    virtual void showNumber(qint64 number) = 0;
    /// Copies the selected rows.
    virtual void copySelected() = 0;
    /// Nothing came yet: the lesson is shown.
    virtual bool isEmpty() const;
    /// The pill was pressed.
    virtual void showNewest() { setLive(true); }
    /// Rows that the pill speaks of, and what it says of them.
    virtual qint64 waitingRows() const;
    virtual QString pillText(qint64 waiting) const;
    /// Escape clears this first, then the selection: true where there was something.
    virtual bool clearFirst() { return false; }

    /// The number of the selected row; 0: none.
    qint64 selected() const { return m_selected; }
    /// How a row that is to be selected is reached: by scrolling to it, so that newer rows wait as well, or
    /// without moving the table.
    enum class Reach { Scroll, StandStill, Stay };
    /// Selects the row of that number as soon as the table has it.
    void select(qint64 number, Reach reach);
    /// The selected row is selected again when the table's rows have been exchanged; else none is.
    void keepSelected(Reach reach);
    void forgetSelected() { m_wanted = 0; }
    /// First and last place of the stretches that are selected, in order.
    std::vector<std::pair<std::int64_t, std::int64_t>> selectedStretches() const;
    /// Looks again which of lesson and table is to be seen, and how many rows are new.
    void showRows();
    void showPill();

    Theme& m_theme;

private:
    QWidget* makeTableCard(const QString& name, const QString& pillName);
    void connectTable();
    void showSelection();
    void selectWanted();
    void startAnew();
    void placePill();
    void fitRows();

    PagedTableModel& m_model;
    QStackedLayout* m_pages;
    FollowingTable* m_table = nullptr;
    QWidget* m_lesson = nullptr;
    FocusCard* m_tableCard = nullptr;
    QPushButton* m_pill = nullptr;
    int m_spare = 0;   ///< pixels below the table that are too few for a row
    qint64 m_seen = 0; ///< rows that were there when the view last stood at the bottom
    qint64 m_selected = 0;
    qint64 m_wanted = 0; ///< to be selected when the table has it
    Reach m_reach = Reach::Scroll;
};

} // namespace pb
