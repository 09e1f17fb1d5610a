// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/behaviourpanel.h"
#include "ui/endpoints/cards.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/endpoints/behaviouredit.h"
#include "ui/endpoints/scriptstepsview.h"
#include "ui/endpoints/stepeditor.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

struct Preset
{
    const char* name;
    const char* script;
};

constexpr Preset presets[] = {
    {QT_TRANSLATE_NOOP("pb::BehaviourPanel", "Accept everything"), "accept"},
    {QT_TRANSLATE_NOOP("pb::BehaviourPanel", "Polite and busy"), "2x status=429 retry-after=3, accept"},
    {QT_TRANSLATE_NOOP("pb::BehaviourPanel", "Flaky"),
     "random(seed=7): 10% status=503, 2% status=429 retry-after=1, 1% reset"},
    {QT_TRANSLATE_NOOP("pb::BehaviourPanel", "Slow"), "2x delay=2s accept, drip=16/100ms accept"},
    {QT_TRANSLATE_NOOP("pb::BehaviourPanel", "Hostile"),
     "random(seed=7): 6% close, 6% reset, 3% reset=connection, 2% stall, 2% stall=during, 6% truncate, "
     "6% malformed, 4% redirect=/elsewhere, 4% drip=8/50ms content-type=text/html status=500, "
     "6% status=429 retry-after=\"soon\", 6% stored-then reset, 4% stored-then truncate"},
    {QT_TRANSLATE_NOOP("pb::BehaviourPanel", "Answer lost after storing"), "1x stored-then reset, accept"},
};

} // namespace

BehaviourPanel::BehaviourPanel(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_text(new BehaviourEdit(theme, this)),
      m_view(new ScriptStepsView(theme, m_steps, this)), m_editor(new StepEditor(this)),
      m_presets(new QToolButton(this)), m_busy(new QCheckBox(tr("Busy: answer 429"), this)),
      m_apply(new QPushButton(tr("Apply"), this)), m_restart(new QPushButton(tr("Start over"), this)),
      m_add(makeCardTool(this, u"stepAdd"_s, tr("Add a step below"))),
      m_addRandom(makeCardTool(this, u"stepAddRandom"_s, tr("Add a random step at the end"))),
      m_duplicate(makeCardTool(this, u"stepDuplicate"_s, tr("Duplicate the step (Ctrl+D)"))),
      m_up(makeCardTool(this, u"stepUp"_s, tr("Move the step up (Alt+Up)"))),
      m_down(makeCardTool(this, u"stepDown"_s, tr("Move the step down (Alt+Down)"))),
      m_remove(makeCardTool(this, u"stepRemove"_s, tr("Remove the step (Del)"))), m_state(new QLabel(this))
{
    setObjectName(u"behaviourPanel"_s);
    makePresets();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(makeTop());
    layout->addWidget(m_text);
    layout->addWidget(makeCards(), 1);
    connectParts();
    takeText();
    showStep();
    showRunning(std::nullopt, false);
    showIcons();
}

void BehaviourPanel::makePresets()
{
    m_presets->setObjectName(u"behaviourPresets"_s);
    m_presets->setProperty("role", u"button"_s);
    m_presets->setText(tr("Presets"));
    m_presets->setAccessibleName(tr("Presets of behaviour"));
    m_presets->setToolTip(tr("Scripts to start from"));
    m_presets->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_presets->setLayoutDirection(Qt::RightToLeft); // the arrow after the word
    m_presets->setPopupMode(QToolButton::InstantPopup);
    m_presets->setFocusPolicy(Qt::StrongFocus);
    m_presets->setIconSize(QSize(12, 12));
    auto* menu = new QMenu(m_presets);
    menu->setObjectName(u"behaviourPresetsMenu"_s);
    menu->setLayoutDirection(Qt::LeftToRight);
    for (const Preset& preset : presets) {
        const QString script = QString::fromLatin1(preset.script);
        menu->addAction(tr(preset.name), this, [this, script] { m_text->setText(script); });
    }
    m_presets->setMenu(menu);
}

QWidget* BehaviourPanel::makeTop()
{
    auto* top = new QWidget(this);
    m_busy->setObjectName(u"busyBox"_s);
    m_busy->setAccessibleName(tr("Answer 429 with Retry-After: 1 until this is taken back"));
    m_busy->setToolTip(m_busy->accessibleName());
    m_apply->setObjectName(u"behaviourApply"_s);
    m_apply->setToolTip(
        tr("Give the running receiver this script; it begins with the next request (Ctrl+Return)"));
    m_restart->setObjectName(u"behaviourRestart"_s);
    m_restart->setToolTip(tr("The same script from its first step"));
    m_state->setObjectName(u"behaviourState"_s);
    m_state->setProperty("role", u"muted"_s);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_presets);
    row->addWidget(m_state, 1);
    row->addWidget(m_busy);
    row->addWidget(m_restart);
    row->addWidget(m_apply);
    return top;
}

QWidget* BehaviourPanel::makeCards()
{
    auto* box = new QWidget(this);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(2);
    for (QToolButton* button : {m_add, m_addRandom, m_duplicate, m_up, m_down, m_remove})
        tools->addWidget(button);
    tools->addStretch(1);
    auto* left = new QVBoxLayout;
    left->setSpacing(4);
    left->addLayout(tools);
    left->addWidget(m_view, 1);
    auto* scroll = new QScrollArea(box);
    scroll->setObjectName(u"stepScroll"_s);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_editor);
    scroll->setMinimumWidth(310); // what a random step's rows need
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    row->addLayout(left, 5);
    row->addWidget(scroll, 6);
    return box;
}

void BehaviourPanel::connectParts()
{
    connect(m_text->line(), &QLineEdit::textChanged, this, [this] {
        if (!m_writing) takeText();
        Q_EMIT scriptChanged();
    });
    connect(m_text->line(), &QLineEdit::returnPressed, this, &BehaviourPanel::startRequested);
    connect(&m_steps, &ScriptStepsModel::edited, this, &BehaviourPanel::takeSteps);
    connect(m_view, &ScriptStepsView::currentRowChanged, this, &BehaviourPanel::showStep);
    connect(m_editor, &StepEditor::edited, this,
            [this](const BehaviourStep& step) { m_steps.replace(m_view->currentRow(), step); });
    connect(m_add, &QToolButton::clicked, this, [this] { addStep(false); });
    connect(m_addRandom, &QToolButton::clicked, this, [this] { addStep(true); });
    connect(m_duplicate, &QToolButton::clicked, m_view, &ScriptStepsView::duplicateCurrent);
    connect(m_up, &QToolButton::clicked, this, [this] { m_view->moveCurrent(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { m_view->moveCurrent(1); });
    connect(m_remove, &QToolButton::clicked, m_view, &ScriptStepsView::removeCurrent);
    connect(m_apply, &QPushButton::clicked, this, &BehaviourPanel::applyRequested);
    connect(m_restart, &QPushButton::clicked, this, &BehaviourPanel::applyRequested);
    connect(m_busy, &QCheckBox::clicked, this, &BehaviourPanel::busyChanged);
    auto* apply = new QShortcut(QKeySequence(u"Ctrl+Return"_s), this);
    apply->setContext(Qt::WidgetWithChildrenShortcut);
    connect(apply, &QShortcut::activated, m_apply, &QPushButton::click);
    connect(&m_theme, &Theme::changed, this, &BehaviourPanel::showIcons);
}

void BehaviourPanel::setScript(const QString& script)
{
    if (script != m_text->text()) m_text->setText(script);
}

QString BehaviourPanel::script() const
{
    return m_text->text().trimmed();
}

/// The text was changed: the cards follow where it is right.
void BehaviourPanel::takeText()
{
    if (auto parsed = parseBehaviour(m_text->text().toStdString())) {
        m_steps.setSteps(std::move(parsed->steps));
        showStep();
    }
    showTools();
}

/// The cards were changed: the text follows.
void BehaviourPanel::takeSteps()
{
    m_writing = true;
    m_text->setText(QString::fromStdString(scriptText(m_steps.steps())));
    m_writing = false;
    showStep();
    showTools();
}

void BehaviourPanel::showStep()
{
    const int row = m_view->currentRow();
    if (row < 0 || row >= m_steps.rowCount()) return;
    m_editor->setStep(m_steps.steps()[static_cast<std::size_t>(row)], row == m_steps.rowCount() - 1);
    showTools();
}

void BehaviourPanel::addStep(bool random)
{
    BehaviourStep step;
    BehaviourAction action;
    action.kind = BehaviourAction::Kind::Status;
    action.status = 503;
    if (random)
        step.chances.push_back({10, action});
    else
        step.action = action;
    const int row = m_steps.insertAfter(m_view->currentRow(), std::move(step));
    if (row >= 0) m_view->selectRow(row);
}

void BehaviourPanel::showRunning(const std::optional<std::string>& applied, bool busy)
{
    m_applied = applied;
    m_busy->setEnabled(applied.has_value());
    m_busy->setChecked(applied.has_value() && busy);
    showTools();
}

void BehaviourPanel::showTools()
{
    const bool right = m_text->isValid();
    const int row = m_view->currentRow();
    m_view->setEditable(right);
    m_view->setEnabled(right);
    m_editor->setEnabled(right);
    const bool random = m_steps.index(row).data(ScriptStepsModel::randomRole).toBool();
    m_add->setEnabled(right);
    m_addRandom->setEnabled(right && !m_steps.endsInRandom());
    m_duplicate->setEnabled(right && !random);
    m_up->setEnabled(right && m_steps.canMove(row, row - 1));
    m_down->setEnabled(right && m_steps.canMove(row, row + 1));
    m_remove->setEnabled(right && m_steps.rowCount() > 1);
    const bool same = m_applied && *m_applied == script().toStdString();
    m_apply->setEnabled(right && m_applied && !same);
    m_restart->setEnabled(right && same);
    m_state->setText(!right               ? tr("The text is wrong: the cards show it as it was before.")
                     : m_applied && !same ? tr("Not applied yet: the receiver runs another script.")
                                          : QString());
    m_state->setProperty("tone", right ? u"warn"_s : u"bad"_s);
    m_apply->setProperty("role", m_apply->isEnabled() ? u"primary"_s : QString());
    restyle(*m_state);
    restyle(*m_apply);
}

void BehaviourPanel::showIcons()
{
    const Colours& c = m_theme.colours();
    m_presets->setIcon(m_theme.icon(u"chevron"_s, c.muted));
    m_add->setIcon(m_theme.icon(u"plus"_s, c.text));
    m_addRandom->setIcon(m_theme.icon(u"dice"_s, c.text));
    m_duplicate->setIcon(m_theme.icon(u"duplicate"_s, c.text));
    m_up->setIcon(m_theme.icon(u"up"_s, c.text));
    m_down->setIcon(m_theme.icon(u"down"_s, c.text));
    m_remove->setIcon(m_theme.icon(u"minus"_s, c.text));
}

} // namespace pb
