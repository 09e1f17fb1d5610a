// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventlog/publishdialog.h"

#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr double fastest = 5000; ///< events a second

QLabel* caption(const QString& text, QWidget* buddy, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", u"fieldLabel"_s);
    label->setBuddy(buddy);
    return label;
}

} // namespace

tl::expected<std::vector<std::pair<std::string, double>>, QString> readMix(const QString& text)
{
    std::vector<std::pair<std::string, double>> mix;
    for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty()) continue;
        const QStringList sides = part.split(u'=');
        bool number = true;
        const double weight = sides.size() == 2 ? sides[1].trimmed().toDouble(&number) : 1;
        const QString name = sides[0].trimmed();
        if (sides.size() > 2 || name.isEmpty() || !number || !(weight > 0) || weight > 1e9)
            return tl::make_unexpected(
                PublishDialog::tr("Write the mix as resources with weights: Property=5, Media=3"));
        mix.emplace_back(name.toStdString(), weight);
    }
    return mix;
}

PublishDialog::PublishDialog(Theme& theme, Kind kind, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_kind(kind), m_lead(new QLabel(this)), m_count(new QSpinBox(this)),
      m_pace(new QComboBox(this)), m_rate(new QDoubleSpinBox(this)),
      m_slider(new QSlider(Qt::Horizontal, this)), m_mix(new QLineEdit(this)), m_seed(new QSpinBox(this)),
      m_types(new QCheckBox(this)), m_data(new QCheckBox(this)), m_message(new QLabel(this)),
      m_submit(new QPushButton(this))
{
    setObjectName(u"publishDialog"_s);
    setMinimumWidth(520);
    setWindowTitle(kind == Kind::Generate  ? tr("Generate events")
                   : kind == Kind::Publish ? tr("Publish continuously")
                                           : tr("Replay captured events"));
    m_lead->setObjectName(u"publishLead"_s);
    m_lead->setProperty("role", u"muted"_s);
    m_lead->setWordWrap(true);
    m_lead->setText(
        kind == Kind::Generate
            ? tr("Plausible events of records that come, change and go, under the log's next sequences.")
        : kind == Kind::Publish
            ? tr("Appends events at a steady rate until you stop it, as a busy producer would.")
            : tr("Appends captured events once more, under new sequences, in the order they came."));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(9);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_count->setObjectName(u"publishCount"_s);
    m_count->setAccessibleName(tr("How many events"));
    m_count->setRange(1, 10'000'000);
    m_count->setValue(1000);
    m_count->setGroupSeparatorShown(true);
    if (kind == Kind::Generate) form->addRow(caption(tr("Events"), m_count, this), m_count);
    m_count->setVisible(kind == Kind::Generate);
    makeRate(form);
    makeGenerator(form);
    m_message->setObjectName(u"publishMessage"_s);
    m_message->setProperty("tone", u"bad"_s);
    m_message->setWordWrap(true);
    m_submit->setObjectName(u"publishSubmit"_s);
    m_submit->setText(kind == Kind::Generate  ? tr("Generate")
                      : kind == Kind::Publish ? tr("Start publishing")
                                              : tr("Replay"));
    m_submit->setAccessibleName(m_submit->text());
    m_submit->setProperty("role", u"primary"_s);
    m_submit->setDefault(true);
    m_submit->setIconSize(Theme::leadingSize);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"publishCancel"_s);
    cancel->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(m_message, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_submit);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 16, 22, 18);
    layout->setSpacing(14);
    layout->addWidget(m_lead);
    layout->addLayout(form);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, [this] {
        Q_EMIT ordered(order());
        accept();
    });
    connect(m_mix, &QLineEdit::textChanged, this, &PublishDialog::showState);
    connect(m_pace, &QComboBox::currentIndexChanged, this, &PublishDialog::showState);
    showState();
}

void PublishDialog::makeRate(QFormLayout* form)
{
    m_pace->setObjectName(u"publishPace"_s);
    m_pace->setAccessibleName(tr("How fast"));
    m_pace->addItem(tr("at once"), false);
    m_pace->addItem(tr("at a rate"), true);
    m_pace->setCurrentIndex(m_kind == Kind::Publish ? 1 : 0);
    m_pace->setVisible(m_kind != Kind::Publish);
    m_rate->setObjectName(u"publishRate"_s);
    m_rate->setAccessibleName(tr("Events a second"));
    m_rate->setRange(0.1, fastest);
    m_rate->setDecimals(1);
    m_rate->setValue(10);
    m_rate->setSuffix(tr(" events/s"));
    m_slider->setObjectName(u"publishSlider"_s);
    m_slider->setAccessibleName(tr("Events a second"));
    m_slider->setRange(0, 1000); // each quarter is a power of ten: 0.5 .. 5000
    const auto fromSlider = [](int value) { return 0.5 * std::pow(10.0, value / 250.0); };
    const auto toSlider = [](double rate) {
        return static_cast<int>(std::lround(std::log10(std::max(rate, 0.5) / 0.5) * 250));
    };
    m_slider->setValue(toSlider(10));
    connect(m_slider, &QSlider::sliderMoved, this,
            [this, fromSlider](int value) { m_rate->setValue(fromSlider(value)); });
    connect(m_rate, &QDoubleSpinBox::valueChanged, this, [this, toSlider](double rate) {
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(toSlider(rate));
    });
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_pace);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_rate);
    form->addRow(caption(tr("Rate"), m_rate, this), row);
}

void PublishDialog::makeGenerator(QFormLayout* form)
{
    m_mix->setObjectName(u"publishMix"_s);
    m_mix->setAccessibleName(tr("Resources and their weights"));
    m_mix->setPlaceholderText(tr("the usual mix; or: Property=5, Media=3, OpenHouse=1"));
    m_seed->setObjectName(u"publishSeed"_s);
    m_seed->setAccessibleName(tr("Seed of the generator"));
    m_seed->setToolTip(tr("The same seed makes the same records"));
    m_seed->setRange(0, 1'000'000'000);
    m_seed->setValue(static_cast<int>(QRandomGenerator::global()->bounded(1, 100'000)));
    m_types->setObjectName(u"publishTypes"_s);
    m_types->setText(tr("with EventTypes"));
    m_types->setChecked(true);
    m_data->setObjectName(u"publishData"_s);
    m_data->setText(tr("with Data (vendor profile)"));
    for (QCheckBox* box : {m_types, m_data})
        box->setAccessibleName(box->text());
    auto* boxes = new QWidget(this);
    auto* layout = new QHBoxLayout(boxes);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_types);
    layout->addWidget(m_data);
    layout->addStretch(1);
    if (m_kind == Kind::Replay) {
        for (QWidget* field : {static_cast<QWidget*>(m_mix), static_cast<QWidget*>(m_seed), boxes})
            field->hide();
        return;
    }
    form->addRow(caption(tr("Mix"), m_mix, this), m_mix);
    form->addRow(caption(tr("Seed"), m_seed, this), m_seed);
    form->addRow(QString(), boxes);
}

void PublishDialog::setRows(const std::vector<std::pair<std::int64_t, std::int64_t>>& rows)
{
    m_rows = rows;
    std::int64_t count = 0;
    for (const auto& [first, last] : rows)
        count += last - first + 1;
    m_lead->setText(
        tr("Appends the events of %1 captured rows once more, under new sequences, in the order they "
           "came. Refused requests among them are left out.")
            .arg(QLocale().toString(qlonglong(count))));
    showState();
}

PublishOrder PublishDialog::order() const
{
    PublishOrder order;
    order.rows = m_rows;
    order.count = m_kind == Kind::Generate ? m_count->value() : 0;
    order.eventsPerSecond = m_pace->currentData().toBool() ? m_rate->value() : 0;
    order.generator.seed = static_cast<std::uint64_t>(m_seed->value());
    order.generator.eventTypes = m_types->isChecked();
    order.generator.withData = m_data->isChecked();
    if (const auto mix = readMix(m_mix->text())) order.generator.resources = *mix;
    return order;
}

void PublishDialog::showState()
{
    const auto mix = readMix(m_mix->text());
    m_message->setText(mix ? QString() : mix.error());
    const bool paced = m_pace->currentData().toBool();
    m_rate->setEnabled(paced);
    m_slider->setEnabled(paced);
    const bool ready = mix.has_value() && (m_kind != Kind::Replay || !m_rows.empty());
    m_submit->setEnabled(ready);
    const Colours& c = m_theme.colours();
    m_submit->setIcon(
        m_theme.leadingIcon(m_kind == Kind::Generate ? u"dice"_s : u"play"_s, ready ? c.onAccent : c.muted));
}

} // namespace pb
