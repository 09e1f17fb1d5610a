// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QToolButton;

namespace pb {

class Theme;

/// Says which rows the table shows, while it does not show all of them as they arrived: what they have in
/// common or how they are sorted, how many there are, how far the search is, and the way back.
class RowSetBar : public QFrame
{
    Q_OBJECT
public:
    /// `name` begins the object names: nameBar, nameText, nameProgress, nameClear.
    RowSetBar(Theme& theme, const QString& name, QWidget* parent = nullptr);

    /// `sorted`: the icon says so.
    void showSet(const QString& what, bool sorted);
    void showRows(qint64 rows);
    void showProgress(qint64 done, qint64 total);
    void endProgress();

Q_SIGNALS:
    void clearRequested();

private:
    void showText();
    void showIcons();

    Theme& m_theme;
    QLabel* m_icon;
    QLabel* m_text;
    QProgressBar* m_progress;
    QToolButton* m_clear;
    QString m_what;
    qint64 m_rows = 0;
    bool m_sorted = false;
    bool m_running = false;
    QString m_through; ///< how far it is
};

} // namespace pb
