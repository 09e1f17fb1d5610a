// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filtermemory.h"

#include <algorithm>

#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

auto place(std::vector<FilterMemory::Named>& named, const QString& name)
{
    return std::find_if(named.begin(), named.end(),
                        [&](const FilterMemory::Named& one) { return one.first == name; });
}

} // namespace

void FilterMemory::remember(QSettings* settings)
{
    m_settings = settings;
    if (settings == nullptr) return;
    m_used = settings->value(u"filters/used"_s).toStringList();
    m_named.clear();
    const int count = settings->beginReadArray(u"filters/named"_s);
    for (int i = 0; i < count; ++i) {
        settings->setArrayIndex(i);
        m_named.emplace_back(settings->value(u"name"_s).toString(), settings->value(u"filter"_s).toString());
    }
    settings->endArray();
    Q_EMIT namedChanged();
}

void FilterMemory::store()
{
    if (m_settings == nullptr) return;
    m_settings->setValue(u"filters/used"_s, m_used);
    m_settings->remove(u"filters/named"_s);
    m_settings->beginWriteArray(u"filters/named"_s, static_cast<int>(m_named.size()));
    for (std::size_t i = 0; i < m_named.size(); ++i) {
        m_settings->setArrayIndex(static_cast<int>(i));
        m_settings->setValue(u"name"_s, m_named[i].first);
        m_settings->setValue(u"filter"_s, m_named[i].second);
    }
    m_settings->endArray();
}

void FilterMemory::noteUsed(const QString& filter)
{
    const QString plain = filter.trimmed();
    if (plain.isEmpty()) return;
    m_used.removeAll(plain);
    m_used.prepend(plain);
    while (m_used.size() > mostUsed)
        m_used.removeLast();
    store();
}

void FilterMemory::name(const QString& name, const QString& filter)
{
    if (const auto at = place(m_named, name); at != m_named.end())
        at->second = filter;
    else
        m_named.emplace_back(name, filter);
    store();
    Q_EMIT namedChanged();
}

void FilterMemory::rename(const QString& from, const QString& to)
{
    if (from == to || to.isEmpty()) return;
    if (const auto taken = place(m_named, to); taken != m_named.end()) m_named.erase(taken);
    if (const auto at = place(m_named, from); at != m_named.end()) at->first = to;
    store();
    Q_EMIT namedChanged();
}

void FilterMemory::forget(const QString& name)
{
    if (const auto at = place(m_named, name); at != m_named.end()) m_named.erase(at);
    store();
    Q_EMIT namedChanged();
}

} // namespace pb
