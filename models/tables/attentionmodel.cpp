// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/attentionmodel.h"

#include <algorithm>

#include <QDateTime>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

QString timeText(Moment at)
{
    if (at == Moment{}) return {};
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
    const bool today = local.date() == QDate::currentDate();
    return QLocale().toString(local, today ? u"HH:mm:ss"_s : u"yyyy-MM-dd HH:mm"_s);
}

bool looksAs(const AttentionItem& a, const AttentionItem& b)
{
    return a.severity == b.severity && a.icon == b.icon && a.title == b.title && a.detail == b.detail &&
           a.at == b.at && a.place.page == b.place.page && a.place.number == b.place.number &&
           a.place.feed == b.place.feed;
}

} // namespace

/// All of an item in one sentence, for those who hear it.
QString AttentionModel::spoken(const AttentionItem& item)
{
    QStringList parts{item.severity == Severity::Bad ? tr("Error") : tr("Warning"), item.title};
    for (const QString& part : {timeText(item.at), item.detail})
        if (!part.isEmpty()) parts.append(part);
    return parts.join(u", "_s);
}

int AttentionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant AttentionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const AttentionItem& shown = item(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.title;
    case Qt::ToolTipRole:
        return shown.detail.isEmpty() ? shown.title : shown.title + u"\n"_s + shown.detail;
    case Qt::AccessibleTextRole:
        return spoken(shown);
    case DetailRole:
        return shown.detail;
    case TimeRole:
        return timeText(shown.at);
    case IconRole:
        return shown.icon;
    case SeverityRole:
        return static_cast<int>(shown.severity);
    case PlaceRole:
        return QVariant::fromValue(shown.place);
    default:
        return {};
    }
}

void AttentionModel::show(const std::vector<AttentionItem>& items)
{
    for (int row = static_cast<int>(m_items.size()) - 1; row >= 0; --row) {
        const AttentionItem& held = m_items[static_cast<std::size_t>(row)];
        const bool stays = std::any_of(items.begin(), items.end(),
                                       [&](const AttentionItem& item) { return item.sameAs(held); });
        if (stays) continue;
        beginRemoveRows({}, row, row);
        m_items.erase(m_items.begin() + row);
        endRemoveRows();
    }
    for (std::size_t row = 0; row < items.size(); ++row)
        place(static_cast<int>(row), items[row]);
}

/// Puts the item at the row; those above stand right already.
void AttentionModel::place(int row, const AttentionItem& item)
{
    const auto first = m_items.begin() + row;
    const auto held =
        std::find_if(first, m_items.end(), [&](const AttentionItem& one) { return one.sameAs(item); });
    if (held == m_items.end()) {
        beginInsertRows({}, row, row);
        m_items.insert(first, item);
        endInsertRows();
        return;
    }
    if (held != first) {
        const int from = static_cast<int>(held - m_items.begin());
        beginMoveRows({}, from, from, {}, row);
        std::rotate(first, held, held + 1);
        endMoveRows();
    }
    if (looksAs(m_items[static_cast<std::size_t>(row)], item)) return;
    m_items[static_cast<std::size_t>(row)] = item;
    Q_EMIT dataChanged(index(row), index(row));
}

} // namespace pb
