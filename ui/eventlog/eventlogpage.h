// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include <QPointer>

#include "models/domain/logorder.h"
#include "models/domain/producersettings.h"
#include "models/domain/resourcerecord.h"
#include "ui/livepage.h"

class QLabel;
class QPushButton;
class QSettings;

namespace pb {

class FilterMemory;
class ImportDialog;
class LogTable;
class ProducerForm;
class PublishDialog;
class SessionTables;
class Theme;

/// The producer's event log (LOG-1..6): the service that serves it, the log as it grows, and the ways events
/// come into it. It asks by signals. GUI thread.
class EventLogPage : public LivePage
{
    Q_OBJECT
public:
    EventLogPage(Theme& theme, SessionTables& tables, FilterMemory& memory, QWidget* parent = nullptr);

    bool isLive() const override;
    void setLive(bool live) override;

    void setSettings(const ProducerSettings& settings);
    ProducerSettings settings() const;
    void showProducer(const ProducerState& state);
    /// As by the button; false where something is missing.
    bool requestStart();
    /// Four times a second. `now` is any steady clock's time.
    void showFigures(std::chrono::milliseconds now);
    /// Events are being appended by an order: how many so far; total 0: until it is stopped.
    void showPublishing(bool running, qint64 done, qint64 total);
    void showImport(int percent);
    void showImported(const ImportCount& count, const QString& failure);

    void append();
    void importFile(const QString& file = {});
    void generate();
    void publish();
    /// Asks how to replay these rows of the Stream.
    void replay(const std::vector<std::pair<std::int64_t, std::int64_t>>& rows);
    void copyRows();
    void rememberColumns(QSettings& settings);
    LogTable& table() { return *m_table; }

Q_SIGNALS:
    void startRequested(const pb::ProducerSettings& settings);
    void stopRequested();
    void appendRequested(const pb::NewEvent& event);
    void publishRequested(const pb::PublishOrder& order);
    void publishStopRequested();
    void importRequested(const pb::ImportSettings& settings);
    void importCancelRequested();
    void subscriptionRequested(const QString& filter);
    void noticeMade(const QString& text, bool warning);

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    QWidget* makeTools();
    QPushButton* makeButton(const QString& name, const QString& text, const QString& tip);
    void connectParts();
    PublishDialog* openPublish(int kind);
    void showCounts();
    void showIcons();

    Theme& m_theme;
    SessionTables& m_tables;
    ProducerForm* m_form;
    LogTable* m_table;
    QLabel* m_figures;
    QLabel* m_publishing;
    QPushButton* m_append;
    QPushButton* m_import;
    QPushButton* m_generate;
    QPushButton* m_publish;
    QPointer<ImportDialog> m_importDialog;
    ProducerState m_state;
    bool m_running = false;
    qint64 m_events = 0;
    qint64 m_last = 0;
    qint64 m_eventsBefore = -1;
    std::chrono::milliseconds m_before{0};
    double m_rate = 0;
};

} // namespace pb
