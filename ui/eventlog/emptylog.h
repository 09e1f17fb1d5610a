// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/producersettings.h"

class QLabel;
class QPushButton;

namespace pb {

class ProducerCommand;
class Theme;

/// What the Event log shows while it is empty: what the log is, how a client reads it, and ways to fill it.
class EmptyLog : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyLog(Theme& theme, QWidget* parent = nullptr);

    void showProducer(const ProducerState& state, const ProducerSettings& settings);
    QString command() const;

Q_SIGNALS:
    void samplesRequested();
    void appendRequested();
    void importRequested();

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    void showIcons();

    Theme& m_theme;
    QLabel* m_picture;
    ProducerCommand* m_command;
    QPushButton* m_samples;
    QPushButton* m_append;
    QPushButton* m_import;
};

} // namespace pb
