// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"
#include "models/tables/place.h"
#include "ui/livepage.h"

class QFrame;
class QPushButton;
class QSplitter;
class QStackedLayout;

namespace pb {

class DetailPane;
class EmptyStream;
class SessionTables;
class StreamModel;
class StreamReader;
class StreamView;
class Theme;

/// The Stream: the live table with its pill of new rows, the detail pane, and the lesson while it is empty.
class StreamPage : public LivePage
{
    Q_OBJECT
public:
    StreamPage(Theme& theme, SessionTables& tables, QWidget* parent = nullptr);

    void showListener(const ListenerState& state, const ReceiverSettings& settings);
    /// Live: the model grows and the table follows. Paused: both stand still.
    bool isLive() const override;
    void setLive(bool live) override;
    /// Copies the selected rows as tab-separated text.
    void copyRows();
    /// Selects the row of that number, where it is shown.
    void selectRow(qint64 number);

    StreamView& table() { return *m_table; }
    DetailPane& detail() { return *m_detail; }

Q_SIGNALS:
    void startRequested();
    void sampleRequested();
    /// Something happened that the status bar may say.
    void noticeMade(const QString& text, bool warning);
    void jumpRequested(const pb::Place& place);
    /// How many rows the table shows.
    void shownRowsChanged(qint64 rows);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeTableCard();
    void showSelection();
    void showRows();
    void showPill();
    void placePill();
    void fitRows();

    Theme& m_theme;
    StreamModel& m_model;
    StreamReader& m_reader;
    QStackedLayout* m_pages;
    QSplitter* m_splitter;
    QFrame* m_tableCard;
    StreamView* m_table;
    QPushButton* m_pill;
    DetailPane* m_detail;
    EmptyStream* m_empty;
    qint64 m_seen = 0; ///< rows that were there when the view last stood at the bottom
    qint64 m_selected = 0;
};

} // namespace pb
