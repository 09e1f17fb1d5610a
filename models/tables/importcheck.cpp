// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/importcheck.h"

#include <QElapsedTimer>
#include <QMetaObject>

#include "models/tables/importfile.h"

namespace pb {

namespace {

constexpr qint64 reportMs = 100;

QStringList shownCells(const ImportFile::Line& line)
{
    const auto joined = [](const std::vector<std::string>& types) {
        QStringList words;
        for (const std::string& type : types)
            words.append(QString::fromStdString(type));
        return words.join(QLatin1String(", "));
    };
    if (const auto* event = std::get_if<EntityEvent>(&line.content)) {
        const EntityEventDetails details = readDetails(event->source);
        return {QString::number(event->EntityEventSequence.value),
                QString::fromStdString(event->ResourceName), QString::fromStdString(event->ResourceRecordKey),
                joined(details.EventTypes), QString::fromStdString(details.ResourceRecordUrl)};
    }
    const auto& made = std::get<NewEvent>(line.content);
    return {QStringLiteral("\u2013"), QString::fromStdString(made.ResourceName),
            QString::fromStdString(made.ResourceRecordKey), joined(made.EventTypes),
            QString::fromStdString(made.ResourceRecordUrl)};
}

void note(ImportReport& report, const ImportFile::Line& line)
{
    if (const auto* wrong = std::get_if<QString>(&line.content)) {
        if (++report.wrong <= static_cast<std::int64_t>(ImportCheck::mostErrors))
            report.errors.emplace_back(line.number, *wrong);
        return;
    }
    ++report.events;
    if (report.preview.size() < ImportCheck::mostPreviewed) report.preview.push_back(shownCells(line));
}

} // namespace

ImportCheck::ImportCheck(QObject* parent)
    : QObject(parent), m_current(std::make_shared<std::atomic<quint64>>(0))
{
}

ImportCheck::~ImportCheck()
{
    stop();
    for (const auto& thread : m_threads)
        thread->wait();
}

void ImportCheck::stop()
{
    ++*m_current;
}

void ImportCheck::report(quint64 number, const ImportReport& report)
{
    QMetaObject::invokeMethod(
        this,
        [this, number, report] {
            if (*m_current == number) Q_EMIT changed(report);
        },
        Qt::QueuedConnection);
}

void ImportCheck::start(const ImportSettings& settings)
{
    const quint64 number = ++*m_current;
    std::erase_if(m_threads, [](const auto& thread) { return thread->isFinished(); });
    std::unique_ptr<QThread> thread(QThread::create([this, settings, number, current = m_current] {
        ImportReport found;
        const auto file = ImportFile::open(settings);
        if (!file) {
            found.failure = file.error();
            found.done = true;
            report(number, found);
            return;
        }
        found.columns = (*file)->columns();
        QElapsedTimer sinceReport;
        sinceReport.start();
        while (*current == number) {
            const auto line = (*file)->next();
            found.done = !line;
            if (line) note(found, *line);
            if (!found.done && sinceReport.elapsed() < reportMs) continue;
            sinceReport.start();
            found.percent =
                (*file)->size() > 0 ? static_cast<int>((*file)->bytesRead() * 100 / (*file)->size()) : 100;
            report(number, found);
            if (found.done) return;
        }
    }));
    thread->setObjectName(QStringLiteral("Import check"));
    thread->start();
    m_threads.push_back(std::move(thread));
}

} // namespace pb
