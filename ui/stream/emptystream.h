// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"

class QFrame;
class QLabel;
class QPushButton;

namespace pb {

class CopyButton;
class Theme;

/// What the Stream and the Requests show before anything came: where to post, a ready command line, and a
/// sample to send.
class EmptyStream : public QWidget
{
    Q_OBJECT
public:
    /// `name` is the widget's object name. `first` is the title while the endpoint waits: what would come
    /// first.
    EmptyStream(Theme& theme, const QString& name, const QString& first, QWidget* parent = nullptr);

    void showListener(const ListenerState& state, const ReceiverSettings& settings);
    /// The command line that posts one event to the endpoint.
    QString command() const { return m_command; }

Q_SIGNALS:
    void startRequested();
    void sampleRequested();

private:
    QFrame* makeBox(const QString& caption, QLabel* label, CopyButton* copy);
    void showIcons();

    Theme& m_theme;
    QString m_first;
    ListenerState m_state;
    QString m_command;
    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_lead;
    QLabel* m_url;
    QLabel* m_curl;
    QWidget* m_boxes;
    QPushButton* m_button;
};

} // namespace pb
