// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/pagetoken.h"

#include <QByteArray>

#include "models/domain/jsonview.h"

namespace pb {

std::string writePageToken(const PageToken& token)
{
    std::string json = "[1," + std::to_string(token.after) + ',' + std::to_string(token.counted) + ',' +
                       std::to_string(token.countedTo) + ',' + std::to_string(token.pageSize);
    for (const std::string& value : token.values)
        json += ',' + quoteJson(value);
    return QByteArray::fromStdString(json + ']')
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        .toStdString();
}

std::optional<PageToken> readPageToken(std::string_view text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArray(text.data(), static_cast<qsizetype>(text.size())),
                                       QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                           QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok) return std::nullopt;
    const std::string json = decoded.decoded.toStdString();
    const auto checked = checkJson(json, 1);
    if (!checked || checked->kind() != JsonView::Kind::Array) return std::nullopt;
    PageToken token;
    std::vector<std::int64_t> numbers;
    bool right = true;
    checked->eachElement([&](const JsonView& element) {
        if (numbers.size() < 5) {
            const auto number = element.int64();
            right = number && *number >= 0;
            if (right) numbers.push_back(*number);
        } else {
            auto value = element.string();
            // Written by us from a row's JSON: empty, or a value again.
            right = value && (value->empty() || checkJson(*value).has_value());
            if (right) token.values.push_back(std::move(*value));
        }
        return right;
    });
    if (!right || numbers.size() != 5 || numbers[4] > 1'000'000 || numbers[0] != 1) return std::nullopt;
    token.after = numbers[1];
    token.counted = numbers[2];
    token.countedTo = numbers[3];
    token.pageSize = static_cast<int>(numbers[4]);
    return token;
}

} // namespace pb
