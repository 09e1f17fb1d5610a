// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "models/tables/streamdetail.h"

class QVBoxLayout;

namespace pb {

class Theme;

/// What was found: each finding with its word, the requirement it rests on, its rule and its evidence.
class FindingsView : public QScrollArea
{
    Q_OBJECT
public:
    explicit FindingsView(Theme& theme, QWidget* parent = nullptr);

    void showDetail(const StreamDetail& detail);

private:
    void rebuild();
    QWidget* makeCard(Finding finding, bool ofRow, const FindingNote* note);
    QWidget* makeNothing();

    Theme& m_theme;
    StreamDetail m_detail;
    QWidget* m_body;
    QVBoxLayout* m_layout;
};

} // namespace pb
