// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QAbstractButton>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include "app/windowsession.h"

namespace pb::test {

/// The whole window on a session of its own, with real sockets behind it, driven by its widgets' names.
class OpenedWindow
{
public:
    QTemporaryDir folder; ///< outlives the session
    std::unique_ptr<WindowSession> session;
    ListenerState listener; ///< as the window shows it
    ProducerState producer; ///< as the window shows it

    /// Without a file it opens one in its own folder.
    explicit OpenedWindow(const QString& file = {})
    {
        auto opened =
            WindowSession::open(file.isEmpty() ? folder.filePath(QStringLiteral("window.pushbench")) : file);
        if (!opened) qFatal("%s", opened.error().message.c_str());
        session = std::move(*opened);
        QObject::connect(session.get(), &WindowSession::listenerShown, session.get(),
                         [this](const ListenerState& state) { listener = state; });
        QObject::connect(session.get(), &WindowSession::producerShown, session.get(),
                         [this](const ProducerState& state) { producer = state; });
        window().show();
        window().activateWindow();
    }

    MainWindow& window() const { return session->window(); }

    template <typename Widget>
    Widget* find(const char* name) const
    {
        auto* widget = window().findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr) qFatal("there is no %s", name);
        return widget;
    }

    void type(const char* name, const QString& text) const
    {
        auto* line = find<QLineEdit>(name);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }

    void click(const char* name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
};

} // namespace pb::test
