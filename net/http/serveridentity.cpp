// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/serveridentity.h"

#include <algorithm>
#include <memory>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QSaveFile>
#include <QSslCertificate>
#include <QSslKey>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace pb {

namespace {

template <auto Free>
struct Freeing
{
    template <typename T>
    void operator()(T* object) const
    {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freeing<X509_free>>;
using Memory = std::unique_ptr<BIO, Freeing<BIO_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freeing<X509_EXTENSION_free>>;

constexpr long validSeconds = 10L * 365 * 24 * 3600; ///< so that a fingerprint once trusted stays
constexpr int serialBits = 126;
constexpr auto certificateName = "receiver-certificate.pem";
constexpr auto keyName = "receiver-key.pem";

using Failed = tl::unexpected<std::string>;

tl::expected<QByteArray, std::string> contentOf(const std::string& name)
{
    QFile file(QString::fromStdString(name));
    if (!file.open(QIODevice::ReadOnly))
        return Failed(name + " can't be read: " + file.errorString().toStdString());
    return file.read(1024 * 1024);
}

QByteArray written(const Memory& memory)
{
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, size};
}

Key readKey(const QByteArray& pem)
{
    const Memory memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    // An encrypted key would be asked for on the terminal: it is refused instead.
    const auto noPassword = [](char*, int, int, void*) { return -1; };
    return Key(PEM_read_bio_PrivateKey(memory.get(), nullptr, noPassword, nullptr));
}

Certificate readCertificate(const QByteArray& pem)
{
    const Memory memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
}

tl::expected<ServerIdentity, std::string> identityOf(const QByteArray& certificatePem,
                                                     const QByteArray& keyPem,
                                                     const std::string& certificateFile,
                                                     const std::string& keyFile)
{
    const Certificate certificate = readCertificate(certificatePem);
    if (!certificate) return Failed(certificateFile + " holds no PEM certificate");
    const Key key = readKey(keyPem);
    if (!key) return Failed(keyFile + " holds no PEM private key, or an encrypted one");
    if (X509_check_private_key(certificate.get(), key.get()) != 1)
        return Failed("the key of " + keyFile + " does not belong to the certificate of " + certificateFile);
    const bool elliptic = EVP_PKEY_base_id(key.get()) == EVP_PKEY_EC;
    const QSslKey sslKey(keyPem, elliptic ? QSsl::Ec : QSsl::Rsa);
    if (sslKey.isNull()) return Failed(keyFile + " holds a key of a kind that is not served; use RSA or EC");
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificatePem);
    ServerIdentity identity;
    QSslConfiguration& configuration = identity.configuration;
    configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(sslKey);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setAllowedNextProtocols({"h2", "http/1.1"});
    identity.fingerprint =
        chain.front().digest(QCryptographicHash::Sha256).toHex(':').toUpper().toStdString();
    return identity;
}

void addExtension(X509* certificate, int kind, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    if (extension) X509_add_ext(certificate, extension.get(), -1);
}

/// "DNS:localhost,IP:127.0.0.1,...".
std::string alternativeNames(std::vector<std::string> names)
{
    names.insert(names.begin(), {"localhost", "127.0.0.1", "::1"});
    std::string list;
    for (auto each = names.begin(); each != names.end(); ++each) {
        if (each->empty() || std::find(names.begin(), each, *each) != each) continue;
        const bool address = !QHostAddress(QString::fromStdString(*each)).isNull();
        list += (list.empty() ? "" : ",") + std::string(address ? "IP:" : "DNS:") + *each;
    }
    return list;
}

Certificate makeCertificate(EVP_PKEY* key, const std::vector<std::string>& names)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    std::unique_ptr<BIGNUM, Freeing<BN_free>> serial(BN_new());
    BN_rand(serial.get(), serialBits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY);
    BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate.get()));
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600); // clocks differ
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), validSeconds);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    const auto* subject = reinterpret_cast<const unsigned char*>("Pushbench receiver");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, subject, -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    addExtension(certificate.get(), NID_key_usage, "critical,digitalSignature,keyCertSign");
    addExtension(certificate.get(), NID_ext_key_usage, "serverAuth");
    addExtension(certificate.get(), NID_subject_alt_name, alternativeNames(names));
    if (X509_sign(certificate.get(), key, EVP_sha256()) == 0) return nullptr;
    return certificate;
}

std::optional<std::string> save(const QString& path, const QByteArray& content,
                                QFileDevice::Permissions permissions)
{
    QSaveFile file(path);
    // The permissions before the content: nobody reads the key meanwhile.
    const bool saved = file.open(QIODevice::WriteOnly) && file.setPermissions(permissions) &&
                       file.write(content) == content.size() && file.commit();
    if (saved) return std::nullopt;
    return path.toStdString() + " can't be written: " + file.errorString().toStdString();
}

std::optional<std::string> makeIdentity(const QDir& folder, const std::vector<std::string>& names)
{
    if (!folder.mkpath(QStringLiteral(".")))
        return folder.absolutePath().toStdString() + " can't be made, so there is no place for a certificate";
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = key ? makeCertificate(key.get(), names) : nullptr;
    if (!certificate) return "no certificate could be made; name files of your own";
    const Memory keyText(BIO_new(BIO_s_mem()));
    const Memory certificateText(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    PEM_write_bio_X509(certificateText.get(), certificate.get());
    constexpr QFileDevice::Permissions ownerAlone = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (auto failure = save(folder.filePath(QLatin1String(keyName)), written(keyText), ownerAlone))
        return failure;
    return save(folder.filePath(QLatin1String(certificateName)), written(certificateText),
                ownerAlone | QFileDevice::ReadGroup | QFileDevice::ReadOther);
}

/// Whether the kept certificate can be shown still, for every name wanted.
bool isUsable(const QByteArray& pem, const std::vector<std::string>& names)
{
    const QList<QSslCertificate> found = QSslCertificate::fromData(pem);
    if (found.isEmpty() || found.front().expiryDate() <= QDateTime::currentDateTimeUtc()) return false;
    const QStringList covered = found.front().subjectAlternativeNames().values();
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
        const QString text = QString::fromStdString(name);
        const QHostAddress address(text);
        return std::any_of(covered.begin(), covered.end(), [&](const QString& each) {
            return each == text || (!address.isNull() && QHostAddress(each) == address);
        });
    });
}

} // namespace

tl::expected<ServerIdentity, std::string> loadIdentity(const std::string& certificateFile,
                                                       const std::string& keyFile)
{
    const auto certificate = contentOf(certificateFile);
    if (!certificate) return Failed(certificate.error());
    const auto key = contentOf(keyFile);
    if (!key) return Failed(key.error());
    return identityOf(*certificate, *key, certificateFile, keyFile);
}

tl::expected<ServerIdentity, std::string> selfSignedIdentity(const std::string& folder,
                                                             const std::vector<std::string>& names)
{
    const QDir place(QString::fromStdString(folder));
    const std::string certificateFile = place.filePath(QLatin1String(certificateName)).toStdString();
    const std::string keyFile = place.filePath(QLatin1String(keyName)).toStdString();
    if (const auto kept = contentOf(certificateFile); kept && isUsable(*kept, names))
        if (auto identity = loadIdentity(certificateFile, keyFile)) return identity;
    if (auto failure = makeIdentity(place, names)) return Failed(*failure);
    return loadIdentity(certificateFile, keyFile);
}

} // namespace pb
