// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/helpwindow.h"

#include <QFile>
#include <QLocale>
#include <QTextBrowser>
#include <QTextTable>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace pb {

HelpWindow::HelpWindow(QWidget* parent) : QDialog(parent), m_text(new QTextBrowser(this))
{
    setObjectName(u"helpWindow"_s);
    setWindowTitle(tr("Pushbench Help"));
    m_text->setObjectName(u"helpText"_s);
    m_text->setAccessibleName(tr("Help"));
    m_text->setOpenExternalLinks(true);
    m_text->document()->setDocumentMargin(22);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    resize(680, 560);
}

void HelpWindow::showPage(const QString& name)
{
    const QString language = QLocale().name();
    QFile file(u":/help/%1/%2.md"_s.arg(language, name));
    if (!file.exists()) file.setFileName(u":/help/en/%1.md"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) return;
    m_text->setMarkdown(QString::fromUtf8(file.readAll()));
    for (QTextFrame* frame : m_text->document()->rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (table == nullptr) continue;
        QTextTableFormat format = table->format();
        format.setCellPadding(6);
        format.setCellSpacing(0);
        format.setBorderCollapse(true);
        format.setBorderBrush(palette().mid());
        format.setTopMargin(6);
        format.setBottomMargin(10);
        table->setFormat(format);
    }
}

} // namespace pb
