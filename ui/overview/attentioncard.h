// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFrame>

#include "models/tables/attentionmodel.h"

class QLabel;
class QToolButton;

namespace pb {

class AttentionList;
class Theme;

/// The list of what needs attention, how much there is, and what puts it aside.
class AttentionCard : public QFrame
{
    Q_OBJECT
public:
    explicit AttentionCard(Theme& theme, QWidget* parent = nullptr);

    /// All there is, in order; what was put aside is left out.
    void showItems(std::vector<AttentionItem> items);
    /// Takes the height of its lines, of at most so many.
    void fitLines(int most);

Q_SIGNALS:
    void jumpRequested(const pb::Place& place);
    /// Something was put aside: showItems() is due.
    void putAside();

private:
    AttentionModel m_model;
    SeenItems m_seen;
    int m_mostLines = 4;
    int m_lines = 0;        ///< the height is made for so many
    QElapsedTimer m_needed; ///< since so many were needed last
    QLabel* m_count;
    QToolButton* m_allSeen;
    AttentionList* m_list;
};

} // namespace pb
