// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/generatedrecord.h"

#include <array>
#include <string_view>

#include "models/domain/jsonview.h"
#include "models/domain/moment.h"

namespace pb {

namespace {

constexpr std::array<std::string_view, 8> streets{"Maple",        "Oak Hill", "Lakeview", "Juniper",
                                                  "Saint-Urbain", "Mill",     "Harbour",  "Prairie"};
constexpr std::array<std::string_view, 5> suffixes{"Street", "Avenue", "Drive", "Lane", "Court"};
struct Town
{
    std::string_view city, state, postalPrefix;
};
constexpr std::array<Town, 6> towns{{{"Raleigh", "NC", "276"},
                                     {"Tucson", "AZ", "857"},
                                     {"Madison", "WI", "537"},
                                     {"Portland", "OR", "972"},
                                     {"Albany", "NY", "122"},
                                     {"Denver", "CO", "802"}}};
constexpr std::array<std::string_view, 5> statuses{"Active", "Active Under Contract", "Pending", "Closed",
                                                   "Withdrawn"};
constexpr std::array<std::string_view, 4> subTypes{"Single Family Residence", "Condominium", "Townhouse",
                                                   "Duplex"};
constexpr std::array<std::string_view, 8> firstNames{"Amara",   "Benoît", "Carmen", "Dmitri",
                                                     "Eleanor", "Farid",  "Grace",  "Hugo"};
constexpr std::array<std::string_view, 8> lastNames{"Nguyen",  "Okafor", "Tremblay", "García",
                                                    "Schmidt", "Haddad", "Larsen",   "Whitfield"};
constexpr std::array<std::string_view, 5> officeNames{
    "Cornerstone Realty", "Blue Heron Homes", "Meridian Properties", "Oak & Iron", "Northgate Brokers"};

template <std::size_t Count>
std::string_view oneOf(const std::array<std::string_view, Count>& words, GeneratorRandom& random)
{
    return words[random.below(Count)];
}

std::string padded(std::uint64_t number, std::size_t width)
{
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

/// Collects members in order.
class ObjectWriter
{
public:
    void text(std::string_view name, std::string_view value) { raw(name, quoteJson(value)); }
    void number(std::string_view name, std::uint64_t value) { raw(name, std::to_string(value)); }
    void raw(std::string_view name, const std::string& value)
    {
        m_text += m_text.size() > 1 ? ",\"" : "\"";
        m_text.append(name);
        m_text += "\":";
        m_text += value;
    }
    std::string finished() { return std::move(m_text) + "}"; }

private:
    std::string m_text = "{";
};

/// Whole amounts mostly, and with cents in a third of the cases.
std::string price(GeneratorRandom& random)
{
    const std::uint64_t dollars = 95'000 + random.below(1'900'000);
    const std::uint64_t cents = 1 + random.below(99);
    const bool withCents = random.below(3) == 0;
    return std::to_string(dollars) + (withCents ? "." + padded(cents, 2) : std::string());
}

void writeProperty(ObjectWriter& out, const GeneratedRecord& record, GeneratorRandom& random)
{
    const Town& town = towns[random.below(towns.size())];
    out.text("ListingId", "MLS" + padded(random.below(10'000'000), 7));
    out.text("StandardStatus", record.deleted         ? "Delete"
                               : record.statusChanged ? oneOf(statuses, random)
                                                      : "Active");
    out.raw("ListPrice", price(random));
    out.text("PropertyType", "Residential");
    out.text("PropertySubType", oneOf(subTypes, random));
    out.text("StreetNumber", std::to_string(1 + random.below(9899)));
    out.text("StreetName", oneOf(streets, random));
    out.text("StreetSuffix", oneOf(suffixes, random));
    out.text("City", town.city);
    out.text("StateOrProvince", town.state);
    out.text("PostalCode", std::string(town.postalPrefix) + padded(random.below(100), 2));
    out.number("BedroomsTotal", 1 + random.below(6));
    out.number("BathroomsTotalInteger", 1 + random.below(4));
    out.raw("LivingArea", std::to_string(600 + random.below(4200)) + (random.below(4) == 0 ? ".5" : ""));
    out.number("YearBuilt", 1895 + random.below(131));
}

void writeMedia(ObjectWriter& out, const GeneratedRecord& record, GeneratorRandom& random)
{
    out.text("MediaCategory", "Photo");
    out.text("MediaURL", "https://media.example.com/" + record.key + ".jpg");
    out.number("Order", random.below(40));
    out.number("ImageWidth", 1920);
    out.number("ImageHeight", 1280);
    out.text("ResourceName", "Property");
    out.text("ResourceRecordKey", "PRO" + padded(1'000'000 + random.below(500), 7));
}

void writeMember(ObjectWriter& out, const GeneratedRecord& record, GeneratorRandom& random)
{
    const std::string_view first = oneOf(firstNames, random);
    const std::string_view last = oneOf(lastNames, random);
    out.text("MemberMlsId", "A" + padded(random.below(100'000), 5));
    out.text("MemberFirstName", first);
    out.text("MemberLastName", last);
    out.text("MemberFullName", std::string(first) + " " + std::string(last));
    out.text("MemberStatus", record.deleted || record.statusChanged ? "Inactive" : "Active");
    out.text("MemberEmail", "agent" + padded(random.below(100'000), 5) + "@example.com");
}

void writeOffice(ObjectWriter& out, const GeneratedRecord& record, GeneratorRandom& random)
{
    const Town& town = towns[random.below(towns.size())];
    out.text("OfficeMlsId", "O" + padded(random.below(10'000), 4));
    out.text("OfficeName", oneOf(officeNames, random));
    out.text("OfficeCity", town.city);
    out.text("OfficeStateOrProvince", town.state);
    out.text("OfficePhone", "555-01" + padded(random.below(100), 2));
    out.text("OfficeStatus", record.deleted ? "Inactive" : "Active");
}

void writeOpenHouse(ObjectWriter& out, const GeneratedRecord& record, GeneratorRandom& random)
{
    const std::string date = recordTimestamp(record.sequence).substr(0, 10);
    const std::uint64_t hour = 10 + random.below(7);
    out.text("ListingKey", "PRO" + padded(1'000'000 + random.below(500), 7));
    out.text("OpenHouseDate", date);
    out.text("OpenHouseStartTime", date + "T" + std::to_string(hour) + ":00:00Z");
    out.text("OpenHouseEndTime", date + "T" + std::to_string(hour + 2) + ":00:00Z");
    out.text("OpenHouseStatus", record.deleted || record.statusChanged ? "Canceled" : "Active");
    out.text("OpenHouseType", random.below(4) == 0 ? "Broker" : "Public");
}

void writeShowing(ObjectWriter& out, const GeneratedRecord& record, GeneratorRandom& random)
{
    const std::string date = recordTimestamp(record.sequence).substr(0, 10);
    out.text("ListingKey", "PRO" + padded(1'000'000 + random.below(500), 7));
    out.text("ShowingStartTimestamp", date + "T" + std::to_string(10 + random.below(9)) + ":30:00Z");
    out.text("ShowingStatus", record.deleted || record.statusChanged ? "Canceled" : "Confirmed");
}

} // namespace

std::string recordKey(const std::string& resource, std::uint64_t number)
{
    std::string prefix;
    for (const char c : resource)
        if (prefix.size() < 3 && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')))
            prefix += static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
    return (prefix.empty() ? "REC" : prefix) + padded(1'000'000 + number, 7);
}

std::string recordTimestamp(SequenceNumber sequence)
{
    // A feed of one event every seven seconds since the start of 2026, over and over for thirty years.
    constexpr std::int64_t span = 30LL * 365 * 24 * 3600 / 7;
    const Moment start{std::chrono::sys_days{std::chrono::year(2026) / 1 / 1}};
    return toIsoUtc(start + std::chrono::seconds(sequence.value % span * 7));
}

std::string writeRecord(const GeneratedRecord& record, GeneratorRandom& random)
{
    ObjectWriter out;
    out.text(record.resource == "Property" ? "ListingKey" : record.resource + "Key", record.key);
    if (record.resource == "Property")
        writeProperty(out, record, random);
    else if (record.resource == "Media")
        writeMedia(out, record, random);
    else if (record.resource == "Member")
        writeMember(out, record, random);
    else if (record.resource == "Office")
        writeOffice(out, record, random);
    else if (record.resource == "OpenHouse")
        writeOpenHouse(out, record, random);
    else if (record.resource == "Showing")
        writeShowing(out, record, random);
    out.text("ModificationTimestamp", recordTimestamp(record.sequence));
    return out.finished();
}

} // namespace pb
