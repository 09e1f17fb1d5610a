// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace pb {

class Theme;

/// Paints the rows of a PagedTableModel: findings as icon and word, the answer with its sign, rows of another
/// tone on their own ground.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    RowDelegate(Theme& theme, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintGround(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintFindings(QPainter* painter, const QStyleOptionViewItem& option, int bits) const;
    void paintAnswer(QPainter* painter, const QStyleOptionViewItem& option, int status,
                     const QString& text) const;
    void paintText(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    Theme& m_theme;
};

} // namespace pb
