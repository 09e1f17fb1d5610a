// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/tables/scriptstepsmodel.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace pb {

class BehaviourEdit;
class ScriptStepsView;
class StepEditor;
class Theme;

/// A behaviour script as cards and as text, which stay in step; while the text is wrong it stands alone.
/// A running endpoint is given another script by a button (RCV-7, RCV-10).
class BehaviourPanel : public QWidget
{
    Q_OBJECT
public:
    explicit BehaviourPanel(Theme& theme, QWidget* parent = nullptr);

    void setScript(const QString& script);
    QString script() const;
    /// What the endpoint runs now; nothing: it is stopped.
    void showRunning(const std::optional<std::string>& applied, bool busy);
    void setPosition(std::optional<BehaviourPosition> position) { m_steps.setPosition(position); }

Q_SIGNALS:
    void scriptChanged();
    /// The typed script, which is right, is to run from its beginning.
    void applyRequested();
    void busyChanged(bool busy);
    /// Enter in the text.
    void startRequested();

private:
    QWidget* makeTop();
    QWidget* makeCards();
    void makePresets();
    void connectParts();
    void takeText();
    void takeSteps();
    void showStep();
    void showTools();
    void showIcons();
    void addStep(bool random);

    Theme& m_theme;
    ScriptStepsModel m_steps;
    BehaviourEdit* m_text;
    ScriptStepsView* m_view;
    StepEditor* m_editor;
    QToolButton* m_presets;
    QCheckBox* m_busy;
    QPushButton* m_apply;
    QPushButton* m_restart;
    QToolButton* m_add;
    QToolButton* m_addRandom;
    QToolButton* m_duplicate;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_remove;
    QLabel* m_state;
    std::optional<std::string> m_applied;
    bool m_writing = false; ///< the text is being written from the cards
};

} // namespace pb
