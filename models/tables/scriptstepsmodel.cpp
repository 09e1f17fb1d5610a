// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/scriptstepsmodel.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr std::size_t mostSteps = 1000; // as the language allows

} // namespace

QString stepText(const BehaviourStep& step)
{
    return QString::fromStdString(scriptText({step}));
}

ScriptStepsModel::ScriptStepsModel(QObject* parent) : QAbstractListModel(parent)
{
}

int ScriptStepsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

void ScriptStepsModel::setSteps(std::vector<BehaviourStep> steps)
{
    if (steps.empty()) steps.emplace_back();
    if (steps == m_steps) return;
    m_position.reset();
    if (steps.size() == m_steps.size()) { // what is selected stays so
        m_steps = std::move(steps);
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_steps = std::move(steps);
    endResetModel();
}

Qt::ItemFlags ScriptStepsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags all = QAbstractListModel::flags(index);
    return index.isValid() ? all | Qt::ItemIsDragEnabled : all | Qt::ItemIsDropEnabled;
}

void ScriptStepsModel::announceEdit()
{
    m_position.reset(); // it was of the script before
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT edited();
}

int ScriptStepsModel::insertAfter(int row, BehaviourStep step)
{
    const bool random = !step.chances.empty();
    if (m_steps.size() >= mostSteps || (random && endsInRandom())) return -1;
    const int last = endsInRandom() ? rowCount() - 1 : rowCount();
    const int at = random ? rowCount() : std::clamp(row + 1, 0, last);
    beginInsertRows({}, at, at);
    m_steps.insert(m_steps.begin() + at, std::move(step));
    endInsertRows();
    announceEdit();
    return at;
}

void ScriptStepsModel::replace(int row, BehaviourStep step)
{
    if (row < 0 || row >= rowCount() || m_steps[static_cast<std::size_t>(row)] == step) return;
    m_steps[static_cast<std::size_t>(row)] = std::move(step);
    announceEdit();
}

bool ScriptStepsModel::remove(int row)
{
    if (row < 0 || row >= rowCount() || rowCount() == 1) return false;
    beginRemoveRows({}, row, row);
    m_steps.erase(m_steps.begin() + row);
    endRemoveRows();
    announceEdit();
    return true;
}

int ScriptStepsModel::duplicate(int row)
{
    if (row < 0 || row >= rowCount() || !m_steps[static_cast<std::size_t>(row)].chances.empty()) return -1;
    return insertAfter(row, m_steps[static_cast<std::size_t>(row)]);
}

bool ScriptStepsModel::canMove(int from, int to) const
{
    const int movable = endsInRandom() ? rowCount() - 1 : rowCount();
    return from != to && from >= 0 && to >= 0 && from < movable && to < movable;
}

bool ScriptStepsModel::move(int from, int to)
{
    if (!canMove(from, to)) return false;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    const auto first = m_steps.begin();
    if (from < to)
        std::rotate(first + from, first + from + 1, first + to + 1);
    else
        std::rotate(first + to, first + from, first + from + 1);
    endMoveRows();
    announceEdit();
    return true;
}

void ScriptStepsModel::setPosition(std::optional<BehaviourPosition> position)
{
    if (position && position->step >= m_steps.size()) position.reset(); // of another script
    if (position == m_position) return;
    m_position = position;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

ScriptStepsModel::State ScriptStepsModel::state(int row) const
{
    if (!m_position || row > currentStep()) return State::Planned;
    return row == currentStep() ? State::Now : State::Done;
}

QString ScriptStepsModel::progress(int row) const
{
    const std::int64_t count = m_steps[static_cast<std::size_t>(row)].count;
    const bool last = row == rowCount() - 1;
    switch (state(row)) {
    case State::Done:
        return tr("done");
    case State::Now:
        if (last && m_position->takenInStep >= count)
            return tr("now, repeating: %1 taken").arg(m_position->takenInStep);
        return tr("now: %1 of %2 taken").arg(m_position->takenInStep).arg(count);
    case State::Planned:
        break;
    }
    return last ? tr("then for ever") : tr("%n request(s)", nullptr, static_cast<int>(count));
}

QVariant ScriptStepsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return stepText(m_steps[static_cast<std::size_t>(row)]);
    case Qt::AccessibleTextRole:
        return tr("step %1: %2, %3").arg(row + 1).arg(data(index, Qt::DisplayRole).toString(), progress(row));
    case stateRole:
        return static_cast<int>(state(row));
    case randomRole:
        return !m_steps[static_cast<std::size_t>(row)].chances.empty();
    case progressRole:
        return progress(row);
    default:
        return {};
    }
}

} // namespace pb
