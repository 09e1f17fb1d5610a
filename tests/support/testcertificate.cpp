// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcertificate.h"

#include <array>
#include <atomic>
#include <memory>

#include <QtGlobal>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace pb::test {

namespace {

struct Free
{
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(BIO* bio) const { BIO_free(bio); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

std::string contentOf(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return std::string(data, static_cast<std::size_t>(size));
}

void extend(X509* certificate, X509* issuer, int nid, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Owned<X509_EXTENSION> extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1)
        qFatal("the test's certificate can't be made: %s", value.c_str());
}

std::string alternativeNames(const std::vector<std::string>& hosts)
{
    std::string names;
    for (const std::string& host : hosts) {
        const bool address = host.find_first_not_of("0123456789.:") == std::string::npos;
        names += (names.empty() ? "" : ",") + std::string(address ? "IP:" : "DNS:") + host;
    }
    return names;
}

std::string digits(const X509* certificate)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    X509_digest(certificate, EVP_sha256(), digest.data(), &size);
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        std::array<char, 3> two{};
        std::snprintf(two.data(), two.size(), "%02x", static_cast<unsigned>(digest[i]));
        text += two.data();
    }
    return text;
}

} // namespace

TestCertificate makeCertificate(const CertificateWish& wish, const TestCertificate* issuer)
{
    static std::atomic<long> serial{1};
    const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
    const Owned<X509> made(X509_new());
    Owned<X509> issuerMade;
    Owned<EVP_PKEY> issuerKey;
    if (issuer) {
        const Owned<BIO> pem(BIO_new_mem_buf(issuer->pem.data(), static_cast<int>(issuer->pem.size())));
        const Owned<BIO> keyPem(
            BIO_new_mem_buf(issuer->keyPem.data(), static_cast<int>(issuer->keyPem.size())));
        issuerMade.reset(PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr));
        issuerKey.reset(PEM_read_bio_PrivateKey(keyPem.get(), nullptr, nullptr, nullptr));
    }
    constexpr long day = 24L * 60 * 60;
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), wish.fromDays * day);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), wish.toDays * day);
    X509_set_pubkey(made.get(), key.get());
    X509_NAME* name = X509_get_subject_name(made.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(wish.name.c_str()), -1, -1, 0);
    X509* signer = issuerMade ? issuerMade.get() : made.get();
    X509_set_issuer_name(made.get(), X509_get_subject_name(signer));
    extend(made.get(), signer, NID_basic_constraints,
           wish.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    if (!wish.hosts.empty()) extend(made.get(), signer, NID_subject_alt_name, alternativeNames(wish.hosts));
    if (X509_sign(made.get(), issuerKey ? issuerKey.get() : key.get(), EVP_sha256()) == 0)
        qFatal("the test's certificate can't be signed");
    const Owned<BIO> pem(BIO_new(BIO_s_mem()));
    const Owned<BIO> keyPem(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(pem.get(), made.get());
    PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return {contentOf(pem.get()), contentOf(keyPem.get()), digits(made.get())};
}

} // namespace pb::test
