// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>
#include <QUrl>

#include "net/http/clienthello.h"
#include "net/http/serveridentity.h"
#include "tests/net/receiving.h"
#include "tests/support/http2client.h"
#include "tests/support/rawhttp.h"

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray fingerprintOf(const QSslCertificate& certificate)
{
    return certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper();
}

/// Connects within TLS and says what came of it.
std::unique_ptr<QSslSocket> handshake(quint16 port, const QByteArrayList& protocols,
                                      QSsl::SslProtocol version)
{
    auto socket = std::make_unique<QSslSocket>();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setAllowedNextProtocols(protocols);
    configuration.setProtocol(version);
    socket->setSslConfiguration(configuration);
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->connectToHostEncrypted(u"127.0.0.1"_s, port);
    socket->waitForEncrypted(5000);
    return socket;
}

/// The first bytes that a client sends, as our TLS library writes them.
QByteArray helloOffering(const QByteArrayList& protocols)
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    QSslSocket client;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setAllowedNextProtocols(protocols);
    client.setSslConfiguration(configuration);
    client.connectToHostEncrypted(u"127.0.0.1"_s, server.serverPort());
    if (!server.waitForNewConnection(5000)) return {};
    QTcpSocket* peer = server.nextPendingConnection();
    for (int i = 0; i < 50 && peer->bytesAvailable() == 0; ++i) {
        QCoreApplication::processEvents();
        peer->waitForReadyRead(50);
    }
    return peer->readAll();
}

} // namespace

/// The receiver within TLS (RCV-13): certificates, versions, protocols by ALPN, and clients that get it
/// wrong.
class ReceiverTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void selfSignedIsMadeOnceAndKept();
    void certificateIsRemadeForAnotherName();
    void filesAreServed();
    void filesThatDoNotFitAreRefused_data();
    void filesThatDoNotFitAreRefused();
    void protocolIsChosenByAlpn_data();
    void protocolIsChosenByAlpn();
    void unknownProtocolIsRefused();
    void oldVersionsAreRefused();
    void clearTextIsToldToUseHttps();
    void silentClientIsEnded();
    void bothVersionsAreCaptured();
    void refusalArrivesBeforeTheEnd();
    void helloIsReadAtEveryCut();
};

void ReceiverTls::selfSignedIsMadeOnceAndKept()
{
    Receiving receiving;
    const ReceiverSettings settings = receiving.tlsSettings();
    const ListenerState first = receiving.start(settings);
    QVERIFY2(first.listening, first.error.c_str());
    QVERIFY(first.url.starts_with("https://127.0.0.1:"));
    const QString key = receiving.folder() + u"/tls/receiver-key.pem"_s;
    QVERIFY(QFileInfo::exists(key));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(key) & others, QFile::Permissions());
    const auto port = static_cast<quint16>(QUrl(QString::fromStdString(first.url)).port());
    const auto socket = handshake(port, {"h2"}, QSsl::TlsV1_3);
    QVERIFY2(socket->isEncrypted(), qPrintable(socket->errorString()));
    QCOMPARE(fingerprintOf(socket->peerCertificate()).toStdString(), first.fingerprint);
    QVERIFY(socket->peerCertificate().subjectAlternativeNames().contains(QSsl::DnsEntry, u"localhost"_s));
    QCOMPARE(receiving.start(settings).fingerprint, first.fingerprint);
}

void ReceiverTls::certificateIsRemadeForAnotherName()
{
    QTemporaryDir folder;
    const std::string place = folder.path().toStdString();
    const auto first = selfSignedIdentity(place, {"127.0.0.1"});
    const auto other = selfSignedIdentity(place, {"desk.example"});
    QVERIFY(first && other);
    QVERIFY(first->fingerprint != other->fingerprint);
    QCOMPARE(selfSignedIdentity(place, {"desk.example"})->fingerprint, other->fingerprint);
}

void ReceiverTls::filesAreServed()
{
    QTemporaryDir folder;
    const auto made = selfSignedIdentity(folder.path().toStdString(), {});
    Receiving receiving;
    ReceiverSettings settings = Receiving::settings();
    settings.tls.mode = TlsSettings::Mode::Files;
    settings.tls.certificateFile = folder.filePath(u"receiver-certificate.pem"_s).toStdString();
    settings.tls.keyFile = folder.filePath(u"receiver-key.pem"_s).toStdString();
    const ListenerState state = receiving.start(settings);
    QVERIFY2(state.listening, state.error.c_str());
    QCOMPARE(state.fingerprint, made->fingerprint);
}

void ReceiverTls::filesThatDoNotFitAreRefused_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("message");
    QTest::newRow("missing") << u"none.pem"_s << u"a/receiver-key.pem"_s << u"none.pem can't be read"_s;
    QTest::newRow("no certificate") << u"a/receiver-key.pem"_s << u"a/receiver-key.pem"_s
                                    << u"holds no PEM certificate"_s;
    QTest::newRow("no key") << u"a/receiver-certificate.pem"_s << u"a/receiver-certificate.pem"_s
                            << u"holds no PEM private key"_s;
    QTest::newRow("another's key") << u"a/receiver-certificate.pem"_s << u"b/receiver-key.pem"_s
                                   << u"does not belong to the certificate"_s;
}

void ReceiverTls::filesThatDoNotFitAreRefused()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, message);
    QTemporaryDir folder;
    QVERIFY(selfSignedIdentity(folder.filePath(u"a"_s).toStdString(), {}));
    QVERIFY(selfSignedIdentity(folder.filePath(u"b"_s).toStdString(), {}));
    const auto identity =
        loadIdentity(folder.filePath(certificate).toStdString(), folder.filePath(key).toStdString());
    QVERIFY(!identity);
    QVERIFY2(identity.error().find(message.toStdString()) != std::string::npos, identity.error().c_str());
}

void ReceiverTls::protocolIsChosenByAlpn_data()
{
    QTest::addColumn<QByteArrayList>("offered");
    QTest::addColumn<QByteArray>("chosen");
    QTest::newRow("both") << QByteArrayList{"h2", "http/1.1"} << QByteArray("h2");
    QTest::newRow("as the client prefers") << QByteArrayList{"http/1.1", "h2"} << QByteArray("http/1.1");
    QTest::newRow("h2") << QByteArrayList{"h2"} << QByteArray("h2");
    QTest::newRow("http/1.1") << QByteArrayList{"http/1.1"} << QByteArray("http/1.1");
    QTest::newRow("with others") << QByteArrayList{"spdy/3", "http/1.1"} << QByteArray("http/1.1");
    QTest::newRow("none") << QByteArrayList{} << QByteArray();
}

void ReceiverTls::protocolIsChosenByAlpn()
{
    QFETCH(QByteArrayList, offered);
    QFETCH(QByteArray, chosen);
    Receiving receiving;
    const quint16 port = receiving.listen(receiving.tlsSettings());
    for (const auto version : {QSsl::TlsV1_2, QSsl::TlsV1_3}) {
        const auto socket = handshake(port, offered, version);
        QVERIFY2(socket->isEncrypted(), qPrintable(socket->errorString()));
        QCOMPARE(socket->sslConfiguration().nextNegotiatedProtocol(), chosen);
    }
}

void ReceiverTls::unknownProtocolIsRefused()
{
    Receiving receiving;
    const quint16 port = receiving.listen(receiving.tlsSettings());
    const auto socket = handshake(port, {"spdy/3", "imap"}, QSsl::TlsV1_3);
    QVERIFY(!socket->isEncrypted());
    QVERIFY2(socket->errorString().contains(u"no application protocol"_s), qPrintable(socket->errorString()));
}

void ReceiverTls::oldVersionsAreRefused()
{
    Receiving receiving;
    const quint16 port = receiving.listen(receiving.tlsSettings());
    // A hello of TLS 1.0 as an old client writes it, with one cipher suite of its time.
    const QByteArray hello = QByteArray::fromHex("160301002d010000290301") + QByteArray(32, 'r') +
                             QByteArray::fromHex("00") + QByteArray::fromHex("0002002f") +
                             QByteArray::fromHex("0100");
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    QVERIFY(socket.waitForConnected());
    socket.write(hello);
    QVERIFY(socket.waitForDisconnected(5000));
    const QByteArray alert = socket.readAll();
    QCOMPARE(alert.size(), 7);
    QCOMPARE(alert.at(0), '\x15');    // an alert
    QCOMPARE(alert.back(), char(70)); // protocol_version
}

void ReceiverTls::clearTextIsToldToUseHttps()
{
    Receiving receiving;
    const quint16 port = receiving.listen(receiving.tlsSettings());
    const Answer answer = exchange(port, post(Receiving::token, entityEvent(1)));
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.body.contains("use https"), answer.body.constData());
}

void ReceiverTls::silentClientIsEnded()
{
    Receiving receiving;
    ReceiverSettings settings = receiving.tlsSettings();
    settings.limits.handshakeTime = std::chrono::milliseconds(100);
    const quint16 port = receiving.listen(settings);
    RawClient client(port);
    client.send(QByteArray::fromHex("1603010200010001fc0303")); // and no more
    QVERIFY(client.waitClosed(5000));
}

void ReceiverTls::bothVersionsAreCaptured()
{
    Receiving receiving;
    const quint16 port = receiving.listen(receiving.tlsSettings());
    Http2Client client(port, Http2Client::Tls::TrustAll);
    QCOMPARE(client.receive(client.post(Receiving::token, entityEvent(1))).status, 200);
    const auto socket = handshake(port, {"http/1.1"}, QSsl::TlsV1_2);
    socket->write(post(Receiving::token, entityEvent(2)));
    QVERIFY(socket->waitForReadyRead(5000));
    QVERIFY(socket->readAll().startsWith("HTTP/1.1 200 OK\r\n"));
    const CapturedRequest second = receiving.stored(1);
    QCOMPARE(second.httpVersion, std::string("2"));
    QCOMPARE(second.tls, std::string("TLS 1.3"));
    const CapturedRequest first = receiving.stored(2);
    QCOMPARE(first.httpVersion, std::string("1.1"));
    QCOMPARE(first.tls, std::string("TLS 1.2"));
    QVERIFY(second.head.starts_with(":method: POST\r\n:scheme: https\r\n"));
}

void ReceiverTls::refusalArrivesBeforeTheEnd()
{
    Receiving receiving;
    ReceiverSettings settings = receiving.tlsSettings();
    settings.limits.body = 1000;
    const quint16 port = receiving.listen(settings);
    const auto socket = handshake(port, {"http/1.1"}, QSsl::TlsV1_3);
    socket->write(post(Receiving::token, QByteArray(300'000, 'x')));
    QByteArray all;
    while (socket->waitForReadyRead(5000))
        all += socket->readAll();
    QVERIFY2(all.startsWith("HTTP/1.1 413 "), all.constData());
}

void ReceiverTls::helloIsReadAtEveryCut()
{
    const QByteArray hello = helloOffering({"h2", "http/1.1"});
    QVERIFY(hello.size() > 100);
    const std::string_view bytes(hello.constData(), static_cast<std::size_t>(hello.size()));
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
        QVERIFY(std::holds_alternative<ClientHello::NeedMore>(readClientHello(bytes.substr(0, cut))));
    const auto whole = readClientHello(bytes);
    QVERIFY(std::holds_alternative<ClientHello>(whole));
    QCOMPARE(std::get<ClientHello>(whole).protocols, (std::vector<std::string>{"h2", "http/1.1"}));
    QCOMPARE(std::get<ClientHello>(whole).version, 0x0304U);
    QVERIFY(std::holds_alternative<ClientHello::NotTls>(readClientHello("POST / HTTP/1.1\r\n")));
    // A changed byte may make another hello of it, never a crash.
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed(bytes);
        changed[at] = static_cast<char>(~changed[at]);
        readClientHello(changed);
    }
}

QTEST_GUILESS_MAIN(ReceiverTls)
#include "tst_receivertls.moc"
