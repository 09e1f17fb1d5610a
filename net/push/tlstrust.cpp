// SPDX-License-Identifier: GPL-3.0-or-later
// The one file of the push client that knows OpenSSL. libcurl keeps a connection, and with it the SSL_CTX,
// longer than the attempt that made it lives: all that OpenSSL is given to call or to read belongs to the
// SSL_CTX or the SSL.
#include "net/push/tlstrust.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <string_view>
#include <vector>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "models/domain/certificatefingerprint.h"

namespace pb {

/// What one handshake is judged by, and what came of it.
struct TlsPeer::Check
{
    std::string host;
    std::string trusted; ///< fingerprint, 64 digits; empty: by authorities

    bool judged = false;
    bool refused = false;
    int error = X509_V_OK;
    int depth = 0; ///< of the certificate in error; 0: the consumer's own
    std::string fingerprint;
    std::string subject;   ///< of the certificate in error
    std::string issuer;    ///< of the certificate in error
    std::string notBefore; ///< of the certificate in error, "2026-01-02"
    std::string notAfter;
    std::string names; ///< what the consumer's own certificate is for
};

namespace {

using Check = TlsPeer::Check;

constexpr std::size_t longestName = 200;
constexpr std::size_t mostNames = 4;

struct Free
{
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(X509_STORE* store) const { X509_STORE_free(store); }
    void operator()(BIO* bio) const { BIO_free(bio); }
    void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
};

/// Nothing that a certificate says can break a line or fill a log.
std::string clean(std::string text)
{
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
    if (text.size() > longestName) text = text.substr(0, longestName) + "...";
    return text;
}

std::string digitsOf(const X509* certificate)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1) return {};
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        text += digits[digest[i] >> 4];
        text += digits[digest[i] & 15U];
    }
    return text;
}

/// "CN=Example CA,O=Example"
std::string nameText(const X509_NAME* name)
{
    const std::unique_ptr<BIO, Free> bio(BIO_new(BIO_s_mem()));
    if (!bio || !name) return {};
    X509_NAME_print_ex(bio.get(), name, 0,
                       XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    char* text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return size > 0 ? clean(std::string(text, static_cast<std::size_t>(size))) : std::string("an empty name");
}

std::string dateText(const ASN1_TIME* time)
{
    std::tm utc{};
    if (!time || ASN1_TIME_to_tm(time, &utc) != 1) return "an unreadable date";
    std::array<char, 32> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d", &utc);
    return std::string(text.data(), size);
}

std::string textOf(const ASN1_STRING* string)
{
    const unsigned char* data = ASN1_STRING_get0_data(string);
    return clean(std::string(data, data + ASN1_STRING_length(string)));
}

std::string addressText(const ASN1_STRING* octets)
{
    const unsigned char* data = ASN1_STRING_get0_data(octets);
    const int size = ASN1_STRING_length(octets);
    std::string text;
    std::array<char, 8> part{};
    for (int i = 0; size == 4 && i < 4; ++i) {
        std::snprintf(part.data(), part.size(), i == 0 ? "%u" : ".%u", static_cast<unsigned>(data[i]));
        text += part.data();
    }
    for (int i = 0; size == 16 && i < 16; i += 2) {
        std::snprintf(part.data(), part.size(), i == 0 ? "%x" : ":%x",
                      (static_cast<unsigned>(data[i]) << 8U) | data[i + 1]);
        text += part.data();
    }
    return text;
}

/// "a.example, b.example, ..."; the subject where the certificate names no hosts.
std::string hostsOf(const X509* certificate)
{
    const std::unique_ptr<GENERAL_NAMES, Free> names(
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    std::vector<std::string> found;
    const int count = names ? sk_GENERAL_NAME_num(names.get()) : 0;
    for (int i = 0; i < count && found.size() <= mostNames; ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type == GEN_DNS) found.push_back(textOf(name->d.dNSName));
        if (name->type == GEN_IPADD) found.push_back(addressText(name->d.iPAddress));
    }
    if (found.empty()) return nameText(X509_get_subject_name(certificate));
    std::string text;
    for (std::size_t i = 0; i < found.size(); ++i)
        text += (i == 0 ? "" : ", ") + (i == mostNames ? std::string("...") : found[i]);
    return text;
}

void describe(Check& check, const X509* leaf, const X509* wrong)
{
    check.fingerprint = digitsOf(leaf);
    check.names = hostsOf(leaf);
    if (!wrong) wrong = leaf;
    check.subject = nameText(X509_get_subject_name(wrong));
    check.issuer = nameText(X509_get_issuer_name(wrong));
    check.notBefore = dateText(X509_get0_notBefore(wrong));
    check.notAfter = dateText(X509_get0_notAfter(wrong));
}

/// By authorities, dates and host.
bool verifyChain(Check& check, X509_STORE_CTX* context)
{
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context);
    if (X509_VERIFY_PARAM_set1_ip_asc(rules, check.host.c_str()) != 1) {
        X509_VERIFY_PARAM_set_hostflags(rules, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        X509_VERIFY_PARAM_set1_host(rules, check.host.data(), check.host.size());
    }
    ERR_clear_error(); // of an address that is a name
    const bool good = X509_verify_cert(context) == 1;
    check.error = X509_STORE_CTX_get_error(context);
    check.depth = X509_STORE_CTX_get_error_depth(context);
    return good;
}

/// Instead of X509_verify_cert. `argument` belongs to the SSL_CTX.
int onVerify(X509_STORE_CTX* context, void* argument)
{
    Check& check = *static_cast<Check*>(argument);
    const X509* leaf = X509_STORE_CTX_get0_cert(context);
    check.judged = true;
    check.error = X509_V_OK;
    check.depth = 0;
    check.refused = true;
    if (!leaf) return 0;
    if (check.trusted.empty()) {
        check.refused = !verifyChain(check, context);
        describe(check, leaf, X509_STORE_CTX_get_current_cert(context));
    } else {
        describe(check, leaf, nullptr);
        check.refused = check.fingerprint != check.trusted;
        X509_STORE_CTX_set_error(context, check.refused ? X509_V_ERR_APPLICATION_VERIFICATION : X509_V_OK);
    }
    return check.refused ? 0 : 1;
}

template <typename Kept>
void freeKept(void*, void* kept, CRYPTO_EX_DATA*, int, long, void*)
{
    delete static_cast<std::shared_ptr<Kept>*>(kept);
}

int checkIndex()
{
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, &freeKept<Check>);
    return index;
}

int notesIndex()
{
    static const int index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, &freeKept<ConnectionNotes>);
    return index;
}

/// The notes of a connection; made by the first who asks.
std::shared_ptr<ConnectionNotes> notesOf(SSL* ssl)
{
    using Kept = std::shared_ptr<ConnectionNotes>;
    if (const auto* kept = static_cast<Kept*>(SSL_get_ex_data(ssl, notesIndex()))) return *kept;
    auto notes = std::make_shared<ConnectionNotes>();
    auto kept = std::make_unique<Kept>(notes);
    if (SSL_set_ex_data(ssl, notesIndex(), kept.get()) == 1)
        static_cast<void>(kept.release()); // freed with the connection
    return notes;
}

/// Of the transfer, while libcurl calls back about it; null: it has none, or in clear.
SSL* connectionOf(CURL* easy)
{
    curl_tlssessioninfo* session = nullptr;
    if (curl_easy_getinfo(easy, CURLINFO_TLS_SSL_PTR, &session) != CURLE_OK || !session) return nullptr;
    return session->backend == CURLSSLBACKEND_OPENSSL ? static_cast<SSL*>(session->internals) : nullptr;
}

/// "TLSv1.3" -> "TLS 1.3"
std::string versionText(const SSL* ssl)
{
    std::string version = SSL_get_version(ssl);
    if (version.starts_with("TLSv")) version.replace(0, 4, "TLS ");
    return version;
}

std::string trustHint(const Check& check)
{
    return "; its SHA-256 fingerprint is " + fingerprintText(check.fingerprint) +
           "; trust it with --trust-fingerprint";
}

/// Why the chain of certificates was refused.
std::string chainRefusal(const Check& check)
{
    const std::string which =
        check.depth == 0 ? "the certificate" : "the authority's certificate (" + check.subject + ')';
    switch (check.error) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return which + " expired on " + check.notAfter;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return which + " is not valid before " + check.notBefore;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        return "the certificate is self-signed" + trustHint(check);
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return "the certificate's authority is not known: " + check.issuer + trustHint(check);
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return "the certificate is for " + check.names + ", not " + check.host;
    default:
        return which + " was refused: " + X509_verify_cert_error_string(check.error);
    }
}

} // namespace

std::string caFileRefusal(const std::string& file)
{
    if (file.empty()) return {};
    const std::unique_ptr<BIO, Free> bio(BIO_new_file(file.c_str(), "r"));
    std::array<char, 1> first{};
    const bool readable = bio && BIO_read(bio.get(), first.data(), 1) >= 0;
    const std::unique_ptr<X509_STORE, Free> store(X509_STORE_new());
    const bool loaded = readable && store && X509_STORE_load_file(store.get(), file.c_str()) == 1;
    ERR_clear_error();
    if (!readable) return "the file of certificate authorities " + clean(file) + " can't be read";
    if (!loaded)
        return "the file of certificate authorities " + clean(file) +
               " holds no certificate; give one in PEM form (-----BEGIN CERTIFICATE-----)";
    return {};
}

TlsPeer::TlsPeer(TlsTrust trust, std::string host) : m_trust(std::move(trust)), m_host(std::move(host))
{
}

void TlsPeer::apply(CURL* easy, bool http2)
{
    const auto set = [easy](CURLoption option, auto value) { curl_easy_setopt(easy, option, value); };
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, m_trust.fingerprint.empty() ? 2L : 0L);
    set(CURLOPT_SSL_SESSIONID_CACHE, 0L); // a resumed session would not show its certificate
    // What libcurl compares before it lets an attempt ride on a connection must tell one trust from another.
    // It knows nothing of the callback below; a folder of authorities it does, and none is looked into where
    // the fingerprint decides.
    if (!m_trust.fingerprint.empty()) {
        set(CURLOPT_CAINFO, static_cast<const char*>(nullptr));
        set(CURLOPT_CAPATH, ("/pushbench-trusts-sha256/" + m_trust.fingerprint).c_str());
    } else if (!m_trust.caFile.empty()) {
        set(CURLOPT_CAINFO, m_trust.caFile.c_str());
        set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
        set(CURLOPT_CA_CACHE_TIMEOUT, 0L); // the file may be mended meanwhile
    }
    // An option without a meaning to OpenSSL that is compared, too: who wants HTTP/2 must not find itself on
    // a kept HTTP/1.1 connection of someone who did not.
    set(CURLOPT_SSL_OPTIONS, http2 ? static_cast<long>(CURLSSLOPT_NO_REVOKE) : 0L);
    set(CURLOPT_SSL_CTX_FUNCTION, &TlsPeer::onContext);
    set(CURLOPT_SSL_CTX_DATA, static_cast<void*>(this));
}

/// libcurl makes a connection for this attempt.
CURLcode TlsPeer::onContext(CURL*, void* context, void* self)
{
    auto* peer = static_cast<TlsPeer*>(self);
    auto* ctx = static_cast<SSL_CTX*>(context);
    auto check = std::make_shared<Check>();
    check->host = peer->m_host;
    check->trusted = peer->m_trust.fingerprint;
    auto kept = std::make_unique<std::shared_ptr<Check>>(check);
    if (SSL_CTX_set_ex_data(ctx, checkIndex(), kept.get()) != 1) return CURLE_OUT_OF_MEMORY;
    static_cast<void>(kept.release()); // freed with the SSL_CTX
    // Judged once: a certificate that changes later is not taken.
    SSL_CTX_set_options(ctx, SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_cert_verify_callback(ctx, &onVerify, check.get());
    peer->m_check = std::move(check);
    return CURLE_OK;
}

void TlsPeer::takeConnection(CURL* easy)
{
    SSL* ssl = connectionOf(easy);
    if (!ssl) return;
    const unsigned char* protocol = nullptr;
    unsigned int size = 0;
    SSL_get0_alpn_selected(ssl, &protocol, &size);
    m_http2 = size == 2 && protocol[0] == 'h' && protocol[1] == '2';
    m_notes = notesOf(ssl);
    const std::unique_ptr<X509, Free> leaf(SSL_get1_peer_certificate(ssl));
    m_description = versionText(ssl);
    if (leaf) m_description += ", certificate SHA-256 " + fingerprintText(digitsOf(leaf.get()));
}

bool TlsPeer::hasEnded(CURL* easy) const
{
    const SSL* ssl = connectionOf(easy);
    return !ssl || SSL_get_shutdown(ssl) != 0 || (m_notes && m_notes->reset);
}

void TlsPeer::finish()
{
    if (m_description.empty() && m_check && m_check->refused)
        m_description = "TLS, refused certificate SHA-256 " + fingerprintText(m_check->fingerprint);
}

std::string TlsPeer::refusal() const
{
    if (!m_check || !m_check->judged || !m_check->refused) return {};
    if (m_check->fingerprint.empty()) return "the consumer showed no certificate";
    if (!m_check->trusted.empty())
        return "the certificate's fingerprint is " + fingerprintText(m_check->fingerprint) +
               ", not the trusted one";
    return chainRefusal(*m_check);
}

} // namespace pb
