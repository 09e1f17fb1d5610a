// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QObject>
#include <QStringList>

class QSettings;

namespace pb {

/// The filters that were used, and those that got a name. Both are kept in the settings where there are any;
/// a filter holds no secret. GUI thread.
class FilterMemory : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostUsed = 30;
    using Named = std::pair<QString, QString>; ///< name and filter

    using QObject::QObject;

    /// Takes what the settings have, and keeps there what comes. They outlive this; null: nothing is kept.
    void remember(QSettings* settings);

    /// The last one first.
    const QStringList& used() const { return m_used; }
    void noteUsed(const QString& filter);

    /// In the order they were named.
    const std::vector<Named>& named() const { return m_named; }
    /// Names a filter; another one of that name is replaced.
    void name(const QString& name, const QString& filter);
    /// Gives a named filter another name.
    void rename(const QString& from, const QString& to);
    void forget(const QString& name);

Q_SIGNALS:
    void namedChanged();

private:
    void store();

    QSettings* m_settings = nullptr;
    QStringList m_used;
    std::vector<Named> m_named;
};

} // namespace pb
