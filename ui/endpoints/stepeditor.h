// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/receiverbehaviour.h"

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace pb {

class ActionFields;

/// One step of a script in fields: how often and what; of a random step its seed and its chances (RCV-10).
class StepEditor : public QWidget
{
    Q_OBJECT
public:
    explicit StepEditor(QWidget* parent = nullptr);

    /// `last`: it repeats, whatever its count.
    void setStep(const BehaviourStep& step, bool last);

Q_SIGNALS:
    void edited(const pb::BehaviourStep& step);

private:
    QWidget* makeTimes();
    QWidget* makeRandom();
    void connectFields();
    void showChances();
    void showChance();
    void addChance();
    void removeChance();
    void takeAction(const BehaviourAction& action);
    double room(int without) const;
    BehaviourStep::Chance* chance();
    bool isRandom() const { return !m_step.chances.empty(); }

    BehaviourStep m_step;
    QWidget* m_times;
    QSpinBox* m_count;
    QLabel* m_repeats;
    QWidget* m_random;
    QLineEdit* m_seed;
    QListWidget* m_chances;
    QDoubleSpinBox* m_percent;
    QPushButton* m_add;
    QPushButton* m_remove;
    QLabel* m_rest;
    ActionFields* m_action;
};

} // namespace pb
