// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <tl/expected.hpp>

#include "models/domain/logorder.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QSpinBox;

namespace pb {

class Theme;

/// Makes events for the log: generated ones, so many or until they are stopped, or captured ones once more;
/// at once or at a rate (LOG-5).
class PublishDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Kind { Generate, Publish, Replay };

    PublishDialog(Theme& theme, Kind kind, QWidget* parent = nullptr);

    /// Rows of the Stream to replay: stretches, first and last included.
    void setRows(const std::vector<std::pair<std::int64_t, std::int64_t>>& rows);
    PublishOrder order() const;

Q_SIGNALS:
    void ordered(const pb::PublishOrder& order);

private:
    void makeRate(QFormLayout* form);
    void makeGenerator(QFormLayout* form);
    void showState();

    Theme& m_theme;
    Kind m_kind;
    std::vector<std::pair<std::int64_t, std::int64_t>> m_rows;
    QLabel* m_lead;
    QSpinBox* m_count;
    QComboBox* m_pace;
    QDoubleSpinBox* m_rate;
    QSlider* m_slider;
    QLineEdit* m_mix;
    QSpinBox* m_seed;
    QCheckBox* m_types;
    QCheckBox* m_data;
    QLabel* m_message;
    QPushButton* m_submit;
};

/// Reads "Property=5, Media=3"; empty: the usual mix. The error is a sentence.
tl::expected<std::vector<std::pair<std::string, double>>, QString> readMix(const QString& text);

} // namespace pb
