// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messageview.h"

#include <algorithm>

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "models/domain/jsonview.h"
#include "models/tables/hexdump.h"
#include "models/tables/jsonindent.h"
#include "ui/codeview.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

/// A hexadecimal dump takes five times the room of its bytes.
constexpr std::size_t mostDumped = static_cast<std::size_t>(CodeView::mostShown) / 5;

QString toText(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

std::string_view takeLine(std::string_view& rest)
{
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

/// The first line that a head of HTTP/2 amounts to.
std::string http2Line(std::string_view head)
{
    std::string method, path, status;
    while (head.starts_with(':')) {
        const std::string_view line = takeLine(head);
        const std::size_t colon = line.find(": ", 1);
        if (colon == std::string_view::npos) continue;
        const std::string_view name = line.substr(0, colon);
        if (name == ":method") method = line.substr(colon + 2);
        if (name == ":path") path = line.substr(colon + 2);
        if (name == ":status") status = line.substr(colon + 2);
    }
    return method.empty() && path.empty() ? "HTTP/2 " + status : method + ' ' + path + " HTTP/2";
}

} // namespace

MessageView::MessageView(Theme& theme, const QString& name, const QString& title, QWidget* parent)
    : QWidget(parent), m_line(new QLabel(this)), m_remark(new QLabel(this)), m_headers(new QTreeWidget(this)),
      m_forms(new QTabWidget(this)),
      m_bodyText(new CodeView(theme, name + u"Body"_s, tr("%1: body").arg(title))),
      m_raw(new CodeView(theme, name + u"Raw"_s, tr("%1: as sent").arg(title))),
      m_hex(new CodeView(theme, name + u"Hex"_s, tr("%1: bytes").arg(title)))
{
    m_line->setObjectName(name + u"Line"_s);
    m_line->setFont(Theme::codeFont());
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_line->setStyleSheet(u"font-weight: 600;"_s);
    m_remark->setObjectName(name + u"Remark"_s);
    m_remark->setProperty("role", u"muted"_s);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_headers->setObjectName(name + u"Headers"_s);
    m_headers->setAccessibleName(tr("%1: headers in order").arg(title));
    m_headers->setProperty("role", u"boxed"_s);
    m_headers->setRootIsDecorated(false);
    m_headers->setUniformRowHeights(true);
    m_headers->setHeaderLabels({tr("Header"), tr("Value")});
    m_headers->header()->setSectionsMovable(false);
    m_forms->setObjectName(name + u"Forms"_s);
    m_forms->tabBar()->setAccessibleName(tr("%1: forms of the body").arg(title));
    m_bodyText->highlightJson();
    m_hex->setWordWrapMode(QTextOption::NoWrap);
    m_forms->addTab(m_bodyText, tr("Body"));
    m_forms->addTab(m_raw, tr("As sent"));
    m_forms->addTab(m_hex, tr("Bytes"));

    auto* left = new QWidget(this);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 4, 0, 0);
    leftLayout->setSpacing(5);
    leftLayout->addWidget(m_line);
    leftLayout->addWidget(m_remark);
    leftLayout->addWidget(m_headers, 1);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(10);
    splitter->addWidget(left);
    splitter->addWidget(m_forms);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 6);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

void MessageView::showMessage(std::string head, std::string body, const QString& remark,
                              const QString& missing)
{
    m_head = std::move(head);
    m_body = std::move(body);
    m_remark->setText(remark);
    m_remark->setToolTip(remark);
    m_remark->setVisible(!remark.isEmpty());
    showHeaders();
    if (!missing.isEmpty()) m_line->setText(missing);
    const auto most = static_cast<std::size_t>(CodeView::mostShown) + 1;
    // Laid out for reading where it is JSON; "As sent" has it byte for byte.
    const bool isJson = m_body.size() < most && checkJson(m_body).has_value();
    m_bodyText->showText(toText(isJson ? indentJson(m_body) : m_body.substr(0, most)));
    m_raw->showText(toText(m_head + m_body.substr(0, most)));
    m_hex->showText(hexDump((m_head + m_body.substr(0, most)).substr(0, mostDumped)));
}

void MessageView::showHeaders()
{
    m_headers->clear();
    std::string_view rest = m_head;
    // HTTP/2 has no first line: it is told from the pseudo-headers, which stand among the headers as sent.
    m_line->setText(rest.starts_with(':') ? toText(http2Line(rest)) : toText(takeLine(rest)));
    m_line->setToolTip(m_line->text());
    while (!rest.empty()) {
        const std::string_view line = takeLine(rest);
        if (line.empty()) continue;
        const std::size_t colon = line.find(':', 1);
        const std::string_view value =
            colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
        const std::size_t start = std::min(value.find_first_not_of(" \t"), value.size());
        auto* item =
            new QTreeWidgetItem(m_headers, {toText(line.substr(0, colon)), toText(value.substr(start))});
        item->setToolTip(1, item->text(1));
    }
    m_headers->resizeColumnToContents(0);
    m_headers->setColumnWidth(0, std::clamp(m_headers->columnWidth(0) + 12, 120, 240));
}

QString MessageView::source() const
{
    return toText(m_head + m_body);
}

} // namespace pb
