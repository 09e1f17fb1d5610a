// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stream/streamview.h"

#include "models/tables/streammodel.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

StreamView::StreamView(Theme& theme, StreamModel& model, QWidget* parent)
    : FollowingTable(theme, model,
                     {{12, 0, 0},
                      {13, 3, 2},
                      {8, 1, 0},
                      {9, 1, 1},
                      {11, 3, 1},
                      {9, 4, 1},
                      {13, 4, 4},
                      {6, 0, 0, 1},
                      {6, 0, 0}},
                     u"streamTable"_s, parent)
{
    setAccessibleName(tr("Events as they arrived"));
    connect(&model, &StreamModel::sequenceDigitsChanged, this, [this](int digits) {
        columns().setCharacters(static_cast<int>(StreamColumn::Sequence), digits);
    });
}

} // namespace pb
