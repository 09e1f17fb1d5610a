// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/resourcecatalogue.h"

#include "models/domain/datadictionary.h"
#include "models/domain/jsonview.h"

namespace pb {

namespace {

constexpr std::string_view schemaNamespace = "org.reso.metadata";

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string attribute(std::string_view name, std::string_view value)
{
    return ' ' + std::string(name) + "=\"" + escaped(value) + '"';
}

/// An object of dynamic members is an open complex type: Data (EVT-3).
std::string typeOf(const PropertyDefinition& property)
{
    const std::string name = property.dynamicMembers ? std::string(schemaNamespace) + ".OpenObject"
                                                     : std::string(edmTypeName(property.type));
    return property.collection ? "Collection(" + name + ')' : name;
}

std::string propertyElement(const PropertyDefinition& property)
{
    std::string xml =
        "        <Property" + attribute("Name", property.name) + attribute("Type", typeOf(property));
    if (property.maxLength > 0 && property.type == EdmType::String)
        xml += attribute("MaxLength", std::to_string(property.maxLength));
    if (property.type == EdmType::Decimal) {
        if (property.precision > 0) xml += attribute("Precision", std::to_string(property.precision));
        xml += attribute("Scale", std::to_string(property.scale));
    }
    if (property.type == EdmType::DateTimeOffset) xml += attribute("Precision", "3");
    if (!property.nullable || property.collection) xml += attribute("Nullable", "false");
    if (!property.readOnly) return xml + "/>\n";
    return xml + ">\n          <Annotation Term=\"Org.OData.Core.V1.Computed\" Bool=\"true\"/>\n"
                 "        </Property>\n";
}

std::string entityTypeElement(const EntityType& type)
{
    std::string xml = "      <EntityType" + attribute("Name", type.name);
    // Members that nobody declared are kept: those of other profiles on events, a vendor's own on records.
    if (type.open || &type == &entityEventType()) xml += attribute("OpenType", "true");
    xml += ">\n        <Key><PropertyRef" + attribute("Name", type.key) + "/></Key>\n";
    for (const PropertyDefinition& property : type.properties)
        xml += propertyElement(property);
    return xml + "      </EntityType>\n";
}

/// POST EntityEventSubscription('K')/Resume (PSH-7).
std::string resumeAction()
{
    return "      <Action Name=\"Resume\" IsBound=\"true\">\n"
           "        <Parameter Name=\"subscription\" Type=\"org.reso.metadata.EntityEventSubscription\""
           " Nullable=\"false\"/>\n"
           "        <Parameter Name=\"EntityEventSequence\" Type=\"Edm.Int64\"/>\n"
           "        <ReturnType Type=\"org.reso.metadata.EntityEventSubscription\" Nullable=\"false\"/>\n"
           "      </Action>\n";
}

std::string containerElement(const ResourceCatalogue& catalogue)
{
    std::string xml = "      <EntityContainer Name=\"Container\">\n";
    for (const EntityType* type : catalogue.all())
        xml += "        <EntitySet" + attribute("Name", type->name) +
               attribute("EntityType", std::string(schemaNamespace) + '.' + std::string(type->name)) + "/>\n";
    return xml + "      </EntityContainer>\n";
}

} // namespace

ResourceCatalogue::ResourceCatalogue(const std::vector<RecordResource>& added)
{
    m_all = {&entityEventType(), &entityEventSubscriptionType()};
    for (const EntityType& type : dataDictionary())
        m_all.push_back(&type);
    for (const RecordResource& resource : added) {
        if (record(resource.name) != nullptr) continue;
        const RecordResource& names = m_names.emplace_back(resource);
        m_added.push_back({names.name,
                           names.keyName,
                           {{.name = names.keyName, .nullable = false, .maxLength = 255},
                            {.name = "ModificationTimestamp",
                             .type = EdmType::DateTimeOffset,
                             .nullable = false,
                             .readOnly = true}},
                           true});
        m_all.push_back(&m_added.back());
    }
}

const EntityType* ResourceCatalogue::record(std::string_view name) const
{
    for (std::size_t at = 2; at < m_all.size(); ++at)
        if (m_all[at]->name == name) return m_all[at];
    return nullptr;
}

std::string writeMetadata(const ResourceCatalogue& catalogue)
{
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<edmx:Edmx xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\" Version=\"4.01\">\n"
        "  <edmx:Reference Uri=\"https://oasis-tcs.github.io/odata-vocabularies/vocabularies/"
        "Org.OData.Core.V1.xml\">\n"
        "    <edmx:Include Namespace=\"Org.OData.Core.V1\"/>\n"
        "  </edmx:Reference>\n"
        "  <edmx:DataServices>\n"
        "    <Schema xmlns=\"http://docs.oasis-open.org/odata/ns/edm\" Namespace=\"org.reso.metadata\">\n";
    for (const EntityType* type : catalogue.all())
        xml += entityTypeElement(*type);
    xml += "      <ComplexType Name=\"OpenObject\" OpenType=\"true\"/>\n";
    xml += resumeAction() + containerElement(catalogue);
    return xml + "    </Schema>\n  </edmx:DataServices>\n</edmx:Edmx>\n";
}

std::string writeServiceDocument(const ResourceCatalogue& catalogue, const std::string& root,
                                 bool withContext)
{
    std::string json = "{";
    if (withContext) json += "\"@odata.context\":" + quoteJson(root + "/$metadata") + ',';
    json += "\"value\":[";
    bool first = true;
    for (const EntityType* type : catalogue.all()) {
        json += first ? "{" : ",{";
        first = false;
        json += "\"name\":" + quoteJson(type->name) +
                ",\"kind\":\"EntitySet\",\"url\":" + quoteJson(type->name) + '}';
    }
    return json + "]}";
}

} // namespace pb
