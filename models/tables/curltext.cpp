// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/curltext.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QStringList>

#include "models/domain/textsafety.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

struct CurlTexts
{
    Q_DECLARE_TR_FUNCTIONS(CurlTexts)
};

/// One word of a command line is at most 128 KiB on Linux; longer bodies travel by a pipe.
constexpr std::size_t longestWord = 100'000;

struct Field
{
    std::string name;
    std::string value;
};

/// The fields of a head in their order, without first line or pseudo-headers; a folded line goes on with the
/// field before it.
std::vector<Field> fieldsOf(std::string_view head)
{
    std::vector<Field> fields;
    bool first = true;
    while (!head.empty()) {
        const std::size_t end = std::min(head.find('\n'), head.size() - 1);
        const std::string_view line = head.substr(0, end + 1);
        head.remove_prefix(end + 1);
        const std::string_view content = trimmed(line.substr(0, line.find_last_not_of("\r\n") + 1));
        if (std::exchange(first, false) || content.empty() || content.front() == ':') continue;
        const std::size_t colon = content.find(':');
        if ((line.front() == ' ' || line.front() == '\t') && !fields.empty())
            fields.back().value += " " + std::string(content);
        else if (colon != std::string_view::npos)
            fields.push_back(
                {std::string(content.substr(0, colon)), std::string(trimmed(content.substr(colon + 1)))});
    }
    return fields;
}

bool isPlain(std::string_view bytes)
{
    return validUtf8(bytes) && std::none_of(bytes.begin(), bytes.end(), [](unsigned char c) {
               return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
           });
}

/// The bytes as the format of printf, which every POSIX shell has.
std::string printfFormat(std::string_view bytes)
{
    std::string format;
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        if (code >= 0x20 && code < 0x7F && byte != '\\' && byte != '%' && byte != '\'') {
            format += byte;
            continue;
        }
        format += '\\';
        for (const int shift : {6, 3, 0})
            format += static_cast<char>('0' + ((code >> shift) & 7));
    }
    return '\'' + format + '\'';
}

/// The length of the masked secret that stands at a place, 0 where there is none: ***[1f2e3d4c], or a bare
/// ***.
std::size_t maskAt(std::string_view text, std::size_t at, bool bareCounts)
{
    constexpr std::string_view stars = "***";
    constexpr std::size_t whole = 13;
    if (text.substr(at, stars.size()) != stars) return 0;
    const std::string_view print = text.substr(at, whole);
    const bool fingerprint = print.size() == whole && print[3] == '[' && print[whole - 1] == ']' &&
                             std::all_of(print.begin() + 4, print.end() - 1,
                                         [](unsigned char c) { return std::isxdigit(c) != 0; });
    if (fingerprint) return whole;
    return bareCounts ? stars.size() : 0;
}

/// The bytes as a word in which a masked secret is a variable of the shell.
std::string wordWithSecrets(std::string_view bytes, const char* variable, bool bareCounts, bool& masked)
{
    std::string word;
    std::size_t start = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = maskAt(bytes, at, bareCounts);
        if (length == 0) {
            ++at;
            continue;
        }
        if (at > start) word += shellWord(bytes.substr(start, at - start));
        word += std::string("\"$") + variable + '"';
        masked = true;
        at += length;
        start = at;
    }
    if (start < bytes.size() || word.empty()) word += shellWord(bytes.substr(start));
    return word;
}

/// What a URL names before its path: scheme, host and port.
std::string_view originOf(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    return url.substr(0, std::min(url.find_first_of("/?#", scheme + 3), url.size()));
}

/// curl makes this header as it was; then the command need not say it.
bool leftToCurl(const Field& field, const std::vector<Field>& all, const CapturedRequest& request,
                std::string_view url)
{
    const auto times = std::count_if(all.begin(), all.end(),
                                     [&](const Field& other) { return sameText(other.name, field.name); });
    if (times > 1) return false;
    if (sameText(field.name, "Host")) {
        const std::string_view origin = originOf(url);
        return origin.substr(std::min(origin.find("://") + 3, origin.size())) == field.value;
    }
    if (sameText(field.name, "Content-Length"))
        return request.bodyBytes > 0 && field.value == std::to_string(request.bodyBytes);
    return false;
}

/// The value of an HTTP/2 pseudo-header in a head; empty where there is none.
std::string_view pseudoHeader(std::string_view head, std::string_view name)
{
    while (head.starts_with(':')) {
        const std::size_t end = std::min(head.find("\r\n"), head.size());
        const std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(end + 2, head.size()));
        if (line.starts_with(name) && line.substr(name.size()).starts_with(": "))
            return line.substr(name.size() + 2);
    }
    return {};
}

class Command
{
public:
    explicit Command(const CapturedRequest& request, const std::string& url) : m_request(request), m_url(url)
    {
    }

    CurlText written()
    {
        writeStart();
        writeFields();
        writeBody();
        return {QString::fromStdString(m_text), m_remarks.join(QLatin1Char(' '))};
    }

private:
    void add(const std::string& option) { m_text += " \\\n  " + option; }

    void writeStart()
    {
        bool masked = false;
        m_text = "curl -i ";
        if (m_url.find_first_of("[]{}") != std::string::npos) m_text += "--globoff ";
        m_text += wordWithSecrets(m_url, "SECRET", false, masked);
        if (masked) remarkSecret("SECRET");
        const bool tls = m_url.starts_with("https:");
        if (m_request.httpVersion == "1.0") m_text += " --http1.0";
        if (m_request.httpVersion == "1.1" && tls) m_text += " --http1.1"; // else ALPN may choose HTTP/2
        if (m_request.httpVersion == "2") m_text += tls ? " --http2" : " --http2-prior-knowledge";
        if (tls)
            m_remarks.append(CurlTexts::tr("Where curl doesn't know who signed the receiver's certificate, "
                                           "name it: --cacert FILE."));
        const bool hasBody = !m_request.body.empty();
        if (m_request.method == "HEAD" && !hasBody)
            m_text += " --head";
        else if (m_request.method != (hasBody ? "POST" : "GET") && !m_request.method.empty())
            m_text += " -X " + shellWord(m_request.method);
    }

    void writeFields()
    {
        const std::vector<Field> fields = fieldsOf(m_request.head);
        bool typed = false;
        for (const Field& field : fields) {
            typed = typed || sameText(field.name, "Content-Type");
            if (leftToCurl(field, fields, m_request, m_url)) continue;
            const bool authorization = sameText(field.name, "Authorization");
            const char* variable = authorization ? "TOKEN" : "SECRET";
            bool masked = false;
            // curl sends a header without a value only when a semicolon ends its name.
            const std::string line = field.value.empty() ? field.name + ";" : field.name + ": " + field.value;
            add("-H " + wordWithSecrets(line, variable, authorization, masked));
            if (masked) remarkSecret(variable);
        }
        if (!typed && !m_request.body.empty()) add("-H 'Content-Type:'"); // curl would name one of its own
    }

    void writeBody()
    {
        const std::string& body = m_request.body;
        if (m_request.bodyBytes > static_cast<std::int64_t>(body.size()))
            m_remarks.append(
                body.empty()
                    ? CurlTexts::tr("The body was not kept, so the command sends none.")
                    : CurlTexts::tr("Only the first %1 bytes of the body were kept.").arg(body.size()));
        if (body.empty()) return;
        if (isPlain(body) && body.size() <= longestWord) {
            add("--data-raw " + shellWord(body));
            return;
        }
        m_text = "printf " + printfFormat(body) + " | " + m_text;
        add("--data-binary @-");
    }

    void remarkSecret(const char* variable)
    {
        const QString remark = CurlTexts::tr("Set %1 in the shell first: secret values are not kept.")
                                   .arg(QLatin1String(variable));
        if (!m_remarks.contains(remark)) m_remarks.append(remark);
    }

    const CapturedRequest& m_request;
    const std::string& m_url;
    std::string m_text;
    QStringList m_remarks;
};

} // namespace

std::string shellWord(std::string_view bytes)
{
    if (!isPlain(bytes)) return "\"$(printf " + printfFormat(bytes) + ")\"";
    std::string word = "'";
    for (const char byte : bytes)
        if (byte == '\'')
            word += "'\\''";
        else
            word += byte;
    return word + '\'';
}

QString sampleCurl(const QString& url, const QString& token)
{
    const auto word = [](const QString& text) {
        return QString::fromStdString(shellWord(text.toStdString()));
    };
    QString command = u"curl -i "_s + word(url);
    if (!token.isEmpty()) command += u" \\\n  -H "_s + word(u"Authorization: Bearer "_s + token);
    command += u" \\\n  -H 'Content-Type: application/json'"_s;
    command += u" \\\n  -d '{\"@reso.context\":\"urn:reso:metadata:2.0:resource:entityevent\","
               "\"EntityEventSequence\":1,\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"12345\"}'"_s;
    return command;
}

CurlText curlCommand(const CapturedRequest& request, const std::string& url)
{
    return Command(request, url).written();
}

std::string requestUrl(const CapturedRequest& request, const std::string& endpointUrl)
{
    if (request.target.find("://") != std::string::npos && request.target.front() != '/')
        return request.target;
    std::string origin(originOf(endpointUrl));
    const char* const scheme = request.tls.empty() ? "http://" : "https://";
    if (const auto authority = pseudoHeader(request.head, ":authority"); origin.empty() && !authority.empty())
        origin = scheme + std::string(authority);
    if (origin.empty())
        for (const Field& field : fieldsOf(request.head))
            if (sameText(field.name, "Host")) origin = scheme + field.value;
    if (origin.empty()) origin = "http://127.0.0.1";
    return origin + (request.target.empty() || request.target.front() != '/' ? "/" : "") + request.target;
}

} // namespace pb
