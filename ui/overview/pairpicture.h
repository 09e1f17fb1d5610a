// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QRectF>

#include "models/domain/receiptpairs.h"
#include "models/tables/timescale.h"

class QPainter;

namespace pb {

struct Colours;

/// Where the marks of the paired time line stand.
struct PairStage
{
    QRectF field;    ///< from the oldest to now
    double upper;    ///< y of the attempts
    double lower;    ///< y of the receipts
    TimeScale scale; ///< over the field's width

    double sentX(const SentMark& mark) const { return field.left() + scale.x(mark.startedAt); }
    double endX(const SentMark& mark) const { return field.left() + scale.x(mark.startedAt + mark.total); }
    double takenX(const ReceiptMark& mark) const { return field.left() + scale.x(mark.arrivedAt); }
};

/// The ground: both tracks, and round times below.
void drawGround(QPainter& painter, const PairStage& stage, const Colours& colours);
/// All pairs, the ordinary first, so that what is remarkable stands on top. What falls on the same pixels is
/// drawn once.
void drawPairs(QPainter& painter, const PairStage& stage, const Colours& colours,
               const std::vector<ReceiptPair>& pairs);
/// An attempt that has not ended: an open bar that grows with the time. One that began a moment ago is left
/// out.
void drawUnderWay(QPainter& painter, const PairStage& stage, const Colours& colours, Moment start);
/// A ring around both ends of a pair, a strong one around the end that Enter leads to.
void drawChosen(QPainter& painter, const PairStage& stage, const Colours& colours, const ReceiptPair& pair,
                bool onReceipt);
/// The sign of a standing, as on the attempts' track (a foreign request's: on the receipts').
void drawSign(QPainter& painter, QPointF at, PairStanding standing, const Colours& colours);

} // namespace pb
