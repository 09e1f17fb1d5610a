// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptionform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "models/domain/callbackurl.h"
#include "models/domain/retrypolicy.h"
#include "ui/secretedit.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

/// Where a new subscription begins, or a known one goes on.
enum class Start { First, After, Now, Keep, At };

QSpinBox* spinBox(const QString& name, int least, int most, const QString& suffix, QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(name);
    box->setRange(least, most);
    box->setSuffix(suffix);
    box->setGroupSeparatorShown(true);
    return box;
}

/// A sequence as it is typed: digits only, within int64.
std::optional<std::int64_t> readSequence(const QString& text)
{
    const QString plain = text.trimmed();
    if (plain.isEmpty()) return std::nullopt;
    for (const QChar c : plain)
        if (c < u'0' || c > u'9') return std::nullopt;
    bool fits = false;
    const qlonglong value = plain.toLongLong(&fits);
    return fits ? std::optional<std::int64_t>(value) : std::nullopt;
}

} // namespace

SubscriptionForm::SubscriptionForm(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_url(new QLineEdit(this)),
      m_own(new QPushButton(tr("This receiver"), this)), m_credential(new QComboBox(this)),
      m_token(new SecretEdit(theme, u"subscriptionReveal"_s, this)), m_label(new QLineEdit(this)),
      m_start(new QComboBox(this)), m_sequence(new QLineEdit(this)),
      m_batch(spinBox(u"subscriptionBatch"_s, 1, 10'000, {}, this)),
      m_wait(spinBox(u"subscriptionWait"_s, 0, 60'000, tr(" ms"), this)),
      m_deadline(spinBox(u"subscriptionDeadline"_s, 1, 3600, tr(" s"), this)),
      m_pace(new QDoubleSpinBox(this)), m_retry(new QComboBox(this)), m_profile(new QComboBox(this)),
      m_onReject(new QComboBox(this)), m_active(new QCheckBox(tr("Active (ActiveYN): push at once"), this))
{
    setObjectName(u"subscriptionForm"_s);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    makeCallback(grid);
    makeStart(grid);
    makeDelivery(grid);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 10, 0);
    layout->addLayout(grid);
    layout->addStretch(1);
    for (QComboBox* box : {m_credential, m_start, m_retry, m_profile, m_onReject}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    for (QLineEdit* line : {m_url, static_cast<QLineEdit*>(m_token), m_label, m_sequence})
        connect(line, &QLineEdit::textChanged, this, &SubscriptionForm::noteChange);
    for (QComboBox* box : {m_credential, m_start})
        connect(box, &QComboBox::currentIndexChanged, this, &SubscriptionForm::noteChange);
    connect(m_own, &QPushButton::clicked, this, [this] {
        m_url->setText(m_ownUrl);
        m_credential->setCurrentIndex(m_credential->findData(u"new"_s));
        m_token->setText(m_ownToken);
    });
    setCredentials({});
    fill({});
}

void SubscriptionForm::addField(QGridLayout* grid, int row, int column, int span, const QString& text,
                                QWidget* field, const char* member)
{
    auto* name = new QLabel(text, this);
    name->setProperty("role", u"fieldLabel"_s);
    name->setBuddy(field);
    grid->addWidget(name, row * 3, column, 1, span);
    grid->addWidget(field, row * 3 + 1, column, 1, span);
    auto* reason = new QLabel(this);
    reason->setProperty("tone", u"bad"_s);
    reason->setWordWrap(true);
    reason->setTextFormat(Qt::PlainText);
    grid->addWidget(reason, row * 3 + 2, column, 1, span);
    if (member == nullptr) {
        reason->setFixedHeight(3);
        return;
    }
    reason->setObjectName(u"subscription%1Reason"_s.arg(QLatin1String(member)));
    m_reasons[member] = reason;
}

QWidget* SubscriptionForm::withButton(QWidget* field, QWidget* button)
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(field, 1);
    layout->addWidget(button);
    return row;
}

void SubscriptionForm::makeCallback(QGridLayout* grid)
{
    m_url->setObjectName(u"subscriptionUrl"_s);
    m_url->setAccessibleName(tr("CallbackUrl: where the events are posted"));
    m_url->setPlaceholderText(u"https://consumer.example.com/webhooks"_s);
    m_own->setObjectName(u"subscriptionOwn"_s);
    m_own->setToolTip(tr("Push to the receiver of this window, with its token"));
    m_own->setAccessibleName(m_own->toolTip());
    m_own->hide();
    m_credential->setObjectName(u"subscriptionCredential"_s);
    m_credential->setAccessibleName(tr("CallbackCredentialId: what the callback is authorized by"));
    m_token->setObjectName(u"subscriptionToken"_s);
    m_token->setToolTip(tr("Kept apart from the session, in the system's keychain or a file of your own"));
    m_label->setObjectName(u"subscriptionLabel"_s);
    m_label->setAccessibleName(tr("Label, sent as EntityEventSource"));
    m_label->setPlaceholderText(tr("none: the header is left out"));
    addField(grid, 0, 0, 2, tr("Callback URL"), withButton(m_url, m_own), "CallbackUrl");
    addField(grid, 1, 0, 1, tr("Credential"), m_credential, "CallbackCredentialId");
    addField(grid, 1, 1, 1, tr("Bearer token"), m_token);
    addField(grid, 2, 0, 2, tr("Label"), m_label, "EntityEventSource");
}

void SubscriptionForm::makeStart(QGridLayout* grid)
{
    m_start->setObjectName(u"subscriptionStart"_s);
    m_start->setAccessibleName(tr("Where it begins"));
    m_sequence->setObjectName(u"subscriptionSequence"_s);
    m_sequence->setAccessibleName(tr("EntityEventSequence"));
    m_sequence->setPlaceholderText(tr("sequence"));
    addField(grid, 3, 0, 1, tr("Begins"), m_start);
    addField(grid, 3, 1, 1, tr("Sequence"), m_sequence, "EntityEventSequence");
}

void SubscriptionForm::makeDelivery(QGridLayout* grid)
{
    m_batch->setAccessibleName(tr("Most events in one request"));
    m_wait->setAccessibleName(tr("Longest wait for a batch to fill, in milliseconds"));
    m_deadline->setAccessibleName(tr("Deadline of one attempt, in seconds"));
    m_pace->setObjectName(u"subscriptionPace"_s);
    m_pace->setAccessibleName(tr("Most requests a second; 0: as fast as the consumer answers"));
    m_pace->setRange(0, 10'000);
    m_pace->setDecimals(1);
    m_pace->setSpecialValueText(tr("unlimited"));
    m_pace->setSuffix(tr(" /s"));
    m_retry->setObjectName(u"subscriptionRetry"_s);
    m_retry->setAccessibleName(tr("Retries"));
    m_retry->addItem(tr("workshop: 0.2 s \u2026 5 s"), u"workshop"_s);
    m_retry->addItem(tr("standard: 5 s \u2026 24 h"), u"standard"_s);
    m_retry->addItem(tr("none: one attempt"), u"none"_s);
    m_profile->setObjectName(u"subscriptionProfile"_s);
    m_profile->setAccessibleName(tr("Payload profile"));
    m_profile->addItem(tr("RCP-28"), static_cast<int>(Profile::Rcp28));
    m_profile->addItem(tr("vendor, with Data"), static_cast<int>(Profile::Vendor));
    m_profile->addItem(tr("2020 names"), static_cast<int>(Profile::Year2020));
    m_onReject->setObjectName(u"subscriptionOnReject"_s);
    m_onReject->setAccessibleName(tr("What becomes of an event that is refused"));
    m_onReject->addItem(tr("suspend"), static_cast<int>(OnReject::Suspend));
    m_onReject->addItem(tr("dead-letter it"), static_cast<int>(OnReject::DeadLetter));
    m_active->setObjectName(u"subscriptionActive"_s);
    m_active->setAccessibleName(m_active->text());
    addField(grid, 4, 0, 1, tr("Batch"), m_batch);
    addField(grid, 4, 1, 1, tr("Wait for more"), m_wait);
    addField(grid, 5, 0, 1, tr("Deadline"), m_deadline);
    addField(grid, 5, 1, 1, tr("Pace"), m_pace);
    addField(grid, 6, 0, 1, tr("Retries"), m_retry, "RetryPolicy");
    addField(grid, 6, 1, 1, tr("Payload"), m_profile);
    addField(grid, 7, 0, 1, tr("An event refused"), m_onReject);
    grid->addWidget(m_active, 8 * 3, 0, 1, 2);
}

void SubscriptionForm::setAllowHttp(bool allowed)
{
    m_allowHttp = allowed;
    showState();
}

void SubscriptionForm::setCredentials(const Credentials& credentials)
{
    const QString chosen = m_credential->currentData().toString();
    const QSignalBlocker quiet(m_credential);
    m_credential->clear();
    m_credential->addItem(tr("a new token"), u"new"_s);
    m_credential->addItem(tr("none: no Authorization"), u""_s);
    for (const auto& [id, origin] : credentials) {
        const QString name = QString::fromStdString(id);
        m_credential->addItem(
            origin.empty() ? name : tr("%1, for %2").arg(name, QString::fromStdString(origin)), name);
    }
    m_credential->setCurrentIndex(std::max(m_credential->findData(chosen), 0));
    showState();
}

void SubscriptionForm::setOwnReceiver(const QString& url, const QString& token)
{
    m_ownUrl = url;
    m_ownToken = token;
    m_own->setVisible(!url.isEmpty());
}

void SubscriptionForm::fill(const Subscription& subscription)
{
    m_subscription = subscription;
    m_refused.clear();
    const bool isNew = subscription.key == 0;
    m_url->setText(QString::fromStdString(subscription.CallbackUrl));
    const QString credential = QString::fromStdString(subscription.CallbackCredentialId);
    if (!credential.isEmpty() && m_credential->findData(credential) < 0)
        m_credential->addItem(credential, credential);
    m_credential->setCurrentIndex(isNew && credential.isEmpty() ? 0 : m_credential->findData(credential));
    m_token->clear();
    m_label->setText(QString::fromStdString(subscription.EntityEventSource));
    m_start->clear();
    if (isNew) {
        m_start->addItem(tr("with the first event"), static_cast<int>(Start::First));
        m_start->addItem(tr("after a sequence"), static_cast<int>(Start::After));
        m_start->addItem(tr("with what comes from now on"), static_cast<int>(Start::Now));
    } else {
        m_start->addItem(tr("where it stands"), static_cast<int>(Start::Keep));
        m_start->addItem(tr("again at a sequence"), static_cast<int>(Start::At));
    }
    m_sequence->clear();
    m_batch->setValue(subscription.batchSize);
    m_wait->setValue(static_cast<int>(subscription.batchWait.count()));
    m_deadline->setValue(static_cast<int>(subscription.deadline.count() / 1000));
    m_pace->setValue(subscription.requestsPerSecond);
    const QString retry = QString::fromStdString(subscription.retry);
    if (m_retry->findData(retry) < 0) m_retry->addItem(tr("its own: %1").arg(retry), retry);
    m_retry->setCurrentIndex(m_retry->findData(retry));
    m_profile->setCurrentIndex(m_profile->findData(static_cast<int>(subscription.profile)));
    m_onReject->setCurrentIndex(m_onReject->findData(static_cast<int>(subscription.onReject)));
    m_active->setChecked(subscription.ActiveYN);
    showState();
    Q_EMIT changed();
}

SubscriptionOrder SubscriptionForm::order() const
{
    SubscriptionOrder order;
    Subscription& subscription = order.subscription = m_subscription;
    order.basedOn = m_subscription.revision;
    subscription.CallbackUrl = m_url->text().trimmed().toStdString();
    const QString credential = m_credential->currentData().toString();
    if (credential == u"new"_s) {
        order.token = m_token->text().toStdString();
        if (order.token.empty()) subscription.CallbackCredentialId.clear();
    } else {
        subscription.CallbackCredentialId = credential.toStdString();
    }
    subscription.EntityEventSource = m_label->text().toStdString();
    const auto sequence = readSequence(m_sequence->text());
    switch (static_cast<Start>(m_start->currentData().toInt())) {
    case Start::First:
        subscription.EntityEventSequence = SequenceNumber{0};
        break;
    case Start::After:
        subscription.EntityEventSequence = SequenceNumber{sequence.value_or(0)};
        break;
    case Start::Now:
        subscription.EntityEventSequence.reset();
        break;
    case Start::Keep:
        break;
    case Start::At:
        order.goOnAt = SequenceNumber{sequence.value_or(0)};
        subscription.EntityEventSequence = order.goOnAt;
        break;
    }
    subscription.batchSize = m_batch->value();
    subscription.batchWait = std::chrono::milliseconds(m_wait->value());
    subscription.deadline = std::chrono::seconds(m_deadline->value());
    subscription.requestsPerSecond = m_pace->value();
    subscription.retry = m_retry->currentData().toString().toStdString();
    subscription.profile = static_cast<Profile>(m_profile->currentData().toInt());
    subscription.onReject = static_cast<OnReject>(m_onReject->currentData().toInt());
    subscription.ActiveYN = m_active->isChecked();
    return order;
}

QString SubscriptionForm::startComplaint() const
{
    const auto start = static_cast<Start>(m_start->currentData().toInt());
    if (start != Start::After && start != Start::At) return {};
    return readSequence(m_sequence->text())
               ? QString()
               : tr("A sequence is a whole number from 0 to 9223372036854775807.");
}

std::map<std::string, QString> SubscriptionForm::complaints() const
{
    std::map<std::string, QString> wrong = m_refused;
    const std::string url = m_url->text().trimmed().toStdString();
    if (url.empty())
        wrong["CallbackUrl"] = tr("Needed: the consumer's whole address.");
    else if (const auto target = readPushTarget(url, m_allowHttp); !target)
        wrong["CallbackUrl"] = QString::fromStdString(target.error());
    if (m_label->text().size() > 255) wrong["EntityEventSource"] = tr("A label has at most 255 characters.");
    if (const QString start = startComplaint(); !start.isEmpty()) wrong["EntityEventSequence"] = start;
    return wrong;
}

void SubscriptionForm::refuse(const std::string& member, const QString& why)
{
    m_refused[member] = why;
    showState();
}

void SubscriptionForm::noteChange()
{
    m_refused.clear();
    showState();
    Q_EMIT changed();
}

void SubscriptionForm::showState()
{
    const auto start = static_cast<Start>(m_start->currentData().toInt());
    m_sequence->setEnabled(start == Start::After || start == Start::At);
    const bool newToken = m_credential->currentData().toString() == u"new"_s;
    m_token->setEnabled(newToken);
    m_token->setPlaceholderText(newToken ? tr("empty: none is sent") : tr("as stored"));
    const auto wrong = complaints();
    for (const auto& [member, label] : m_reasons) {
        const auto found = wrong.find(member);
        label->setText(found == wrong.end() ? QString() : found->second);
        if (found == wrong.end())
            label->setFixedHeight(3);
        else
            label->setMinimumHeight(0), label->setMaximumHeight(QWIDGETSIZE_MAX);
    }
    m_url->setProperty("wrong", wrong.contains("CallbackUrl") && !m_url->text().isEmpty());
    m_sequence->setProperty("wrong", wrong.contains("EntityEventSequence"));
    for (QWidget* line : {m_url, m_sequence})
        restyle(*line);
}

} // namespace pb
