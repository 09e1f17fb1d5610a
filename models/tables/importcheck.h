// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <QObject>
#include <QStringList>
#include <QThread>

#include "models/domain/logorder.h"

namespace pb {

/// What a file holds, as far as it is looked through.
struct ImportReport
{
    QString failure; ///< the file can't be read; empty: it can
    QStringList columns;
    std::vector<QStringList> preview; ///< of the first events: sequence, resource, key, types, URL
    std::int64_t events = 0;
    std::int64_t wrong = 0;
    std::vector<std::pair<std::int64_t, QString>> errors; ///< the first of them, by line
    int percent = 0;
    bool done = false;
};

/// Looks a file through before anything of it is taken, in a thread of its own. Functions return at once;
/// changed() comes at most some times a second, and when it is done. GUI thread.
class ImportCheck : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t mostErrors = 1000;
    static constexpr std::size_t mostPreviewed = 50;

    explicit ImportCheck(QObject* parent = nullptr);
    ~ImportCheck() override;

    /// Begins; another file takes the place of the one before.
    void start(const ImportSettings& settings);
    void stop();

Q_SIGNALS:
    void changed(const pb::ImportReport& report);

private:
    void report(quint64 number, const ImportReport& report);

    std::shared_ptr<std::atomic<quint64>> m_current;
    std::vector<std::unique_ptr<QThread>> m_threads;
};

} // namespace pb

Q_DECLARE_METATYPE(pb::ImportReport)
