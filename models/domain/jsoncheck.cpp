// SPDX-License-Identifier: GPL-3.0-or-later
// The strict check of a JSON text: Boost.JSON's SAX parser reads it, and this handler keeps the path of where
// the parser stands, so that every error names its place, and refuses a member that is given twice.
#include <memory>
#include <unordered_set>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>

#include "models/domain/jsonview.h"

namespace pb {

namespace {

using boost::json::error_code;
using boost::json::string_view;

/// One open object or array.
struct Frame
{
    bool object = false;
    std::size_t index = 0;     ///< of the element being read, in an array
    std::size_t firstName = 0; ///< where this object's names begin in the list of names
    std::unique_ptr<std::unordered_set<std::string>> manyNames; ///< once an object has more than a few
};

class Handler
{
public:
    Handler()
    {
        m_frames.reserve(4); // as many as a payload usually nests
        m_nameList.reserve(8);
    }

    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    std::string failure;

    /// value[3].Data.ListPrice
    std::string path() const
    {
        std::string out;
        for (std::size_t i = 0; i < m_depth; ++i) {
            const Frame& frame = m_frames[i];
            if (!frame.object) {
                out += '[' + std::to_string(frame.index) + ']';
                continue;
            }
            // The member being read is the last name taken before a deeper object began its own.
            const std::size_t names = nextFirstName(i + 1);
            if (names > frame.firstName) {
                if (!out.empty()) out += '.';
                out += m_nameList[names - 1];
            }
        }
        return out;
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return open(true); }
    bool on_object_end(std::size_t, error_code&) { return close(); }
    bool on_array_begin(error_code&) { return open(false); }
    bool on_array_end(std::size_t, error_code&) { return close(); }
    bool on_key_part(string_view part, std::size_t, error_code&)
    {
        m_name.append(part.data(), part.size());
        return true;
    }
    bool on_key(string_view part, std::size_t, error_code& error)
    {
        m_name.append(part.data(), part.size());
        return takeName(error);
    }
    bool on_string_part(string_view, std::size_t, error_code&) { return true; }
    bool on_string(string_view, std::size_t, error_code&) { return endScalar(); }
    bool on_number_part(string_view, error_code&) { return true; }
    bool on_int64(std::int64_t, string_view, error_code&) { return endScalar(); }
    bool on_uint64(std::uint64_t, string_view, error_code&) { return endScalar(); }
    bool on_double(double, string_view, error_code&) { return endScalar(); }
    bool on_bool(bool, error_code&) { return endScalar(); }
    bool on_null(error_code&) { return endScalar(); }
    bool on_comment_part(string_view, error_code&) { return true; }
    bool on_comment(string_view, error_code&) { return true; }

private:
    static constexpr std::size_t fewNames = 16;

    std::size_t nextFirstName(std::size_t from) const
    {
        for (std::size_t i = from; i < m_depth; ++i)
            if (m_frames[i].object) return m_frames[i].firstName;
        return m_names;
    }

    bool open(bool object)
    {
        if (m_depth == m_frames.size()) m_frames.emplace_back();
        Frame& frame = m_frames[m_depth++];
        frame.object = object;
        frame.index = 0;
        frame.firstName = m_names;
        frame.manyNames.reset();
        return true;
    }

    bool close()
    {
        m_names = m_frames[--m_depth].firstName;
        return endScalar();
    }

    bool endScalar()
    {
        if (m_depth > 0 && !m_frames[m_depth - 1].object) ++m_frames[m_depth - 1].index;
        return true;
    }

    bool takeName(error_code& error)
    {
        Frame& frame = m_frames[m_depth - 1];
        const bool twice = isKnown(frame);
        if (m_names == m_nameList.size()) m_nameList.emplace_back();
        m_nameList[m_names++].assign(m_name);
        m_name.clear();
        if (!twice) return true;
        failure = "the member is given twice in one object";
        error = boost::json::error::syntax;
        return false;
    }

    bool isKnown(Frame& frame)
    {
        if (m_names - frame.firstName < fewNames) {
            for (std::size_t i = frame.firstName; i < m_names; ++i)
                if (m_nameList[i] == m_name) return true;
            return false;
        }
        if (!frame.manyNames)
            frame.manyNames = std::make_unique<std::unordered_set<std::string>>(
                m_nameList.begin() + static_cast<std::ptrdiff_t>(frame.firstName),
                m_nameList.begin() + static_cast<std::ptrdiff_t>(m_names));
        return !frame.manyNames->insert(m_name).second;
    }

    // Frames and names are reused, so that a batch of like objects allocates once.
    std::vector<Frame> m_frames;
    std::size_t m_depth = 0;
    std::vector<std::string> m_nameList;
    std::size_t m_names = 0;
    std::string m_name;
};

std::string describe(error_code code)
{
    using boost::json::error;
    const auto is = [&code](error each) { return code == each; };
    if (is(error::incomplete)) return "the text ends before the value does";
    if (is(error::too_deep)) return "the value is nested too deep";
    if (is(error::extra_data)) return "there is more text after the value";
    if (is(error::illegal_leading_surrogate) || is(error::illegal_trailing_surrogate) ||
        is(error::expected_utf16_escape))
        return "a \\u escape is half of a surrogate pair";
    if (is(error::expected_hex_digit)) return "a \\u escape needs four hexadecimal digits";
    if (is(error::exponent_overflow)) return "the number is out of range";
    return "unexpected character";
}

} // namespace

tl::expected<JsonView, JsonError> checkJson(std::string_view text, std::size_t maxDepth)
{
    boost::json::parse_options options;
    options.max_depth = maxDepth;
    boost::json::basic_parser<Handler> parser(options);
    error_code error;
    const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
    if (!error && read < text.size()) error = boost::json::error::extra_data;
    if (!error) return JsonView(text);
    const std::string& failure = parser.handler().failure;
    return tl::make_unexpected(
        JsonError{read, parser.handler().path(), failure.empty() ? describe(error) : failure});
}

} // namespace pb
