// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/filter/filter.h"

class QHBoxLayout;
class QToolButton;

namespace pb {

class FilterEdit;
class FilterMemory;
class SeenValues;
class Theme;

/// The filter above a table of events: the field, the filters that have a name as buttons, and what can be
/// made of it (FLT-4).
class FilterBar : public QFrame
{
    Q_OBJECT
public:
    /// `name` begins the object names: nameLine, nameSave, nameSubscribe, nameClear. All outlive this.
    FilterBar(Theme& theme, SeenValues& seen, FilterMemory& memory, const QString& name,
              QWidget* parent = nullptr);

    /// Puts the caret into the field.
    void start();
    /// Shows and applies a filter; empty: none.
    void apply(const QString& filter);
    /// Shows what the table shows already.
    void showFilter(const QString& filter);
    FilterEdit& edit() { return *m_edit; }

Q_SIGNALS:
    /// The table is to show what this lets through; nothing: everything.
    void applied(const std::optional<pb::Filter>& filter);
    /// A subscription is to have this filter.
    void subscriptionRequested(const QString& filter);
    void left();

private:
    QToolButton* makeButton(const QString& name, const QString& text, const QString& tip);
    void showState();
    void showNamed();
    void askForName(const QString& renamed);
    void openNamedMenu(const QString& name, const QPoint& at);
    void showIcons();

    Theme& m_theme;
    FilterMemory& m_memory;
    FilterEdit* m_edit;
    QToolButton* m_save;
    QToolButton* m_subscribe;
    QToolButton* m_clear;
    QWidget* m_namedRow;
    QHBoxLayout* m_named;
};

} // namespace pb

Q_DECLARE_METATYPE(std::optional<pb::Filter>)
