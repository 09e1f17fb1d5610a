// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/domain/certificatefingerprint.h"

using namespace pb;

namespace {

const std::string digits = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const std::string written =
    "01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF";

} // namespace

class TestCertificateFingerprint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatPeopleWrite_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("read");
        const QString plain = QString::fromStdString(digits);
        const QString colons = QString::fromStdString(written);
        const auto row = [](const char* name, const QString& text, bool read) {
            QTest::newRow(name) << text << read;
        };
        row("digits", plain, true);
        row("upper case", plain.toUpper(), true);
        row("colons", colons, true);
        row("spaces", QString(colons).replace(QLatin1Char(':'), QLatin1Char(' ')), true);
        row("copied with a line end", QStringLiteral("  ") + colons + QStringLiteral("\n"), true);
        row("as openssl prints it", QStringLiteral("sha256 Fingerprint=") + colons, true);
        row("with its algorithm", QStringLiteral("SHA256:") + plain, true);
        row("nothing", {}, false);
        row("a digit short", plain.left(63), false);
        row("a digit more", plain + QLatin1Char('0'), false);
        row("no hexadecimal digit", plain.left(63) + QLatin1Char('g'), false);
        row("SHA-1", plain.left(40), false);
        row("a colon within a byte", QStringLiteral("0:1") + plain.mid(2), false);
        row("other words", QStringLiteral("fingerprint ") + plain, false);
    }

    void readsWhatPeopleWrite()
    {
        QFETCH(QString, text);
        QFETCH(bool, read);
        const auto found = readFingerprint(text.toStdString());
        QCOMPARE(found.has_value(), read);
        if (read) QCOMPARE(*found, digits);
    }

    void writesItWithColons()
    {
        QCOMPARE(fingerprintText(digits), written);
        QCOMPARE(fingerprintText("none"), std::string("none"));
    }

    void findsItInASentence()
    {
        QCOMPARE(fingerprintIn("TLS 1.3, certificate SHA-256 " + written), std::optional(digits));
        QCOMPARE(fingerprintIn("self-signed; its SHA-256 fingerprint is " + written + "; trust it"),
                 std::optional(digits));
        QVERIFY(!fingerprintIn("TLS 1.3").has_value());
        QVERIFY(!fingerprintIn("SHA-256 of nothing").has_value());
    }
};

QTEST_APPLESS_MAIN(TestCertificateFingerprint)
#include "tst_certificatefingerprint.moc"
