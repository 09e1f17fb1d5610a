// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QObject>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QWidget;

namespace pb {

/// The fields of a form that say how a consumer is connected to: HTTP/2, whose certificates are trusted, or
/// which one alone (PSH-11). The form lays them out. GUI thread.
class ConnectionFields : public QObject
{
    Q_OBJECT
public:
    /// `prefix` begins the object names: pushHttp2, pushCaFile, pushChooseCaFile, pushFingerprint.
    ConnectionFields(const QString& prefix, QWidget* form);

    QCheckBox* http2() const { return m_http2; }
    /// The file of authorities with its button.
    QWidget* caRow() const { return m_caRow; }
    QLineEdit* caFile() const { return m_caFile; }
    QLineEdit* fingerprint() const { return m_fingerprint; }

    /// What is wrong with what is typed; empty: nothing.
    QString complaint() const;
    void setEnabled(bool enabled);

    /// From and to PushSettings or ProducerSettings.
    template <typename Settings>
    void show(const Settings& settings)
    {
        showValues(settings.http2, settings.caFile, settings.trustedFingerprint);
    }
    template <typename Settings>
    void write(Settings& settings) const
    {
        settings.http2 = wantsHttp2();
        settings.caFile = caFileName();
        settings.trustedFingerprint = fingerprintDigits();
    }

Q_SIGNALS:
    void changed();

private:
    void chooseFile();
    void showValues(bool http2, const std::string& caFile, const std::string& fingerprint);
    bool wantsHttp2() const;
    std::string caFileName() const;
    /// 64 digits; what can't be read as such stays as it is typed.
    std::string fingerprintDigits() const;

    QWidget* m_form;
    QCheckBox* m_http2;
    QWidget* m_caRow;
    QLineEdit* m_caFile;
    QPushButton* m_choose;
    QLineEdit* m_fingerprint;
};

} // namespace pb
