// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/feedbar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "models/tables/attempttext.h"
#include "ui/deliveries/deliverylook.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

bool isRunning(FeedActivity activity)
{
    return activity != FeedActivity::NotRunning && activity != FeedActivity::Suspended;
}

} // namespace

FeedBar::FeedBar(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_title(new QLabel(this)),
      m_words(new QLabel(this)),
      m_retry(makeButton(u"retryNowButton"_s, tr("Retry now"), &FeedBar::retryNowRequested)),
      m_suspend(makeButton(u"suspendButton"_s, tr("Suspend"), &FeedBar::suspendRequested)),
      m_resume(makeButton(u"resumeButton"_s, tr("Resume"), &FeedBar::resumeRequested)),
      m_stop(makeButton(u"stopFeedButton"_s, tr("Stop"), &FeedBar::stopRequested))
{
    setObjectName(u"feedBar"_s);
    setAccessibleName(tr("Selected feed"));
    m_title->setObjectName(u"feedTitle"_s);
    m_title->setProperty("role", u"heading"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_words->setObjectName(u"feedWords"_s);
    m_words->setProperty("role", u"muted"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_title);
    layout->addWidget(m_words, 1);
    for (QPushButton* button : {m_retry, m_suspend, m_resume, m_stop})
        layout->addWidget(button);
    connect(&theme, &Theme::changed, this, &FeedBar::showIcons);
    showFeed({});
}

QPushButton* FeedBar::makeButton(const QString& name, const QString& word, void (FeedBar::*asked)(qint64))
{
    auto* button = new QPushButton(word, this);
    button->setObjectName(name);
    button->setAccessibleName(word);
    button->setIconSize(Theme::leadingSize);
    connect(button, &QPushButton::clicked, this, [this, asked] {
        if (m_state) Q_EMIT(this->*asked)(m_state->feed.id);
    });
    return button;
}

void FeedBar::showFeed(const std::optional<FeedState>& state)
{
    const bool other = !state || !m_state || state->activity != m_state->activity;
    m_state = state;
    m_title->setText(state ? feedTitle(state->feed) : tr("No feed is selected"));
    m_words->setText(stateText());
    m_words->setToolTip(u"<qt>"_s + m_words->text().toHtmlEscaped());
    showButtons();
    if (other) showIcons();
}

QString FeedBar::stateText() const
{
    if (!m_state) return {};
    QStringList words{QString::fromStdString(m_state->feed.url)};
    const bool suspended =
        m_state->activity == FeedActivity::Suspended && !m_state->feed.suspendedBecause.empty();
    if (suspended) words.prepend(QString::fromStdString(m_state->feed.suspendedBecause));
    const QString lag = lagText(*m_state);
    if (!lag.isEmpty()) words.prepend(lag);
    return words.join(u" \u00b7 "_s);
}

QString FeedBar::retryTip() const
{
    if (!m_state) return tr("Select a feed first");
    if (m_state->activity == FeedActivity::Waiting) return tr("Make the planned attempt at once");
    if (m_state->activity == FeedActivity::Halted && m_state->nextAt)
        return tr("The consumer asked for quiet until %1; it is not disturbed before")
            .arg(clockTimeText(*m_state->nextAt));
    return tr("No attempt is waiting to be made");
}

void FeedBar::showButtons()
{
    const FeedActivity activity = m_state ? m_state->activity : FeedActivity::NotRunning;
    m_retry->setEnabled(m_state && activity == FeedActivity::Waiting);
    m_suspend->setEnabled(m_state && isRunning(activity));
    m_resume->setEnabled(m_state && !isRunning(activity));
    m_stop->setEnabled(m_state && isRunning(activity));
    m_retry->setToolTip(retryTip());
    m_retry->setAccessibleDescription(m_retry->toolTip());
    m_suspend->setToolTip(tr("Push nothing more to this consumer until the feed is resumed"));
    m_resume->setToolTip(tr("Push again from the first event that is not acknowledged"));
    m_stop->setToolTip(tr("End this feed's run; what is acknowledged stays so"));
}

void FeedBar::showIcons()
{
    const Colours& c = m_theme.colours();
    const std::pair<QPushButton*, QString> icons[] = {
        {m_retry, u"retry"_s}, {m_suspend, u"pause"_s}, {m_resume, u"play"_s}, {m_stop, u"stop"_s}};
    for (const auto& [button, icon] : icons)
        button->setIcon(m_theme.leadingIcon(icon, c.text));
    const FeedActivity activity = m_state ? m_state->activity : FeedActivity::NotRunning;
    m_icon->setPixmap(
        m_theme.pixmap(activityIcon(activity), activityColour(activity, c), 16, devicePixelRatioF()));
}

} // namespace pb
