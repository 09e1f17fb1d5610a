// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/endpointspage.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/tables/curltext.h"
#include "ui/copybutton.h"
#include "ui/endpoints/behaviouredit.h"
#include "ui/endpoints/receiverform.h"
#include "ui/endpoints/scriptstepsview.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

struct Example
{
    const char* name;
    const char* script;
};

constexpr Example examples[] = {
    {QT_TRANSLATE_NOOP("pb::EndpointsPage", "Accept everything"), "accept"},
    {QT_TRANSLATE_NOOP("pb::EndpointsPage", "Polite and busy"), "2x status=429 retry-after=3, accept"},
    {QT_TRANSLATE_NOOP("pb::EndpointsPage", "Flaky"),
     "random(seed=7): 10% status=503, 2% status=429 retry-after=1, 1% reset"},
    {QT_TRANSLATE_NOOP("pb::EndpointsPage", "Slow"), "delay=2s accept"},
    {QT_TRANSLATE_NOOP("pb::EndpointsPage", "Answer lost after storing"), "1x stored-then reset, accept"},
};

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", u"title"_s);
    return label;
}

QFrame* makeCard(QWidget* parent)
{
    auto* card = new QFrame(parent);
    card->setProperty("role", u"card"_s);
    return card;
}

} // namespace

EndpointsPage::EndpointsPage(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_form(new ReceiverForm(theme, this)),
      m_behaviour(new BehaviourEdit(theme, this)), m_examples(new QToolButton(this)),
      m_curl(new QLabel(this)), m_sample(new QPushButton(tr("Send a sample event"), this))
{
    setObjectName(u"endpointsPage"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_form);
    layout->addWidget(makeBehaviour(), 1);
    layout->addWidget(makeTrial());
    connect(m_form, &ReceiverForm::startPressed, this, &EndpointsPage::requestStart);
    connect(m_form, &ReceiverForm::stopPressed, this, &EndpointsPage::stopRequested);
    connect(m_form, &ReceiverForm::changed, this, &EndpointsPage::showCommand);
    connect(m_behaviour->line(), &QLineEdit::returnPressed, this, &EndpointsPage::requestStart);
    connect(m_behaviour->line(), &QLineEdit::textChanged, this, &EndpointsPage::showScript);
    connect(m_behaviour, &BehaviourEdit::validityChanged, m_form, &ReceiverForm::setStartable);
    connect(m_sample, &QPushButton::clicked, this, &EndpointsPage::sampleRequested);
    connect(&theme, &Theme::changed, this, &EndpointsPage::showIcons);
    showScript();
    showListener({});
}

QFrame* EndpointsPage::makeBehaviour()
{
    QFrame* card = makeCard(this);
    makeExamples();
    auto* top = new QHBoxLayout;
    top->addWidget(heading(tr("Behaviour"), card));
    top->addStretch(1);
    top->addWidget(m_examples);
    auto* lead = new QLabel(
        tr("What the receiver answers: steps separated by commas, one for each request; the last one "
           "repeats."),
        card);
    lead->setProperty("role", u"muted"_s);
    lead->setWordWrap(true);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(18, 12, 18, 14);
    layout->setSpacing(7);
    layout->addLayout(top);
    layout->addWidget(lead);
    layout->addWidget(m_behaviour);
    layout->addWidget(new ScriptStepsView(m_theme, m_steps, card), 1);
    return card;
}

void EndpointsPage::makeExamples()
{
    m_examples->setObjectName(u"behaviourExamples"_s);
    m_examples->setProperty("role", u"button"_s);
    m_examples->setText(tr("Examples"));
    m_examples->setAccessibleName(tr("Examples of behaviour"));
    m_examples->setToolTip(tr("Scripts to start from"));
    m_examples->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_examples->setLayoutDirection(Qt::RightToLeft); // the arrow after the word
    m_examples->setPopupMode(QToolButton::InstantPopup);
    m_examples->setFocusPolicy(Qt::StrongFocus);
    m_examples->setIconSize(QSize(12, 12));
    auto* menu = new QMenu(m_examples);
    menu->setLayoutDirection(Qt::LeftToRight);
    for (const Example& example : examples) {
        const QString script = QString::fromLatin1(example.script);
        menu->addAction(tr(example.name), this, [this, script] { m_behaviour->setText(script); });
    }
    m_examples->setMenu(menu);
}

QFrame* EndpointsPage::makeTrial()
{
    QFrame* card = makeCard(this);
    m_curl->setObjectName(u"endpointCurl"_s);
    m_curl->setFont(Theme::codeFont());
    m_curl->setTextFormat(Qt::PlainText);
    m_curl->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_curl->setWordWrap(true);
    m_sample->setObjectName(u"endpointSample"_s);
    m_sample->setIconSize(Theme::leadingSize);
    auto* copy = new CopyButton(m_theme, tr("Copy the command, with the token"), card);
    copy->setObjectName(u"copyEndpointCurl"_s);
    copy->setText([this] { return m_command; });
    auto* top = new QHBoxLayout;
    top->addWidget(heading(tr("Try it"), card));
    top->addStretch(1);
    top->addWidget(m_sample);
    auto* box = new QFrame(card);
    box->setProperty("role", u"codeBox"_s);
    auto* inside = new QHBoxLayout(box);
    inside->setContentsMargins(14, 9, 8, 10);
    inside->addWidget(m_curl, 1);
    inside->addWidget(copy, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(18, 12, 18, 16);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(box);
    return card;
}

void EndpointsPage::setSettings(const ReceiverSettings& settings)
{
    m_form->setSettings(settings);
    if (!settings.endpoints.empty())
        m_behaviour->setText(QString::fromStdString(settings.endpoints.front().behaviour));
    showCommand();
}

ReceiverSettings EndpointsPage::settings() const
{
    ReceiverSettings settings = m_form->settings();
    settings.endpoints.front().behaviour = m_behaviour->text().trimmed().toStdString();
    return settings;
}

bool EndpointsPage::requestStart()
{
    if (m_state.listening || m_starting) return true;
    if (!m_form->isComplete() || !m_behaviour->isValid()) return false;
    m_starting = true;
    m_form->showListener(m_state, true);
    Q_EMIT startRequested(settings());
    return true;
}

void EndpointsPage::showListener(const ListenerState& state)
{
    m_state = state;
    m_starting = false;
    m_form->showListener(state, false);
    m_behaviour->setReadOnly(state.listening);
    m_examples->setEnabled(!state.listening);
    m_sample->setEnabled(state.listening);
    if (!state.listening) m_steps.setPosition(std::nullopt);
    showCommand();
    showIcons();
}

void EndpointsPage::showFigures(const ReceiverFigures& figures)
{
    if (m_state.listening && !figures.endpoints.empty())
        m_steps.setPosition(figures.endpoints.front().behaviour);
}

void EndpointsPage::showScript()
{
    if (auto script = parseBehaviour(m_behaviour->text().toStdString()))
        m_steps.setScript(std::move(*script));
}

void EndpointsPage::showCommand()
{
    const ReceiverSettings typed = settings();
    const EndpointSettings& endpoint = typed.endpoints.front();
    const QString bind = QString::fromStdString(typed.bind);
    const QString host = bind.contains(u':') ? u'[' + bind + u']' : bind;
    const QString url =
        m_state.listening
            ? QString::fromStdString(m_state.url)
            : u"http://%1:%2%3"_s.arg(host).arg(typed.port).arg(QString::fromStdString(endpoint.path));
    const QString token = endpoint.noAuth ? QString() : QString::fromStdString(endpoint.token);
    m_command = sampleCurl(url, token);
    m_curl->setText(sampleCurl(url, token.isEmpty() ? QString() : QString(8, u'\u2022')));
    m_curl->setAccessibleName(tr("Command that posts an event; the token is hidden"));
}

void EndpointsPage::showIcons()
{
    const Colours& c = m_theme.colours();
    m_examples->setIcon(m_theme.icon(u"chevron"_s, c.muted));
    m_sample->setIcon(m_theme.leadingIcon(u"send"_s, m_state.listening ? c.text : c.muted));
}

} // namespace pb
