// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

#include "models/tables/place.h"

namespace pb {

class AttentionModel;
class Theme;

/// What needs attention, a line each; Enter, a double click or the arrow at its end leads there.
class AttentionList : public QListView
{
    Q_OBJECT
public:
    AttentionList(Theme& theme, AttentionModel& model, QWidget* parent = nullptr);

    /// What stands there while nothing needs attention.
    void setCalmText(const QString& text);
    /// Takes the height of so many lines, at least one; those beyond `most` are scrolled to.
    void fitRows(int rows, int most);

Q_SIGNALS:
    void jumpRequested(const pb::Place& place);
    /// The row is to be put aside, until it happens again.
    void seenRequested(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void jumpTo(const QModelIndex& index);
    bool onArrow(const QPoint& at) const;

    Theme& m_theme;
    QString m_calmText;
};

} // namespace pb
