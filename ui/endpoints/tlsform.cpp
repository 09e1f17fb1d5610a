// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/tlsform.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "ui/copybutton.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

TlsForm::TlsForm(Theme& theme, QWidget* parent)
    : QWidget(parent), m_form(new QFormLayout(this)), m_mode(new QComboBox(this)),
      m_meaning(new QLabel(this)), m_fingerprintRow(new QWidget(this)), m_fingerprint(new QLabel(this))
{
    setObjectName(u"tlsForm"_s);
    m_form->setContentsMargins(0, 12, 0, 0);
    m_form->setHorizontalSpacing(14);
    m_form->setVerticalSpacing(9);
    m_mode->setObjectName(u"tlsMode"_s);
    m_mode->setAccessibleName(tr("Encryption"));
    m_mode->addItems({tr("In clear (http)"), tr("TLS with its own self-signed certificate"),
                      tr("TLS with a certificate from files")});
    m_mode->setMaximumWidth(420);
    m_meaning->setObjectName(u"tlsMeaning"_s);
    m_meaning->setProperty("role", u"muted"_s);
    m_meaning->setWordWrap(true);
    addRow(tr("Encryption"), m_mode, m_mode);
    m_form->addRow(QString(), m_meaning);
    m_certificate = addFile(u"tlsCertificate"_s, tr("Certificate file"),
                            tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    m_key = addFile(u"tlsKey"_s, tr("Key file"), tr("Keys (*.pem *.key);;All files (*)"));
    makeFingerprint(theme);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        Q_EMIT changed();
    });
    for (QLineEdit* line : {m_certificate, m_key})
        connect(line, &QLineEdit::textChanged, this, &TlsForm::changed);
    showFields();
    showListener({});
}

void TlsForm::addRow(const QString& text, QWidget* row, QWidget* field)
{
    auto* name = new QLabel(text, this);
    name->setProperty("role", u"fieldLabel"_s);
    name->setBuddy(field);
    name->setMinimumHeight(32); // as high as its field
    m_form->addRow(name, row);
}

QLineEdit* TlsForm::addFile(const QString& name, const QString& label, const QString& filter)
{
    auto* row = new QWidget(this);
    auto* line = new QLineEdit(row);
    line->setObjectName(name);
    line->setAccessibleName(label);
    line->setPlaceholderText(tr("PEM"));
    auto* button = new QPushButton(tr("Choose\u2026"), row);
    button->setObjectName(name + u"Choose"_s);
    button->setAccessibleName(tr("Choose: %1").arg(label));
    connect(button, &QPushButton::clicked, this,
            [this, line, label, filter] { choose(line, label, filter); });
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line, 1);
    layout->addWidget(button);
    addRow(label, row, line);
    return line;
}

void TlsForm::choose(QLineEdit* line, const QString& title, const QString& filter)
{
    const QString file = QFileDialog::getOpenFileName(this, title, line->text(), filter);
    if (!file.isEmpty()) line->setText(file);
}

void TlsForm::makeFingerprint(Theme& theme)
{
    m_fingerprint->setObjectName(u"tlsFingerprint"_s);
    m_fingerprint->setFont(Theme::codeFont());
    m_fingerprint->setWordWrap(true);
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* copy = new CopyButton(theme, tr("Copy the fingerprint"), m_fingerprintRow);
    copy->setObjectName(u"copyFingerprint"_s);
    copy->setText([this] { return m_fingerprint->text(); });
    auto* row = new QHBoxLayout(m_fingerprintRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_fingerprint, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    addRow(tr("SHA-256 of the certificate"), m_fingerprintRow, copy);
}

void TlsForm::setTls(const TlsSettings& tls)
{
    m_given = tls;
    m_mode->setCurrentIndex(static_cast<int>(tls.mode));
    m_certificate->setText(QString::fromStdString(tls.certificateFile));
    m_key->setText(QString::fromStdString(tls.keyFile));
}

TlsSettings TlsForm::tls() const
{
    TlsSettings tls = m_given;
    tls.mode = static_cast<TlsSettings::Mode>(m_mode->currentIndex());
    tls.certificateFile = m_certificate->text().toStdString();
    tls.keyFile = m_key->text().toStdString();
    return tls;
}

bool TlsForm::isComplete() const
{
    return tls().mode != TlsSettings::Mode::Files ||
           (!m_certificate->text().isEmpty() && !m_key->text().isEmpty());
}

void TlsForm::setEditable(bool editable)
{
    m_editable = editable;
    m_mode->setEnabled(editable);
    showFields();
}

void TlsForm::showFields()
{
    const bool files = tls().mode == TlsSettings::Mode::Files;
    for (QLineEdit* line : {m_certificate, m_key}) {
        m_form->setRowVisible(line->parentWidget(), files);
        line->parentWidget()->setEnabled(m_editable);
    }
    switch (tls().mode) {
    case TlsSettings::Mode::Off:
        m_meaning->setText(tr("Requests can be read on the way: for this computer only. HTTP/2 is served to "
                              "those who begin with it."));
        break;
    case TlsSettings::Mode::SelfSigned:
        m_meaning->setText(
            tr("A certificate is made on first use and kept beside the program's settings. "
               "Producers have to be told to trust its fingerprint. HTTP/2 is offered by ALPN."));
        break;
    case TlsSettings::Mode::Files:
        m_meaning->setText(tr("The certificate chain and its key, both PEM. TLS 1.2 and later; HTTP/2 is "
                              "offered by ALPN."));
        break;
    }
}

void TlsForm::showListener(const ListenerState& state)
{
    m_fingerprint->setText(QString::fromStdString(state.fingerprint));
    m_form->setRowVisible(m_fingerprintRow, !state.fingerprint.empty());
}

} // namespace pb
