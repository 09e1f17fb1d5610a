// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"
#include "models/tables/scriptstepsmodel.h"

class QFrame;
class QLabel;
class QPushButton;
class QToolButton;

namespace pb {

class BehaviourEdit;
class ReceiverForm;
class Theme;

/// The receiver: where it listens, whom it lets in, how it behaves and where it is in that, and how to try it
/// (RCV-1, RCV-2, RCV-10).
class EndpointsPage : public QWidget
{
    Q_OBJECT
public:
    explicit EndpointsPage(Theme& theme, QWidget* parent = nullptr);

    void setSettings(const ReceiverSettings& settings);
    /// What is typed, over the settings given before.
    ReceiverSettings settings() const;
    void showListener(const ListenerState& state);
    void showFigures(const ReceiverFigures& figures);
    /// As by the button; false where what is typed can't be started with.
    bool requestStart();

Q_SIGNALS:
    void startRequested(const pb::ReceiverSettings& settings);
    void stopRequested();
    void sampleRequested();

private:
    QFrame* makeBehaviour();
    QFrame* makeTrial();
    void makeExamples();
    void showScript();
    void showCommand();
    void showIcons();

    Theme& m_theme;
    ListenerState m_state;
    bool m_starting = false;
    ScriptStepsModel m_steps;
    ReceiverForm* m_form;
    BehaviourEdit* m_behaviour;
    QToolButton* m_examples;
    QLabel* m_curl;
    QPushButton* m_sample;
    QString m_command; ///< with the token
};

} // namespace pb
