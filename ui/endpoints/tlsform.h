// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace pb {

class Theme;

/// Whether the receiver speaks TLS and with which certificate; while it runs, that one's fingerprint
/// (RCV-13).
class TlsForm : public QWidget
{
    Q_OBJECT
public:
    explicit TlsForm(Theme& theme, QWidget* parent = nullptr);

    void setTls(const TlsSettings& tls);
    TlsSettings tls() const;
    /// Whether the files it needs are named.
    bool isComplete() const;
    void setEditable(bool editable);
    void showListener(const ListenerState& state);

Q_SIGNALS:
    void changed();

private:
    QLineEdit* addFile(const QString& name, const QString& label, const QString& filter);
    void makeFingerprint(Theme& theme);
    void addRow(const QString& text, QWidget* row, QWidget* field);
    void choose(QLineEdit* line, const QString& title, const QString& filter);
    void showFields();

    QFormLayout* m_form;
    QComboBox* m_mode;
    QLabel* m_meaning;
    QLineEdit* m_certificate;
    QLineEdit* m_key;
    QWidget* m_fingerprintRow;
    QLabel* m_fingerprint;
    TlsSettings m_given; ///< with what has no field
    bool m_editable = true;
};

} // namespace pb
