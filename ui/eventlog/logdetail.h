// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/store/sessionreader.h"
#include "models/tables/jsontreemodel.h"
#include "ui/detailtabs.h"

class QTreeView;

namespace pb {

class CodeView;
class Theme;

/// The selected event of the log: its members as a tree, and its own bytes (EVT-6).
class LogDetail : public DetailTabs
{
    Q_OBJECT
public:
    explicit LogDetail(Theme& theme, QWidget* parent = nullptr);

    void showStored(const StoredEvent& event);

private:
    JsonTreeModel m_model;
    QTreeView* m_tree;
    CodeView* m_text;
};

} // namespace pb
