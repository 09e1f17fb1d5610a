// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <QWidget>

class QLabel;
class QTabWidget;
class QTreeWidget;

namespace pb {

class CodeView;
class Theme;

/// One HTTP message: its first line, headers in the order and case they were sent, body, and raw bytes.
class MessageView : public QWidget
{
    Q_OBJECT
public:
    /// `name` starts the object names of its parts: requestLine, requestHeaders, requestBody, requestRaw,
    /// requestHex.
    MessageView(Theme& theme, const QString& name, const QString& title, QWidget* parent = nullptr);

    /// `remark` is a line above the headers (peer, times); `missing` says why there is no message, if so.
    void showMessage(std::string head, std::string body, const QString& remark, const QString& missing = {});
    /// The message's bytes as text, head and body.
    QString source() const;

private:
    void showHeaders();

    std::string m_head;
    std::string m_body;
    QLabel* m_line;
    QLabel* m_remark;
    QTreeWidget* m_headers;
    QTabWidget* m_forms;
    CodeView* m_bodyText;
    CodeView* m_raw;
    CodeView* m_hex;
};

} // namespace pb
