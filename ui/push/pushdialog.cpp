// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/push/pushdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>

#include "ui/push/connectionfields.h"
#include "ui/secretedit.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", u"heading"_s);
    label->setContentsMargins(0, 8, 0, 0);
    return label;
}

void addRow(QFormLayout* form, const QString& text, QWidget* field)
{
    auto* label = new QLabel(text, form->parentWidget());
    label->setProperty("role", u"fieldLabel"_s);
    label->setBuddy(field);
    label->setMinimumHeight(field->sizeHint().height());
    form->addRow(label, field);
    const bool isRow = field->layout() != nullptr && field->layout()->count() > 0;
    if (!isRow && field->accessibleName().isEmpty()) field->setAccessibleName(text);
}

QSpinBox* spinBox(const QString& name, int least, int most, int value, QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(name);
    box->setRange(least, most);
    box->setValue(value);
    box->setGroupSeparatorShown(true);
    return box;
}

/// Fields of which each has a share of the row.
QWidget* sideBySide(std::initializer_list<QWidget*> fields, QWidget* parent)
{
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    for (QWidget* field : fields)
        layout->addWidget(field, qobject_cast<QLabel*>(field) != nullptr ? 0 : 1);
    return row;
}

} // namespace

PushDialog::PushDialog(Theme& theme, Refusal refusal, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_refusal(std::move(refusal)), m_url(new QLineEdit(this)),
      m_token(new SecretEdit(theme, u"pushReveal"_s, this)), m_label(new QLineEdit(this)),
      m_ownReceiver(new QPushButton(tr("This receiver"), this)), m_allowHttp(new QCheckBox(this)),
      m_source(new QComboBox(this)), m_sourceFields(new QStackedWidget(this)), m_file(new QLineEdit(this)),
      m_count(spinBox(u"pushCount"_s, 1, 10'000'000, 100, this)),
      m_seed(spinBox(u"pushSeed"_s, 0, 1'000'000'000, 1, this)), m_withData(new QCheckBox(this)),
      m_rowsText(new QLabel(this)), m_start(new QComboBox(this)),
      m_batch(spinBox(u"pushBatch"_s, 1, 10'000, 100, this)),
      m_deadline(spinBox(u"pushDeadline"_s, 1, 3600, 10, this)), m_retry(new QComboBox(this)),
      m_profile(new QComboBox(this)), m_onReject(new QComboBox(this)),
      m_connection(new ConnectionFields(u"push"_s, this)), m_message(new QLabel(this)),
      m_submit(new QPushButton(tr("Start pushing"), this))
{
    setObjectName(u"pushDialog"_s);
    setWindowTitle(tr("Push events"));
    setMinimumWidth(640);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(9);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    makeTarget(form);
    makeSource(form);
    makeRetry(form);
    makeConnection(form);

    m_message->setObjectName(u"pushMessage"_s);
    m_message->setWordWrap(true);
    m_message->setMinimumHeight(fontMetrics().height() * 2 + 4);
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_submit->setObjectName(u"pushSubmit"_s);
    m_submit->setProperty("role", u"primary"_s);
    m_submit->setDefault(true);
    m_submit->setIconSize(Theme::leadingSize);
    m_submit->setIcon(theme.leadingIcon(u"send"_s, theme.colours().onAccent));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"pushCancel"_s);
    cancel->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(m_message, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_submit);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 14, 22, 18);
    layout->setSpacing(14);
    layout->addLayout(form);
    layout->addLayout(buttons);

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, &PushDialog::submit);
    for (QLineEdit* line : {m_url, static_cast<QLineEdit*>(m_token), m_label, m_file})
        connect(line, &QLineEdit::textChanged, this, &PushDialog::showState);
    connect(m_allowHttp, &QCheckBox::toggled, this, &PushDialog::showState);
    connect(m_connection, &ConnectionFields::changed, this, &PushDialog::showState);
    connect(m_source, &QComboBox::currentIndexChanged, this, &PushDialog::showSource);
    showSource();
    m_url->setFocus();
}

void PushDialog::makeTarget(QFormLayout* form)
{
    m_url->setObjectName(u"pushUrl"_s);
    m_url->setPlaceholderText(u"https://consumer.example.com/webhooks"_s);
    m_url->setAccessibleName(tr("The consumer's address"));
    m_token->setObjectName(u"pushToken"_s);
    m_token->setPlaceholderText(tr("none: no Authorization is sent"));
    m_label->setObjectName(u"pushLabel"_s);
    m_label->setPlaceholderText(tr("none: the header is left out"));
    m_label->setAccessibleName(tr("Label, sent as EntityEventSource"));
    m_allowHttp->setObjectName(u"pushAllowHttp"_s);
    m_allowHttp->setText(tr("Allow plain http to another machine (insecure: token and events can be read)"));
    m_allowHttp->setAccessibleName(m_allowHttp->text());
    form->addRow(heading(tr("Consumer"), this));
    m_ownReceiver->setObjectName(u"pushOwnReceiver"_s);
    m_ownReceiver->setAutoDefault(false);
    m_ownReceiver->setToolTip(tr("Push to the receiver of this window, with its token"));
    m_ownReceiver->setAccessibleName(m_ownReceiver->toolTip());
    m_ownReceiver->hide();
    auto* address = sideBySide({m_url}, this);
    address->layout()->addWidget(m_ownReceiver);
    addRow(form, tr("Address"), address);
    form->addRow(QString(), m_allowHttp);
    addRow(form, tr("Token"), m_token);
    addRow(form, tr("Label"), m_label);
}

void PushDialog::makeSource(QFormLayout* form)
{
    using Source = PushOrder::Source;
    m_source->setObjectName(u"pushSource"_s);
    m_source->setAccessibleName(tr("Where the events come from"));
    m_source->addItem(tr("This session's event log"), static_cast<int>(Source::Log));
    m_source->addItem(tr("A file of JSON lines"), static_cast<int>(Source::File));
    m_source->addItem(tr("The generator"), static_cast<int>(Source::Generated));
    m_start->setObjectName(u"pushStart"_s);
    m_start->setAccessibleName(tr("Where a new feed begins"));
    m_start->addItem(tr("with the log's first event"), static_cast<int>(PushOrder::Start::LogsFirst));
    m_start->addItem(tr("with the first of these events"), static_cast<int>(PushOrder::Start::OrdersFirst));
    m_start->addItem(tr("after what the log holds now"), static_cast<int>(PushOrder::Start::AfterLog));
    m_start->setToolTip(
        tr("A feed sends the whole log from there on, in order of sequence. One that this session "
           "knows (same address and label) goes on after its last acknowledged event."));
    auto* nothing = new QLabel(tr("Events already there, and those that come."), this);
    nothing->setProperty("role", u"muted"_s);
    m_rowsText->setObjectName(u"pushRows"_s);
    m_rowsText->setProperty("role", u"muted"_s);
    for (QWidget* field : {static_cast<QWidget*>(nothing), makeFileRow(), makeGeneratorRow(),
                           static_cast<QWidget*>(m_rowsText)})
        m_sourceFields->addWidget(field);
    m_sourceFields->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    form->addRow(heading(tr("Events"), this));
    addRow(form, tr("From"), m_source);
    form->addRow(QString(), m_sourceFields);
    addRow(form, tr("A new feed begins"), m_start);
}

QWidget* PushDialog::makeFileRow()
{
    m_file->setObjectName(u"pushFile"_s);
    m_file->setPlaceholderText(tr("one EntityEvent a line"));
    m_file->setAccessibleName(tr("File of events"));
    auto* choose = new QPushButton(tr("Choose\u2026"), this);
    choose->setObjectName(u"pushChooseFile"_s);
    choose->setAutoDefault(false);
    choose->setAccessibleName(tr("Choose a file of events"));
    connect(choose, &QPushButton::clicked, this, &PushDialog::chooseFile);
    auto* row = sideBySide({m_file}, this);
    row->layout()->addWidget(choose);
    return row;
}

QWidget* PushDialog::makeGeneratorRow()
{
    m_count->setAccessibleName(tr("Events to generate"));
    m_seed->setAccessibleName(tr("Seed of the generator"));
    m_seed->setToolTip(tr("The same seed makes the same records"));
    m_withData->setObjectName(u"pushWithData"_s);
    m_withData->setText(tr("with Data (vendor profile)"));
    m_withData->setAccessibleName(m_withData->text());
    return sideBySide({m_count, new QLabel(tr("events, seed"), this), m_seed, m_withData}, this);
}

void PushDialog::makeRetry(QFormLayout* form)
{
    m_retry->setObjectName(u"pushRetry"_s);
    m_retry->addItem(tr("workshop: 0.2 s doubling to 5 s, 8 attempts"), u"workshop"_s);
    m_retry->addItem(tr("standard: 5 s, 5 min, 30 min \u2026 24 h"), u"standard"_s);
    m_retry->addItem(tr("none: one attempt"), u"none"_s);
    m_batch->setAccessibleName(tr("Most events in one request"));
    m_deadline->setSuffix(tr(" s"));
    m_deadline->setAccessibleName(tr("Deadline of one attempt, in seconds"));
    m_profile->setObjectName(u"pushProfile"_s);
    m_profile->addItem(tr("RCP-28"), static_cast<int>(Profile::Rcp28));
    m_profile->addItem(tr("vendor: Data and event type"), static_cast<int>(Profile::Vendor));
    m_profile->addItem(tr("2020: the names of the first text"), static_cast<int>(Profile::Year2020));
    m_onReject->setObjectName(u"pushOnReject"_s);
    m_onReject->addItem(tr("suspend the feed"), static_cast<int>(OnReject::Suspend));
    m_onReject->addItem(tr("dead-letter it and go on"), static_cast<int>(OnReject::DeadLetter));
    form->addRow(heading(tr("Delivery"), this));
    addRow(form, tr("Retries"), m_retry);
    addRow(form, tr("Batch, deadline"), sideBySide({m_batch, m_deadline}, this));
    addRow(form, tr("Payload"), m_profile);
    addRow(form, tr("An event refused"), m_onReject);
}

void PushDialog::makeConnection(QFormLayout* form)
{
    form->addRow(heading(tr("Connection"), this));
    addRow(form, tr("Protocol"), m_connection->http2());
    addRow(form, tr("Authorities"), m_connection->caRow());
    addRow(form, tr("Trusted certificate"), m_connection->fingerprint());
}

void PushDialog::setTarget(const QString& url, const QString& token, const QString& label)
{
    m_url->setText(url);
    m_token->setText(token);
    m_label->setText(label);
    (url.isEmpty() ? m_url : m_token)->setFocus();
}

void PushDialog::setTrustedFingerprint(const QString& fingerprint)
{
    m_connection->fingerprint()->setText(fingerprint);
    m_connection->fingerprint()->setCursorPosition(0);
}

void PushDialog::setOwnReceiver(const QString& url, const QString& token)
{
    m_ownReceiver->show();
    connect(m_ownReceiver, &QPushButton::clicked, this, [this, url, token] {
        m_url->setText(url);
        m_token->setText(token);
        m_label->setFocus();
    });
}

void PushDialog::setRows(const Rows& rows)
{
    m_rows = rows;
    std::int64_t count = 0;
    for (const auto& [first, last] : rows)
        count += last - first + 1;
    if (count == 0) return;
    m_rowsText->setText(
        tr("%n row(s), with the sequence numbers they came with", nullptr, static_cast<int>(count)));
    m_source->addItem(tr("The rows selected in the Stream"), static_cast<int>(PushOrder::Source::Rows));
    m_source->setCurrentIndex(m_source->count() - 1);
}

PushOrder PushDialog::order() const
{
    PushOrder order;
    PushSettings& settings = order.settings;
    settings.url = m_url->text().trimmed().toStdString();
    settings.token = m_token->text().toStdString();
    settings.label = m_label->text().toStdString();
    settings.allowHttp = m_allowHttp->isChecked();
    settings.batchSize = m_batch->value();
    settings.deadline = std::chrono::seconds(m_deadline->value());
    if (const auto retry = retryPreset(m_retry->currentData().toString().toStdString()))
        settings.retry = *retry;
    settings.profile = static_cast<Profile>(m_profile->currentData().toInt());
    settings.onReject = static_cast<OnReject>(m_onReject->currentData().toInt());
    m_connection->write(settings);
    order.source = static_cast<PushOrder::Source>(m_source->currentData().toInt());
    order.start = static_cast<PushOrder::Start>(m_start->currentData().toInt());
    order.file = m_file->text().toStdString();
    order.count = m_count->value();
    order.generator.seed = static_cast<std::uint64_t>(m_seed->value());
    order.generator.eventTypes = true;
    order.generator.withData = m_withData->isChecked();
    order.rows = m_rows;
    return order;
}

void PushDialog::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("File of events"), m_file->text(),
                                                      tr("JSON lines (*.jsonl *.json *.txt);;All files (*)"));
    if (!file.isEmpty()) m_file->setText(file);
}

/// Why the form can't be sent; empty where it can.
QString PushDialog::complaint() const
{
    if (m_url->text().trimmed().isEmpty()) return tr("Write where to push: the consumer's whole address.");
    if (const QString wrong = m_connection->complaint(); !wrong.isEmpty()) return wrong;
    const PushOrder made = order();
    const QString refused = m_refusal(made.settings);
    if (!refused.isEmpty()) return refused.left(1).toUpper() + refused.mid(1) + u'.';
    if (made.source != PushOrder::Source::File) return {};
    const QFileInfo file(m_file->text());
    if (m_file->text().isEmpty()) return tr("Choose the file of events.");
    if (!file.isFile() || !file.isReadable()) return tr("%1 can't be read.").arg(m_file->text());
    return {};
}

void PushDialog::showState()
{
    const QString wrong = complaint();
    m_submit->setEnabled(wrong.isEmpty());
    m_message->setText(wrong);
    m_message->setProperty("role", u"muted"_s);
    PushSettings plain = order().settings;
    plain.allowHttp = false;
    const bool needed = !m_refusal(plain).isEmpty() && plain.url.starts_with("http://");
    plain.allowHttp = true;
    m_allowHttp->setVisible(needed && m_refusal(plain).isEmpty());
}

void PushDialog::showSource()
{
    const auto source = static_cast<PushOrder::Source>(m_source->currentData().toInt());
    m_sourceFields->setCurrentIndex(static_cast<int>(source));
    const bool given = source != PushOrder::Source::Log;
    m_start->setCurrentIndex(given ? 1 : 0);
    showState();
}

void PushDialog::submit()
{
    if (!complaint().isEmpty()) return;
    Q_EMIT orderMade(order());
    accept();
}

} // namespace pb
