// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include "sessionwindow.h"
#include "ui/stream/streampage.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

/// Every string of ours has its translation: the committed file is brought up to date in a copy, and nothing
/// in the copy may be unfinished or empty.
class TranslationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void frenchIsComplete()
    {
        const QString source = QStringLiteral(PB_SOURCE_DIR);
        QTemporaryDir folder;
        const QString copy = folder.filePath(u"pushbench_fr_CA.ts"_s);
        QVERIFY(QFile::copy(source + u"/translations/pushbench_fr_CA.ts"_s, copy));
        QProcess lupdate;
        lupdate.setWorkingDirectory(source);
        lupdate.start(QLibraryInfo::path(QLibraryInfo::BinariesPath) + u"/lupdate"_s,
                      {u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-I"_s, source,
                       source + u"/models"_s, source + u"/ui"_s, source + u"/app"_s, u"-ts"_s, copy});
        QVERIFY2(lupdate.waitForFinished(60000) && lupdate.exitCode() == 0,
                 lupdate.readAllStandardError().constData());
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList unfinished;
        const int messages = readUnfinished(file, unfinished);
        QVERIFY2(unfinished.isEmpty(), qPrintable(u"not translated: "_s + unfinished.join(u" | "_s)));
        QVERIFY(messages > 150);
    }

    void theWindowSpeaksFrench()
    {
        QTranslator translator;
        QVERIFY(translator.load(QLocale(u"fr_CA"_s), u"pushbench"_s, u"_"_s, u":/i18n"_s));
        QCoreApplication::installTranslator(&translator);
        {
            SessionWindow session;
            session.append(1);
            QTRY_COMPARE(session.model().rowCount(), 1);
            QCOMPARE(session.model().headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"Heure"_s);
            QCOMPARE(session.find<QWidget>("liveSwitch")->accessibleName(),
                     u"L\u2019affichage est en direct"_s);
        }
        QCoreApplication::removeTranslator(&translator);
    }

    void englishHasItsPlurals()
    {
        QTranslator translator;
        QVERIFY(translator.load(u":/i18n/pushbench_en.qm"_s));
        QCOMPARE(translator.translate("pb::StreamPage", "%n row(s) copied", nullptr, 1), u"%n row copied"_s);
        QCOMPARE(translator.translate("pb::StreamPage", "%n row(s) copied", nullptr, 2), u"%n rows copied"_s);
    }

private:
    static int readUnfinished(QFile& file, QStringList& unfinished)
    {
        QXmlStreamReader xml(&file);
        QString source;
        int messages = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == u"source") {
                source = xml.readElementText();
            } else if (xml.name() == u"translation") {
                ++messages;
                const bool done = xml.attributes().value(u"type"_s) != u"unfinished";
                const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
                if (!done || text.isEmpty()) unfinished.append(source);
            }
        }
        return messages;
    }
};

QTEST_MAIN(TranslationsTest)
#include "tst_translations.moc"
