// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/stepeditor.h"

#include <algorithm>
#include <cmath>

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/endpoints/actionfields.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int greatestCount = 1'000'000'000;
constexpr std::size_t mostChances = 100;

QLabel* fieldLabel(const QString& text, QWidget* field, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", u"fieldLabel"_s);
    label->setBuddy(field);
    return label;
}

QString chanceText(const BehaviourStep::Chance& chance)
{
    return u"%1 %  %2"_s.arg(QLocale().toString(chance.percent, 'g', 6),
                             QString::fromStdString(actionText(chance.action)));
}

} // namespace

StepEditor::StepEditor(QWidget* parent)
    : QWidget(parent), m_times(makeTimes()), m_random(makeRandom()),
      m_action(new ActionFields(u"action"_s, this))
{
    setObjectName(u"stepEditor"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 6, 0);
    layout->setSpacing(7);
    layout->addWidget(m_times);
    layout->addWidget(m_random);
    layout->addWidget(m_action);
    layout->addStretch(1);
    connectFields();
    setStep({}, true);
}

QWidget* StepEditor::makeTimes()
{
    auto* box = new QWidget(this);
    m_count = new QSpinBox(box);
    m_count->setObjectName(u"stepCount"_s);
    m_count->setAccessibleName(tr("How many requests the step takes"));
    m_count->setRange(1, greatestCount);
    m_repeats = new QLabel(tr("the last step repeats"), box);
    m_repeats->setObjectName(u"stepRepeats"_s);
    m_repeats->setProperty("role", u"muted"_s);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(fieldLabel(tr("Requests"), m_count, box));
    row->addWidget(m_count);
    row->addWidget(m_repeats);
    row->addStretch(1);
    return box;
}

QWidget* StepEditor::makeRandom()
{
    auto* box = new QWidget(this);
    m_seed = new QLineEdit(box);
    m_seed->setObjectName(u"stepSeed"_s);
    m_seed->setAccessibleName(tr("Seed of the random choices"));
    m_seed->setToolTip(tr("The same seed gives the same choices"));
    m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression(u"\\d{1,20}"_s), m_seed));
    m_chances = new QListWidget(box);
    m_chances->setObjectName(u"stepChances"_s);
    m_chances->setAccessibleName(tr("Chances of the random step"));
    m_chances->setProperty("role", u"boxed"_s);
    m_chances->setFixedHeight(84);
    m_percent = new QDoubleSpinBox(box);
    m_percent->setObjectName(u"chancePercent"_s);
    m_percent->setAccessibleName(tr("Chance in percent"));
    m_percent->setSuffix(u" %"_s);
    m_percent->setDecimals(2);
    m_add = new QPushButton(tr("Add a chance"), box);
    m_add->setObjectName(u"chanceAdd"_s);
    m_remove = new QPushButton(tr("Remove"), box);
    m_remove->setObjectName(u"chanceRemove"_s);
    m_remove->setAccessibleName(tr("Remove the chance"));
    m_rest = new QLabel(box);
    m_rest->setObjectName(u"chanceRest"_s);
    m_rest->setProperty("role", u"muted"_s);
    auto* top = new QHBoxLayout;
    top->addWidget(fieldLabel(tr("Seed"), m_seed, box));
    top->addWidget(m_seed, 1);
    top->addWidget(m_rest, 1);
    auto* below = new QHBoxLayout;
    below->addWidget(fieldLabel(tr("Chance"), m_percent, box));
    below->addWidget(m_percent, 1);
    below->addWidget(m_add);
    below->addWidget(m_remove);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_chances);
    layout->addLayout(below);
    return box;
}

void StepEditor::connectFields()
{
    connect(m_count, &QSpinBox::valueChanged, this, [this](int count) {
        m_step.count = count;
        Q_EMIT edited(m_step);
    });
    connect(m_seed, &QLineEdit::textEdited, this, [this](const QString& text) {
        bool right = false;
        const quint64 seed = text.toULongLong(&right);
        if (!right) return;
        m_step.seed = seed;
        Q_EMIT edited(m_step);
    });
    connect(m_percent, &QDoubleSpinBox::valueChanged, this, [this](double percent) {
        if (chance() == nullptr) return;
        chance()->percent = percent;
        showChances();
        Q_EMIT edited(m_step);
    });
    connect(m_chances, &QListWidget::currentRowChanged, this, &StepEditor::showChance);
    connect(m_add, &QPushButton::clicked, this, &StepEditor::addChance);
    connect(m_remove, &QPushButton::clicked, this, &StepEditor::removeChance);
    connect(m_action, &ActionFields::edited, this, &StepEditor::takeAction);
}

void StepEditor::setStep(const BehaviourStep& step, bool last)
{
    m_step = step;
    const bool random = isRandom();
    m_times->setVisible(!random);
    m_random->setVisible(random);
    m_repeats->setVisible(last);
    const QSignalBlocker counted(m_count);
    m_count->setValue(static_cast<int>(std::min<std::int64_t>(step.count, greatestCount)));
    if (!random) {
        m_action->setAction(step.action);
        return;
    }
    if (m_seed->text().toULongLong() != step.seed || m_seed->text().isEmpty())
        m_seed->setText(QString::number(step.seed));
    showChances();
    showChance();
}

/// What the other chances leave of a hundred.
double StepEditor::room(int without) const
{
    double sum = 0;
    for (std::size_t i = 0; i < m_step.chances.size(); ++i)
        if (static_cast<int>(i) != without) sum += m_step.chances[i].percent;
    return std::max(0.0, 100 - sum);
}

BehaviourStep::Chance* StepEditor::chance()
{
    const int row = m_chances->currentRow();
    const bool there = row >= 0 && row < static_cast<int>(m_step.chances.size());
    return there ? &m_step.chances[static_cast<std::size_t>(row)] : nullptr;
}

void StepEditor::showChances()
{
    const QSignalBlocker blocked(m_chances);
    const int row = std::clamp(m_chances->currentRow(), 0, static_cast<int>(m_step.chances.size()) - 1);
    while (m_chances->count() > static_cast<int>(m_step.chances.size()))
        delete m_chances->takeItem(m_chances->count() - 1);
    while (m_chances->count() < static_cast<int>(m_step.chances.size()))
        m_chances->addItem(QString());
    for (int i = 0; i < m_chances->count(); ++i)
        m_chances->item(i)->setText(chanceText(m_step.chances[static_cast<std::size_t>(i)]));
    m_chances->setCurrentRow(row);
    m_rest->setText(tr("%1 % are accepted").arg(QLocale().toString(room(-1), 'g', 6)));
    m_add->setEnabled(room(-1) > 0 && m_step.chances.size() < mostChances);
    m_remove->setEnabled(m_step.chances.size() > 1);
}

void StepEditor::showChance()
{
    if (chance() == nullptr) return;
    const QSignalBlocker blocked(m_percent);
    m_percent->setMaximum(std::floor(room(m_chances->currentRow()) * 100) / 100); // in what it shows
    m_percent->setValue(chance()->percent);
    m_action->setAction(chance()->action);
}

void StepEditor::addChance()
{
    BehaviourStep::Chance added;
    added.percent = std::min(1.0, room(-1));
    added.action.kind = BehaviourAction::Kind::Status;
    added.action.status = 503;
    m_step.chances.push_back(added);
    showChances();
    m_chances->setCurrentRow(m_chances->count() - 1);
    Q_EMIT edited(m_step);
}

void StepEditor::removeChance()
{
    if (chance() == nullptr || m_step.chances.size() < 2) return;
    m_step.chances.erase(m_step.chances.begin() + m_chances->currentRow());
    showChances();
    showChance();
    Q_EMIT edited(m_step);
}

void StepEditor::takeAction(const BehaviourAction& action)
{
    if (isRandom()) {
        if (chance() == nullptr) return;
        chance()->action = action;
        showChances();
    } else {
        m_step.action = action;
    }
    Q_EMIT edited(m_step);
}

} // namespace pb
