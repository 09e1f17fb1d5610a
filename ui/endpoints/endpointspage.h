// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"
#include "models/tables/endpointsmodel.h"
#include "ui/endpoints/receiverform.h"

class QFrame;
class QLabel;
class QPushButton;
class QTabWidget;

namespace pb {

class AccessForm;
class BehaviourPanel;
class EndpointList;
class Theme;

/// The receiver and its endpoints: where each stands, whom it lets in, how it behaves and where it is in
/// that, and how to try it (RCV-1, RCV-2, RCV-7, RCV-10).
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
    /// Unfolds the receiver's settings at a tab; folds them.
    void showReceiverTab(ReceiverForm::Tab tab) { m_form->showTab(tab); }
    void foldReceiver() { m_form->fold(); }

Q_SIGNALS:
    void startRequested(const pb::ReceiverSettings& settings);
    void stopRequested();
    void sampleRequested();
    /// A running endpoint is to take this script, from its beginning.
    void behaviourChanged(const QString& path, const QString& script);
    /// A running endpoint is to answer 429, or no longer.
    void busyChanged(const QString& path, bool busy);

private:
    QWidget* makeEndpoint();
    QWidget* makeTrial();
    void connectParts();
    void showEndpoint();
    void takeEndpoint();
    void apply();
    void showStartable();
    void showProgress();
    void showCommand();
    void showIcons();

    Theme& m_theme;
    ListenerState m_state;
    bool m_starting = false;
    bool m_filling = false; ///< another endpoint is being shown
    EndpointsModel m_endpoints;
    ReceiverForm* m_form;
    QWidget* m_below;
    EndpointList* m_list;
    QTabWidget* m_tabs;
    BehaviourPanel* m_behaviour;
    AccessForm* m_access;
    QLabel* m_curl;
    QLabel* m_remark;
    QPushButton* m_sample;
    QString m_command; ///< with the token
};

} // namespace pb
