// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/collectionanswers.h"

#include <algorithm>

#include "models/domain/jsonview.h"

namespace pb {

using namespace std::chrono_literals;

namespace {

/// $skip in another order than the collection's own keeps that many places in memory.
constexpr std::int64_t mostSkippedInOrder = 100'000;

/// The page's link: the client's own options, what is left of $top, and the place to go on from.
std::string nextLink(const ODataCall& call, const EntityType& type, const CollectionPage& page)
{
    std::string link = call.form.root + '/' + std::string(type.name) + '?' + call.options.kept;
    if (!call.options.kept.empty()) link += '&';
    if (call.options.top)
        link +=
            "$top=" + std::to_string(*call.options.top - static_cast<std::int64_t>(page.rows.size())) + '&';
    return link + "$skiptoken=" + page.nextToken;
}

std::string writePage(const ODataCall& call, const EntityType& type, const CollectionPage& page, bool nulls)
{
    const RowShape shape{&type, call.options.selected, call.form.numbersAsText, nulls};
    std::string json = "{";
    if (call.form.withContext)
        json += textMember("@odata.context", call.form.root + "/$metadata#" + std::string(type.name)) + ',';
    if (page.count) {
        const std::string count = std::to_string(*page.count);
        json += "\"@odata.count\":" + (call.form.numbersAsText ? '"' + count + '"' : count) + ',';
    }
    json += "\"value\":[";
    bool first = true;
    for (const CollectionRow& row : page.rows) {
        if (!first) json += ',';
        first = false;
        json += shapedRow(row.source, shape, call.form.withContext ? row.annotations : std::string());
    }
    json += ']';
    if (!page.nextToken.empty()) json += ',' + textMember("@odata.nextLink", nextLink(call, type, page));
    return json + '}';
}

OptionError filterRefusal(const FilterError& error)
{
    return {400, "$filter", "position " + std::to_string(error.position) + ": " + error.message};
}

HttpAnswer busy(std::string_view message)
{
    HttpAnswer answer = errorAnswer(503, message);
    answer.fields.push_back({"Retry-After", "1"});
    return answer;
}

tl::expected<PageRequest, OptionError> pageRequest(const ODataCall& call, const Collection& collection,
                                                   const std::optional<PageToken>& token)
{
    PageRequest request;
    request.order = call.options.order;
    if (call.options.top) request.top = *call.options.top;
    request.skip = call.options.skip.value_or(0);
    request.count = call.options.count;
    request.asked = call.form.pageSize.value_or(token ? token->pageSize : 0);
    request.size = request.asked > 0  ? std::min(request.asked, largestPageSize)
                   : call.options.top ? largestPageSize
                                      : usualPageSize;
    const bool own = request.order.empty() || request.order.front().path == collection.orderedBy;
    if (!own && request.skip > mostSkippedInOrder)
        return tl::make_unexpected(
            OptionError{400, "$skip",
                        "with $orderby, $skip goes up to 100000; follow @odata.nextLink "
                        "instead"});
    return request;
}

/// Reads the filter into the collection where that has not been done; the error is an answer's.
std::optional<OptionError> takeFilter(const ODataCall& call, Collection& collection)
{
    if (!call.options.filter || collection.filter) return std::nullopt;
    auto filter = Filter::parse(*call.options.filter, *collection.type);
    if (!filter) return filterRefusal(filter.error());
    collection.filter = std::move(*filter);
    return std::nullopt;
}

} // namespace

/// A query on its way.
struct CollectionAnswers::Scan
{
    Call call;
    const EntityType* type;
    CollectionScan scan;
    bool nulls = false;
    bool countOnly = false;
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
};

/// Counts the query in, or answers that there are too many.
bool CollectionAnswers::begin(const Call& call)
{
    if (++m_running <= mostScans) return true;
    --m_running;
    call->answer(busy("too many queries are being worked out; come back in a second"));
    return false;
}

void CollectionAnswers::run(const std::shared_ptr<Scan>& scan)
{
    m_read.scan([this, scan](SessionReader& reader) { return goOn(*scan, reader); });
}

/// One slice; true where there is more to do.
bool CollectionAnswers::goOn(Scan& scan, SessionReader& reader)
{
    ODataCall& call = *scan.call;
    const bool late = std::chrono::steady_clock::now() - scan.began > longestScan;
    if (call.wanted() && !late) {
        const auto more = scan.scan.step(reader);
        if (more && *more && reader.lastError().message.empty()) return true;
        const CollectionPage& page = scan.scan.page();
        if (!more) {
            call.answer(errorAnswer(filterRefusal(more.error())));
        } else if (!reader.lastError().message.empty()) {
            call.answer(busy("the session could not be read; try again later"));
        } else if (scan.countOnly) {
            HttpAnswer answer{
                200, {{"Content-Type", "text/plain"}, {"OData-Version", call.form.version}}, {}};
            answer.body = std::to_string(page.count.value_or(0));
            call.answer(std::move(answer));
        } else {
            HttpAnswer answer = jsonAnswer(200, writePage(call, *scan.type, page, scan.nulls), call.form);
            addPreferences(answer, call.form, true);
            call.answer(std::move(answer));
        }
    } else if (late) {
        call.answer(
            errorAnswer(503, "the query took longer than 60 seconds and was ended; narrow it, for instance "
                             "by the key"));
    }
    --m_running;
    return false;
}

void CollectionAnswers::answerPage(const Call& call, Collection collection, bool nulls, SessionReader* here)
{
    auto refused = refuseOthers(call->options, {"$filter", "$orderby", "$top", "$skip", "$select", "$count",
                                                "$skiptoken", "$format"});
    if (!refused) refused = checkNames(call->options, *collection.type);
    if (!refused) refused = takeFilter(*call, collection);
    std::optional<PageToken> token;
    if (!refused && call->options.skipToken) {
        token = readPageToken(*call->options.skipToken);
        if (!token) refused = OptionError{400, "$skiptoken", "this $skiptoken was not given by this service"};
    }
    const auto request = pageRequest(*call, collection, token);
    if (!refused && !request) refused = request.error();
    if (refused) return call->answer(errorAnswer(*refused));
    if (!begin(call)) return;
    const EntityType* type = collection.type;
    const std::shared_ptr<Scan> scan(
        new Scan{call, type, CollectionScan(std::move(collection), *request, token, currentMoment()), nulls});
    if (here == nullptr || goOn(*scan, *here)) run(scan);
}

void CollectionAnswers::answerCount(const Call& call, Collection collection)
{
    auto refused = refuseOthers(call->options, {"$filter", "$format"});
    if (!refused) refused = takeFilter(*call, collection);
    if (refused) return call->answer(errorAnswer(*refused));
    if (!begin(call)) return;
    PageRequest request;
    request.top = 0;
    request.count = true;
    const EntityType* type = collection.type;
    run(std::shared_ptr<Scan>(new Scan{
        call, type, CollectionScan(std::move(collection), request, {}, currentMoment()), false, true}));
}

} // namespace pb
