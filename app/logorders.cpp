// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logorders.h"

#include <QMetaObject>

#include "app/eventpublisher.h"
#include "app/logimport.h"

namespace pb {

LogOrders::LogOrders(SessionStore& store, QObject* parent) : QObject(parent), m_store(store)
{
}

LogOrders::~LogOrders()
{
    endPublishing();
    m_importStopped = true;
    if (m_importThread) m_importThread->wait();
    if (m_appending > 0) m_store.flush(); // the store's answer names this object
}

void LogOrders::append(const NewEvent& event)
{
    ++m_appending;
    m_store.appendNew({event}, [this](const LogOutcome& outcome) {
        QMetaObject::invokeMethod(
            this,
            [this, outcome] {
                --m_appending;
                if (outcome.error)
                    Q_EMIT noticeMade(QString::fromStdString(outcome.error->message), true);
                else if (outcome.exhausted)
                    Q_EMIT noticeMade(tr("The log has no sequence left; nothing was appended."), true);
                else
                    Q_EMIT noticeMade(tr("Appended as sequence %1").arg(outcome.lastAdded.value), false);
            },
            Qt::QueuedConnection);
    });
}

void LogOrders::publish(const PublishOrder& order)
{
    endPublishing();
    m_publishThread = std::make_unique<QThread>();
    m_publishThread->setObjectName(QStringLiteral("Publish"));
    auto* publisher = new EventPublisher(m_store, order);
    m_publisher = publisher;
    publisher->moveToThread(m_publishThread.get());
    connect(m_publishThread.get(), &QThread::started, publisher, &EventPublisher::start);
    connect(m_publishThread.get(), &QThread::finished, publisher, &QObject::deleteLater);
    const qint64 total = order.count;
    connect(publisher, &EventPublisher::progressed, this, [this, publisher, total](qint64 appended) {
        if (publisher == m_publisher) Q_EMIT publishing(true, appended, total);
    });
    connect(publisher, &EventPublisher::finished, this,
            [this, publisher, total](qint64 appended, const QString& failure) {
                if (publisher != m_publisher) return;
                endPublishing();
                Q_EMIT publishing(false, appended, total);
                if (failure.isEmpty())
                    Q_EMIT noticeMade(tr("%n event(s) appended", nullptr, static_cast<int>(appended)), false);
                else
                    Q_EMIT noticeMade(failure, true);
            });
    m_publishThread->start();
    Q_EMIT publishing(true, 0, total);
}

void LogOrders::stopPublishing()
{
    if (m_publisher != nullptr)
        QMetaObject::invokeMethod(m_publisher, &EventPublisher::stop, Qt::QueuedConnection);
}

void LogOrders::endPublishing()
{
    m_publisher = nullptr;
    if (!m_publishThread) return;
    m_publishThread->quit();
    m_publishThread->wait();
    m_publishThread.reset();
}

void LogOrders::import(const ImportSettings& settings)
{
    if (m_importThread && !m_importThread->isFinished()) return;
    m_importStopped = false;
    m_importThread.reset(QThread::create([this, settings] { runImport(settings); }));
    m_importThread->setObjectName(QStringLiteral("Import"));
    m_importThread->start();
}

void LogOrders::cancelImport()
{
    m_importStopped = true;
}

/// In the import's own thread.
void LogOrders::runImport(const ImportSettings& settings)
{
    LogImport work(m_store, [this] { return m_importStopped.load(); });
    work.run(settings, [this](int percent) {
        QMetaObject::invokeMethod(
            this, [this, percent] { Q_EMIT importProgressed(percent); }, Qt::QueuedConnection);
    });
    QMetaObject::invokeMethod(
        this, [this, count = work.count(), failure = work.failure()] { Q_EMIT imported(count, failure); },
        Qt::QueuedConnection);
}

} // namespace pb
