// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/whyview.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/tables/attempttext.h"
#include "models/tables/streamtext.h"
#include "ui/deliveries/deliverylook.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

QLabel* wrapping(const QString& name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString upperFirst(QString text)
{
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

} // namespace

WhyView::WhyView(Theme& theme, QWidget* parent) : QScrollArea(parent), m_theme(theme), m_icon(new QLabel)
{
    setObjectName(u"whyView"_s);
    setAccessibleName(tr("Why the next step was chosen"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget;
    m_sentence = wrapping(u"whySentence"_s, body);
    m_sentence->setProperty("role", u"heading"_s);
    m_due = wrapping(u"whyDue"_s, body);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_sentence);
    words->addWidget(m_due);
    m_trust = new QPushButton(tr("Trust this certificate\u2026"), body);
    m_trust->setObjectName(u"whyTrust"_s);
    m_trust->setAccessibleName(tr("Trust the consumer's certificate by its fingerprint"));
    m_trust->setToolTip(tr("Opens the push form with the certificate's fingerprint filled in"));
    m_trust->hide();
    words->addWidget(m_trust, 0, Qt::AlignLeft);
    connect(m_trust, &QPushButton::clicked, this,
            [this] { Q_EMIT trustRequested(refusedCertificate(m_attempt)); });
    auto* lead = new QHBoxLayout;
    lead->setSpacing(10);
    lead->addWidget(m_icon, 0, Qt::AlignTop);
    lead->addLayout(words, 1);
    m_facts = new QWidget(body);
    m_grid = new QGridLayout(m_facts);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(2, 8, 6, 4);
    layout->setSpacing(12);
    layout->addLayout(lead);
    layout->addWidget(m_facts);
    layout->addStretch(1);
    setWidget(body);
    connect(&theme, &Theme::changed, this, &WhyView::showIcon);
}

void WhyView::showMark(const LaneMark& mark)
{
    if (mark.attempt.id == m_mark.attempt.id && mark.waitEnd == m_mark.waitEnd) return;
    showAttempt(m_attempt, mark);
}

void WhyView::showAttempt(const DeliveryAttempt& attempt, const LaneMark& mark)
{
    m_attempt = attempt;
    m_mark = mark;
    m_sentence->setText(upperFirst(QString::fromStdString(attempt.reason)));
    m_lines = {m_sentence->text()};
    const QString due = dueSentence(mark);
    m_due->setText(due);
    m_due->setVisible(!due.isEmpty());
    if (!due.isEmpty()) m_lines += due;
    showFacts();
    showTrust();
    showIcon();
}

void WhyView::setTrustable(bool trustable)
{
    m_trustable = trustable;
    showTrust();
}

void WhyView::showTrust()
{
    m_trust->setVisible(m_trustable && !refusedCertificate(m_attempt).isEmpty());
}

void WhyView::addFact(const QString& name, const QString& value, const QString& tone)
{
    const int row = m_grid->rowCount();
    auto* title = new QLabel(name, m_facts);
    title->setProperty("role", u"fieldLabel"_s);
    title->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* text = wrapping({}, m_facts);
    text->setText(value);
    if (!tone.isEmpty()) text->setProperty("tone", tone);
    m_grid->addWidget(title, row, 0);
    m_grid->addWidget(text, row, 1);
    m_lines += name + u": "_s + value;
}

void WhyView::showFacts()
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const DeliveryAttempt& attempt = m_attempt;
    addFact(tr("Attempt"), tr("%1 of delivery %2").arg(attempt.attempt).arg(attempt.delivery));
    addFact(tr("Outcome"), outcomeWord(attempt.outcome));
    addFact(tr("Answer"), attempt.status > 0 ? QString::number(attempt.status) : tr("no complete answer"));
    if (!attempt.error.empty()) addFact(tr("Transport"), QString::fromStdString(attempt.error));
    if (const QString connection = connectionText(attempt); !connection.isEmpty())
        addFact(tr("Connection"), connection);
    if (!attempt.tls.empty()) addFact(tr("TLS"), QString::fromStdString(attempt.tls));
    addFact(tr("Began"), momentText(attempt.startedAt));
    if (attempt.retryAfterSeconds)
        addFact(tr("Demanded"), tr("%1 of quiet, by Retry-After")
                                    .arg(durationText(std::chrono::microseconds(
                                        static_cast<qint64>(*attempt.retryAfterSeconds * 1e6)))));
    if (attempt.nextAt) addFact(tr("Next attempt"), tr("due %1").arg(momentText(*attempt.nextAt)));
    if (m_mark.waits()) addFact(tr("Wait"), durationText(m_mark.waitEnd - m_mark.end));
    if (attempt.retryAfterSeconds || attempt.clocksDiffer)
        addFact(tr("Clocks"),
                attempt.clocksDiffer
                    ? tr("The answer's Date is off by more than a second; the later reading was taken.")
                    : tr("No difference between the consumer's clock and ours was seen."),
                attempt.clocksDiffer ? u"warn"_s : QString());
    addFact(tr("Events"), attempt.firstSequence == attempt.lastSequence
                              ? tr("%1, sequence %2").arg(attempt.events).arg(attempt.firstSequence.value)
                              : tr("%1, sequences %2 to %3")
                                    .arg(attempt.events)
                                    .arg(attempt.firstSequence.value)
                                    .arg(attempt.lastSequence.value));
}

void WhyView::showIcon()
{
    const QColor colour = toneColour(outcomeTone(m_attempt.outcome), m_theme.colours());
    m_icon->setPixmap(m_theme.pixmap(outcomeIcon(m_attempt.outcome), colour, 22, devicePixelRatioF()));
}

QString WhyView::source() const
{
    return m_lines.join(u'\n');
}

} // namespace pb
