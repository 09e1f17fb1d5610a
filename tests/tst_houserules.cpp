// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <vector>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// What a room may include beside the standard library and itself.
struct RoomRule
{
    QString room;
    QStringList ours;    ///< path prefixes of ours
    QStringList qt;      ///< Qt modules
    QStringList others;  ///< path prefixes of other libraries
    bool system = false; ///< headers of the operating system
};

/// The first rule whose room is a prefix of the file's path counts.
const std::vector<RoomRule>& roomRules()
{
    static const QStringList wire{u"QtCore"_s, u"QtNetwork"_s};
    static const QStringList rules{u"net/http/"_s, u"models/domain/"_s, u"models/filter/"_s,
                                   u"models/store/"_s};
    static const std::vector<RoomRule> table{
        {u"models/domain/"_s, {}, {u"QtCore"_s}, {u"boost/json"_s, u"tl/"_s}},
        {u"models/filter/"_s,
         {u"models/domain/"_s},
         {u"QtCore"_s},
         {u"tl/"_s, u"re2/"_s, u"boost/multiprecision/"_s}},
        {u"models/store/"_s,
         {u"models/domain/"_s, u"models/filter/"_s},
         {u"QtCore"_s, u"QtSql"_s},
         {u"tl/"_s, u"qt6keychain/"_s},
         true},
        {u"models/tables/"_s,
         {u"models/domain/"_s, u"models/filter/"_s, u"models/store/"_s},
         {u"QtCore"_s, u"QtGui"_s, u"QtCharts"_s},
         {u"tl/"_s}},
        {u"net/http/"_s, {}, wire, {u"boost/"_s, u"nghttp2/"_s, u"openssl/"_s, u"tl/"_s}, true},
        {u"net/receiver/"_s, rules, wire, {u"tl/"_s}},
        {u"net/push/"_s, rules, wire, {u"tl/"_s, u"curl/"_s, u"openssl/"_s}},
        {u"net/odata/"_s, rules, wire, {u"tl/"_s}},
        {u"net/bus/"_s, rules, wire, {u"tl/"_s}},
        {u"net/pull/"_s, rules, wire, {u"tl/"_s, u"curl/"_s}},
        {u"net/conformance/"_s, {u"net/"_s, u"models/"_s}, wire, {u"tl/"_s, u"curl/"_s}},
        {u"ui/"_s,
         {u"models/"_s},
         {u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtCharts"_s, u"QtSvg"_s, u"QtSvgWidgets"_s,
          u"QtPrintSupport"_s},
         {u"tl/"_s}},
    };
    return table;
}

/// The Qt module that has a header; empty where Qt's headers are not laid out in folders by module.
QString qtModuleOf(const QString& header)
{
    const qsizetype slash = header.indexOf(u'/');
    if (slash > 0) return header.left(slash);
    const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    const QStringList modules = headers.entryList({u"Qt*"_s}, QDir::Dirs);
    // QtCore first: some headers are forwarded by more than one module.
    if (QFile::exists(headers.filePath(u"QtCore/"_s + header))) return u"QtCore"_s;
    for (const QString& module : modules)
        if (QFile::exists(headers.filePath(module + u'/' + header))) return module;
    return {};
}

bool startsWithAny(const QString& text, const QStringList& prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const QString& p) { return text.startsWith(p); });
}

/// Why `file` may not have this include line's header; nothing where it may.
std::optional<QString> objection(const QString& file, const QString& header, bool quoted)
{
    for (const RoomRule& rule : roomRules()) {
        if (!file.startsWith(rule.room)) continue;
        if (quoted) {
            if (header.endsWith(u".moc"_s) || header.startsWith(rule.room)) return {};
            if (startsWithAny(header, rule.ours)) return {};
            return u"%1: %2 may not include \"%3\""_s.arg(file, rule.room, header);
        }
        if (header.startsWith(u'Q')) {
            const QString module = qtModuleOf(header);
            if (module.isEmpty() || rule.qt.contains(module)) return {};
            return u"%1: %2 may not include <%3> of %4"_s.arg(file, rule.room, header, module);
        }
        if (header.contains(u'/') || header.endsWith(u".h"_s)) {
            if (startsWithAny(header, rule.others)) return {};
            const bool ofLibrary = header.startsWith(u"boost/"_s) || header.startsWith(u"curl/"_s) ||
                                   header.startsWith(u"nghttp2/"_s) || header.startsWith(u"sqlite"_s);
            if (rule.system && !ofLibrary) return {};
            return u"%1: %2 may not include <%3>"_s.arg(file, rule.room, header);
        }
        return {};
    }
    return {}; // app and tests may include everything
}

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Files of these names under the folders, as paths from the project's root.
QStringList filesOf(const QStringList& folders, const QStringList& names)
{
    const QDir root(QStringLiteral(PB_SOURCE_DIR));
    QStringList files;
    for (const QString& folder : folders) {
        QDirIterator walk(root.filePath(folder), names, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            files += root.relativeFilePath(walk.next());
    }
    files.sort();
    return files;
}

} // namespace

/// Reads the tree itself: who includes whom, and that every file names its licence.
class HouseRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyIncludeIsAllowedInItsRoom();
    void everySourceFileNamesItsLicence();
    void rulesTellRightFromWrong_data();
    void rulesTellRightFromWrong();
};

void HouseRules::everyIncludeIsAllowedInItsRoom()
{
    static const QRegularExpression include(uR"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"_s,
                                            QRegularExpression::MultilineOption);
    const QStringList files = filesOf({u"models"_s, u"net"_s, u"ui"_s, u"app"_s}, {u"*.h"_s, u"*.cpp"_s});
    QVERIFY(!files.isEmpty());
    QStringList objections;
    for (const QString& file : files) {
        const QString text = textOf(QStringLiteral(PB_SOURCE_DIR) + u'/' + file);
        for (auto match = include.globalMatch(text); match.hasNext();) {
            const QRegularExpressionMatch line = match.next();
            if (const auto found = objection(file, line.captured(2), line.captured(1) == u"\""_s))
                objections += *found;
        }
    }
    QVERIFY2(objections.isEmpty(), qPrintable(u'\n' + objections.join(u'\n')));
}

void HouseRules::everySourceFileNamesItsLicence()
{
    QStringList files =
        filesOf({u"models"_s, u"net"_s, u"ui"_s, u"app"_s, u"tests"_s, u"packaging"_s},
                {u"*.h"_s, u"*.cpp"_s, u"*.cmake"_s, u"*.sh"_s, u"*.py"_s, u"CMakeLists.txt"_s});
    files += {u"CMakeLists.txt"_s, u".ci/run"_s, u".clang-format"_s, u".clang-tidy"_s};
    QStringList without;
    for (const QString& file : files)
        if (!textOf(QStringLiteral(PB_SOURCE_DIR) + u'/' + file)
                 .left(200)
                 .contains(u"SPDX-License-Identifier: GPL-3.0-or-later"_s))
            without += file;
    QVERIFY2(without.isEmpty(), qPrintable(u"no SPDX line in:\n"_s + without.join(u'\n')));
}

void HouseRules::rulesTellRightFromWrong_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("quoted");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* name, const QString& file, const QString& header, bool quoted,
                        bool allowed) { QTest::newRow(name) << file << header << quoted << allowed; };
    row("standard header", u"models/domain/a.h"_s, u"vector"_s, false, true);
    row("own room", u"models/domain/a.h"_s, u"models/domain/b.h"_s, true, true);
    row("domain on Qt Core", u"models/domain/a.h"_s, u"QString"_s, false, true);
    row("domain on Qt Network", u"models/domain/a.h"_s, u"QTcpSocket"_s, false, false);
    row("domain on the store", u"models/domain/a.h"_s, u"models/store/b.h"_s, true, false);
    row("domain on the system", u"models/domain/a.h"_s, u"unistd.h"_s, false, false);
    row("store on Qt Sql", u"models/store/a.h"_s, u"QSqlQuery"_s, false, true);
    row("store on the tables", u"models/store/a.h"_s, u"models/tables/b.h"_s, true, false);
    row("tables on Qt Widgets", u"models/tables/a.h"_s, u"QWidget"_s, false, false);
    row("wire engine on Beast", u"net/http/a.cpp"_s, u"boost/beast/http.hpp"_s, false, true);
    row("wire engine on the domain", u"net/http/a.cpp"_s, u"models/domain/b.h"_s, true, false);
    row("receiver on the wire engine", u"net/receiver/a.cpp"_s, u"net/http/b.h"_s, true, true);
    row("receiver on push", u"net/receiver/a.cpp"_s, u"net/push/b.h"_s, true, false);
    row("push on libcurl", u"net/push/a.cpp"_s, u"curl/curl.h"_s, false, true);
    row("receiver on libcurl", u"net/receiver/a.cpp"_s, u"curl/curl.h"_s, false, false);
    row("window on models", u"ui/stream/a.cpp"_s, u"models/tables/b.h"_s, true, true);
    row("window on the net", u"ui/stream/a.cpp"_s, u"net/receiver/b.h"_s, true, false);
    row("window on app", u"ui/stream/a.cpp"_s, u"app/workbench.h"_s, true, false);
    row("window on Qt Network by module path", u"ui/a.cpp"_s, u"QtNetwork/QTcpSocket"_s, false, false);
    row("app on everything", u"app/a.cpp"_s, u"net/push/b.h"_s, true, true);
    row("its own moc file", u"models/store/a.cpp"_s, u"a.moc"_s, true, true);
}

void HouseRules::rulesTellRightFromWrong()
{
    QFETCH(QString, file);
    QFETCH(QString, header);
    QFETCH(bool, quoted);
    QFETCH(bool, allowed);
    QCOMPARE(!objection(file, header, quoted).has_value(), allowed);
}

QTEST_APPLESS_MAIN(HouseRules)
#include "tst_houserules.moc"
