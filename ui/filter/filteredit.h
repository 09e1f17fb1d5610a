// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QAction>
#include <QWidget>

#include "models/filter/filter.h"

class QLabel;
class QToolButton;

namespace pb {

class FilterLine;
class FilterMemory;
class SeenValues;
class Theme;

/// A filter of the OData language, as it is typed: right, not finished or wrong, with a sign, and below it
/// what is wrong and where (FLT-3). GUI thread.
class FilterEdit : public QWidget
{
    Q_OBJECT
public:
    enum class State { Empty, Good, Unfinished, Wrong };

    /// `name` begins the object names: nameLine, nameMessage, nameHistory. All outlive this.
    FilterEdit(Theme& theme, SeenValues& seen, FilterMemory& memory, const QString& name,
               QWidget* parent = nullptr);

    /// What of the language may be used here.
    void setRules(const FilterRules& rules);
    /// What an empty field means, said in it and where it stands alone.
    void setEmptyText(const QString& text);

    QString text() const;
    void setText(const QString& text);
    State state() const { return m_state; }
    /// The filter; nothing where the field is empty or wrong.
    const std::optional<Filter>& filter() const { return m_filter; }
    /// What is wrong, in a sentence; empty: nothing is.
    const QString& complaint() const { return m_complaint; }
    FilterLine& line() { return *m_line; }

Q_SIGNALS:
    void changed();
    /// Enter, while the filter is good or the field is empty.
    void applied();
    void escaped();

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    void read();
    void showState();
    void stepHistory(int step);
    void openHistory();
    void apply();

    Theme& m_theme;
    FilterMemory& m_memory;
    FilterLine* m_line;
    QAction m_sign;
    QToolButton* m_history;
    QLabel* m_message;
    FilterRules m_rules;
    State m_state = State::Empty;
    std::optional<Filter> m_filter;
    QString m_complaint;
    int m_historyAt = -1; ///< what is shown of the history; -1: what was typed
    QString m_typed;
    bool m_stepping = false;
};

} // namespace pb
