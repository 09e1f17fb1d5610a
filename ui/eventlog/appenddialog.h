// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "models/domain/resourcerecord.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace pb {

class SeenValues;
class Theme;

/// Types an event in, to be appended under the next sequence (LOG-5). What is typed is checked as it is
/// typed.
class AppendDialog : public QDialog
{
    Q_OBJECT
public:
    AppendDialog(Theme& theme, SeenValues& seen, QWidget* parent = nullptr);

    /// What is in the form.
    NewEvent event() const;
    /// Why it can't be appended; empty where it can.
    QString complaint() const;

Q_SIGNALS:
    void appended(const pb::NewEvent& event);

private:
    QWidget* makeTypes();
    void showState();

    Theme& m_theme;
    QComboBox* m_resource;
    QLineEdit* m_key;
    QLineEdit* m_url;
    QLineEdit* m_types;
    QPlainTextEdit* m_members;
    QLabel* m_message;
    QPushButton* m_submit;
};

} // namespace pb
