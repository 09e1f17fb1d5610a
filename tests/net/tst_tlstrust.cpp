// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include "models/domain/certificatefingerprint.h"
#include "tests/net/transfers.h"
#include "tests/support/h2consumer.h"

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;

namespace {

TestCertificate makeAuthority(const std::string& name)
{
    CertificateWish wish;
    wish.name = name;
    wish.hosts = {};
    wish.authority = true;
    return makeCertificate(wish);
}

H2Wish showing(const TestCertificate& certificate)
{
    H2Wish wish;
    wish.certificate = certificate;
    return wish;
}

HttpAttemptRequest post(const H2Consumer& consumer, const TlsTrust& trust, bool http2 = true)
{
    HttpAttemptRequest request;
    request.url = consumer.url();
    request.body = std::make_shared<const std::string>("{}");
    request.deadline = 5s;
    request.http2 = http2;
    request.trust = trust;
    return request;
}

TlsTrust trusting(const TestCertificate& certificate)
{
    return {{}, certificate.fingerprint};
}

/// Files of authorities, gone with it.
class Folder
{
public:
    std::string file(const QString& name, const std::string& content)
    {
        const QString path = m_folder.filePath(name);
        QFile made(path);
        if (!made.open(QIODevice::WriteOnly)) qFatal("no room for a test's file");
        made.write(content.data(), static_cast<qint64>(content.size()));
        return path.toStdString();
    }
    std::string path() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

/// Takes a connection, writes some bytes and ends it.
void answerEach(QTcpServer& server, const QByteArray& bytes)
{
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server, bytes] {
        while (QTcpSocket* socket = server.nextPendingConnection())
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, bytes] {
                socket->readAll();
                socket->write(bytes);
                socket->disconnectFromHost();
            });
    });
}

/// Makes the attempt in another thread, while this one's peers answer.
HttpAttemptResult makeBeside(const HttpAttemptRequest& request)
{
    HttpAttemptResult result;
    std::unique_ptr<QThread> thread(QThread::create([&] { result = Transfers().make(request); }));
    thread->start();
    if (!QTest::qWaitFor([&] { return thread->isFinished(); }, 10000)) qFatal("the attempt does not end");
    thread->wait();
    return result;
}

} // namespace

class TestTlsTrust : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusedCertificatesAreSaid_data();
    void refusedCertificatesAreSaid();
    void aKnownAuthorityIsTrusted();
    void theFingerprintDecidesAlone();
    void aConnectionServesOneTrustOnly_data();
    void aConnectionServesOneTrustOnly();
    void handshakesThatFailOtherwiseAreSaid_data();
    void handshakesThatFailOtherwiseAreSaid();
    void filesOfAuthoritiesAreChecked();
};

void TestTlsTrust::refusedCertificatesAreSaid_data()
{
    QTest::addColumn<CertificateWish>("wish");
    QTest::addColumn<bool>("known");
    QTest::addColumn<bool>("selfSigned");
    QTest::addColumn<QString>("says");
    const QDate today = QDateTime::currentDateTimeUtc().date();
    const auto day = [&today](int days) { return today.addDays(days).toString(Qt::ISODate); };
    CertificateWish wish;
    QTest::newRow("unknown authority") << wish << false << false
                                       << QStringLiteral("the certificate's authority is not known: CN=Test "
                                                         "Authority; its SHA-256 fingerprint is ");
    QTest::newRow("self-signed") << wish << true << true
                                 << QStringLiteral(
                                        "the certificate is self-signed; its SHA-256 fingerprint is ");
    wish.fromDays = -30;
    wish.toDays = -3;
    QTest::newRow("expired") << wish << true << false
                             << QStringLiteral("the certificate expired on ") + day(-3);
    wish.fromDays = 3;
    wish.toDays = 30;
    QTest::newRow("not yet valid") << wish << true << false
                                   << QStringLiteral("the certificate is not valid before ") + day(3);
    wish = {};
    wish.hosts = {"a.example", "*.b.example"};
    QTest::newRow("for other hosts") << wish << true << false
                                     << QStringLiteral(
                                            "the certificate is for a.example, *.b.example, not 127.0.0.1");
    wish.hosts = {"127.0.0.2"};
    QTest::newRow("for another address")
        << wish << true << false << QStringLiteral("the certificate is for 127.0.0.2, not 127.0.0.1");
}

void TestTlsTrust::refusedCertificatesAreSaid()
{
    QFETCH(CertificateWish, wish);
    QFETCH(bool, known);
    QFETCH(bool, selfSigned);
    QFETCH(QString, says);
    Folder folder;
    const TestCertificate authority = makeAuthority("Test Authority");
    const TestCertificate own = makeCertificate(wish, selfSigned ? nullptr : &authority);
    const H2Consumer consumer(showing(own), std::vector<H2Answer>{{}});
    TlsTrust trust;
    if (known) trust.caFile = folder.file(QStringLiteral("ca.pem"), authority.pem);
    for (const bool http2 : {true, false}) {
        const HttpAttemptResult result = Transfers().make(post(consumer, trust, http2));
        QVERIFY2(result.error.starts_with(says.toStdString()), result.error.c_str());
        QCOMPARE(result.status, 0);
        QVERIFY(!result.requestSent);
        QVERIFY(!result.deadlinePassed);
        QCOMPARE(result.tls, "TLS, refused certificate SHA-256 " + fingerprintText(own.fingerprint));
        if (says.endsWith(QStringLiteral("fingerprint is ")))
            QCOMPARE(fingerprintIn(result.error), std::optional(own.fingerprint));
    }
    QCOMPARE(consumer.headerCount(), 0);
}

void TestTlsTrust::aKnownAuthorityIsTrusted()
{
    Folder folder;
    const TestCertificate authority = makeAuthority("Test Authority");
    CertificateWish wish;
    wish.hosts = {"127.0.0.1", "localhost"};
    const TestCertificate own = makeCertificate(wish, &authority);
    const H2Consumer consumer(showing(own), std::vector<H2Answer>{{}});
    const TlsTrust trust{folder.file(QStringLiteral("ca.pem"), authority.pem), {}};
    const HttpAttemptResult result = Transfers().make(post(consumer, trust));
    QCOMPARE(result.error, std::string());
    QCOMPARE(result.status, 200);
    QCOMPARE(result.tls, "TLS 1.3, certificate SHA-256 " + fingerprintText(own.fingerprint));
    HttpAttemptRequest byName = post(consumer, trust);
    byName.url = consumer.url("/", "localhost");
    QCOMPARE(Transfers().make(byName).error, std::string());
    const TestCertificate other = makeAuthority("Test Authority");
    const TlsTrust wrong{folder.file(QStringLiteral("other.pem"), other.pem), {}};
    QVERIFY(Transfers().make(post(consumer, wrong)).error.starts_with("the certificate"));
    QCOMPARE(consumer.headerCount(), 2);
}

/// Whoever signed it, and whatever its dates and names.
void TestTlsTrust::theFingerprintDecidesAlone()
{
    CertificateWish wish;
    wish.hosts = {"elsewhere.example"};
    wish.fromDays = -30;
    wish.toDays = -3;
    const TestCertificate own = makeCertificate(wish);
    const TestCertificate other = makeCertificate(wish);
    const H2Consumer consumer(showing(own), std::vector<H2Answer>{{}});
    const HttpAttemptResult result = Transfers().make(post(consumer, trusting(own)));
    QCOMPARE(result.error, std::string());
    QCOMPARE(result.status, 200);
    const HttpAttemptResult refused = Transfers().make(post(consumer, trusting(other)));
    QCOMPARE(refused.error, "the certificate's fingerprint is " + fingerprintText(own.fingerprint) +
                                ", not the trusted one");
    QVERIFY(!refused.requestSent);
    QCOMPARE(consumer.headerCount(), 1);
    // A good certificate that is not the one trusted is refused all the same.
    Folder folder;
    const TestCertificate authority = makeAuthority("Test Authority");
    const TestCertificate good = makeCertificate({}, &authority);
    const H2Consumer proper(showing(good), std::vector<H2Answer>{{}});
    TlsTrust both = trusting(other);
    both.caFile = folder.file(QStringLiteral("ca.pem"), authority.pem);
    QVERIFY(Transfers().make(post(proper, both)).error.ends_with("not the trusted one"));
    QCOMPARE(proper.headerCount(), 0);
}

void TestTlsTrust::aConnectionServesOneTrustOnly_data()
{
    QTest::addColumn<bool>("http2");
    QTest::newRow("HTTP/1.1") << false;
    QTest::newRow("HTTP/2") << true;
}

void TestTlsTrust::aConnectionServesOneTrustOnly()
{
    QFETCH(bool, http2);
    Folder folder;
    const TestCertificate authority = makeAuthority("Test Authority");
    const TestCertificate stranger = makeAuthority("Another Authority");
    const TestCertificate own = makeCertificate({}, &authority);
    const H2Consumer consumer(showing(own), std::vector<H2Answer>{{}});
    const TlsTrust known{folder.file(QStringLiteral("ca.pem"), authority.pem), {}};
    const TlsTrust unknown{folder.file(QStringLiteral("other.pem"), stranger.pem), {}};
    Transfers transfers;
    const auto status = [&](const TlsTrust& trust) {
        return transfers.make(post(consumer, trust, http2)).status;
    };
    QCOMPARE(status(trusting(own)), 200);
    QCOMPARE(status(known), 200);
    QCOMPARE(consumer.handshakeCount(), 2);
    QCOMPARE(status(trusting(own)), 200); // each on the one it had
    QCOMPARE(status(known), 200);
    QCOMPARE(consumer.connectionCount(), 2);
    QCOMPARE(status({}), 0);
    QCOMPARE(status(unknown), 0);
    QCOMPARE(status(trusting(stranger)), 0);
    QCOMPARE(consumer.headerCount(), 4);
    // Beside each other, too.
    std::vector<HttpAttemptRequest> requests;
    for (int i = 0; i < 4; ++i)
        for (const TlsTrust& trust : {trusting(own), known, unknown, trusting(stranger), TlsTrust{}})
            requests.push_back(post(consumer, trust, http2));
    const auto results = transfers.makeAll(requests);
    for (std::size_t i = 0; i < results.size(); ++i)
        QCOMPARE(results[i].status, i % 5 < 2 ? 200 : 0);
    QCOMPARE(consumer.headerCount(), 12);
}

void TestTlsTrust::handshakesThatFailOtherwiseAreSaid_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("plain HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n")
                                << QStringLiteral("the consumer does not speak TLS on this port");
    QTest::newRow("closed") << QByteArray()
                            << QStringLiteral("the connection was closed during the TLS handshake");
    QTest::newRow("an alert: handshake_failure") << QByteArray("\x15\x03\x03\x00\x02\x02\x28", 7)
                                                 << QStringLiteral("the consumer refused the TLS handshake");
    QTest::newRow("an alert: protocol_version")
        << QByteArray("\x15\x03\x03\x00\x02\x02\x46", 7)
        << QStringLiteral("the consumer speaks no TLS version from 1.2 on");
    QTest::newRow("an alert: no_application_protocol")
        << QByteArray("\x15\x03\x03\x00\x02\x02\x78", 7)
        << QStringLiteral("the consumer speaks neither HTTP/2 nor HTTP/1.1 over TLS");
}

void TestTlsTrust::handshakesThatFailOtherwiseAreSaid()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    QTcpServer server;
    answerEach(server, bytes);
    HttpAttemptRequest request;
    request.url = "https://127.0.0.1:" + std::to_string(server.serverPort()) + "/";
    request.deadline = 5s;
    request.http2 = true;
    const HttpAttemptResult result = makeBeside(request);
    QCOMPARE(QString::fromStdString(result.error), says);
    QVERIFY(!result.requestSent);
    QCOMPARE(result.tls, std::string());
}

void TestTlsTrust::filesOfAuthoritiesAreChecked()
{
    Folder folder;
    const TestCertificate authority = makeAuthority("Test Authority");
    QCOMPARE(caFileRefusal({}), std::string());
    QCOMPARE(caFileRefusal(folder.file(QStringLiteral("ca.pem"), authority.pem)), std::string());
    for (const std::string& file : {std::string("/nowhere/ca.pem"), folder.path()})
        QCOMPARE(caFileRefusal(file), "the file of certificate authorities " + file + " can't be read");
    for (const std::string content : {"", "no certificate"}) {
        const std::string refusal = caFileRefusal(folder.file(QStringLiteral("bad.pem"), content));
        QVERIFY2(refusal.find("holds no certificate; give one in PEM form") != std::string::npos,
                 refusal.c_str());
    }
}

QTEST_GUILESS_MAIN(TestTlsTrust)
#include "tst_tlstrust.moc"
