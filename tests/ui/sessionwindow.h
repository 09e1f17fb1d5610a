// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QTemporaryDir>
#include <QTest>

#include "models/domain/eventenvelope.h"
#include "models/store/sessionstore.h"
#include "models/tables/sessiontables.h"
#include "ui/mainwindow.h"

namespace pb {

/// A window on a session of its own, without the wire: requests are put into the store by the test.
class SessionWindow
{
    QTemporaryDir m_folder; ///< outlives the store

public:
    SessionWindow()
    {
        auto opened =
            SessionStore::open(m_folder.filePath(QStringLiteral("session.pushbench")).toStdString(), {});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        store = std::move(*opened);
        tables = std::make_unique<SessionTables>(store->file());
        window = std::make_unique<MainWindow>(*tables);
        QObject::connect(store.get(), &SessionStore::stored, tables.get(), &SessionTables::noteStored);
        window->chooseTheme(Theme::Choice::Light);
        window->show();
        window->activateWindow();
    }

    /// Stores a request of one event each, as a receiver would, and waits for the commit.
    void append(int requests)
    {
        for (int i = 0; i < requests; ++i) {
            const std::string number = std::to_string(++m_last);
            store->append(request("{\"EntityEventSequence\":" + number +
                                  ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"P-" + number +
                                  "\",\"ListPrice\":123456.780}"));
        }
        store->flush();
    }

    /// A request whose payload is this one event.
    static ReceivedRequest request(const std::string& body)
    {
        ReceivedRequest received;
        received.request.arrivedAt = currentMoment();
        received.request.endpoint = "/webhooks";
        received.request.method = "POST";
        received.request.target = "/webhooks";
        received.request.peer = "127.0.0.1:50000";
        received.request.head =
            "POST /webhooks HTTP/1.1\r\nhOsT: 127.0.0.1\r\nX-Twice: 1\r\nX-Twice:  2\r\n\r\n";
        received.request.body = body;
        received.request.bodyBytes = static_cast<std::int64_t>(body.size());
        received.request.status = 200;
        received.request.answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}";
        if (auto event = readEvent(body)) received.events.push_back(*event);
        received.request.events = static_cast<std::int64_t>(received.events.size());
        return received;
    }

    /// The widget of that object name in the window; ends the test where there is none.
    template <typename Widget>
    Widget* find(const char* name) const
    {
        auto* widget = window->findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr) qFatal("there is no %s", name);
        return widget;
    }

    StreamModel& model() const { return tables->stream(); }

    std::unique_ptr<SessionStore> store;
    std::unique_ptr<SessionTables> tables;
    std::unique_ptr<MainWindow> window;

private:
    int m_last = 0;
};

} // namespace pb
