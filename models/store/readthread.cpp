// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/readthread.h"

#include <utility>

#include <QMetaObject>

namespace pb {

ReadThread::ReadThread(std::string file, QObject* parent)
    : QObject(parent), m_file(std::move(file)), m_worker(new QObject)
{
    m_thread.setObjectName(QStringLiteral("Read"));
    m_worker->moveToThread(&m_thread);
    // The connection belongs to the thread that opened it, so it is closed there too.
    connect(
        &m_thread, &QThread::finished, m_worker,
        [this] {
            m_reader.reset();
            delete m_worker;
            m_worker = nullptr;
        },
        Qt::DirectConnection);
    m_thread.start();
}

ReadThread::~ReadThread()
{
    stop();
}

void ReadThread::stop()
{
    m_thread.quit();
    m_thread.wait();
}

void ReadThread::post(std::function<void(SessionReader&)> read)
{
    QMetaObject::invokeMethod(m_worker, [this, read = std::move(read)] {
        if (SessionReader* session = reader()) read(*session);
    });
}

void ReadThread::scan(std::function<bool(SessionReader&)> step)
{
    QMetaObject::invokeMethod(
        m_worker,
        [this, step = std::move(step)]() mutable {
            SessionReader* session = reader();
            if (session != nullptr && step(*session)) scan(std::move(step));
        },
        Qt::QueuedConnection);
}

SessionReader* ReadThread::reader()
{
    if (m_reader == nullptr && !m_refused) {
        auto opened = SessionReader::open(m_file);
        if (opened) {
            m_reader = std::move(*opened);
        } else {
            m_refused = true;
            Q_EMIT failed(QString::fromStdString(opened.error().message));
        }
    }
    return m_reader.get();
}

} // namespace pb
