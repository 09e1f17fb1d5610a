// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/push/connectionfields.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include "models/domain/certificatefingerprint.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

ConnectionFields::ConnectionFields(const QString& prefix, QWidget* form)
    : QObject(form), m_form(form), m_http2(new QCheckBox(form)), m_caRow(new QWidget(form)),
      m_caFile(new QLineEdit(m_caRow)), m_choose(new QPushButton(tr("Choose\u2026"), m_caRow)),
      m_fingerprint(new QLineEdit(form))
{
    m_http2->setObjectName(prefix + u"Http2"_s);
    m_http2->setText(tr("Push by HTTP/2"));
    m_http2->setToolTip(
        tr("Over TLS where the consumer speaks it, else by HTTP/1.1; in clear by prior knowledge. "
           "Feeds to one consumer share a connection."));
    m_http2->setAccessibleName(m_http2->text());
    m_http2->setAccessibleDescription(m_http2->toolTip());
    m_caFile->setObjectName(prefix + u"CaFile"_s);
    m_caFile->setPlaceholderText(tr("the system's authorities"));
    m_caFile->setAccessibleName(tr("File of certificate authorities to trust"));
    m_caFile->setToolTip(tr("Certificate authorities to trust instead of the system's (PEM)"));
    m_choose->setObjectName(prefix + u"ChooseCaFile"_s);
    m_choose->setAutoDefault(false);
    m_choose->setAccessibleName(tr("Choose a file of certificate authorities"));
    m_fingerprint->setObjectName(prefix + u"Fingerprint"_s);
    m_fingerprint->setPlaceholderText(tr("none: by authorities"));
    m_fingerprint->setAccessibleName(tr("SHA-256 fingerprint of the certificate to trust"));
    m_fingerprint->setToolTip(
        tr("The one certificate to trust, whoever signed it: its SHA-256, 64 hexadecimal digits, "
           "with or without colons. Compare it with the consumer's by another way first."));
    auto* row = new QHBoxLayout(m_caRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(m_caFile, 1);
    row->addWidget(m_choose);
    connect(m_http2, &QCheckBox::toggled, this, &ConnectionFields::changed);
    connect(m_choose, &QPushButton::clicked, this, &ConnectionFields::chooseFile);
    for (QLineEdit* line : {m_caFile, m_fingerprint})
        connect(line, &QLineEdit::textChanged, this, &ConnectionFields::changed);
}

void ConnectionFields::chooseFile()
{
    const QString file =
        QFileDialog::getOpenFileName(m_form, tr("File of certificate authorities"), m_caFile->text(),
                                     tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    if (!file.isEmpty()) m_caFile->setText(file);
}

QString ConnectionFields::complaint() const
{
    const QFileInfo file(m_caFile->text().trimmed());
    if (!file.filePath().isEmpty() && (!file.isFile() || !file.isReadable()))
        return tr("%1 can't be read.").arg(file.filePath());
    const QString written = m_fingerprint->text().trimmed();
    if (!written.isEmpty() && !readFingerprint(written.toStdString()))
        return tr("The fingerprint is no SHA-256: write its 64 hexadecimal digits, with or without colons.");
    return {};
}

void ConnectionFields::setEnabled(bool enabled)
{
    m_http2->setEnabled(enabled);
    m_caFile->setReadOnly(!enabled);
    m_choose->setEnabled(enabled);
    m_fingerprint->setReadOnly(!enabled);
}

void ConnectionFields::showValues(bool http2, const std::string& caFile, const std::string& fingerprint)
{
    m_http2->setChecked(http2);
    m_caFile->setText(QString::fromStdString(caFile));
    m_fingerprint->setText(QString::fromStdString(fingerprintText(fingerprint)));
    m_fingerprint->setCursorPosition(0);
}

bool ConnectionFields::wantsHttp2() const
{
    return m_http2->isChecked();
}

std::string ConnectionFields::caFileName() const
{
    return m_caFile->text().trimmed().toStdString();
}

std::string ConnectionFields::fingerprintDigits() const
{
    const std::string written = m_fingerprint->text().trimmed().toStdString();
    return readFingerprint(written).value_or(written);
}

} // namespace pb
