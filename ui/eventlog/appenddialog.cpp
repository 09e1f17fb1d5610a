// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventlog/appenddialog.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/domain/jsonview.h"
#include "models/tables/seenvalues.h"
#include "ui/codeview.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr const char* usualResources[] = {"Property", "Media", "OpenHouse", "Showing", "Member", "Office"};
constexpr const char* usualTypes[] = {"Insert", "Update", "Delete", "StatusChanged", "Canceled"};
/// Members that the form has a field for, or that the log writes itself.
constexpr const char* ownMembers[] = {
    "EntityEventSequence", "ResourceName",          "ResourceRecordKey", "ResourceRecordUrl",
    "EventTypes",          "ModificationTimestamp", "@reso.context",     "EntityEventSequenceNumeric"};

void addRow(QFormLayout* form, const QString& text, QWidget* field)
{
    auto* label = new QLabel(text, form->parentWidget());
    label->setProperty("role", u"fieldLabel"_s);
    label->setBuddy(field);
    form->addRow(label, field);
}

} // namespace

AppendDialog::AppendDialog(Theme& theme, SeenValues& seen, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_resource(new QComboBox(this)), m_key(new QLineEdit(this)),
      m_url(new QLineEdit(this)), m_types(new QLineEdit(this)), m_members(new QPlainTextEdit(this)),
      m_message(new QLabel(this)), m_submit(new QPushButton(tr("Append"), this))
{
    setObjectName(u"appendDialog"_s);
    setWindowTitle(tr("Append an event"));
    setMinimumWidth(600);
    m_resource->setObjectName(u"appendResource"_s);
    m_resource->setAccessibleName(tr("ResourceName"));
    m_resource->setEditable(true);
    for (const char* name : usualResources)
        m_resource->addItem(QString::fromLatin1(name));
    for (const std::string& name : seen.of("ResourceName"))
        if (m_resource->findText(QString::fromStdString(name)) < 0)
            m_resource->addItem(QString::fromStdString(name));
    m_key->setObjectName(u"appendKey"_s);
    m_key->setAccessibleName(tr("ResourceRecordKey"));
    m_url->setObjectName(u"appendUrl"_s);
    m_url->setAccessibleName(tr("ResourceRecordUrl"));
    m_url->setPlaceholderText(tr("none: the member is left out"));
    m_members->setObjectName(u"appendMembers"_s);
    m_members->setAccessibleName(tr("Further members, as a JSON object"));
    m_members->setProperty("role", u"code"_s);
    m_members->setFont(Theme::codeFont());
    m_members->setPlaceholderText(u"{\"Data\":{\"ListPrice\":123456.78}}"_s);
    m_members->setTabChangesFocus(true);
    m_members->setFixedHeight(110);
    new JsonHighlighter(theme, m_members->document());
    m_message->setObjectName(u"appendMessage"_s);
    m_message->setWordWrap(true);
    m_submit->setObjectName(u"appendSubmit"_s);
    m_submit->setAccessibleName(m_submit->text());
    m_submit->setProperty("role", u"primary"_s);
    m_submit->setDefault(true);
    m_submit->setIconSize(Theme::leadingSize);
    auto* cancel = new QPushButton(tr("Close"), this);
    cancel->setObjectName(u"appendCancel"_s);
    cancel->setAutoDefault(false);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(9);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addRow(form, tr("Resource"), m_resource);
    addRow(form, tr("Record key"), m_key);
    addRow(form, tr("Record URL"), m_url);
    addRow(form, tr("Event types"), makeTypes());
    addRow(form, tr("Further members"), m_members);
    auto* lead = new QLabel(
        tr("It gets the next sequence and the time of now, and goes out to every subscription it matches."),
        this);
    lead->setProperty("role", u"muted"_s);
    lead->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(m_message, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_submit);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 16, 22, 18);
    layout->setSpacing(14);
    layout->addWidget(lead);
    layout->addLayout(form);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, [this] {
        Q_EMIT appended(event());
        m_key->setFocus();
        m_key->selectAll();
    });
    connect(m_resource, &QComboBox::currentTextChanged, this, &AppendDialog::showState);
    for (QLineEdit* line : {m_key, m_url, m_types})
        connect(line, &QLineEdit::textChanged, this, &AppendDialog::showState);
    connect(m_members, &QPlainTextEdit::textChanged, this, &AppendDialog::showState);
    m_types->setText(u"Update"_s);
    m_key->setFocus();
    showState();
}

/// A field, and the usual types as buttons that put themselves in or take themselves out.
QWidget* AppendDialog::makeTypes()
{
    auto* box = new QWidget(this);
    m_types->setObjectName(u"appendTypes"_s);
    m_types->setAccessibleName(tr("EventTypes, separated by commas"));
    auto* chips = new QHBoxLayout;
    chips->setSpacing(5);
    for (const char* type : usualTypes) {
        const QString word = QString::fromLatin1(type);
        auto* chip = new QToolButton(box);
        chip->setObjectName(u"appendType"_s + word);
        chip->setProperty("role", u"flat"_s);
        chip->setText(word);
        chip->setAccessibleName(tr("Event type %1").arg(word));
        chip->setCheckable(true);
        chip->setFocusPolicy(Qt::StrongFocus);
        chips->addWidget(chip);
        connect(chip, &QToolButton::clicked, this, [this, word](bool wanted) {
            QStringList types;
            for (const QString& typed : m_types->text().split(u',', Qt::SkipEmptyParts))
                if (typed.trimmed() != word) types.append(typed.trimmed());
            if (wanted) types.append(word);
            m_types->setText(types.join(u", "_s));
        });
        connect(m_types, &QLineEdit::textChanged, chip, [this, chip, word] {
            bool in = false;
            for (const QString& typed : m_types->text().split(u',', Qt::SkipEmptyParts))
                in = in || typed.trimmed() == word;
            chip->setChecked(in);
        });
    }
    chips->addStretch(1);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    layout->addWidget(m_types);
    layout->addLayout(chips);
    return box;
}

NewEvent AppendDialog::event() const
{
    NewEvent made;
    made.ResourceName = m_resource->currentText().trimmed().toStdString();
    made.ResourceRecordKey = m_key->text().trimmed().toStdString();
    made.ResourceRecordUrl = m_url->text().trimmed().toStdString();
    for (const QString& type : m_types->text().split(u',', Qt::SkipEmptyParts))
        if (!type.trimmed().isEmpty()) made.EventTypes.push_back(type.trimmed().toStdString());
    const std::string typed = m_members->toPlainText().toStdString();
    if (const auto object = checkJson(typed); object && object->kind() == JsonView::Kind::Object)
        object->eachMember([&](std::string_view, const JsonView&, std::string_view member) {
            made.members += (made.members.empty() ? "" : ",") + std::string(member);
            return true;
        });
    return made;
}

QString AppendDialog::complaint() const
{
    const qsizetype resource = m_resource->currentText().trimmed().size();
    const qsizetype key = m_key->text().trimmed().size();
    if (resource == 0) return tr("Name the resource.");
    if (resource > 255) return tr("ResourceName has at most 255 characters.");
    if (key == 0) return tr("Write the record's key.");
    if (key > 255) return tr("ResourceRecordKey has at most 255 characters.");
    if (m_url->text().trimmed().size() > 8000) return tr("ResourceRecordUrl has at most 8000 characters.");
    const std::string typed = m_members->toPlainText().trimmed().toStdString();
    if (typed.empty()) return {};
    const auto object = checkJson(typed);
    if (!object)
        return tr("The further members are no JSON: %1").arg(QString::fromStdString(object.error().message));
    if (object->kind() != JsonView::Kind::Object)
        return tr("The further members are to be a JSON object: {\u2026}");
    for (const char* own : ownMembers)
        if (object->member(own))
            return tr("%1 is written by the form or the log; leave it out of the further members.")
                .arg(QLatin1String(own));
    return {};
}

void AppendDialog::showState()
{
    const QString wrong = complaint();
    m_message->setText(wrong);
    m_message->setProperty("role", u"muted"_s);
    restyle(*m_message);
    m_submit->setEnabled(wrong.isEmpty());
    const Colours& c = m_theme.colours();
    m_submit->setIcon(m_theme.leadingIcon(u"plus"_s, wrong.isEmpty() ? c.onAccent : c.muted));
}

} // namespace pb
