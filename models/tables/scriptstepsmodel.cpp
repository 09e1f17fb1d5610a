// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/scriptstepsmodel.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace pb {

QString stepText(const BehaviourStep& step)
{
    if (step.chances.empty()) {
        const QString action = QString::fromStdString(actionText(step.action));
        return step.count > 1 ? u"%1x %2"_s.arg(step.count).arg(action) : action;
    }
    QStringList chances;
    for (const BehaviourStep::Chance& chance : step.chances)
        chances.append(
            u"%1% %2"_s.arg(chance.percent).arg(QString::fromStdString(actionText(chance.action))));
    return u"random(seed=%1): %2"_s.arg(step.seed).arg(chances.join(u", "_s));
}

int ScriptStepsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_script.steps.size());
}

void ScriptStepsModel::setScript(BehaviourScript script)
{
    beginResetModel();
    m_script = std::move(script);
    m_position.reset();
    endResetModel();
}

void ScriptStepsModel::setPosition(std::optional<BehaviourPosition> position)
{
    if (position && position->step >= m_script.steps.size()) position.reset(); // of another script
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
    const std::int64_t count = m_script.steps[static_cast<std::size_t>(row)].count;
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
        return stepText(m_script.steps[static_cast<std::size_t>(row)]);
    case Qt::AccessibleTextRole:
        return tr("step %1: %2, %3").arg(row + 1).arg(data(index, Qt::DisplayRole).toString(), progress(row));
    case stateRole:
        return static_cast<int>(state(row));
    case progressRole:
        return progress(row);
    default:
        return {};
    }
}

} // namespace pb
