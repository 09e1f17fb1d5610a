// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QAbstractListModel>

#include "models/domain/livestate.h"
#include "models/domain/receiverbehaviour.h"
#include "models/domain/receiversettings.h"

namespace pb {

/// The receiver's endpoints as they are set, what each does now, and its figures (RCV-1, RCV-10). There is
/// always one. GUI thread.
class EndpointsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    static constexpr int labelRole = Qt::UserRole + 1;
    static constexpr int stateRole = Qt::UserRole + 2;   ///< "accepting", "answering 429"
    static constexpr int calmRole = Qt::UserRole + 3;    ///< whether it takes events now
    static constexpr int figuresRole = Qt::UserRole + 4; ///< "12 requests, 8 accepted, ..."
    static constexpr int problemRole = Qt::UserRole + 5; ///< why it can't be started with; empty: it can

    explicit EndpointsModel(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    const std::vector<EndpointSettings>& endpoints() const { return m_endpoints; }
    const EndpointSettings& at(int row) const { return m_endpoints[static_cast<std::size_t>(row)]; }
    void setEndpoints(std::vector<EndpointSettings> endpoints);
    void change(int row, const EndpointSettings& endpoint);
    /// A new one with the token of another, or a copy with all its settings; gives its row.
    int add(int like);
    int duplicate(int row);
    bool remove(int row);
    /// Whether all of them can be started with.
    bool isComplete() const;

    void showListener(const ListenerState& state);
    void showFigures(const ReceiverFigures& figures);
    /// The script an endpoint runs; empty: it does not.
    const std::optional<std::string>& applied(int row) const;
    /// The typed script has been given to the running endpoint.
    void apply(int row);
    /// Where the script runs, if it is the typed one.
    std::optional<BehaviourPosition> position(int row) const;
    bool isBusy(int row) const { return m_runs[static_cast<std::size_t>(row)].busy; }
    void setBusy(int row, bool busy);
    /// The URL producers push to; empty while stopped.
    QString url(int row) const;

private:
    struct Run
    {
        std::optional<std::string> script;
        std::vector<BehaviourStep> steps;
        EndpointFigures figures;
        bool busy = false;
    };
    static void run(Run& run, const EndpointSettings& endpoint);
    int put(int row, EndpointSettings endpoint);
    std::string freePath() const;
    QString stateText(int row) const;
    bool isCalm(int row) const;
    QString figuresText(int row) const;
    QString problem(int row) const;
    void announceAll();

    std::vector<EndpointSettings> m_endpoints;
    std::vector<Run> m_runs;
    ListenerState m_listener;
};

/// "accepting", "answering 429", "stalling": what a step does to the next request.
QString stepStateText(const BehaviourStep& step);

} // namespace pb
