// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/net/receiving.h"

#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace pb::test {

Receiving::Receiving()
{
    auto store = SessionStore::open(m_folder.filePath(u"s.pushbench"_s).toStdString(), {});
    if (!store) qFatal("no session: %s", store.error().message.c_str());
    m_store = std::move(*store);
}

Receiving::~Receiving()
{
    m_receiver.reset();
}

ReceiverSettings Receiving::settings(const std::string& behaviour)
{
    ReceiverSettings settings;
    settings.port = 0;
    settings.endpoints.front().token = token;
    settings.endpoints.front().behaviour = behaviour;
    return settings;
}

ReceiverSettings Receiving::tlsSettings(const std::string& behaviour) const
{
    ReceiverSettings secure = settings(behaviour);
    secure.tls.mode = TlsSettings::Mode::SelfSigned;
    secure.tls.folder = m_folder.filePath(u"tls"_s).toStdString();
    return secure;
}

ListenerState Receiving::start(const ReceiverSettings& settings)
{
    m_receiver = std::make_unique<WebhookReceiver>(*m_store);
    std::optional<ListenerState> reached;
    QObject here;
    QObject::connect(m_receiver.get(), &WebhookReceiver::listenerChanged, &here,
                     [&reached](const ListenerState& state) { reached = state; });
    m_receiver->start(settings);
    [&] { QTRY_VERIFY(reached); }();
    return reached.value_or(ListenerState{});
}

quint16 Receiving::listen(const ReceiverSettings& settings)
{
    return static_cast<quint16>(QUrl(QString::fromStdString(start(settings).url)).port());
}

std::unique_ptr<SessionReader> Receiving::read()
{
    m_store->flush();
    auto reader = SessionReader::open(m_store->file());
    return reader ? std::move(*reader) : nullptr;
}

CapturedRequest Receiving::stored(std::int64_t id)
{
    const auto reader = read();
    return reader ? reader->request(id).value_or(CapturedRequest{}) : CapturedRequest{};
}

std::int64_t Receiving::storedEvents()
{
    const auto reader = read();
    return reader ? reader->receivedEvents() : -1;
}

QByteArray entityEvent(int sequence)
{
    return R"({"EntityEventSequence":)" + QByteArray::number(sequence) +
           R"(,"ResourceName":"Property","ResourceRecordKey":"K"})";
}

} // namespace pb::test
