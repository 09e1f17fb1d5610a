// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/producercommand.h"

#include <utility>

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/copybutton.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

ProducerCommand::ProducerCommand(Theme& theme, const QString& name, const QString& copyName, Write write,
                                 Words words, QWidget* parent)
    : QFrame(parent), m_write(write), m_words(std::move(words)), m_caption(new QLabel(this)),
      m_curl(new QLabel(this))
{
    setProperty("role", u"codeBox"_s);
    m_caption->setProperty("role", u"fieldLabel"_s);
    m_curl->setObjectName(name);
    m_curl->setFont(Theme::codeFont());
    m_curl->setTextFormat(Qt::PlainText);
    m_curl->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_curl->setWordWrap(true);
    m_curl->setAccessibleName(m_words.spoken);
    auto* copy = new CopyButton(theme, m_words.copy, this);
    copy->setObjectName(copyName);
    copy->setText([this] { return m_command; });
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(14, 9, 8, 10);
    auto* down = new QVBoxLayout;
    down->setSpacing(4);
    down->addWidget(m_caption);
    down->addWidget(m_curl);
    across->addLayout(down, 1);
    across->addWidget(copy, 0, Qt::AlignTop);
    showProducer({}, {});
}

void ProducerCommand::showProducer(const ProducerState& state, const ProducerSettings& settings)
{
    const QString url = state.listening ? QString::fromStdString(state.url) : u"http://127.0.0.1:8029/reso"_s;
    const QString token = settings.noAuth ? QString() : QString::fromStdString(settings.token);
    m_command = m_write(url, token);
    m_curl->setText(m_write(url, token.isEmpty() ? QString() : QString(8, u'\u2022')));
    m_caption->setText(state.listening ? m_words.served : m_words.stopped);
}

} // namespace pb
