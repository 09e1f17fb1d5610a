// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/importfile.h"

#include <algorithm>

#include <QCoreApplication>

#include "models/domain/eventenvelope.h"
#include "models/domain/jsonview.h"
#include "models/domain/textsafety.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

struct ImportTexts
{
    Q_DECLARE_TR_FUNCTIONS(ImportTexts)
};

constexpr qint64 blockBytes = 64 * 1024;
constexpr qint64 longestLine = 10 * 1024 * 1024;

std::string field(const std::vector<std::string>& fields, int column)
{
    const auto at = static_cast<std::size_t>(column);
    return column >= 0 && at < fields.size() ? fields[at] : std::string();
}

std::vector<std::string> typesIn(std::string_view text)
{
    std::vector<std::string> types;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of(";|");
        const std::string_view type = trimmed(text.substr(0, end));
        if (!type.empty()) types.emplace_back(type);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return types;
}

QString sentence(const std::vector<EnvelopeError>& errors)
{
    QStringList parts;
    for (const EnvelopeError& error : errors)
        parts.append(QString::fromStdString(error.message));
    return parts.join(u"; "_s);
}

int columnOf(const QStringList& columns, std::initializer_list<const char*> names)
{
    for (const char* name : names)
        for (int i = 0; i < columns.size(); ++i)
            if (columns[i].trimmed().compare(QLatin1String(name), Qt::CaseInsensitive) == 0) return i;
    return -1;
}

char separatorOf(const QByteArray& line)
{
    char best = ',';
    for (const char candidate : {',', ';', '\t'})
        if (line.count(candidate) > line.count(best)) best = candidate;
    return best;
}

} // namespace

ImportFile::ImportFile(const ImportSettings& settings)
    : m_settings(settings), m_file(QString::fromStdString(settings.file)),
      m_csv([this](std::string& text) { return readMore(text); }, settings.separator)
{
}

tl::expected<std::unique_ptr<ImportFile>, QString> ImportFile::open(const ImportSettings& settings)
{
    std::unique_ptr<ImportFile> file(new ImportFile(settings));
    if (!file->m_file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(
            ImportTexts::tr("%1 can't be read: %2").arg(file->m_file.fileName(), file->m_file.errorString()));
    if (file->m_file.isSequential())
        return tl::make_unexpected(ImportTexts::tr("%1 is no plain file").arg(file->m_file.fileName()));
    CsvReader::Record header;
    if (settings.csv && file->m_csv.next(header))
        for (const std::string& name : header.fields)
            file->m_columns.append(QString::fromStdString(name));
    return file;
}

tl::expected<ImportSettings, QString> ImportFile::guess(const QString& name)
{
    ImportSettings settings;
    settings.file = name.toStdString();
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(ImportTexts::tr("%1 can't be read: %2").arg(name, file.errorString()));
    QByteArray first = file.readLine(blockBytes);
    if (first.startsWith("\xEF\xBB\xBF")) first.remove(0, 3);
    settings.csv = !first.trimmed().startsWith('{');
    if (!settings.csv) return settings;
    settings.separator = separatorOf(first);
    const auto opened = open(settings);
    if (!opened) return tl::make_unexpected(opened.error());
    const QStringList& columns = (*opened)->columns();
    settings.columns.sequence =
        columnOf(columns, {"EntityEventSequence", "Sequence", "EntityEventSequenceNumeric"});
    settings.columns.resource = columnOf(columns, {"ResourceName", "Resource"});
    settings.columns.key = columnOf(columns, {"ResourceRecordKey", "Key", "ResourceRecordKeyNumeric"});
    settings.columns.url = columnOf(columns, {"ResourceRecordUrl", "Url"});
    settings.columns.types = columnOf(columns, {"EventTypes", "EventType", "Types"});
    return settings;
}

bool ImportFile::readMore(std::string& text)
{
    const QByteArray block = m_file.read(blockBytes);
    m_read += block.size();
    text.append(block.constData(), static_cast<std::size_t>(block.size()));
    return !block.isEmpty();
}

std::optional<ImportFile::Line> ImportFile::next()
{
    return m_settings.csv ? nextRecord() : nextJson();
}

std::optional<ImportFile::Line> ImportFile::nextJson()
{
    while (!m_file.atEnd()) {
        QByteArray line = m_file.readLine(longestLine + 2);
        m_read += line.size();
        Line read;
        read.number = ++m_line;
        if (line.size() > longestLine) {
            while (!line.endsWith('\n') && !m_file.atEnd())
                line = m_file.readLine(longestLine);
            read.content = ImportTexts::tr("the line is longer than 10 MiB");
            return read;
        }
        if (m_line == 1 && line.startsWith("\xEF\xBB\xBF")) line.remove(0, 3);
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        const std::string_view text =
            trimmed(std::string_view(line.constData(), static_cast<std::size_t>(line.size())));
        if (text.empty()) continue;
        if (auto event = readEvent(text))
            read.content = std::move(*event);
        else
            read.content = sentence(event.error());
        return read;
    }
    return std::nullopt;
}

std::optional<ImportFile::Line> ImportFile::nextRecord()
{
    CsvReader::Record record;
    if (!m_csv.next(record)) return std::nullopt;
    Line read;
    read.number = record.line;
    for (const std::string& cell : record.fields)
        read.cells.append(QString::fromStdString(cell));
    if (!record.error.empty())
        read.content = QString::fromStdString(record.error);
    else if (static_cast<qsizetype>(record.fields.size()) > m_columns.size())
        read.content = ImportTexts::tr("the line has %1 fields, the headings %2")
                           .arg(record.fields.size())
                           .arg(m_columns.size());
    else
        read.content = eventOf(record.fields);
    return read;
}

/// By the rules that events are received by.
std::variant<EntityEvent, NewEvent, QString> ImportFile::eventOf(const std::vector<std::string>& fields) const
{
    const ImportColumns& columns = m_settings.columns;
    NewEvent made;
    made.ResourceName = trimmed(field(fields, columns.resource));
    made.ResourceRecordKey = trimmed(field(fields, columns.key));
    made.ResourceRecordUrl = trimmed(field(fields, columns.url));
    made.EventTypes = typesIn(field(fields, columns.types));
    const std::string sequence(trimmed(field(fields, columns.sequence)));
    const bool numbered = columns.sequence >= 0;
    if (numbered && (sequence.empty() || sequence.find_first_not_of("0123456789") != std::string::npos))
        return ImportTexts::tr("EntityEventSequence is no whole number: '%1'")
            .arg(QString::fromStdString(sequence));
    const std::size_t digit = std::min(sequence.find_first_not_of('0'), sequence.size());
    std::string source = "{\"EntityEventSequence\":" +
                         (numbered && digit < sequence.size() ? sequence.substr(digit)
                          : numbered                          ? "0"
                                                              : "1") +
                         ",\"ResourceName\":" + quoteJson(made.ResourceName) +
                         ",\"ResourceRecordKey\":" + quoteJson(made.ResourceRecordKey);
    if (!made.ResourceRecordUrl.empty())
        source += ",\"ResourceRecordUrl\":" + quoteJson(made.ResourceRecordUrl);
    if (!made.EventTypes.empty()) {
        source += ",\"EventTypes\":[";
        for (std::size_t i = 0; i < made.EventTypes.size(); ++i)
            source += (i > 0 ? "," : "") + quoteJson(made.EventTypes[i]);
        source += ']';
    }
    auto event = readEvent(source + '}');
    if (!event) return sentence(event.error());
    if (numbered) return std::move(*event);
    return made;
}

} // namespace pb
