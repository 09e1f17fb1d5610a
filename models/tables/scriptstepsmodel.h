// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QAbstractListModel>

#include "models/domain/livestate.h"
#include "models/domain/receiverbehaviour.h"

namespace pb {

/// The steps of a behaviour script as a list that can be edited, and how far a running receiver has come in
/// them (RCV-10). A random step stays the last, and there is always a step. GUI thread.
class ScriptStepsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    /// Where a step stands in the script that runs.
    enum class State { Planned, Done, Now };
    static constexpr int stateRole = Qt::UserRole + 1;    ///< State, as int
    static constexpr int progressRole = Qt::UserRole + 2; ///< "1 of 2 taken", "from now on", ...
    static constexpr int randomRole = Qt::UserRole + 3;   ///< whether it is a random step

    explicit ScriptStepsModel(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }

    const std::vector<BehaviourStep>& steps() const { return m_steps; }
    /// Shows the steps of a script that is right. The empty one has the one step `accept`.
    void setSteps(std::vector<BehaviourStep> steps);
    /// Nothing: the receiver does not run, or runs another script.
    void setPosition(std::optional<BehaviourPosition> position);
    /// The step that takes the next request; -1: none.
    int currentStep() const { return m_position ? static_cast<int>(m_position->step) : -1; }

    /// Puts a step below that row, or above a random step; gives its row, -1 where there is no room.
    int insertAfter(int row, BehaviourStep step);
    /// Another action, count or choice for that row.
    void replace(int row, BehaviourStep step);
    bool remove(int row);
    /// Gives the row of the copy; -1: a random step can't stand twice.
    int duplicate(int row);
    /// Moves a step to stand at row `to`; false where a random step would not be the last.
    bool move(int from, int to);
    bool canMove(int from, int to) const;
    bool endsInRandom() const { return !m_steps.back().chances.empty(); }

Q_SIGNALS:
    /// A person changed the steps, unlike setSteps().
    void edited();

private:
    State state(int row) const;
    QString progress(int row) const;
    void announceEdit();

    std::vector<BehaviourStep> m_steps{BehaviourStep{}};
    std::optional<BehaviourPosition> m_position;
};

/// A step the way the script language writes it: "2x status=429 retry-after=3".
QString stepText(const BehaviourStep& step);

} // namespace pb
