// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QAbstractListModel>

#include "models/domain/livestate.h"
#include "models/domain/receiverbehaviour.h"

namespace pb {

/// The steps of a behaviour script as a list, and how far a running receiver has come in them (RCV-10). GUI
/// thread.
class ScriptStepsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    /// Where a step stands in the script that runs.
    enum class State { Planned, Done, Now };
    static constexpr int stateRole = Qt::UserRole + 1;    ///< State, as int
    static constexpr int progressRole = Qt::UserRole + 2; ///< "1 of 2 taken", "from now on", ...

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// A script that is right. The empty one has the one step `accept`.
    void setScript(BehaviourScript script);
    /// Nothing: the receiver does not run.
    void setPosition(std::optional<BehaviourPosition> position);
    /// The step that takes the next request; -1: none.
    int currentStep() const { return m_position ? static_cast<int>(m_position->step) : -1; }

private:
    State state(int row) const;
    QString progress(int row) const;

    BehaviourScript m_script;
    std::optional<BehaviourPosition> m_position;
};

/// A step the way the script language writes it: "2x status=429 retry-after=3".
QString stepText(const BehaviourStep& step);

} // namespace pb
