// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/datadictionary.h"

#include <algorithm>

namespace pb {

namespace {

PropertyDefinition text(std::string_view name, int maxLength)
{
    return {.name = name, .maxLength = maxLength};
}

PropertyDefinition keyText(std::string_view name)
{
    return {.name = name, .nullable = false, .maxLength = 255};
}

PropertyDefinition texts(std::string_view name)
{
    return {.name = name, .collection = true, .maxLength = 255};
}

/// A number that can't be below zero: a price, an area, a count.
PropertyDefinition decimal(std::string_view name, int precision, int scale)
{
    return {.name = name, .type = EdmType::Decimal, .precision = precision, .scale = scale, .least = 0};
}

PropertyDefinition signedDecimal(std::string_view name, int precision, int scale)
{
    return {.name = name, .type = EdmType::Decimal, .precision = precision, .scale = scale};
}

PropertyDefinition whole(std::string_view name)
{
    return {.name = name, .type = EdmType::Int32, .least = 0};
}

PropertyDefinition truth(std::string_view name)
{
    return {.name = name, .type = EdmType::Boolean};
}

PropertyDefinition date(std::string_view name)
{
    return {.name = name, .type = EdmType::Date};
}

PropertyDefinition stamp(std::string_view name)
{
    return {.name = name, .type = EdmType::DateTimeOffset};
}

/// Set by the service with every write.
PropertyDefinition setStamp(std::string_view name)
{
    return {.name = name, .type = EdmType::DateTimeOffset, .nullable = false, .readOnly = true};
}

EntityType propertyType()
{
    return {"Property",
            "ListingKey",
            {
                keyText("ListingKey"),
                text("ListingId", 255),
                text("OriginatingSystemKey", 255),
                text("OriginatingSystemName", 255),
                text("SourceSystemKey", 255),
                text("SourceSystemName", 255),
                text("PropertyType", 50),
                text("PropertySubType", 50),
                text("StandardStatus", 25),
                text("MlsStatus", 50),
                decimal("ListPrice", 14, 2),
                decimal("OriginalListPrice", 14, 2),
                decimal("PreviousListPrice", 14, 2),
                decimal("ClosePrice", 14, 2),
                date("ListingContractDate"),
                date("OnMarketDate"),
                date("OffMarketDate"),
                date("CloseDate"),
                date("ContractStatusChangeDate"),
                date("ExpirationDate"),
                date("PurchaseContractDate"),
                stamp("OriginalEntryTimestamp"),
                stamp("StatusChangeTimestamp"),
                stamp("PriceChangeTimestamp"),
                stamp("MajorChangeTimestamp"),
                stamp("PhotosChangeTimestamp"),
                setStamp("ModificationTimestamp"),
                whole("DaysOnMarket"),
                whole("CumulativeDaysOnMarket"),
                text("UnparsedAddress", 255),
                text("StreetNumber", 25),
                text("StreetDirPrefix", 15),
                text("StreetName", 50),
                text("StreetSuffix", 25),
                text("UnitNumber", 25),
                text("City", 50),
                text("CountyOrParish", 50),
                text("StateOrProvince", 50),
                text("PostalCode", 10),
                text("Country", 50),
                signedDecimal("Latitude", 12, 8),
                signedDecimal("Longitude", 12, 8),
                text("SubdivisionName", 50),
                whole("BedroomsTotal"),
                whole("BathroomsTotalInteger"),
                whole("BathroomsFull"),
                whole("BathroomsHalf"),
                decimal("LivingArea", 14, 2),
                text("LivingAreaUnits", 25),
                decimal("LotSizeArea", 16, 4),
                text("LotSizeUnits", 25),
                decimal("LotSizeSquareFeet", 14, 2),
                whole("YearBuilt"),
                whole("StoriesTotal"),
                decimal("GarageSpaces", 14, 2),
                decimal("ParkingTotal", 14, 2),
                truth("PoolPrivateYN"),
                truth("WaterfrontYN"),
                truth("NewConstructionYN"),
                decimal("AssociationFee", 14, 2),
                decimal("TaxAnnualAmount", 14, 2),
                text("ParcelNumber", 50),
                whole("PhotosCount"),
                text("PublicRemarks", 4000),
                text("PrivateRemarks", 4000),
                truth("InternetEntireListingDisplayYN"),
                text("ListAgentKey", 255),
                text("ListAgentMlsId", 25),
                text("ListAgentFullName", 150),
                text("ListOfficeKey", 255),
                text("ListOfficeMlsId", 25),
                text("ListOfficeName", 255),
                text("BuyerAgentKey", 255),
                text("BuyerOfficeKey", 255),
                texts("Appliances"),
                texts("Heating"),
                texts("Cooling"),
                texts("InteriorFeatures"),
                texts("ExteriorFeatures"),
                texts("ArchitecturalStyle"),
            },
            true};
}

EntityType memberType()
{
    return {"Member",
            "MemberKey",
            {
                keyText("MemberKey"),
                text("MemberMlsId", 25),
                text("MemberNationalAssociationId", 25),
                text("MemberLoginId", 25),
                text("MemberStatus", 25),
                text("MemberType", 50),
                text("MemberAOR", 50),
                text("MemberAORMlsId", 25),
                text("MemberFirstName", 50),
                text("MemberMiddleName", 50),
                text("MemberLastName", 50),
                text("MemberNameSuffix", 10),
                text("MemberFullName", 150),
                text("MemberNickname", 50),
                text("MemberEmail", 80),
                text("MemberPreferredPhone", 16),
                text("MemberMobilePhone", 16),
                text("MemberDirectPhone", 16),
                text("MemberOfficePhone", 16),
                text("MemberFax", 16),
                text("MemberAddress1", 50),
                text("MemberAddress2", 50),
                text("MemberCity", 50),
                text("MemberStateOrProvince", 50),
                text("MemberPostalCode", 10),
                text("MemberCountry", 50),
                text("MemberStateLicense", 50),
                text("MemberStateLicenseState", 50),
                text("MemberMlsSecurityClass", 25),
                truth("MemberMlsAccessYN"),
                text("JobTitle", 50),
                text("OfficeKey", 255),
                text("OfficeMlsId", 25),
                text("OfficeName", 255),
                text("OriginatingSystemName", 255),
                text("OriginatingSystemMemberKey", 255),
                text("SourceSystemName", 255),
                stamp("LastLoginTimestamp"),
                stamp("OriginalEntryTimestamp"),
                setStamp("ModificationTimestamp"),
                texts("MemberLanguages"),
                texts("MemberDesignation"),
            },
            true};
}

EntityType officeType()
{
    return {"Office",
            "OfficeKey",
            {
                keyText("OfficeKey"),
                text("OfficeMlsId", 25),
                text("OfficeNationalAssociationId", 25),
                text("OfficeName", 255),
                text("OfficeStatus", 25),
                text("OfficeType", 50),
                text("OfficeAOR", 50),
                text("OfficeAORMlsId", 25),
                text("OfficeAddress1", 50),
                text("OfficeAddress2", 50),
                text("OfficeCity", 50),
                text("OfficeCountyOrParish", 50),
                text("OfficeStateOrProvince", 50),
                text("OfficePostalCode", 10),
                text("OfficeCountry", 50),
                text("OfficePhone", 16),
                text("OfficeFax", 16),
                text("OfficeEmail", 80),
                text("OfficeCorporateLicense", 50),
                text("OfficeBrokerKey", 255),
                text("OfficeBrokerMlsId", 25),
                text("OfficeManagerKey", 255),
                text("OfficeManagerMlsId", 25),
                text("MainOfficeKey", 255),
                text("MainOfficeMlsId", 25),
                text("FranchiseAffiliation", 50),
                truth("IDXOfficeParticipationYN"),
                text("OriginatingSystemName", 255),
                text("OriginatingSystemOfficeKey", 255),
                text("SourceSystemName", 255),
                stamp("OriginalEntryTimestamp"),
                setStamp("ModificationTimestamp"),
            },
            true};
}

EntityType mediaType()
{
    return {"Media",
            "MediaKey",
            {
                keyText("MediaKey"),
                text("MediaObjectID", 255),
                text("ResourceName", 255),
                text("ResourceRecordKey", 255),
                text("ResourceRecordID", 255),
                text("ClassName", 50),
                text("MediaCategory", 50),
                text("MediaType", 50),
                text("MimeType", 50),
                text("MediaURL", 8000),
                text("MediaHTML", 8000),
                text("MediaStatus", 25),
                text("ShortDescription", 50),
                text("LongDescription", 1024),
                text("ImageOf", 50),
                whole("ImageHeight"),
                whole("ImageWidth"),
                text("ImageSizeDescription", 25),
                whole("Order"),
                truth("PreferredPhotoYN"),
                text("ChangedByMemberID", 25),
                text("ChangedByMemberKey", 255),
                text("OriginatingSystemName", 255),
                text("OriginatingSystemMediaKey", 255),
                text("SourceSystemName", 255),
                stamp("MediaModificationTimestamp"),
                stamp("OriginalEntryTimestamp"),
                setStamp("ModificationTimestamp"),
                texts("Permission"),
            },
            true};
}

EntityType openHouseType()
{
    return {"OpenHouse",
            "OpenHouseKey",
            {
                keyText("OpenHouseKey"),
                text("OpenHouseId", 255),
                text("ListingKey", 255),
                text("ListingId", 255),
                text("OpenHouseStatus", 25),
                text("OpenHouseType", 50),
                date("OpenHouseDate"),
                stamp("OpenHouseStartTime"),
                stamp("OpenHouseEndTime"),
                text("OpenHouseRemarks", 500),
                text("OpenHouseAttendedBy", 25),
                truth("AppointmentRequiredYN"),
                text("LivestreamOpenHouseURL", 8000),
                text("Refreshments", 255),
                text("ShowingAgentKey", 255),
                text("ShowingAgentMlsID", 25),
                text("ShowingAgentFirstName", 50),
                text("ShowingAgentLastName", 50),
                text("OriginatingSystemName", 255),
                text("OriginatingSystemKey", 255),
                text("SourceSystemName", 255),
                text("SourceSystemKey", 255),
                stamp("OriginalEntryTimestamp"),
                setStamp("ModificationTimestamp"),
            },
            true};
}

EntityType showingType()
{
    return {"Showing",
            "ShowingKey",
            {
                keyText("ShowingKey"),
                text("ShowingId", 255),
                text("ListingKey", 255),
                text("ListingId", 255),
                text("ShowingStatus", 25),
                text("ShowingAllowed", 25),
                text("ShowingMethod", 50),
                text("ShowingUrl", 8000),
                stamp("ShowingRequestedTimestamp"),
                stamp("ShowingStartTimestamp"),
                stamp("ShowingEndTimestamp"),
                text("ShowingAvailabilityKey", 255),
                text("ShowingAgentKey", 255),
                text("ShowingAgentMlsID", 25),
                text("AgentOriginatingSystemName", 255),
                text("RequestorKey", 255),
                text("ListingOriginatingSystemName", 255),
                text("AppointmentKey", 255),
                text("OriginatingSystemName", 255),
                text("OriginatingSystemKey", 255),
                text("SourceSystemName", 255),
                text("SourceSystemKey", 255),
                stamp("OriginalEntryTimestamp"),
                setStamp("ModificationTimestamp"),
            },
            true};
}

} // namespace

std::span<const EntityType> dataDictionary()
{
    static const EntityType types[] = {propertyType(), memberType(),    officeType(),
                                       mediaType(),    openHouseType(), showingType()};
    return types;
}

const EntityType* dataDictionaryType(std::string_view name)
{
    const auto types = dataDictionary();
    const auto found = std::find_if(types.begin(), types.end(),
                                    [name](const EntityType& type) { return type.name == name; });
    return found == types.end() ? nullptr : &*found;
}

std::span<const RecordRelation> recordRelations()
{
    static constexpr RecordRelation relations[] = {
        {"Property", "Media", "ResourceRecordKey", "ResourceName"},
        {"Property", "OpenHouse", "ListingKey", {}},
        {"Property", "Showing", "ListingKey", {}},
        {"Member", "Media", "ResourceRecordKey", "ResourceName"},
        {"Office", "Media", "ResourceRecordKey", "ResourceName"},
    };
    return relations;
}

bool isStatusProperty(std::string_view resource, std::string_view name)
{
    if (name == "StandardStatus" || name == "MlsStatus") return resource == "Property";
    return name == std::string(resource) + "Status";
}

bool isCancelled(std::string_view resource, std::string_view name, std::string_view value)
{
    return (resource == "OpenHouse" || resource == "Showing") && isStatusProperty(resource, name) &&
           (value == "Canceled" || value == "Cancelled");
}

} // namespace pb
