// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace pb {

/// A table's headings, with room at the right end that a button stands in.
class TableHeader : public QHeaderView
{
    Q_OBJECT
public:
    static constexpr int reserve = 26; ///< pixels

    explicit TableHeader(QWidget* parent);

    /// The column at the right end; -1: all are hidden.
    int lastShown() const;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
};

} // namespace pb
