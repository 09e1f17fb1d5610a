// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTableView>

#include "models/tables/subscriptionsmodel.h"

namespace pb {

class Theme;

/// The list of subscriptions: thousands of rows, the state of each with icon and word. GUI thread.
class SubscriptionList : public QTableView
{
    Q_OBJECT
public:
    SubscriptionList(Theme& theme, SubscriptionsModel& model, QWidget* parent = nullptr);

    /// The current row's key; 0: none.
    std::int64_t current() const;
    /// Keys of the selected rows.
    std::vector<std::int64_t> selected() const;
    /// Selects a key's row and scrolls to it.
    void select(std::int64_t key);

Q_SIGNALS:
    void selectionMoved();
    /// Enter or a double click.
    void opened();
    void removeAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    SubscriptionsModel& m_model;
};

} // namespace pb
