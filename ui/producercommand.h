// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/domain/producersettings.h"

class QLabel;

namespace pb {

class Theme;

/// A command line by which a client speaks to the producer, with a button that copies it. The token is hidden
/// on screen and whole in the copy.
class ProducerCommand : public QFrame
{
    Q_OBJECT
public:
    /// Writes the command for a service root and a token; an empty token: none is needed.
    using Write = QString (*)(const QString& url, const QString& token);
    struct Words
    {
        QString served;  ///< the caption while the producer serves
        QString stopped; ///< and while it does not
        QString spoken;  ///< accessible name of the command
        QString copy;    ///< of the button
    };

    /// `name` is the object name of the command, `copyName` that of the button.
    ProducerCommand(Theme& theme, const QString& name, const QString& copyName, Write write, Words words,
                    QWidget* parent = nullptr);

    void showProducer(const ProducerState& state, const ProducerSettings& settings);
    /// As it is copied.
    const QString& command() const { return m_command; }

private:
    Write m_write;
    Words m_words;
    QString m_command;
    QLabel* m_caption;
    QLabel* m_curl;
};

} // namespace pb
