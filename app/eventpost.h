// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QUrl>

namespace pb {

/// One HTTP request that a person sends by a button: a POST on a socket of its own, exactly as given. Deletes
/// itself when it is done. GUI thread.
class EventPost : public QObject
{
    Q_OBJECT
public:
    /// A payload and what goes with it. An empty token or label leaves its header out.
    struct Content
    {
        QByteArray token;
        QByteArray label;
        QByteArray body;
        /// SHA-256 of the certificate to trust over https whoever signed it, "AB:CD:..."; empty: the system's
        /// authorities decide.
        QByteArray fingerprint = {};
    };

    /// Sends to an http or https URL; an address that means "every interface" is taken as this computer.
    static EventPost* send(const QUrl& url, const Content& content, QObject* parent);

Q_SIGNALS:
    /// The answer's status; 0 where the connection ended without one.
    void answered(int status);

private:
    explicit EventPost(QObject* parent) : QObject(parent) {}
};

} // namespace pb
