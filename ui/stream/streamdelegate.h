// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace pb {

class Theme;

/// Paints the Stream's rows: findings as icon and word, the answer with its sign, rows that are not new
/// events on their own ground.
class StreamDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    StreamDelegate(Theme& theme, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintGround(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintFindings(QPainter* painter, const QStyleOptionViewItem& option, int bits) const;
    void paintAnswer(QPainter* painter, const QStyleOptionViewItem& option, int status,
                     const QString& text) const;
    QColor textColour(const QModelIndex& index) const;
    QFont font(const QStyleOptionViewItem& option, int column) const;

    Theme& m_theme;
};

} // namespace pb
