// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stream/findingsview.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/findingicons.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

QLabel* textLabel(const QString& text, const QString& role, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", role);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

FindingsView::FindingsView(Theme& theme, QWidget* parent)
    : QScrollArea(parent), m_theme(theme), m_body(new QWidget), m_layout(new QVBoxLayout(m_body))
{
    setObjectName(u"findingsView"_s);
    setAccessibleName(tr("Findings"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_layout->setContentsMargins(0, 6, 6, 0);
    m_layout->setSpacing(8);
    setWidget(m_body);
    connect(&theme, &Theme::changed, this, &FindingsView::rebuild);
}

void FindingsView::showDetail(const StreamDetail& detail)
{
    m_detail = detail;
    rebuild();
}

void FindingsView::rebuild()
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    FindingSet all = m_detail.row.findings;
    if (m_detail.request) all.add(m_detail.request->findings);
    for (const Finding finding : allFindings) {
        if (!all.has(finding)) continue;
        const FindingNote* note = nullptr;
        if (m_detail.request) {
            const auto& notes = m_detail.request->notes;
            const auto found = std::find_if(notes.begin(), notes.end(),
                                            [finding](const FindingNote& n) { return n.finding == finding; });
            if (found != notes.end()) note = &*found;
        }
        m_layout->addWidget(makeCard(finding, m_detail.row.findings.has(finding), note));
    }
    if (all.empty()) m_layout->addWidget(makeNothing());
    m_layout->addStretch(1);
}

QWidget* FindingsView::makeCard(Finding finding, bool ofRow, const FindingNote* note)
{
    auto* card = new QFrame(m_body);
    card->setProperty("role", u"codeBox"_s);
    card->setObjectName(u"finding"_s);
    auto* across = new QHBoxLayout(card);
    across->setContentsMargins(12, 9, 12, 9);
    across->setSpacing(11);
    const QColor colour = severityColour(severity(finding), m_theme.colours());
    auto* picture = new QLabel(card);
    picture->setPixmap(m_theme.pixmap(findingIcon(finding), colour, 20, devicePixelRatioF()));
    across->addWidget(picture, 0, Qt::AlignTop);
    auto* down = new QVBoxLayout;
    down->setSpacing(3);
    auto* title = new QHBoxLayout;
    title->setSpacing(9);
    QString name = findingWord(finding);
    name[0] = name[0].toUpper();
    auto* word = new QLabel(name, card);
    word->setProperty("role", u"heading"_s);
    word->setStyleSheet(u"color: %1;"_s.arg(colour.name()));
    title->addWidget(word);
    const std::string_view requirement = findingRequirement(finding);
    auto* id =
        new QLabel(QString::fromLatin1(requirement.data(), static_cast<qsizetype>(requirement.size())), card);
    id->setProperty("role", u"requirement"_s);
    title->addWidget(id);
    QString remark;
    if (note != nullptr && note->count > 1)
        remark = tr("%n time(s) in this request", nullptr, note->count);
    else if (!ofRow)
        remark = tr("of the request");
    title->addWidget(textLabel(remark, u"muted"_s, card), 1);
    down->addLayout(title);
    down->addWidget(textLabel(findingRule(finding), {}, card));
    if (note != nullptr && !(note->text.empty() && note->target.empty())) {
        const QString text = QString::fromStdString(note->text);
        const QString target = QString::fromStdString(note->target);
        const bool named = target.isEmpty() || text.contains(target);
        down->addWidget(textLabel(named ? text : tr("%1: %2").arg(target, text), u"muted"_s, card));
    }
    across->addLayout(down, 1);
    return card;
}

QWidget* FindingsView::makeNothing()
{
    auto* row = new QWidget(m_body);
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(4, 10, 4, 4);
    across->setSpacing(10);
    auto* picture = new QLabel(row);
    picture->setPixmap(m_theme.pixmap(u"check"_s, m_theme.colours().good, 20, devicePixelRatioF()));
    across->addWidget(picture);
    across->addWidget(
        textLabel(tr("Nothing to remark: the request and the event are as the standard says."), {}, row), 1);
    return row;
}

} // namespace pb
