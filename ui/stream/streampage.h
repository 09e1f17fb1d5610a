// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"
#include "models/tables/place.h"
#include "ui/followingpage.h"

namespace pb {

class DetailPane;
class EmptyStream;
class SessionTables;
class StreamModel;
class StreamReader;
class StreamView;

/// The Stream: the live table with its pill of new rows, the detail pane, and the lesson while it is empty.
class StreamPage : public FollowingPage
{
    Q_OBJECT
public:
    StreamPage(Theme& theme, SessionTables& tables, QWidget* parent = nullptr);

    void showListener(const ListenerState& state, const ReceiverSettings& settings);
    /// Copies the selected rows as tab-separated text.
    void copyRows();
    /// Selects the row of that number and scrolls to it; the page stands still then.
    void selectRow(qint64 number);

    StreamView& table() { return *m_table; }
    DetailPane& detail() { return *m_detail; }

Q_SIGNALS:
    void startRequested();
    void sampleRequested();
    void jumpRequested(const pb::Place& place);

protected:
    void showNumber(qint64 number) override;
    void copySelected() override { copyRows(); }

private:
    StreamModel& m_model;
    StreamReader& m_reader;
    StreamView* m_table;
    DetailPane* m_detail;
    EmptyStream* m_empty;
};

} // namespace pb
