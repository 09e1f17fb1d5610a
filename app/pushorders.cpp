// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pushorders.h"

#include "app/workbench.h"
#include "models/store/sessionreader.h"
#include "net/push/pushclient.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

PushOrders::PushOrders(Workbench& workbench, QObject* parent) : QObject(parent), m_workbench(workbench)
{
}

PushOrders::~PushOrders()
{
    m_stopping = true;
    for (const auto& thread : m_threads)
        thread->wait();
}

void PushOrders::carryOut(const PushOrder& order)
{
    if (const auto refused = PushClient::refusal(order.settings)) {
        Q_EMIT noticeMade(QString::fromStdString(*refused), true);
        return;
    }
    std::erase_if(m_threads, [](const auto& thread) { return thread->isFinished(); });
    std::unique_ptr<QThread> thread(QThread::create([this, order] {
        const Preparation prepared = prepare(order);
        QMetaObject::invokeMethod(this, [this, order, prepared] { start(order, prepared); });
    }));
    thread->setObjectName(u"Merge"_s);
    thread->start();
    m_threads.push_back(std::move(thread));
}

LogMerge::Result PushOrders::merge(const PushOrder& order)
{
    LogMerge merge(m_workbench.store(), [this] { return m_stopping.load(); });
    switch (order.source) {
    case PushOrder::Source::File:
        return merge.file(QString::fromStdString(order.file));
    case PushOrder::Source::Generated:
        return merge.generated(order.generator, order.count);
    case PushOrder::Source::Rows:
        return merge.rows(order.rows);
    case PushOrder::Source::Log:
        break;
    }
    return LogMerge::Outcome{};
}

/// Runs in the order's own thread.
PushOrders::Preparation PushOrders::prepare(const PushOrder& order)
{
    auto reader = SessionReader::open(m_workbench.store().file());
    if (!reader) return tl::make_unexpected(QString::fromStdString(reader.error().message));
    Prepared prepared;
    const SequenceNumber lastBefore = (*reader)->lastLogSequence();
    const auto merged = merge(order);
    if (!merged) return tl::make_unexpected(merged.error());
    prepared.merged = *merged;
    if (order.start == PushOrder::Start::AfterLog) prepared.startAfter = lastBefore;
    if (order.start == PushOrder::Start::OrdersFirst && merged->first.value > 0)
        prepared.startAfter = SequenceNumber{merged->first.value - 1};
    for (const PushFeed& feed : (*reader)->feeds())
        if (feed.url == order.settings.url && feed.label == order.settings.label &&
            merged->firstAdded.value > 0 && feed.acknowledged >= merged->firstAdded)
            prepared.passedBy = feed.acknowledged;
    return prepared;
}

void PushOrders::start(PushOrder order, const Preparation& prepared)
{
    if (m_stopping) return;
    if (!prepared) {
        Q_EMIT noticeMade(prepared.error(), true);
        return;
    }
    order.settings.startAfter = prepared->startAfter;
    PushClient& client = m_workbench.pushClient();
    client.start(order.settings, false);
    if (prepared->merged.added > 0) client.logGrew();
    Q_EMIT feedStarted();
    if (prepared->passedBy.value > 0)
        Q_EMIT noticeMade(tr("This feed has passed sequence %1 already: what was added before it is not sent")
                              .arg(prepared->passedBy.value),
                          true);
    else if (order.source != PushOrder::Source::Log)
        Q_EMIT noticeMade(
            tr("%n event(s) added to the log", nullptr, static_cast<int>(prepared->merged.added)), false);
}

} // namespace pb
