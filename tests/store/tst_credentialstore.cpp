// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "models/store/credentialstore.h"

using namespace pb;
using namespace Qt::StringLiterals;

/// Credentials outside the session (PSH-2), in their file.
class CredentialStoreTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CredentialStore> open() const
    {
        auto opened = CredentialStore::open(m_file.toStdString());
        if (!opened) qWarning("%s", opened.error().c_str());
        return opened ? std::move(*opened) : nullptr;
    }

    void write(const QByteArray& content, QFileDevice::Permissions permissions) const
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        QVERIFY(file.setPermissions(permissions));
    }

    QByteArray content() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"secrets.json"_s);
    }

    void credentialsOutliveTheProgramInAFileOfTheirOwner()
    {
        std::string id;
        {
            const auto store = open();
            QVERIFY(store);
            QVERIFY(!QFile::exists(m_file)); // nothing is there before there is a secret
            QCOMPARE(store->place(), "the file " + m_file.toStdString());
            id = store->add({"ignored", "Bearer", "t\"ök\\en", {}}).value();
        }
        QVERIFY(QRegularExpression(u"^cred-[0-9a-f]{16}$"_s).match(QString::fromStdString(id)).hasMatch());
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(m_file) & others));
        const auto store = open();
        const auto found = store->find(id);
        QVERIFY(found);
        QCOMPARE(found->token, std::string("t\"ök\\en"));
        QCOMPARE(found->type, std::string("Bearer"));
        QCOMPARE(store->list().size(), std::size_t{1});
        QCOMPARE(store->list()[0].id, id);
        QVERIFY(store->list()[0].token.empty());
        QVERIFY(store->add({{}, "Bearer", "t", {}}).value() != id);
        QVERIFY(store->remove(id).value());
        QVERIFY(!store->remove(id).value());
        QVERIFY(!store->find(id));
        QVERIFY(!content().contains("t\\\"ök"));
    }

    void aCredentialIsBoundToTheOriginOfItsFirstUse()
    {
        const auto store = open();
        const std::string id = store->add({{}, "Bearer", "secret-token", {}}).value();
        QVERIFY(store->bind(id, "https://a:443"));
        QVERIFY(store->bind(id, "https://a:443"));
        const auto other = store->bind(id, "https://b:443");
        QVERIFY(!other);
        QVERIFY(QString::fromStdString(other.error()).contains(u"https://a:443"_s));
        QVERIFY(!QString::fromStdString(other.error()).contains(u"secret-token"_s));
        QCOMPARE(open()->find(id)->origin, std::string("https://a:443"));
        QVERIFY(!store->bind("cred-0", "https://a:443"));
    }

    void whatAnotherProgramAddedIsKept()
    {
        const auto one = open();
        const auto two = open();
        const std::string first = one->add({{}, "Bearer", "1", {}}).value();
        const std::string second = two->add({{}, "Bearer", "2", {}}).value();
        const auto later = open();
        QVERIFY(later->find(first));
        QVERIFY(later->find(second));
    }

    void aFileThatOthersCanReadIsRefused()
    {
        write("{}", QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther);
        const auto opened = CredentialStore::open(m_file.toStdString());
        QVERIFY(!opened);
        QVERIFY(QString::fromStdString(opened.error()).contains(u"chmod 600"_s));
        QCOMPARE(content(), QByteArray("{}"));
    }

    void aDamagedFileIsRefusedAndLeftAsItIs_data()
    {
        QTest::addColumn<QByteArray>("damaged");
        QTest::newRow("cut off") << QByteArray("{\"pushbenchCredentials\":1,\"credentials\":[");
        QTest::newRow("another shape") << QByteArray("{\"credentials\":[]}");
        QTest::newRow("a newer version") << QByteArray("{\"pushbenchCredentials\":2,\"credentials\":[]}");
        QTest::newRow("without an id")
            << QByteArray("{\"pushbenchCredentials\":1,\"credentials\":[{\"token\":\"sesame\"}]}");
    }

    void aDamagedFileIsRefusedAndLeftAsItIs()
    {
        QFETCH(QByteArray, damaged);
        write(damaged, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        const auto opened = CredentialStore::open(m_file.toStdString());
        QVERIFY(!opened);
        QVERIFY(QString::fromStdString(opened.error()).contains(m_file));
        QVERIFY(!QString::fromStdString(opened.error()).contains(u"sesame"_s));
        QCOMPARE(content(), damaged);
    }

    void aFileDamagedMeanwhileIsNotOverwritten()
    {
        const auto store = open();
        const std::string id = store->add({{}, "Bearer", "1", {}}).value();
        write("damaged", QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        QVERIFY(!store->add({{}, "Bearer", "2", {}}));
        QCOMPARE(content(), QByteArray("damaged"));
        QVERIFY(store->find(id)); // what is known goes on
    }

    void aTokenThatNoHeaderTakesIsRefused()
    {
        const auto store = open();
        QVERIFY(!store->add({{}, "Bearer", "a\r\nX: y", {}}));
        QVERIFY(!store->add({{}, "Bearer", std::string(20'000, 'a'), {}}));
        QVERIFY(!QFile::exists(m_file));
    }

    void aMissingFolderIsNamed()
    {
        const auto opened = CredentialStore::open(m_folder->filePath(u"none/secrets.json"_s).toStdString());
        QVERIFY(!opened);
        QVERIFY(QString::fromStdString(opened.error()).contains(u"none"_s));
    }

    void withoutAKeychainTheFileInTheDataFolderIsTakenQuickly()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toLocal8Bit());
        qputenv("XDG_DATA_HOME", m_folder->path().toLocal8Bit());
        QElapsedTimer clock;
        clock.start();
        const auto opened = CredentialStore::open({});
        QVERIFY(opened);
        QVERIFY(clock.elapsed() < 1000);
        QVERIFY((*opened)->add({{}, "Bearer", "1", {}}));
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
        QVERIFY(folder.startsWith(m_folder->path()));
        QVERIFY(QFile::exists(folder + u"/credentials.json"_s));
    }

    void aBusWithoutAKeychainIsGivenUpInTime()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + m_folder->path().toLocal8Bit() + "/nobody");
        qputenv("XDG_DATA_HOME", m_folder->path().toLocal8Bit());
        QElapsedTimer clock;
        clock.start();
        const auto opened = CredentialStore::open({});
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        QVERIFY(opened);
        QVERIFY(clock.elapsed() < 5000);
        QVERIFY((*opened)->place().starts_with("the file "));
    }
};

QTEST_GUILESS_MAIN(CredentialStoreTest)
#include "tst_credentialstore.moc"
