// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventlog/eventlogpage.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/tables/sessiontables.h"
#include "ui/eventlog/appenddialog.h"
#include "ui/eventlog/emptylog.h"
#include "ui/eventlog/importdialog.h"
#include "ui/eventlog/logtable.h"
#include "ui/eventlog/producerform.h"
#include "ui/eventlog/publishdialog.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr std::chrono::milliseconds rateOver{1000};
constexpr std::int64_t sampleEvents = 1000;

} // namespace

EventLogPage::EventLogPage(Theme& theme, SessionTables& tables, FilterMemory& memory, QWidget* parent)
    : LivePage(parent), m_theme(theme), m_tables(tables), m_form(new ProducerForm(theme, this)),
      m_table(new LogTable(theme, tables, memory, this)), m_figures(new QLabel(this)),
      m_publishing(new QLabel(this)),
      m_append(makeButton(u"logAppend"_s, tr("Append\u2026"), tr("Type an event in"))),
      m_import(
          makeButton(u"logImport"_s, tr("Import\u2026"), tr("Take events from a file of JSON lines or CSV"))),
      m_generate(makeButton(u"logGenerate"_s, tr("Generate\u2026"), tr("Make plausible events"))),
      m_publish(makeButton(u"logPublish"_s, tr("Publish\u2026"), {}))
{
    setObjectName(u"eventLogPage"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_form);
    layout->addWidget(m_table, 1);
    m_table->addTools(makeTools());
    connectParts();
    showPublishing(false, 0, 0);
    showCounts();
    showIcons();
}

QPushButton* EventLogPage::makeButton(const QString& name, const QString& text, const QString& tip)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    button->setIconSize(Theme::leadingSize);
    return button;
}

QWidget* EventLogPage::makeTools()
{
    auto* tools = new QWidget(this);
    m_figures->setObjectName(u"logFigures"_s);
    m_figures->setProperty("role", u"heading"_s);
    m_publishing->setObjectName(u"logPublishing"_s);
    m_publishing->setProperty("tone", u"good"_s);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(6, 3, 2, 3);
    row->setSpacing(7);
    row->addWidget(m_figures, 1);
    row->addWidget(m_publishing);
    for (QPushButton* button : {m_append, m_import, m_generate, m_publish})
        row->addWidget(button);
    return tools;
}

void EventLogPage::connectParts()
{
    connect(m_form, &ProducerForm::startRequested, this, &EventLogPage::startRequested);
    connect(m_form, &ProducerForm::stopRequested, this, &EventLogPage::stopRequested);
    connect(m_form, &ProducerForm::urlCopied, this,
            [this](const QString& url) { Q_EMIT noticeMade(tr("Copied %1").arg(url), false); });
    connect(m_append, &QPushButton::clicked, this, &EventLogPage::append);
    connect(m_import, &QPushButton::clicked, this, [this] { importFile(); });
    connect(m_generate, &QPushButton::clicked, this, &EventLogPage::generate);
    connect(m_publish, &QPushButton::clicked, this, [this] {
        if (m_running)
            Q_EMIT publishStopRequested();
        else
            publish();
    });
    EmptyLog& lesson = m_table->lesson();
    connect(&lesson, &EmptyLog::appendRequested, this, &EventLogPage::append);
    connect(&lesson, &EmptyLog::importRequested, this, [this] { importFile(); });
    connect(&lesson, &EmptyLog::samplesRequested, this, [this] {
        PublishOrder order;
        order.count = sampleEvents;
        order.generator.eventTypes = true;
        order.generator.withData = true;
        Q_EMIT publishRequested(order);
    });
    connect(m_table, &LogTable::liveChanged, this, &LivePage::liveChanged);
    connect(m_table, &LogTable::noticeMade, this, &EventLogPage::noticeMade);
    connect(m_table, &LogTable::subscriptionRequested, this, &EventLogPage::subscriptionRequested);
    connect(&m_tables.logReader(), &LogReader::counted, this, [this](qint64 events, qint64 last) {
        m_events = events;
        m_last = last;
        showCounts();
    });
    connect(&m_theme, &Theme::changed, this, &EventLogPage::showIcons);
}

bool EventLogPage::isLive() const
{
    return m_table->isLive();
}

void EventLogPage::setLive(bool live)
{
    m_table->setLive(live);
}

void EventLogPage::focusInEvent(QFocusEvent* event)
{
    m_table->setFocus(event->reason());
}

void EventLogPage::setSettings(const ProducerSettings& settings)
{
    m_form->setSettings(settings);
    m_table->lesson().showProducer(m_state, m_form->settings());
}

ProducerSettings EventLogPage::settings() const
{
    return m_form->settings();
}

void EventLogPage::showProducer(const ProducerState& state)
{
    m_state = state;
    m_form->showState(state);
    m_table->lesson().showProducer(state, m_form->settings());
}

bool EventLogPage::requestStart()
{
    return m_form->requestStart();
}

void EventLogPage::copyRows()
{
    m_table->copyRows();
}

void EventLogPage::rememberColumns(QSettings& settings)
{
    m_table->rememberColumns(settings);
}

void EventLogPage::showFigures(std::chrono::milliseconds now)
{
    if (m_eventsBefore >= 0 && now - m_before < rateOver) return;
    const double seconds = std::chrono::duration<double>(now - m_before).count();
    m_rate = m_eventsBefore >= 0 && seconds > 0
                 ? static_cast<double>(std::max<qint64>(m_events - m_eventsBefore, 0)) / seconds
                 : 0;
    m_eventsBefore = m_events;
    m_before = now;
    showCounts();
}

void EventLogPage::showCounts()
{
    const QLocale locale;
    m_figures->setText(tr("%1 events \u00b7 last sequence %2 \u00b7 %3 events/s")
                           .arg(locale.toString(m_events), m_last > 0 ? QString::number(m_last) : tr("none"),
                                locale.toString(m_rate, 'f', 1)));
}

void EventLogPage::showPublishing(bool running, qint64 done, qint64 total)
{
    const bool changed = m_running != running;
    m_running = running;
    const QLocale locale;
    m_publishing->setVisible(running);
    m_publishing->setText(total > 0
                              ? tr("%1 of %2 appended").arg(locale.toString(done), locale.toString(total))
                              : tr("publishing: %1 appended").arg(locale.toString(done)));
    m_publish->setText(running ? tr("Stop") : tr("Publish\u2026"));
    m_publish->setAccessibleName(running ? tr("Stop appending events") : tr("Publish continuously"));
    m_publish->setToolTip(running ? tr("Stop appending events; what is in the log stays")
                                  : tr("Append events at a rate until it is stopped"));
    m_generate->setEnabled(!running);
    if (changed) showIcons();
}

void EventLogPage::append()
{
    auto* dialog = new AppendDialog(m_theme, m_tables.seenValues(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_tables.seenValues().refresh();
    connect(dialog, &AppendDialog::appended, this, &EventLogPage::appendRequested);
    dialog->open();
}

void EventLogPage::importFile(const QString& file)
{
    auto* dialog = new ImportDialog(m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_importDialog = dialog;
    connect(dialog, &ImportDialog::importRequested, this, &EventLogPage::importRequested);
    connect(dialog, &ImportDialog::cancelRequested, this, &EventLogPage::importCancelRequested);
    dialog->open();
    if (!file.isEmpty()) dialog->setFile(file);
}

void EventLogPage::showImport(int percent)
{
    if (m_importDialog != nullptr) m_importDialog->showProgress(percent);
}

void EventLogPage::showImported(const ImportCount& count, const QString& failure)
{
    if (m_importDialog != nullptr) m_importDialog->showResult(count, failure);
    const QLocale locale;
    const auto number = [&](std::int64_t value) { return locale.toString(qlonglong(value)); };
    if (!failure.isEmpty())
        Q_EMIT noticeMade(failure, true);
    else
        Q_EMIT noticeMade(
            tr("Import: %1 added, %2 known, %3 conflicts, %4 lines wrong")
                .arg(number(count.added), number(count.known), number(count.conflicts), number(count.wrong)),
            count.conflicts > 0);
}

PublishDialog* EventLogPage::openPublish(int kind)
{
    auto* dialog = new PublishDialog(m_theme, static_cast<PublishDialog::Kind>(kind), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PublishDialog::ordered, this, &EventLogPage::publishRequested);
    dialog->open();
    return dialog;
}

void EventLogPage::generate()
{
    openPublish(static_cast<int>(PublishDialog::Kind::Generate));
}

void EventLogPage::publish()
{
    openPublish(static_cast<int>(PublishDialog::Kind::Publish));
}

void EventLogPage::replay(const std::vector<std::pair<std::int64_t, std::int64_t>>& rows)
{
    openPublish(static_cast<int>(PublishDialog::Kind::Replay))->setRows(rows);
}

void EventLogPage::showIcons()
{
    const Colours& c = m_theme.colours();
    m_append->setIcon(m_theme.leadingIcon(u"plus"_s, c.text));
    m_import->setIcon(m_theme.leadingIcon(u"import"_s, c.text));
    m_generate->setIcon(m_theme.leadingIcon(u"dice"_s, c.text));
    m_publish->setIcon(m_theme.leadingIcon(m_running ? u"stop"_s : u"play"_s, c.text));
}

} // namespace pb
