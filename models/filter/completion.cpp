// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/completion.h"

#include <algorithm>

#include "models/domain/textsafety.h"
#include "models/filter/functions.h"
#include "models/filter/lexer.h"
#include "models/filter/operators.h"

namespace pb {

namespace {

using SeenValues = std::function<std::vector<std::string>(std::string_view property)>;

bool isOperand(const Token& token)
{
    switch (token.kind) {
    case TokenKind::Name:
        return !binaryOperator(token.text) && !sameText(token.text, "not");
    case TokenKind::String:
    case TokenKind::Number:
    case TokenKind::Date:
    case TokenKind::Time:
    case TokenKind::Stamp:
    case TokenKind::Duration:
    case TokenKind::Close:
    case TokenKind::Dollar:
        return true;
    default:
        return false;
    }
}

bool startsWithText(std::string_view text, std::string_view beginning)
{
    return text.size() >= beginning.size() && sameText(text.substr(0, beginning.size()), beginning);
}

std::string_view operatorHint(std::string_view name)
{
    static constexpr std::pair<std::string_view, std::string_view> hints[] = {{"eq", "="},
                                                                              {"ne", "\u2260"},
                                                                              {"gt", ">"},
                                                                              {"ge", "\u2265"},
                                                                              {"lt", "<"},
                                                                              {"le", "\u2264"},
                                                                              {"add", "+"},
                                                                              {"sub", "\u2212"},
                                                                              {"mul", "\u00D7"},
                                                                              {"div", "\u00F7"},
                                                                              {"divby", "\u00F7 1.5"},
                                                                              {"mod", "%"},
                                                                              {"in", "('..','..')"}};
    for (const auto& [operation, hint] : hints)
        if (operation == name) return hint;
    return {};
}

/// Looks at what stands before the cursor and gathers what can follow.
class Completing
{
public:
    Completing(std::string_view text, std::size_t cursor, const EntityType& type,
               const SeenValues& seenValues)
        : m_type(type), m_seenValues(seenValues)
    {
        const std::size_t at = byteOf(text, cursor);
        readTokens(text.substr(0, at));
        std::size_t end = at;
        while (end < text.size() && isWordByte(text[end]))
            ++end;
        m_wordEnd = m_inString || m_word.empty() ? at : end;
        m_list.from = codePoints(text.substr(0, m_wordAt));
        m_list.length = codePoints(text.substr(m_wordAt, m_wordEnd - m_wordAt));
    }

    CompletionList all()
    {
        const Token* last = token(0);
        if (m_inString) {
            addValues();
        } else if (last && last->kind == TokenKind::Slash) {
            addSegments();
        } else if (last && isOperand(*last)) {
            addOperators();
        } else if (last && last->kind == TokenKind::Open && isLambdaOpen(0)) {
            add(Completion::Kind::Lambda, "x: x eq ''", "");
        } else {
            addOperands();
        }
        return std::move(m_list);
    }

private:
    static bool isWordByte(char c)
    {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    }

    static std::size_t byteOf(std::string_view text, std::size_t points)
    {
        std::size_t at = 0;
        for (; at < text.size(); ++at) {
            const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
            if (starts && points-- == 0) break;
        }
        return at;
    }

    void readTokens(std::string_view before)
    {
        m_wordAt = before.size();
        Lexer lexer(before);
        for (Token token = lexer.next(); token.kind != TokenKind::End; token = lexer.next())
            m_tokens.push_back(std::move(token));
        if (m_tokens.empty()) return;
        const Token last = m_tokens.back();
        m_inString = last.kind == TokenKind::Bad && last.text.starts_with('\'');
        const bool isWord = last.kind == TokenKind::Name || last.kind == TokenKind::Dollar;
        if (!m_inString && !(isWord && last.at + last.text.size() == before.size())) return;
        m_word = last.text;
        m_wordAt = last.at;
        m_tokens.pop_back();
    }

    /// The token that many before the cursor's word; null where there is none.
    const Token* token(std::size_t back) const
    {
        return back < m_tokens.size() ? &m_tokens[m_tokens.size() - 1 - back] : nullptr;
    }

    bool isName(std::size_t back, std::string_view name) const
    {
        const Token* each = token(back);
        return each && each->kind == TokenKind::Name && sameText(each->text, name);
    }

    /// Whether the parenthesis is one of any or all.
    bool isLambdaOpen(std::size_t back) const
    {
        const Token* slash = token(back + 2);
        return (isName(back + 1, "any") || isName(back + 1, "all")) && slash &&
               slash->kind == TokenKind::Slash;
    }

    /// The property that a name stands for; for a lambda's variable the collection. Null where it is none.
    const PropertyDefinition* propertyOf(const Token& name) const
    {
        for (std::size_t i = m_tokens.size(); i-- > 4;) {
            const bool declares = m_tokens[i].kind == TokenKind::Colon && m_tokens[i - 1].text == name.text &&
                                  m_tokens[i - 2].kind == TokenKind::Open;
            if (declares && i >= 5) return m_type.property(m_tokens[i - 5].text);
        }
        return m_type.property(name.text);
    }

    /// What a value at the cursor is compared with: ResourceName eq |, ResourceName in ('a', |.
    const PropertyDefinition* comparedWith() const
    {
        std::size_t back = 0;
        while (token(back) &&
               (token(back)->kind == TokenKind::Comma || token(back)->kind == TokenKind::String))
            ++back;
        if (token(back) && token(back)->kind == TokenKind::Open && isName(back + 1, "in"))
            ++back;
        else if (back > 0)
            return nullptr;
        const Token* sign = token(back);
        const Token* name = token(back + 1);
        if (!sign || !name || sign->kind != TokenKind::Name || name->kind != TokenKind::Name) return nullptr;
        const BinaryOperator* operation = binaryOperator(sign->text);
        const bool compares = operation && operation->precedence >= equalityPrecedence &&
                              operation->precedence <= membershipPrecedence;
        return compares ? propertyOf(*name) : nullptr;
    }

    void add(Completion::Kind kind, std::string text, std::string_view hint)
    {
        const bool fits = m_word.empty() || (startsWithText(text, m_word) && text != m_word);
        if (fits) m_list.choices.push_back({kind, std::move(text), std::string(hint)});
    }

    void addValues()
    {
        const PropertyDefinition* property = comparedWith();
        if (!property || property->type != EdmType::String || !m_seenValues) return;
        for (const std::string& value : m_seenValues(property->name))
            add(Completion::Kind::Value, literalText(std::string_view(value)), "");
    }

    /// Behind a slash.
    void addSegments()
    {
        const Token* name = token(1);
        const PropertyDefinition* property = name ? propertyOf(*name) : nullptr;
        if (!property || !property->collection) return;
        add(Completion::Kind::Lambda, "any(x: x eq '')", "");
        add(Completion::Kind::Lambda, "all(x: x ne '')", "");
        add(Completion::Kind::Lambda, "any()", "");
        add(Completion::Kind::Property, "$count", edmTypeName(EdmType::Int64));
    }

    /// Whether what stands before the cursor is true or false already.
    bool isDecided() const
    {
        const Token* last = token(0);
        if (last->kind == TokenKind::Close) {
            const std::size_t before = openOf(0) + 1;
            const Token* name = token(before);
            if (!name || name->kind != TokenKind::Name) return true; // a group
            if (isLambdaOpen(before - 1) || sameText(name->text, "in") || sameText(name->text, "not"))
                return true;
            const FunctionDefinition* function = functionNamed(name->text);
            if (!function) return true;
            return function->gives == EdmType::Boolean || isCompared(before + 1);
        }
        if (isName(0, "true") || isName(0, "false")) return true;
        return isCompared(1);
    }

    /// Whether a comparison stands there, its right side behind it.
    bool isCompared(std::size_t back) const
    {
        while (token(back) && token(back)->kind == TokenKind::Slash)
            back += 2; // Data/ListPrice
        const Token* sign = token(back);
        const BinaryOperator* operation =
            sign && sign->kind == TokenKind::Name ? binaryOperator(sign->text) : nullptr;
        return operation &&
               (operation->precedence == equalityPrecedence || operation->precedence == comparisonPrecedence);
    }

    /// The parenthesis that the one at `back` closes.
    std::size_t openOf(std::size_t back) const
    {
        int depth = 0;
        for (; token(back); ++back) {
            if (token(back)->kind == TokenKind::Close) ++depth;
            if (token(back)->kind == TokenKind::Open && --depth == 0) break;
        }
        return back;
    }

    /// The type of the operand before the cursor; Dynamic where it is not known.
    EdmType operandType() const
    {
        const Token* last = token(0);
        const Token* before = token(1);
        if (last->kind == TokenKind::Number || last->kind == TokenKind::Dollar) return EdmType::Int64;
        if (last->kind == TokenKind::String) return EdmType::String;
        if (before && before->kind == TokenKind::Slash) return EdmType::Dynamic;
        if (last->kind == TokenKind::Close) {
            const Token* name = token(openOf(0) + 1);
            const FunctionDefinition* function = name ? functionNamed(name->text) : nullptr;
            return function ? function->gives : EdmType::Dynamic;
        }
        const PropertyDefinition* property = last->kind == TokenKind::Name ? propertyOf(*last) : nullptr;
        return property ? property->type : EdmType::Dynamic;
    }

    void addOperators()
    {
        if (isDecided()) {
            add(Completion::Kind::Operator, "and", "");
            add(Completion::Kind::Operator, "or", "");
            return;
        }
        const EdmType type = operandType();
        const bool counts = type != EdmType::String && type != EdmType::Boolean;
        for (const BinaryOperator& each : binaryOperators()) {
            const bool arithmetic = each.precedence >= additivePrecedence;
            const bool logic = each.precedence <= andPrecedence;
            if (each.isHas || logic || (arithmetic && !counts)) continue;
            add(Completion::Kind::Operator, std::string(each.name), operatorHint(each.name));
        }
    }

    void addOperands()
    {
        const PropertyDefinition* with = comparedWith();
        if (with) {
            addValues();
            if (with->type == EdmType::Boolean) {
                add(Completion::Kind::Value, "true", "");
                add(Completion::Kind::Value, "false", "");
            }
            if (with->type == EdmType::DateTimeOffset) add(Completion::Kind::Function, "now()", "");
            if (with->nullable) add(Completion::Kind::Value, "null", "");
        }
        for (const PropertyDefinition& each : m_type.properties) {
            if (with && (each.collection || (each.type != with->type && each.type != EdmType::Dynamic)))
                continue;
            add(Completion::Kind::Property, std::string(each.name) + (each.dynamicMembers ? "/" : ""),
                each.collection ? "Collection" : edmTypeName(each.type));
        }
        if (!with)
            for (const PropertyDefinition& each : m_type.properties)
                if (each.collection)
                    add(Completion::Kind::Lambda, std::string(each.name) + "/any(x: x eq '')", "");
        for (const FunctionDefinition& each : functionDefinitions())
            if (!with || each.gives == with->type)
                add(Completion::Kind::Function, std::string(each.name) + '(', each.usage);
        if (!with) add(Completion::Kind::Operator, "not", "");
    }

    const EntityType& m_type;
    const SeenValues& m_seenValues;
    std::vector<Token> m_tokens; ///< before the word under the cursor
    std::string_view m_word;     ///< as far as the cursor
    std::size_t m_wordAt = 0;
    std::size_t m_wordEnd = 0;
    bool m_inString = false;
    CompletionList m_list;
};

} // namespace

CompletionList completionsAt(std::string_view text, std::size_t cursor, const EntityType& type,
                             const SeenValues& seenValues)
{
    if (text.size() > 8192 || !validUtf8(text)) return {cursor, 0, {}};
    return Completing(text, cursor, type, seenValues).all();
}

} // namespace pb
