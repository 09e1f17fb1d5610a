// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/endpointsmodel.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace pb {

namespace {

struct StepStates
{
    Q_DECLARE_TR_FUNCTIONS(pb::StepStates)
};

QString text(const std::string& bytes)
{
    return QString::fromStdString(bytes);
}

} // namespace

QString stepStateText(const BehaviourStep& step)
{
    using Kind = BehaviourAction::Kind;
    if (!step.chances.empty()) return StepStates::tr("answering by chance");
    switch (step.action.kind) {
    case Kind::Accept:
        return step.action.delay.count() > 0 ? StepStates::tr("accepting, late")
               : step.action.dripBytes > 0   ? StepStates::tr("accepting, in drips")
                                             : StepStates::tr("accepting");
    case Kind::Status:
        return StepStates::tr("answering %1").arg(step.action.status);
    case Kind::Redirect:
        return StepStates::tr("redirecting");
    case Kind::Close:
        return StepStates::tr("closing");
    case Kind::Reset:
        return StepStates::tr("resetting");
    case Kind::Stall:
        return StepStates::tr("stalling");
    case Kind::Truncate:
        return StepStates::tr("truncating");
    case Kind::Malformed:
        return StepStates::tr("answering malformed");
    }
    return {};
}

EndpointsModel::EndpointsModel(QObject* parent) : QAbstractListModel(parent), m_endpoints(1), m_runs(1)
{
}

int EndpointsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_endpoints.size());
}

QVariant EndpointsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
        return text(at(row).path);
    case Qt::ToolTipRole:
        return m_listener.listening ? url(row) + u'\n' + figuresText(row) : text(at(row).path);
    case Qt::AccessibleTextRole:
        return tr("endpoint %1, %2, %3").arg(text(at(row).path), stateText(row), figuresText(row));
    case labelRole:
        return text(at(row).label);
    case stateRole:
        return stateText(row);
    case calmRole:
        return isCalm(row);
    case figuresRole:
        return figuresText(row);
    case problemRole:
        return problem(row);
    default:
        return {};
    }
}

void EndpointsModel::announceAll()
{
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void EndpointsModel::setEndpoints(std::vector<EndpointSettings> endpoints)
{
    beginResetModel();
    m_endpoints = std::move(endpoints);
    if (m_endpoints.empty()) m_endpoints.emplace_back();
    m_runs.assign(m_endpoints.size(), {});
    endResetModel();
}

void EndpointsModel::change(int row, const EndpointSettings& endpoint)
{
    m_endpoints[static_cast<std::size_t>(row)] = endpoint;
    announceAll(); // a path may be free again for another row
}

/// "/webhooks2" where "/webhooks" is taken.
std::string EndpointsModel::freePath() const
{
    const auto taken = [this](const std::string& path) {
        return std::any_of(m_endpoints.begin(), m_endpoints.end(),
                           [&](const EndpointSettings& each) { return each.path == path; });
    };
    std::string path = EndpointSettings{}.path;
    for (int number = 2; taken(path); ++number)
        path = EndpointSettings{}.path + std::to_string(number);
    return path;
}

int EndpointsModel::put(int row, EndpointSettings endpoint)
{
    endpoint.path = freePath();
    beginInsertRows({}, row, row);
    m_endpoints.insert(m_endpoints.begin() + row, std::move(endpoint));
    m_runs.emplace(m_runs.begin() + row);
    endInsertRows();
    return row;
}

int EndpointsModel::add(int like)
{
    EndpointSettings endpoint;
    endpoint.token = at(like).token;
    endpoint.noAuth = at(like).noAuth;
    return put(rowCount(), std::move(endpoint));
}

int EndpointsModel::duplicate(int row)
{
    return put(row + 1, at(row));
}

bool EndpointsModel::remove(int row)
{
    if (rowCount() == 1 || row < 0 || row >= rowCount()) return false;
    beginRemoveRows({}, row, row);
    m_endpoints.erase(m_endpoints.begin() + row);
    m_runs.erase(m_runs.begin() + row);
    endRemoveRows();
    announceAll();
    return true;
}

QString EndpointsModel::problem(int row) const
{
    const EndpointSettings& endpoint = at(row);
    if (endpoint.path.empty() || endpoint.path.front() != '/') return tr("the path begins with /");
    const auto same = std::count_if(m_endpoints.begin(), m_endpoints.end(),
                                    [&](const EndpointSettings& each) { return each.path == endpoint.path; });
    if (same > 1) return tr("the path stands twice");
    if (!endpoint.noAuth && endpoint.token.empty()) return tr("the token is missing");
    if (!parseBehaviour(endpoint.behaviour)) return tr("the script is wrong");
    return {};
}

bool EndpointsModel::isComplete() const
{
    for (int row = 0; row < rowCount(); ++row)
        if (!problem(row).isEmpty()) return false;
    return true;
}

void EndpointsModel::run(Run& run, const EndpointSettings& endpoint)
{
    run.script = endpoint.behaviour;
    auto parsed = parseBehaviour(endpoint.behaviour);
    run.steps = parsed ? std::move(parsed->steps) : std::vector<BehaviourStep>{};
    run.figures.behaviour = {};
}

void EndpointsModel::showListener(const ListenerState& state)
{
    const bool started = state.listening && !m_listener.listening;
    m_listener = state;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        if (started || !state.listening) m_runs[i] = {};
        if (started) run(m_runs[i], m_endpoints[i]);
    }
    announceAll();
}

void EndpointsModel::showFigures(const ReceiverFigures& figures)
{
    if (!m_listener.listening) return;
    bool moved = false;
    for (std::size_t i = 0; i < m_runs.size() && i < figures.endpoints.size(); ++i) {
        moved = moved || !(m_runs[i].figures == figures.endpoints[i]);
        m_runs[i].figures = figures.endpoints[i];
    }
    if (moved) announceAll();
}

const std::optional<std::string>& EndpointsModel::applied(int row) const
{
    return m_runs[static_cast<std::size_t>(row)].script;
}

void EndpointsModel::apply(int row)
{
    run(m_runs[static_cast<std::size_t>(row)], at(row));
    announceAll();
}

std::optional<BehaviourPosition> EndpointsModel::position(int row) const
{
    const Run& run = m_runs[static_cast<std::size_t>(row)];
    if (run.script != at(row).behaviour) return std::nullopt;
    return run.figures.behaviour;
}

void EndpointsModel::setBusy(int row, bool busy)
{
    m_runs[static_cast<std::size_t>(row)].busy = busy;
    announceAll();
}

QString EndpointsModel::url(int row) const
{
    if (!m_listener.listening) return {};
    if (row == 0) return text(m_listener.url);
    return text(m_listener.origin + at(row).path);
}

QString EndpointsModel::stateText(int row) const
{
    if (!m_listener.listening) return tr("stopped");
    const Run& run = m_runs[static_cast<std::size_t>(row)];
    if (run.busy || run.figures.busyByHand) return tr("answering 429, by hand");
    const std::size_t step = run.figures.behaviour.step;
    return step < run.steps.size() ? stepStateText(run.steps[step]) : tr("accepting");
}

bool EndpointsModel::isCalm(int row) const
{
    const Run& run = m_runs[static_cast<std::size_t>(row)];
    const std::size_t step = run.figures.behaviour.step;
    if (run.busy || run.figures.busyByHand || step >= run.steps.size()) return false;
    return run.steps[step].chances.empty() && run.steps[step].action.kind == BehaviourAction::Kind::Accept;
}

QString EndpointsModel::figuresText(int row) const
{
    if (!m_listener.listening) return {};
    const EndpointFigures& figures = m_runs[static_cast<std::size_t>(row)].figures;
    const QLocale locale;
    QStringList parts(tr("%1 in").arg(locale.toString(figures.requests)));
    const auto add = [&](std::int64_t count, const QString& words) {
        if (count > 0) parts.append(words.arg(locale.toString(count)));
    };
    add(figures.accepted, tr("%1 accepted"));
    add(figures.refused, tr("%1 refused"));
    add(figures.tooMany, tr("%1 too many"));
    add(figures.scripted, tr("%1 scripted"));
    add(figures.faults, tr("%1 faults"));
    return parts.join(QStringLiteral(" \u00b7 "));
}

} // namespace pb
