// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/eventpost.h"

#include <chrono>
#include <memory>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr auto patience = std::chrono::seconds(20);

QString reachable(const QString& host)
{
    const QHostAddress address(host);
    static const QList<QHostAddress> everywhere{QHostAddress::AnyIPv4, QHostAddress::Any};
    if (everywhere.contains(address)) return u"127.0.0.1"_s;
    return address == QHostAddress::AnyIPv6 ? u"::1"_s : host;
}

QByteArray request(const QUrl& url, const EventPost::Content& content)
{
    QByteArray text = "POST " + url.path(QUrl::FullyEncoded).toUtf8() + " HTTP/1.1\r\n";
    text += "Host: " + url.authority(QUrl::FullyEncoded).toUtf8() + "\r\n";
    text += "User-Agent: Pushbench/" + QCoreApplication::applicationVersion().toUtf8() + "\r\n";
    if (!content.token.isEmpty()) text += "Authorization: Bearer " + content.token + "\r\n";
    if (!content.label.isEmpty()) text += "EntityEventSource: " + content.label + "\r\n";
    text += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(content.body.size()) +
            "\r\n";
    return text + "Connection: close\r\n\r\n" + content.body;
}

int statusOf(const QByteArray& answer)
{
    const qsizetype space = answer.indexOf(' ');
    return answer.startsWith("HTTP/1.") && space > 0 ? answer.mid(space + 1, 3).toInt() : 0;
}

/// "AB:CD:...", as the receiver tells its own.
QByteArray fingerprintOf(const QSslCertificate& certificate)
{
    return certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper();
}

} // namespace

EventPost* EventPost::send(const QUrl& url, const Content& content, QObject* parent)
{
    auto* post = new EventPost(parent);
    auto* socket = new QSslSocket(post);
    auto answer = std::make_shared<QByteArray>();
    const auto finish = [post, answer] {
        Q_EMIT post->answered(statusOf(*answer));
        post->deleteLater();
    };
    const bool secure = url.scheme() == u"https"_s;
    const auto write = [socket, bytes = request(url, content)] { socket->write(bytes); };
    if (secure)
        connect(socket, &QSslSocket::encrypted, socket, write);
    else
        connect(socket, &QSslSocket::connected, socket, write);
    connect(socket, &QSslSocket::sslErrors, socket, [socket, trusted = content.fingerprint] {
        if (!trusted.isEmpty() && fingerprintOf(socket->peerCertificate()) == trusted)
            socket->ignoreSslErrors();
    });
    connect(socket, &QSslSocket::readyRead, socket, [socket, answer] { answer->append(socket->readAll()); });
    connect(socket, &QSslSocket::disconnected, post, finish);
    connect(
        socket, &QSslSocket::errorOccurred, post,
        [socket, finish] {
            if (socket->state() != QAbstractSocket::ClosingState &&
                socket->error() != QAbstractSocket::RemoteHostClosedError)
                finish();
        },
        Qt::SingleShotConnection);
    QTimer::singleShot(patience, post, finish);
    const QString host = reachable(url.host());
    if (secure)
        socket->connectToHostEncrypted(host, static_cast<quint16>(url.port(443)));
    else
        socket->connectToHost(host, static_cast<quint16>(url.port(80)));
    return post;
}

} // namespace pb
