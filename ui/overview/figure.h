// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace pb {

/// A big number and what it counts. Whoever lays out a row of them gives all one size.
class Figure : public QWidget
{
    Q_OBJECT
public:
    Figure(const QString& caption, const QString& tip, QWidget* parent = nullptr);

    /// The object name of the number's label.
    void nameValue(const QString& name);
    void showValue(const QString& value);
    /// The largest size in pixels at which the number fits the width.
    int fittingSize() const;
    void setSize(int pixels);
    static constexpr int largest = 27;
    QSize minimumSizeHint() const override;

private:
    QLabel* m_value;
    QLabel* m_caption;
};

} // namespace pb
