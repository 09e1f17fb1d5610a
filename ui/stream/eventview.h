// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/tables/jsontreemodel.h"
#include "models/tables/streamdetail.h"

class QLabel;
class QSplitter;
class QStackedLayout;
class QTreeView;

namespace pb {

class CodeView;
class Theme;

/// An event as a tree of its members and as laid-out JSON, its values as they were sent (EVT-6).
class EventView : public QWidget
{
    Q_OBJECT
public:
    explicit EventView(Theme& theme, QWidget* parent = nullptr);

    void showDetail(const StreamDetail& detail);
    /// The event's own bytes.
    QString source() const;

private:
    JsonTreeModel m_model;
    QStackedLayout* m_pages;
    QSplitter* m_splitter;
    QTreeView* m_tree;
    CodeView* m_text;
    QLabel* m_reason;
};

} // namespace pb
