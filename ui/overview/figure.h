// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace pb {

/// A big number and what it counts. The number is set smaller where it would not fit.
class Figure : public QWidget
{
    Q_OBJECT
public:
    Figure(const QString& caption, const QString& tip, QWidget* parent = nullptr);

    /// The object name of the number's label.
    void nameValue(const QString& name);
    void showValue(const QString& value);
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    QLabel* m_value;
    QLabel* m_caption;
};

} // namespace pb
