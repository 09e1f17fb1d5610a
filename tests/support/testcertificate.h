// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace pb::test {

/// A certificate with its key, made when the test runs.
struct TestCertificate
{
    std::string pem;
    std::string keyPem;
    std::string fingerprint; ///< SHA-256, 64 digits
};

/// What a certificate is to say.
struct CertificateWish
{
    std::string name = "127.0.0.1";                 ///< CN
    std::vector<std::string> hosts = {"127.0.0.1"}; ///< subjectAltName; addresses are told from names
    int fromDays = -1;                              ///< its first day, from today
    int toDays = 30;                                ///< its last
    bool authority = false;
};

/// Signs by `issuer`; by itself where there is none. EC P-256.
TestCertificate makeCertificate(const CertificateWish& wish, const TestCertificate* issuer = nullptr);

} // namespace pb::test
