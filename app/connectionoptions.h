// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QString>
#include <tl/expected.hpp>

namespace pb {

class CommandOptions;

/// How consumers are connected to, as a command line says (PSH-11): --http2, --ca-file, --trust-fingerprint.
struct ConnectionChoice
{
    bool http2 = false;
    std::string caFile;
    std::string trustedFingerprint; ///< 64 digits; empty: none
};

/// Declares the three options.
void addConnectionOptions(CommandOptions& options);
/// Reads them, and the file of authorities; the error is a usage sentence.
tl::expected<ConnectionChoice, QString> connectionChoice(const CommandOptions& options);

} // namespace pb
