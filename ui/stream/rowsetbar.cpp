// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stream/rowsetbar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

RowSetBar::RowSetBar(Theme& theme, const QString& name, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_icon(new QLabel(this)), m_text(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_clear(new QToolButton(this))
{
    setObjectName(name + u"Bar"_s);
    setProperty("role", u"tableBar"_s);
    m_text->setObjectName(name + u"Text"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setObjectName(name + u"Progress"_s);
    m_progress->setProperty("role", u"thin"_s);
    m_progress->setAccessibleName(tr("Looking through the Stream"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    m_progress->setFixedWidth(150);
    m_clear->setObjectName(name + u"Clear"_s);
    m_clear->setProperty("role", u"flat"_s);
    m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_clear->setIconSize(Theme::leadingSize);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 3, 6, 3);
    layout->setSpacing(9);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_clear);
    connect(m_clear, &QToolButton::clicked, this, &RowSetBar::clearRequested);
    connect(&theme, &Theme::changed, this, &RowSetBar::showIcons);
    endProgress();
    showIcons();
}

void RowSetBar::showSet(const QString& what, bool sorted)
{
    m_what = what;
    m_sorted = sorted;
    showText();
    showIcons();
}

void RowSetBar::showRows(qint64 rows)
{
    m_rows = rows;
    showText();
}

void RowSetBar::showProgress(qint64 done, qint64 total)
{
    m_running = true;
    m_progress->setValue(total > 0 ? static_cast<int>(done * 1000 / total) : 0);
    m_progress->show();
    m_through = tr("looking through %1 rows").arg(QLocale().toString(total));
    m_clear->setText(tr("Cancel"));
    m_clear->setToolTip(tr("Stop looking and show what was shown before (Esc)"));
    m_clear->setAccessibleName(m_clear->toolTip());
    showText();
}

void RowSetBar::endProgress()
{
    m_running = false;
    m_progress->hide();
    m_through.clear();
    m_clear->setText(tr("Show everything"));
    m_clear->setToolTip(tr("Show all events as they arrived (Esc)"));
    m_clear->setAccessibleName(m_clear->toolTip());
    showText();
}

void RowSetBar::showText()
{
    const QString rows = tr("%1 rows").arg(QLocale().toString(m_rows));
    const QString text = m_running && m_sorted ? tr("%1 \u00b7 %2").arg(m_what, m_through)
                         : m_running           ? tr("%1 \u00b7 %2 \u00b7 %3").arg(m_what, rows, m_through)
                         : m_rows == 1         ? tr("%1 \u00b7 1 row").arg(m_what)
                                               : tr("%1 \u00b7 %2").arg(m_what, rows);
    m_text->setText(text);
    m_text->setToolTip(text);
}

void RowSetBar::showIcons()
{
    const Colours& c = m_theme.colours();
    m_icon->setPixmap(m_theme.pixmap(m_sorted ? u"sort"_s : u"filter"_s, c.accent, 16, devicePixelRatioF()));
    m_clear->setIcon(m_theme.leadingIcon(u"close"_s, c.text));
}

} // namespace pb
