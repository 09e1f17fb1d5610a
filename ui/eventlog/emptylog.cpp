// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventlog/emptylog.h"

#include <QFocusEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/tables/producercurl.h"
#include "ui/copybutton.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

EmptyLog::EmptyLog(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_picture(new QLabel(this)), m_caption(new QLabel(this)),
      m_curl(new QLabel(this)), m_samples(new QPushButton(tr("Generate 1,000 sample events"), this)),
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
    m_caption->setProperty("role", u"fieldLabel"_s);
    m_curl->setObjectName(u"emptyLogCurl"_s);
    m_curl->setFont(Theme::codeFont());
    m_curl->setTextFormat(Qt::PlainText);
    m_curl->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_curl->setWordWrap(true);
    m_curl->setAccessibleName(tr("Command that reads the log; the token is hidden"));
    auto* copy = new CopyButton(theme, tr("Copy the command, with the token"), this);
    copy->setObjectName(u"copyLogCurl"_s);
    copy->setText([this] { return m_command; });
    auto* box = new QFrame(this);
    box->setProperty("role", u"codeBox"_s);
    auto* across = new QHBoxLayout(box);
    across->setContentsMargins(14, 9, 8, 10);
    auto* down = new QVBoxLayout;
    down->setSpacing(4);
    down->addWidget(m_caption);
    down->addWidget(m_curl);
    across->addLayout(down, 1);
    across->addWidget(copy, 0, Qt::AlignTop);
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
    column->addWidget(box);
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
    showProducer({}, {});
    showIcons();
}

void EmptyLog::focusInEvent(QFocusEvent* event)
{
    m_samples->setFocus(event->reason());
}

void EmptyLog::showProducer(const ProducerState& state, const ProducerSettings& settings)
{
    const QString url = state.listening ? QString::fromStdString(state.url) : u"http://127.0.0.1:8029/reso"_s;
    const QString token = settings.noAuth ? QString() : QString::fromStdString(settings.token);
    m_command = eventsCurl(url, token);
    m_curl->setText(eventsCurl(url, token.isEmpty() ? QString() : QString(8, u'\u2022')));
    m_caption->setText(state.listening ? tr("Read it from a terminal")
                                       : tr("Read it from a terminal, once the producer is started"));
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
