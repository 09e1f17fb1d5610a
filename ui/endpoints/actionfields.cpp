// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/actionfields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

using Kind = BehaviourAction::Kind;
using Scope = BehaviourAction::ResetScope;

enum RetryForm { NoRetry, RetrySeconds, RetryDate, RetryText };

struct KindName
{
    Kind kind;
    const char* text;
};

constexpr KindName kinds[] = {
    {Kind::Accept, QT_TRANSLATE_NOOP("pb::ActionFields", "Accept: answer by the rules")},
    {Kind::Status, QT_TRANSLATE_NOOP("pb::ActionFields", "Answer a status")},
    {Kind::Redirect, QT_TRANSLATE_NOOP("pb::ActionFields", "Redirect (307)")},
    {Kind::Close, QT_TRANSLATE_NOOP("pb::ActionFields", "Close without an answer")},
    {Kind::Reset, QT_TRANSLATE_NOOP("pb::ActionFields", "Reset")},
    {Kind::Stall, QT_TRANSLATE_NOOP("pb::ActionFields", "Stall: stay silent")},
    {Kind::Truncate, QT_TRANSLATE_NOOP("pb::ActionFields", "Truncate the answer")},
    {Kind::Malformed, QT_TRANSLATE_NOOP("pb::ActionFields", "Malformed status")},
};

QString quoted(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s);
    return u'"' + value + u'"';
}

QString durationText(std::chrono::milliseconds duration)
{
    const auto ms = duration.count();
    if (ms == 0) return {};
    return ms % 1000 == 0 ? u"%1s"_s.arg(ms / 1000) : u"%1ms"_s.arg(ms);
}

QString fromBytes(const std::string& bytes)
{
    return QString::fromStdString(bytes);
}

/// A line holds no line breaks, so they stand as they would in the script.
QString oneLine(const std::string& bytes)
{
    return fromBytes(bytes).replace(u'\n', u"\u2028"_s);
}

} // namespace

ActionFields::ActionFields(const QString& name, QWidget* parent)
    : QWidget(parent), m_name(name), m_form(new QFormLayout(this)), m_problem(new QLabel(this))
{
    setObjectName(name);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(5);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    makeFields();
    m_problem->setObjectName(name + u"Problem"_s);
    m_problem->setProperty("tone", u"bad"_s);
    m_problem->setWordWrap(true);
    m_form->addRow(m_problem);
    connectFields();
    m_status->setValue(503);
    showFields();
}

template <typename Field>
Field* ActionFields::addRow(const QString& name, const QString& text, const QString& spoken)
{
    auto* field = new Field(this);
    field->setObjectName(m_name + name);
    field->setAccessibleName(spoken);
    auto* label = new QLabel(text, this);
    label->setProperty("role", u"fieldLabel"_s);
    label->setBuddy(field);
    label->setMinimumHeight(32); // as high as its field
    m_form->addRow(label, field);
    return field;
}

void ActionFields::makeFields()
{
    m_kind = addRow<QComboBox>(u"Kind"_s, tr("Action"), tr("What the request gets"));
    for (const KindName& each : kinds)
        m_kind->addItem(tr(each.text), static_cast<int>(each.kind));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(14);
    m_status = addRow<QSpinBox>(u"Status"_s, tr("Status"), tr("Status of the answer"));
    m_status->setRange(200, 599);
    m_retryForm = addRow<QComboBox>(u"RetryForm"_s, tr("Retry-After"), tr("Form of Retry-After"));
    m_retryForm->addItems(
        {tr("none"), tr("in seconds"), tr("as a date, so many seconds ahead"), tr("as this text")});
    m_retryForm->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_retryForm->setMinimumContentsLength(14);
    m_retry = addRow<QLineEdit>(u"Retry"_s, tr("Value"), tr("Value of Retry-After"));
    m_body = addRow<QLineEdit>(u"Body"_s, tr("Body"), tr("Body of the answer"));
    m_body->setPlaceholderText(tr("an OData error"));
    m_location = addRow<QLineEdit>(u"Location"_s, tr("To"), tr("URL or path to redirect to"));
    m_reset = addRow<QComboBox>(u"Reset"_s, tr("Over HTTP/2"), tr("What is reset over HTTP/2"));
    m_reset->addItems({tr("the stream, as usual"), tr("the stream"), tr("the connection (GOAWAY)")});
    m_stall = addRow<QComboBox>(u"Stall"_s, tr("When"), tr("When to stall"));
    m_stall->addItems({tr("before the answer"), tr("in the middle of the answer")});
    m_contentType = addRow<QLineEdit>(u"ContentType"_s, tr("Content type"), tr("Content type of the answer"));
    m_contentType->setPlaceholderText(u"application/json"_s);
    m_delay = addRow<QLineEdit>(u"Delay"_s, tr("Delay"), tr("Delay before it, like 200ms or 2s"));
    m_delay->setPlaceholderText(tr("none; like 200ms or 2s"));
    m_drip = addRow<QWidget>(u"DripRow"_s, tr("Drip"), tr("Send the answer in pieces"));
    m_dripBytes = new QLineEdit(m_drip);
    m_dripBytes->setObjectName(m_name + u"DripBytes"_s);
    m_dripBytes->setAccessibleName(tr("Bytes sent at a time"));
    m_dripBytes->setPlaceholderText(tr("bytes; none: at once"));
    m_dripEvery = new QLineEdit(m_drip);
    m_dripEvery->setObjectName(m_name + u"DripEvery"_s);
    m_dripEvery->setAccessibleName(tr("Pause between two pieces"));
    m_dripEvery->setPlaceholderText(u"100ms"_s);
    auto* row = new QHBoxLayout(m_drip);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_dripBytes, 3);
    row->addWidget(new QLabel(tr("every"), m_drip));
    row->addWidget(m_dripEvery, 2);
    m_stored = new QCheckBox(tr("Store the events first"), this);
    m_stored->setObjectName(m_name + u"Stored"_s);
    m_stored->setAccessibleName(tr("Store the events first; only the answer is replaced"));
    m_stored->setToolTip(m_stored->accessibleName());
    m_form->addRow(m_stored);
}

void ActionFields::connectFields()
{
    for (QComboBox* box : {m_kind, m_retryForm, m_reset, m_stall})
        connect(box, &QComboBox::currentIndexChanged, this, [this, box] {
            if (box == m_kind && kind() == Kind::Redirect && m_location->text().isEmpty())
                m_location->setText(u"/elsewhere"_s);
            if (box == m_retryForm && m_retry->text().isEmpty()) m_retry->setText(u"3"_s);
            showFields();
            read();
        });
    for (QLineEdit* line : {m_retry, m_body, m_location, m_delay, m_dripBytes, m_dripEvery, m_contentType})
        connect(line, &QLineEdit::textEdited, this, &ActionFields::read);
    connect(m_status, &QSpinBox::valueChanged, this, &ActionFields::read);
    connect(m_stored, &QCheckBox::toggled, this, &ActionFields::read);
}

void ActionFields::setAction(const BehaviourAction& action)
{
    const auto parsed = parseBehaviour(text().toStdString());
    if (parsed && parsed->steps.front().action == action && m_problem->text().isEmpty()) return; // typing
    const QSignalBlocker blocked[] = {QSignalBlocker(m_kind),  QSignalBlocker(m_status),
                                      QSignalBlocker(m_reset), QSignalBlocker(m_retryForm),
                                      QSignalBlocker(m_stall), QSignalBlocker(m_stored)};
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(action.kind)));
    m_status->setValue(action.kind == Kind::Status ? action.status : 503);
    m_retryForm->setCurrentIndex(action.retryAfterDate ? RetryDate
                                 : !action.retryAfter  ? NoRetry
                                 : !action.retryAfter->empty() && action.retryAfter->find_first_not_of(
                                                                      "0123456789") == std::string::npos
                                     ? RetrySeconds
                                     : RetryText);
    m_retry->setText(action.retryAfterDate ? QString::number(action.retryAfterDate->count())
                                           : fromBytes(action.retryAfter.value_or("")));
    m_body->setText(oneLine(action.body));
    m_location->setText(fromBytes(action.location));
    m_reset->setCurrentIndex(static_cast<int>(action.resets));
    m_stall->setCurrentIndex(action.stallDuring ? 1 : 0);
    m_contentType->setText(fromBytes(action.contentType));
    m_delay->setText(durationText(action.delay));
    m_dripBytes->setText(action.dripBytes == 0 ? QString() : QString::number(action.dripBytes));
    m_dripEvery->setText(durationText(action.dripEvery));
    m_stored->setChecked(action.storedThen);
    m_problem->clear();
    showFields();
}

BehaviourAction::Kind ActionFields::kind() const
{
    return static_cast<Kind>(m_kind->currentData().toInt());
}

/// Whether there is one whose type and speed can be chosen.
bool ActionFields::hasAnswer() const
{
    const Kind kind = this->kind();
    return kind == Kind::Accept || kind == Kind::Status || kind == Kind::Redirect || kind == Kind::Truncate ||
           (kind == Kind::Stall && m_stall->currentIndex() == 1);
}

void ActionFields::showFields()
{
    const Kind kind = this->kind();
    const bool status = kind == Kind::Status;
    m_form->setRowVisible(m_status, status);
    m_form->setRowVisible(m_retryForm, status);
    m_form->setRowVisible(m_retry, status && m_retryForm->currentIndex() != NoRetry);
    m_form->setRowVisible(m_body, status);
    m_form->setRowVisible(m_location, kind == Kind::Redirect);
    m_form->setRowVisible(m_reset, kind == Kind::Reset);
    m_form->setRowVisible(m_stall, kind == Kind::Stall);
    m_form->setRowVisible(m_contentType, hasAnswer());
    m_form->setRowVisible(m_drip, hasAnswer());
    m_form->setRowVisible(m_stored, kind != Kind::Accept);
    m_form->setRowVisible(m_problem, !m_problem->text().isEmpty());
}

QString ActionFields::statusText() const
{
    QString text = u"status=%1"_s.arg(m_status->value());
    const QString retry = m_retry->text();
    switch (m_retryForm->currentIndex()) {
    case RetrySeconds:
        text += u" retry-after="_s + (retry.isEmpty() ? u"\"\""_s : retry);
        break;
    case RetryDate:
        text += u" retry-after=+%1s-date"_s.arg(retry);
        break;
    case RetryText:
        text += u" retry-after="_s + quoted(retry);
        break;
    default:
        break;
    }
    if (!m_body->text().isEmpty()) text += u" body="_s + quoted(m_body->text().replace(u'\u2028', u'\n'));
    return text;
}

QString ActionFields::text() const
{
    QString text;
    if (!m_delay->text().isEmpty()) text += u"delay="_s + quoted(m_delay->text()) + u' ';
    if (hasAnswer() && !m_dripBytes->text().isEmpty()) {
        const QString every =
            m_dripEvery->text().isEmpty() ? m_dripEvery->placeholderText() : m_dripEvery->text();
        text += u"drip="_s + quoted(m_dripBytes->text() + u'/' + every) + u' ';
    }
    if (hasAnswer() && !m_contentType->text().isEmpty())
        text += u"content-type="_s + quoted(m_contentType->text()) + u' ';
    const Kind kind = this->kind();
    if (m_stored->isChecked() && kind != Kind::Accept) text += u"stored-then "_s;
    switch (kind) {
    case Kind::Accept:
        return text + u"accept"_s;
    case Kind::Status:
        return text + statusText();
    case Kind::Redirect:
        return text + u"redirect="_s + quoted(m_location->text());
    case Kind::Close:
        return text + u"close"_s;
    case Kind::Reset:
        return text +
               QStringList{u"reset"_s, u"reset=stream"_s, u"reset=connection"_s}.at(m_reset->currentIndex());
    case Kind::Stall:
        return text + (m_stall->currentIndex() == 1 ? u"stall=during"_s : u"stall"_s);
    case Kind::Truncate:
        return text + u"truncate"_s;
    case Kind::Malformed:
        return text + u"malformed"_s;
    }
    return text;
}

void ActionFields::read()
{
    const auto parsed = parseBehaviour(text().toStdString());
    const bool one = parsed && parsed->steps.size() == 1 && parsed->steps.front().chances.empty();
    m_problem->setText(one      ? QString()
                       : parsed ? tr("Retry-After in seconds is a number")
                                : QString::fromStdString(parsed.error().message));
    m_form->setRowVisible(m_problem, !one);
    if (one) Q_EMIT edited(parsed->steps.front().action);
}

} // namespace pb
