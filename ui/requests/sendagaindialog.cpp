// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/sendagaindialog.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStyle>

#include "models/domain/callbackurl.h"
#include "models/tables/requesttext.h"
#include "ui/messageview.h"
#include "ui/secretedit.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int shownHeaders = 5;

void addRow(QFormLayout* form, const QString& text, QWidget* field)
{
    auto* label = new QLabel(text, form->parentWidget());
    label->setProperty("role", u"fieldLabel"_s);
    label->setBuddy(field);
    form->addRow(label, field);
    if (field->accessibleName().isEmpty()) field->setAccessibleName(text);
}

} // namespace

SendAgainDialog::SendAgainDialog(Theme& theme, CapturedRequest request, const QString& url, QWidget* parent)
    : QDialog(parent), m_request(std::move(request)),
      m_body(std::make_shared<const std::string>(m_request.body)), m_url(new QLineEdit(this)),
      m_allowHttp(new QCheckBox(this)), m_token(new SecretEdit(theme, u"againReveal"_s, this)),
      m_headers(new QListWidget(this)), m_http2(new QCheckBox(this)), m_message(new QLabel(this)),
      m_submit(new QPushButton(tr("Send once"), this)),
      m_answer(new MessageView(theme, u"again"_s, tr("Answer"), this))
{
    setObjectName(u"sendAgainDialog"_s);
    setWindowTitle(tr("Push request %1 again").arg(m_request.id));
    setMinimumWidth(720);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(9);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    makeForm(form, url);
    m_message->setObjectName(u"againMessage"_s);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setMinimumHeight(fontMetrics().height() * 2 + 4);
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_submit->setObjectName(u"againSubmit"_s);
    m_submit->setProperty("role", u"primary"_s);
    m_submit->setDefault(true);
    m_submit->setIconSize(Theme::leadingSize);
    m_submit->setIcon(theme.leadingIcon(u"send"_s, theme.colours().onAccent));
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"againClose"_s);
    close->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(m_message, 1);
    buttons->addWidget(close);
    buttons->addWidget(m_submit);
    m_answer->setMinimumHeight(180);
    m_answer->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 14, 22, 18);
    layout->setSpacing(14);
    layout->addLayout(form);
    layout->addLayout(buttons);
    layout->addWidget(m_answer, 1);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, &SendAgainDialog::send);
    connect(m_url, &QLineEdit::textChanged, this, &SendAgainDialog::showState);
    connect(m_token, &QLineEdit::textChanged, this, &SendAgainDialog::showState);
    connect(m_allowHttp, &QCheckBox::toggled, this, &SendAgainDialog::showState);
    showState();
    m_token->setFocus();
}

void SendAgainDialog::makeForm(QFormLayout* form, const QString& url)
{
    m_url->setObjectName(u"againUrl"_s);
    m_url->setText(url);
    m_allowHttp->setObjectName(u"againAllowHttp"_s);
    m_allowHttp->setText(tr("Allow plain http to another machine (insecure: token and events can be read)"));
    m_token->setObjectName(u"againToken"_s);
    m_token->setPlaceholderText(tr("none: no Authorization is sent"));
    m_token->setToolTip(tr("The captured token is not kept. What is typed here is sent once and forgotten."));
    m_headers->setObjectName(u"againHeaders"_s);
    m_headers->setAccessibleName(tr("Headers that go along"));
    m_headers->setUniformItemSizes(true);
    m_headers->setMaximumHeight(fontMetrics().height() * shownHeaders + 34);
    m_http2->setObjectName(u"againHttp2"_s);
    m_http2->setText(tr("HTTP/2 (in clear by prior knowledge)"));
    m_http2->setChecked(m_request.httpVersion == "2");
    fillHeaders();
    auto* body = new QLabel(
        tr("%1, byte for byte as they came").arg(bytesText(static_cast<std::int64_t>(m_body->size()))), this);
    body->setObjectName(u"againBodySize"_s);
    body->setProperty("role", u"muted"_s);
    addRow(form, tr("Address"), m_url);
    form->addRow(QString(), m_allowHttp);
    addRow(form, tr("Token"), m_token);
    addRow(form, tr("Headers"), m_headers);
    form->addRow(QString(), m_http2);
    addRow(form, tr("Body"), body);
}

void SendAgainDialog::fillHeaders()
{
    for (const RepeatableHeader& header : repeatableHeaders(m_request)) {
        auto* item = new QListWidgetItem(QString::fromStdString(header.line()), m_headers);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(header.usual ? Qt::Checked : Qt::Unchecked);
    }
    if (m_headers->count() > 0) m_headers->setCurrentRow(0);
}

RequestRepeat SendAgainDialog::repeat() const
{
    RequestRepeat made;
    made.request = m_request.id;
    made.url = m_url->text().trimmed().toStdString();
    made.token = m_token->text().toStdString();
    for (int row = 0; row < m_headers->count(); ++row)
        if (m_headers->item(row)->checkState() == Qt::Checked)
            made.headers.push_back(m_headers->item(row)->text().toStdString());
    made.body = m_body;
    made.http2 = m_http2->isChecked();
    made.allowHttp = m_allowHttp->isChecked();
    return made;
}

/// Why what is in the form can't be sent; empty where it can.
QString SendAgainDialog::complaint() const
{
    if (!bodyIsWhole(m_request))
        return m_request.body.empty()
                   ? tr("The body was dropped to keep the session within its size: there is nothing to send.")
                   : tr("Only %1 of the body's %2 bytes were kept: it can't be sent as it came.")
                         .arg(m_request.body.size())
                         .arg(m_request.bodyBytes);
    const RequestRepeat made = repeat();
    if (made.url.empty()) return tr("Name the address to send to.");
    if (const auto target = readPushTarget(made.url, made.allowHttp); !target)
        return QString::fromStdString(target.error());
    for (const QChar c : m_token->text())
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            return tr("The token holds a line break or another control character.");
    return {};
}

void SendAgainDialog::say(const QString& text, const char* tone)
{
    m_message->setText(text);
    m_message->setProperty("tone", QString::fromLatin1(tone));
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
}

void SendAgainDialog::showState()
{
    const QString wrong = complaint();
    m_submit->setEnabled(wrong.isEmpty() && !m_underWay);
    if (!m_underWay) say(wrong, wrong.isEmpty() ? "" : "bad");
}

void SendAgainDialog::send()
{
    if (!complaint().isEmpty() || m_underWay) return;
    m_underWay = true;
    showState();
    say(tr("Sending\u2026"), "");
    Q_EMIT sendRequested(repeat());
}

void SendAgainDialog::showResult(const RepeatResult& result)
{
    if (!m_underWay || result.request != m_request.id) return; // of a form that was closed
    m_underWay = false;
    showState();
    const QString time =
        tr("after %1 ms").arg(millisecondsText(std::max(result.total, std::chrono::microseconds(0))));
    QStringList facts{time};
    for (const std::string* fact : {&result.protocol, &result.tls})
        if (!fact->empty()) facts.append(QString::fromStdString(*fact));
    const QString remark = facts.join(u" \u00b7 "_s);
    const bool good = result.status >= 200 && result.status < 300;
    if (result.error.empty())
        say(tr("Answered %1 %2").arg(QString::number(result.status), time), good ? "good" : "bad");
    else
        say(QString::fromStdString(result.error), "bad");
    m_answer->showMessage(result.head.empty() ? std::string() : result.head + "\r\n", result.body, remark,
                          result.head.empty() ? tr("No answer came.") : QString());
    m_answer->show();
}

} // namespace pb
