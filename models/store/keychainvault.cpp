// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <future>

#include <QFile>
#include <QPointer>
#include <QThread>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include "models/store/credentialvault.h"

namespace pb {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto longestWait = 2s;
const QString service = u"Pushbench"_s;
const QString entry = u"callback credentials"_s;

/// QtKeychain queues its jobs in the thread that made the first of them, for as long as the process lives: so
/// there is one thread for them, and it is never ended.
QObject* keychainContext()
{
    static QObject* const context = [] {
        auto* thread = new QThread;
        auto* made = new QObject;
        thread->setObjectName(u"keychain"_s);
        made->moveToThread(thread);
        thread->start();
        return made;
    }();
    return context;
}

struct Answer
{
    QKeychain::Error error = QKeychain::OtherError;
    std::string message = "the keychain did not answer in time";
    std::string text;
};

/// Runs a job that `make` makes in the keychain's thread, and gives its answer there, once.
template <typename Make>
void run(Make make, std::function<void(Answer)> done)
{
    QMetaObject::invokeMethod(keychainContext(), [make = std::move(make), done = std::move(done)] {
        auto* job = make();
        auto told = std::make_shared<bool>(false);
        const auto tell = [told, done](Answer answer) {
            if (!std::exchange(*told, true)) done(std::move(answer));
        };
        QTimer::singleShot(longestWait, keychainContext(), [tell] { tell({}); });
        QObject::connect(job, &QKeychain::Job::finished, keychainContext(), [tell](QKeychain::Job* ended) {
            Answer answer{ended->error(), ended->errorString().toStdString(), {}};
            if (const auto* read = qobject_cast<QKeychain::ReadPasswordJob*>(ended))
                answer.text = read->textData().toStdString();
            tell(std::move(answer));
        });
        job->start();
    });
}

template <typename Make>
Answer answerOf(Make make)
{
    auto answer = std::make_shared<std::promise<Answer>>();
    run(std::move(make), [answer](Answer told) { answer->set_value(std::move(told)); });
    return answer->get_future().get();
}

QKeychain::Job* readJob()
{
    auto* job = new QKeychain::ReadPasswordJob(service);
    job->setKey(entry);
    return job;
}

QKeychain::Job* writeJob(const std::string& text)
{
    auto* job = new QKeychain::WritePasswordJob(service);
    job->setKey(entry);
    job->setTextData(QString::fromStdString(text));
    return job;
}

class KeychainVault : public CredentialVault
{
public:
    std::string place() const override { return "the system's keychain"; }

    tl::expected<std::string, std::string> load() override
    {
        const Answer answer = answerOf(readJob);
        if (answer.error == QKeychain::EntryNotFound) return std::string();
        if (answer.error != QKeychain::NoError)
            return tl::make_unexpected("the keychain can't be read: " + answer.message);
        return answer.text;
    }

    tl::expected<void, std::string> save(const std::string& text) override
    {
        const Answer answer = answerOf([text] { return writeJob(text); });
        if (answer.error == QKeychain::NoError) return {};
        return tl::make_unexpected("the keychain did not take the credential: " + answer.message +
                                   "; name a file with --secrets");
    }

    void saveSoon(const std::string& text) override
    {
        run([text] { return writeJob(text); }, [](const Answer&) {});
    }
};

/// Whether a keychain can be there at all: without a session bus nothing is asked, and nothing started.
bool keychainMayBeThere()
{
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    return true;
#else
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return true;
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFile::exists(folder + u"/bus"_s);
#endif
}

} // namespace

std::unique_ptr<CredentialVault> keychainVault()
{
    if (!keychainMayBeThere()) return nullptr;
    auto vault = std::make_unique<KeychainVault>();
    if (!vault->load()) return nullptr;
    return vault;
}

} // namespace pb
