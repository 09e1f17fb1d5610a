// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QTextBrowser;

namespace pb {

/// Shows the help pages of resources/help in the language of the window, English where there is no other.
class HelpWindow : public QDialog
{
    Q_OBJECT
public:
    explicit HelpWindow(QWidget* parent);

    /// Shows a page by its file's name without the ending: "stream".
    void showPage(const QString& name);

private:
    QTextBrowser* m_text;
};

} // namespace pb
