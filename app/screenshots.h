// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "models/tables/place.h"

class QWidget;

namespace pb {

class WindowSession;

/// Writes a picture of every page, filled with the demo's live data, then ends the program: with 0, or with 1
/// where a picture can't be written. GUI thread.
class Screenshots : public QObject
{
    Q_OBJECT
public:
    Screenshots(WindowSession& session, const QString& folder);

    void start();

private:
    void awaitData();
    void saveEndpoints();
    void selectHalt();
    void awaitQuiet();
    void selectRow();
    void saveTables();
    void settle();
    void savePage(Page page, const QString& name);
    void saveLog();
    void saveSubscriptions();
    void saveForm(const QString& name);
    void saveDialog(const QString& dialog, const QString& name);
    void save(QWidget& widget, const QString& name);

    WindowSession& m_session;
    QDir m_folder;
    bool m_saved = true;
    QTimer m_poll;
    QElapsedTimer m_clock;
};

} // namespace pb
