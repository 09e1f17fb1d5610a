// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "models/domain/requestrepeat.h"

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace pb {

class MessageView;
class SecretEdit;
class Theme;

/// Sends the body of a captured request once more, byte for byte, to any URL, and shows what was answered.
class SendAgainDialog : public QDialog
{
    Q_OBJECT
public:
    /// `url`: where it went.
    SendAgainDialog(Theme& theme, CapturedRequest request, const QString& url, QWidget* parent = nullptr);

    /// What is in the form.
    RequestRepeat repeat() const;
    /// Shows what came of what it sent; of anything else, nothing.
    void showResult(const RepeatResult& result);

Q_SIGNALS:
    void sendRequested(const pb::RequestRepeat& repeat);

private:
    void makeForm(QFormLayout* form, const QString& url);
    void fillHeaders();
    void showState();
    QString complaint() const;
    void say(const QString& text, const char* tone);
    void send();

    CapturedRequest m_request;
    std::shared_ptr<const std::string> m_body;
    QLineEdit* m_url;
    QCheckBox* m_allowHttp;
    SecretEdit* m_token;
    QListWidget* m_headers;
    QCheckBox* m_http2;
    QLabel* m_message;
    QPushButton* m_submit;
    MessageView* m_answer;
    bool m_underWay = false;
};

} // namespace pb
