// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowcommand.h"

#include <cstdio>
#include <memory>
#include <string_view>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTranslator>

#include "app/commandoptions.h"
#include "app/screenshots.h"
#include "app/stopsignal.h"
#include "app/windowsession.h"
#include "ui/eventlog/eventlogpage.h"
#include "ui/filter/filtermemory.h"
#include "ui/requests/requestspage.h"
#include "ui/stream/streampage.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

struct WindowOptions
{
    QString file;
    bool demo = false;
    QString screenshots;
    std::optional<Theme::Choice> theme;
    QString language;
    QSize size;
};

/// Reads the options; a usage sentence where they are wrong.
tl::expected<WindowOptions, QString> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption demo(u"demo"_s);
    const QCommandLineOption screenshots(u"screenshots"_s, {}, u"DIR"_s);
    const QCommandLineOption theme(u"theme"_s, {}, u"light|dark"_s);
    const QCommandLineOption language(u"lang"_s, {}, u"en|fr_CA"_s);
    const QCommandLineOption size(u"size"_s, {}, u"1280x800"_s);
    parser.addOptions({demo, screenshots, theme, language, size});
    if (!parser.parse(QStringList(u"pushbench"_s) + arguments))
        return tl::make_unexpected(parser.errorText() + u" Write: pushbench [FILE] [--demo]"_s);
    WindowOptions options;
    options.demo = parser.isSet(demo);
    options.screenshots = parser.value(screenshots);
    if (parser.positionalArguments().size() > 1)
        return tl::make_unexpected(u"only one session can be opened; write: pushbench [FILE] [--demo]"_s);
    options.file = parser.positionalArguments().value(0);
    if (parser.isSet(theme)) {
        const QString name = parser.value(theme);
        if (name != u"light"_s && name != u"dark"_s)
            return tl::make_unexpected(u"--theme is light or dark, not '%1'"_s.arg(name));
        options.theme = name == u"dark"_s ? Theme::Choice::Dark : Theme::Choice::Light;
    }
    options.language = parser.value(language);
    if (parser.isSet(language) && options.language != u"en"_s && options.language != u"fr_CA"_s)
        return tl::make_unexpected(u"--lang is en or fr_CA, not '%1'"_s.arg(options.language));
    if (parser.isSet(size)) {
        static const QRegularExpression form(u"^(\\d{3,5})x(\\d{3,5})$"_s);
        const QRegularExpressionMatch match = form.match(parser.value(size));
        if (!match.hasMatch())
            return tl::make_unexpected(
                u"--size is WIDTHxHEIGHT, like 1280x800, not '%1'"_s.arg(parser.value(size)));
        options.size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
    }
    if (!options.screenshots.isEmpty() && !options.demo)
        return tl::make_unexpected(
            u"--screenshots shows the demo; write: pushbench --demo --screenshots DIR"_s);
    return options;
}

/// Installs the translation of a locale where there is one; English is written in the source.
void speak(const QLocale& locale)
{
    QLocale::setDefault(locale);
    auto* ours = new QTranslator(qApp);
    // Even English has its plurals in a file.
    if (ours->load(locale, u"pushbench"_s, u"_"_s, u":/i18n"_s) || ours->load(u":/i18n/pushbench_en.qm"_s))
        QCoreApplication::installTranslator(ours);
    if (locale.language() == QLocale::English) return;
    auto* qts = new QTranslator(qApp);
    if (qts->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
}

QString ownSession()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                      u"/sessions"_s);
    folder.mkpath(u"."_s);
    return folder.filePath(u"default.pushbench"_s);
}

Theme::Choice storedTheme(const QSettings& settings)
{
    const QString name = settings.value(u"theme"_s).toString();
    if (name == u"light"_s) return Theme::Choice::Light;
    return name == u"dark"_s ? Theme::Choice::Dark : Theme::Choice::System;
}

void storeTheme(QSettings& settings, Theme::Choice choice)
{
    if (choice == Theme::Choice::System)
        settings.remove(u"theme"_s);
    else
        settings.setValue(u"theme"_s, choice == Theme::Choice::Dark ? u"dark"_s : u"light"_s);
}

/// The windows of one run: one at a time, replaced when another session is opened.
class Windows : public QObject
{
    Q_OBJECT
public:
    explicit Windows(WindowOptions options) : m_options(std::move(options)) {}

    bool open(const QString& file);
    WindowSession& session() { return *m_session; }
    int run();

private:
    void show(std::unique_ptr<WindowSession> session);
    void openAnother(const QString& file);

    WindowOptions m_options;
    QSettings m_settings{u"pushbench"_s, u"pushbench"_s}; ///< outlives the windows
    std::unique_ptr<WindowSession> m_session;
};

bool Windows::open(const QString& file)
{
    auto session = WindowSession::open(file);
    if (session) {
        show(std::move(*session));
        return true;
    }
    const QString message = QString::fromStdString(session.error().message);
    if (!m_options.screenshots.isEmpty()) {
        failure(message);
        return false;
    }
    QMessageBox box(QMessageBox::Critical, tr("The session can't be opened"), message, QMessageBox::Ok,
                    m_session ? &m_session->window() : nullptr);
    box.setObjectName(u"sessionError"_s);
    box.exec();
    return false;
}

void Windows::show(std::unique_ptr<WindowSession> session)
{
    MainWindow& window = session->window();
    if (session->file() == ownSession()) window.setSession(tr("My session"), session->file());
    window.chooseTheme(m_options.theme.value_or(storedTheme(m_settings)));
    if (m_session)
        window.setGeometry(m_session->window().geometry());
    else if (m_options.size.isValid())
        window.resize(m_options.size);
    else
        window.restoreGeometry(m_settings.value(u"geometry"_s).toByteArray());
    if (m_options.screenshots.isEmpty()) { // pictures show what everybody sees at first
        window.streamPage().rememberColumns(m_settings);
        window.requestsPage().rememberColumns(m_settings);
        window.eventLogPage().rememberColumns(m_settings);
        window.filterMemory().remember(&m_settings);
        connect(&window, &MainWindow::closed, &window,
                [this, &window] { m_settings.setValue(u"geometry"_s, window.saveGeometry()); });
    }
    window.showPage(m_session ? m_session->window().page() : Page::Overview);
    connect(&window, &MainWindow::themeChosen, this,
            [this](Theme::Choice choice) { storeTheme(m_settings, choice); });
    // Queued: the window that asks is replaced by the answer.
    connect(&window, &MainWindow::openSessionRequested, this, &Windows::openAnother, Qt::QueuedConnection);
    connect(&window, &MainWindow::newSessionRequested, this, &Windows::openAnother, Qt::QueuedConnection);
    window.show();
    m_session = std::move(session);
}

void Windows::openAnother(const QString& file)
{
    if (QFileInfo(file) == QFileInfo(m_session->file())) return;
    open(file);
}

int Windows::run()
{
    const StopSignal stop;
    connect(&stop, &StopSignal::requested, qApp, &QCoreApplication::quit);
    if (m_options.demo) m_session->startDemo();
    std::unique_ptr<Screenshots> screenshots;
    if (!m_options.screenshots.isEmpty()) {
        screenshots = std::make_unique<Screenshots>(*m_session, m_options.screenshots);
        screenshots->start();
    }
    const int code = QCoreApplication::exec();
    m_session.reset();
    return code;
}

} // namespace

bool prepareDisplay(int argc, const char* const* argv)
{
#if defined(Q_OS_LINUX)
    if (qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
        qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        return true;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "-platform" || argument == "--platform") return true;
        if (argument.starts_with("--screenshots")) {
            qputenv("QT_QPA_PLATFORM", "offscreen");
            return true;
        }
    }
    return false;
#else
    (void)argc;
    (void)argv;
    return true;
#endif
}

int refuseWindow(const QStringList& arguments)
{
    if (const auto options = readOptions(arguments); !options) return usageError(options.error());
    return failure(
        u"there is no display to show a window on; write: pushbench demo --headless, or name a command "
        "(pushbench --help)"_s);
}

int runWindow(const QStringList& arguments)
{
    const auto options = readOptions(arguments);
    if (!options) return usageError(options.error());
    QApplication::setStyle(u"Fusion"_s);
    speak(options->language.isEmpty() ? QLocale::system() : QLocale(options->language));
    Windows windows(*options);
    const QString file = !options->file.isEmpty() || options->demo ? options->file : ownSession();
    if (!windows.open(file)) return 1;
    return windows.run();
}

} // namespace pb

#include "windowcommand.moc"
