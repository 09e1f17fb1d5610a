// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/behaviouredit.h"

#include <algorithm>

#include <QPainter>
#include <QVBoxLayout>

#include "models/domain/receiverbehaviour.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int pointerHeight = 5;

} // namespace

int ScriptLine::xOfCharacter(qsizetype position) const
{
    // The caret's rectangle shows how far the text is scrolled; the metrics give the rest.
    const QFontMetrics metrics(font());
    const int caret = cursorRect().center().x();
    const QString shown = text();
    return caret + metrics.horizontalAdvance(shown.left(position)) -
           metrics.horizontalAdvance(shown.left(cursorPosition()));
}

PositionMark::PositionMark(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PositionMark::showError(int x, const QString& message)
{
    m_pointer = x;
    m_text = message;
    setAccessibleName(message);
    setToolTip(message);
    updateGeometry();
    update();
}

void PositionMark::showHint(const QString& text)
{
    m_pointer.reset();
    m_text = text;
    setAccessibleName(text);
    setToolTip(text);
    updateGeometry();
    update();
}

QSize PositionMark::sizeHint() const
{
    return {200, heightForText()};
}

/// One line, or as many as an error needs.
int PositionMark::heightForText() const
{
    const int line = fontMetrics().height() + pointerHeight;
    if (!m_pointer || width() < 80) return line;
    return std::max(line, wrapped().height() + pointerHeight);
}

QRect PositionMark::wrapped() const
{
    return fontMetrics().boundingRect(QRect(0, pointerHeight, width(), 1000), Qt::TextWordWrap, m_text);
}

QSize PositionMark::minimumSizeHint() const
{
    return {40, heightForText()};
}

void PositionMark::paintEvent(QPaintEvent*)
{
    if (m_text.isEmpty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& colours = m_theme.colours();
    painter.setPen(m_pointer ? colours.bad : colours.muted);
    if (!m_pointer) {
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
        return;
    }
    constexpr int half = 4;
    const int x = std::clamp(*m_pointer, half, width() - half);
    painter.setBrush(colours.bad);
    const QPoint triangle[] = {{x, 0}, {x - half, pointerHeight}, {x + half, pointerHeight}};
    painter.drawPolygon(triangle, 3);
    // A short sentence stands under the place, a long one takes the whole width.
    const int left =
        std::clamp(x - half, 0, std::max(0, width() - fontMetrics().horizontalAdvance(m_text) - 1));
    painter.drawText(QRect(left, pointerHeight, width() - left, height() - pointerHeight),
                     Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeft, m_text);
}

BehaviourEdit::BehaviourEdit(Theme& theme, QWidget* parent)
    : QWidget(parent), m_line(new ScriptLine(this)), m_mark(new PositionMark(theme, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_line);
    layout->addWidget(m_mark);
    setFocusProxy(m_line);
    m_line->setObjectName(u"behaviourEdit"_s);
    m_line->setAccessibleName(tr("Behaviour"));
    m_line->setFont(Theme::codeFont());
    m_mark->setObjectName(u"behaviourMark"_s);
    connect(m_line, &QLineEdit::textChanged, this, &BehaviourEdit::check);
    connect(m_line, &QLineEdit::cursorPositionChanged, this, &BehaviourEdit::check);
    check();
}

QString BehaviourEdit::text() const
{
    return m_line->text();
}

void BehaviourEdit::setText(const QString& text)
{
    m_line->setText(text);
    m_line->setCursorPosition(0);
}

void BehaviourEdit::setReadOnly(bool readOnly)
{
    m_line->setReadOnly(readOnly);
}

void BehaviourEdit::setHint(const QString& hint)
{
    if (hint == m_hint) return;
    m_hint = hint;
    check();
}

void BehaviourEdit::check()
{
    const std::string script = m_line->text().toStdString();
    const auto parsed = parseBehaviour(script);
    const bool valid = parsed.has_value();
    if (valid) {
        const bool empty = m_line->text().trimmed().isEmpty();
        m_mark->showHint(m_hint.isEmpty() && empty ? tr("Empty: every request is answered by the rules")
                                                   : m_hint);
    } else {
        // The parser counts bytes of UTF-8, the screen counts characters.
        const std::size_t bytes = std::min(parsed.error().position, script.size());
        const qsizetype place = QString::fromUtf8(script.data(), static_cast<qsizetype>(bytes)).size();
        m_mark->showError(m_line->xOfCharacter(place), QString::fromStdString(parsed.error().message));
    }
    if (m_line->property("wrong").toBool() == valid) {
        m_line->setProperty("wrong", !valid);
        restyle(*m_line);
    }
    m_line->setAccessibleDescription(valid ? QString() : m_mark->text());
    if (valid != m_valid) {
        m_valid = valid;
        Q_EMIT validityChanged(valid);
    }
}

void BehaviourEdit::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    check();
}

} // namespace pb
