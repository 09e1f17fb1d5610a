// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <QFile>
#include <QString>
#include <tl/expected.hpp>

#include "models/domain/entityevent.h"
#include "models/store/sessionreader.h"

namespace pb {

/// EntityEvents as JSON lines, one event a line, in a file of any size or on stdin (which is spooled first,
/// so that it can be read twice). Lines that export wrote are taken without their @pushbench member.
class EventFile
{
public:
    /// "-" is stdin. The error says what can't be read.
    static tl::expected<std::unique_ptr<EventFile>, QString> open(const QString& name);

    /// Some more events, each with its own bytes; none at the end. The error names the line and the member.
    tl::expected<std::vector<EntityEvent>, QString> next();
    /// The next event with its line as it was read; nothing at the end.
    tl::expected<std::optional<EntityEvent>, QString> nextAsRead(QByteArray& line);
    /// Number of the line read last, from 1.
    qint64 line() const { return m_line; }
    void rewind();

    static constexpr qint64 longestLine = 10 * 1024 * 1024;

private:
    explicit EventFile(QString name) : m_name(std::move(name)) {}
    tl::expected<bool, QString> nextLine(QByteArray& line);
    tl::expected<EntityEvent, QString> eventOf(const QByteArray& line) const;
    QString wrong(const QString& what) const;

    QString m_name; ///< for messages
    std::unique_ptr<QFile> m_file;
    /// Of the longest line and the zero behind it: one for all lines, since making it costs more than
    /// reading.
    std::unique_ptr<char[]> m_buffer{new char[longestLine + 3]};
    qint64 m_line = 0;
};

/// Reads the whole file and says what is wrong with it, before anything of it is used: a line that is no
/// event, or a sequence that stands for one record here and for another here or in the session's log (EVT-5).
/// Nothing: all is well.
std::optional<QString> checkEventFile(EventFile& file, SessionReader& log);

/// The bytes of a JSON object without its member @pushbench; all other bytes stay as they are.
std::string withoutOwnMember(std::string_view object);

} // namespace pb
