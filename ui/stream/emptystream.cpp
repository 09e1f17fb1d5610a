// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stream/emptystream.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/tables/curltext.h"
#include "ui/copybutton.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

EmptyStream::EmptyStream(Theme& theme, const QString& name, const QString& first, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_first(first), m_picture(new QLabel(this)), m_title(new QLabel(this)),
      m_lead(new QLabel(this)), m_url(new QLabel(this)), m_curl(new QLabel(this)), m_boxes(new QWidget(this)),
      m_button(new QPushButton(this))
{
    setObjectName(name);
    m_title->setObjectName(u"emptyTitle"_s);
    m_title->setProperty("role", u"title"_s);
    m_lead->setObjectName(u"emptyLead"_s);
    m_lead->setProperty("role", u"muted"_s);
    m_lead->setAlignment(Qt::AlignCenter);
    m_lead->setWordWrap(true);
    m_url->setObjectName(u"emptyUrl"_s);
    m_curl->setObjectName(u"emptyCurl"_s);
    m_button->setObjectName(u"emptyButton"_s);
    m_button->setProperty("role", u"primary"_s);
    m_button->setIconSize(Theme::leadingSize);
    for (QLabel* code : {m_url, m_curl}) {
        code->setFont(Theme::codeFont());
        code->setTextFormat(Qt::PlainText);
        code->setTextInteractionFlags(Qt::TextSelectableByMouse);
        code->setWordWrap(true);
    }
    auto* copyUrl = new CopyButton(theme, tr("Copy the endpoint's URL"), this);
    copyUrl->setObjectName(u"copyUrl"_s);
    copyUrl->setText([this] { return m_url->text(); });
    auto* copyCurl = new CopyButton(theme, tr("Copy the command, with the token"), this);
    copyCurl->setObjectName(u"copyCurl"_s);
    copyCurl->setText([this] { return m_command; });

    auto* boxes = new QVBoxLayout(m_boxes);
    boxes->setContentsMargins(0, 6, 0, 6);
    boxes->setSpacing(10);
    boxes->addWidget(makeBox(tr("Endpoint"), m_url, copyUrl));
    boxes->addWidget(makeBox(tr("Post an event from a terminal"), m_curl, copyCurl));
    auto* column = new QVBoxLayout;
    column->setSpacing(9);
    column->addStretch(1);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addWidget(m_lead);
    column->addWidget(m_boxes);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(2);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 10, 20, 10);
    layout->addStretch(1);
    layout->addLayout(column, 5);
    layout->addStretch(1);
    setFocusProxy(m_button);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_state.listening)
            Q_EMIT sampleRequested();
        else
            Q_EMIT startRequested();
    });
    connect(&theme, &Theme::changed, this, &EmptyStream::showIcons);
    showListener({}, {});
}

QFrame* EmptyStream::makeBox(const QString& caption, QLabel* label, CopyButton* copy)
{
    auto* box = new QFrame(m_boxes);
    box->setProperty("role", u"codeBox"_s);
    auto* across = new QHBoxLayout(box);
    across->setContentsMargins(14, 9, 8, 10);
    auto* down = new QVBoxLayout;
    down->setSpacing(4);
    auto* title = new QLabel(caption, box);
    title->setProperty("role", u"fieldLabel"_s);
    down->addWidget(title);
    down->addWidget(label);
    across->addLayout(down, 1);
    across->addWidget(copy, 0, Qt::AlignTop);
    return box;
}

void EmptyStream::showListener(const ListenerState& state, const ReceiverSettings& settings)
{
    m_state = state;
    const QString url = QString::fromStdString(state.url);
    const bool noAuth = settings.endpoints.empty() || settings.endpoints.front().noAuth;
    const QString token = noAuth ? QString() : QString::fromStdString(settings.endpoints.front().token);
    m_command = sampleCurl(url, token);
    m_url->setText(url);
    m_curl->setText(sampleCurl(url, token.isEmpty() ? QString() : QString(8, u'\u2022')));
    m_curl->setAccessibleName(tr("Command that posts an event; the token is hidden"));
    m_boxes->setVisible(state.listening);
    m_title->setText(state.listening ? m_first : tr("The receiver is stopped"));
    m_lead->setText(
        state.listening
            ? tr("Point a producer at this endpoint, or try it yourself. Every request is stored "
                 "before it is answered, and appears here at once.")
            : tr("Start it to get an endpoint that producers can push EntityEvents to. What comes in "
                 "is stored before it is answered, and appears here at once."));
    m_button->setText(state.listening ? tr("Send a sample event") : tr("Start the receiver"));
    showIcons();
}

void EmptyStream::showIcons()
{
    const Colours& c = m_theme.colours();
    m_picture->setPixmap(
        m_theme.pixmap(u"receiver"_s, m_state.listening ? c.good : c.muted, 44, devicePixelRatioF()));
    m_button->setIcon(m_theme.leadingIcon(m_state.listening ? u"send"_s : u"play"_s, c.onAccent));
}

} // namespace pb
