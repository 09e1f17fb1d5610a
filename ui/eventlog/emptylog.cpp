// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventlog/emptylog.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/tables/producercurl.h"
#include "ui/producercommand.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

EmptyLog::EmptyLog(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_picture(new QLabel(this)),
      m_command(new ProducerCommand(
          theme, u"emptyLogCurl"_s, u"copyLogCurl"_s, eventsCurl,
          {tr("Read it from a terminal"), tr("Read it from a terminal, once the producer is started"),
           tr("Command that reads the log; the token is hidden"), tr("Copy the command, with the token")},
          this)),
      m_samples(new QPushButton(tr("Generate 1,000 sample events"), this)),
      m_append(new QPushButton(tr("Append one\u2026"), this)),
      m_import(new QPushButton(tr("Import a file\u2026"), this))
{
    setObjectName(u"emptyLog"_s);
    auto* title = new QLabel(tr("The event log is empty"), this);
    title->setProperty("role", u"title"_s);
    auto* lead =
        new QLabel(tr("A producer's log says which record changed when: one EntityEvent a change, under a "
                      "sequence that only grows. Clients read it, and subscriptions push it to them."),
                   this);
    lead->setProperty("role", u"muted"_s);
    lead->setAlignment(Qt::AlignCenter);
    lead->setWordWrap(true);
    m_samples->setObjectName(u"emptySamples"_s);
    m_samples->setProperty("role", u"primary"_s);
    m_append->setObjectName(u"emptyAppend"_s);
    m_import->setObjectName(u"emptyImport"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch(1);
    for (QPushButton* button : {m_samples, m_append, m_import}) {
        button->setAccessibleName(button->text());
        button->setIconSize(Theme::leadingSize);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto* column = new QVBoxLayout;
    column->setSpacing(10);
    column->addStretch(1);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addWidget(lead);
    column->addWidget(m_command);
    column->addLayout(buttons);
    column->addStretch(2);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 10, 20, 10);
    layout->addStretch(1);
    layout->addLayout(column, 6);
    layout->addStretch(1);
    connect(m_samples, &QPushButton::clicked, this, &EmptyLog::samplesRequested);
    connect(m_append, &QPushButton::clicked, this, &EmptyLog::appendRequested);
    connect(m_import, &QPushButton::clicked, this, &EmptyLog::importRequested);
    connect(&theme, &Theme::changed, this, &EmptyLog::showIcons);
    showIcons();
}

void EmptyLog::focusInEvent(QFocusEvent* event)
{
    m_samples->setFocus(event->reason());
}

void EmptyLog::showProducer(const ProducerState& state, const ProducerSettings& settings)
{
    m_command->showProducer(state, settings);
}

QString EmptyLog::command() const
{
    return m_command->command();
}

void EmptyLog::showIcons()
{
    const Colours& c = m_theme.colours();
    m_picture->setPixmap(m_theme.pixmap(u"log"_s, c.muted, 44, devicePixelRatioF()));
    m_samples->setIcon(m_theme.leadingIcon(u"dice"_s, c.onAccent));
    m_append->setIcon(m_theme.leadingIcon(u"plus"_s, c.text));
    m_import->setIcon(m_theme.leadingIcon(u"import"_s, c.text));
}

} // namespace pb
