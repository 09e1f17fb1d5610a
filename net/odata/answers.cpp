// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/answers.h"

#include <algorithm>

#include "models/domain/jsonview.h"
#include "models/domain/textsafety.h"
#include "net/odata/odatapath.h"

namespace pb {

namespace {

/// Calls visit(name, value) for each `name=value` of a list parted by `by`; quotes around a value are left
/// out.
template <typename Visit>
void eachWord(std::string_view text, char by, Visit visit)
{
    while (!text.empty()) {
        const std::size_t end = text.find(by);
        const std::string_view word = trimmed(text.substr(0, end));
        const std::size_t equals = word.find('=');
        std::string_view value =
            equals == std::string_view::npos ? std::string_view() : trimmed(word.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        visit(trimmed(word.substr(0, equals)), value);
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

/// Parameters of application/json: what the numbers look like and how much of the metadata there is.
void readJsonParameters(std::string_view media, AnswerForm& form)
{
    eachWord(media, ';', [&form](std::string_view name, std::string_view value) {
        if (sameText(name, "IEEE754Compatible")) form.numbersAsText = sameText(value, "true");
        if (sameText(name, "odata.metadata") || sameText(name, "metadata"))
            form.withContext = !sameText(value, "none");
    });
}

/// Whether the Accept field takes JSON at all; the first range that does tells how.
bool readAccept(std::string_view accept, AnswerForm& form)
{
    bool taken = false;
    bool any = false;
    while (!accept.empty() && !taken) {
        const std::size_t end = accept.find(',');
        const std::string_view range = trimmed(accept.substr(0, end));
        const std::string_view media = trimmed(range.substr(0, range.find(';')));
        if (sameText(media, "application/json")) {
            taken = true;
            readJsonParameters(range, form);
        }
        any = any || media == "*/*" || sameText(media, "application/*");
        if (end == std::string_view::npos) break;
        accept.remove_prefix(end + 1);
    }
    return taken || any;
}

std::optional<OptionError> readFormat(std::string_view format, AnswerForm& form)
{
    if (sameText(format, "json")) return std::nullopt;
    const std::string_view media = trimmed(format.substr(0, format.find(';')));
    if (!sameText(media, "application/json")) return OptionError{406, "$format", "only json is written here"};
    readJsonParameters(format, form);
    return std::nullopt;
}

std::optional<OptionError> readVersions(const HttpRequest& request, AnswerForm& form)
{
    for (const std::string_view name : {"OData-Version", "OData-MaxVersion"}) {
        const std::string* value = request.field(name);
        if (value == nullptr) continue;
        if (*value != "4.0" && *value != "4.01")
            return OptionError{400, std::string(name), std::string(name) + " is 4.0 or 4.01 here"};
        if (*value == "4.0") form.version = "4.0";
    }
    return std::nullopt;
}

void readPreferences(const HttpRequest& request, AnswerForm& form)
{
    for (const HttpField& field : request.fields) {
        if (!sameWord(field.name, "Prefer")) continue;
        eachWord(field.value, ',', [&form](std::string_view name, std::string_view value) {
            if (sameText(name, "return")) {
                if (sameText(value, "representation")) form.wanted = AnswerForm::Return::Representation;
                if (sameText(value, "minimal")) form.wanted = AnswerForm::Return::Minimal;
            }
            if (sameText(name, "odata.maxpagesize") || sameText(name, "maxpagesize"))
                if (const auto size = plainCount(value); size && *size > 0)
                    form.pageSize = static_cast<int>(std::min<std::int64_t>(*size, largestPageSize));
        });
    }
}

} // namespace

tl::expected<AnswerForm, OptionError> readAnswerForm(const HttpRequest& request, const QueryOptions& options,
                                                     const std::string& root)
{
    AnswerForm form;
    form.root = root;
    if (auto error = readVersions(request, form)) return tl::make_unexpected(*error);
    readPreferences(request, form);
    if (options.format) {
        if (auto error = readFormat(*options.format, form)) return tl::make_unexpected(*error);
    } else if (const std::string* accept = request.field("Accept"); accept != nullptr && !accept->empty()) {
        if (!readAccept(*accept, form))
            return tl::make_unexpected(OptionError{406, "Accept", "only application/json is written here"});
    }
    return form;
}

HttpAnswer emptyAnswer(int status)
{
    return {status, {}, {}};
}

HttpAnswer jsonAnswer(int status, std::string body, const AnswerForm& form)
{
    std::string type = "application/json;odata.metadata=";
    type += form.withContext ? "minimal" : "none";
    if (form.numbersAsText) type += ";IEEE754Compatible=true";
    return {status, {{"Content-Type", type}, {"OData-Version", form.version}}, std::move(body)};
}

HttpAnswer errorAnswer(int status, std::string_view message, std::span<const EnvelopeError> details)
{
    return {status,
            {{"Content-Type", "application/json;odata.metadata=minimal"}},
            writeODataError(std::to_string(status), message, details)};
}

HttpAnswer errorAnswer(const OptionError& error)
{
    const EnvelopeError details[] = {{error.target, error.message}};
    return errorAnswer(error.status, error.message, details);
}

HttpAnswer notAllowed(std::string_view allowed, std::string_view message)
{
    HttpAnswer answer = errorAnswer(405, message);
    answer.fields.push_back({"Allow", std::string(allowed)});
    return answer;
}

void addPreferences(HttpAnswer& answer, const AnswerForm& form, bool paged)
{
    std::string applied;
    if (!paged && form.wanted != AnswerForm::Return::Unsaid)
        applied = form.wanted == AnswerForm::Return::Minimal ? "return=minimal" : "return=representation";
    if (paged && form.pageSize) applied = "odata.maxpagesize=" + std::to_string(*form.pageSize);
    if (!applied.empty()) answer.fields.push_back({"Preference-Applied", applied});
}

std::string textMember(std::string_view name, std::string_view value)
{
    return quoteJson(name) + ':' + quoteJson(value);
}

std::string quotedKey(std::string_view key)
{
    std::string text = "'";
    for (const char c : key) {
        // A slash parts segments for readers that decode first.
        const std::string encoded = c == '/' ? "%2F" : c == '\'' ? "''" : percentEncoded({&c, 1});
        text += encoded;
    }
    return text + '\'';
}

namespace {

bool isWanted(std::string_view name, const RowShape& shape)
{
    if (shape.selected.empty() || name.starts_with('@')) return true;
    return std::any_of(shape.selected.begin(), shape.selected.end(), [name](const std::string& wanted) {
        return std::string_view(wanted).substr(0, wanted.find('/')) == name;
    });
}

bool isWideNumber(std::string_view name, const JsonView& value, const EntityType& type)
{
    if (value.kind() != JsonView::Kind::Number) return false;
    const PropertyDefinition* property = type.property(name);
    return property != nullptr && (property->type == EdmType::Int64 || property->type == EdmType::Decimal);
}

} // namespace

std::string shapedRow(std::string_view source, const RowShape& shape, std::string_view annotations)
{
    if (shape.selected.empty() && !shape.numbersAsText && annotations.empty()) return std::string(source);
    std::string out = "{";
    out += annotations;
    const auto part = [&out] {
        if (out.size() > 1) out += ',';
    };
    std::vector<std::string> present;
    JsonView(source).eachMember([&](std::string_view name, const JsonView& value, std::string_view member) {
        if (!isWanted(name, shape)) return true;
        if (shape.nulls) present.emplace_back(name);
        part();
        if (shape.numbersAsText && isWideNumber(name, value, *shape.type))
            out += quoteJson(name) + ":\"" + std::string(value.source()) + '"';
        else
            out += member;
        return true;
    });
    if (shape.nulls)
        for (const std::string& wanted : shape.selected) {
            const PropertyDefinition* property = shape.type->property(wanted);
            if (property == nullptr || std::find(present.begin(), present.end(), wanted) != present.end())
                continue;
            part();
            out += quoteJson(wanted) + (property->collection ? ":[]" : ":null");
        }
    return out + '}';
}

} // namespace pb
