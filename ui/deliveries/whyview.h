// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "models/domain/deliveryattempt.h"
#include "models/tables/deliverylanes.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace pb {

class Theme;

/// Why the step after an attempt was chosen: the reason as a sentence, and the facts it rests on (PSH-10).
class WhyView : public QScrollArea
{
    Q_OBJECT
public:
    explicit WhyView(Theme& theme, QWidget* parent = nullptr);

    /// `mark`: how the attempt stands on its lane; it tells how long was waited.
    void showAttempt(const DeliveryAttempt& attempt, const LaneMark& mark);
    /// Whether a certificate that was refused may be trusted from here.
    void setTrustable(bool trustable);
    /// The same attempt, which stands on its lane otherwise by now.
    void showMark(const LaneMark& mark);
    /// What it says, as text.
    QString source() const;

Q_SIGNALS:
    /// The consumer's certificate, "AB:CD:...", is to be trusted.
    void trustRequested(const QString& fingerprint);

private:
    void showTrust();
    void showIcon();
    void addFact(const QString& name, const QString& value, const QString& tone = {});
    void showFacts();

    Theme& m_theme;
    DeliveryAttempt m_attempt;
    LaneMark m_mark;
    bool m_trustable = false;
    QLabel* m_icon;
    QLabel* m_sentence;
    QLabel* m_due;
    QPushButton* m_trust = nullptr;
    QWidget* m_facts = nullptr;
    QGridLayout* m_grid = nullptr;
    QStringList m_lines;
};

} // namespace pb
