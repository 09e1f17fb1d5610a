// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connectionoptions.h"

#include "app/commandoptions.h"
#include "models/domain/certificatefingerprint.h"
#include "net/push/pushclient.h"

namespace pb {

using namespace Qt::StringLiterals;

void addConnectionOptions(CommandOptions& options)
{
    options.addFlag(u"http2"_s, u"Push by HTTP/2: over TLS where the consumer speaks it (else by HTTP/1.1), "
                                "in clear by prior knowledge."_s);
    options.addValue(u"ca-file"_s, u"F"_s,
                     u"Certificate authorities to trust instead of the system's (PEM)."_s);
    options.addValue(
        u"trust-fingerprint"_s, u"SHA256"_s,
        u"Trust the consumer's certificate with this SHA-256 fingerprint and no other, whoever signed "
        "it: 64 hexadecimal digits, with or without colons."_s);
}

tl::expected<ConnectionChoice, QString> connectionChoice(const CommandOptions& options)
{
    ConnectionChoice choice;
    choice.http2 = options.has(u"http2"_s);
    if (options.has(u"ca-file"_s)) {
        choice.caFile = options.text(u"ca-file"_s).toStdString();
        if (choice.caFile.empty()) return tl::make_unexpected(u"--ca-file names no file; write its path"_s);
        CallbackDefaults wanted;
        wanted.caFile = choice.caFile;
        if (const auto refused = PushClient::refusal(wanted))
            return tl::make_unexpected(u"--ca-file: %1"_s.arg(QString::fromStdString(*refused)));
    }
    if (!options.has(u"trust-fingerprint"_s)) return choice;
    const QString written = options.text(u"trust-fingerprint"_s);
    const auto fingerprint = readFingerprint(written.toStdString());
    if (!fingerprint)
        return tl::make_unexpected(u"--trust-fingerprint takes the SHA-256 of the consumer's certificate, 64 "
                                   "hexadecimal digits with or without colons, not '%1'"_s.arg(written));
    choice.trustedFingerprint = *fingerprint;
    return choice;
}

} // namespace pb
