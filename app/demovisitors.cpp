// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demovisitors.h"

#include <chrono>

#include "app/eventpost.h"

namespace pb {

using namespace std::chrono_literals;

namespace {

constexpr int kinds = 5; ///< of visitors

} // namespace

DemoVisitors::DemoVisitors(QObject* parent) : QObject(parent)
{
    m_timer.setInterval(1700ms);
    connect(&m_timer, &QTimer::timeout, this, &DemoVisitors::visit);
}

void DemoVisitors::start(const QUrl& url, const QByteArray& token, const QByteArray& label)
{
    m_url = url;
    m_token = token;
    m_label = label;
    m_timer.start();
}

void DemoVisitors::visitOnceMore()
{
    for (int kind = 0; kind < kinds; ++kind)
        visit();
}

void DemoVisitors::visit()
{
    const QByteArray number = QByteArray::number(m_visit / kinds + 1);
    EventPost::Content content{m_token, "Office intranet", {}};
    switch (m_visit++ % kinds) {
    case 0: // the names of the text of 2020 (EVT-4)
        content.label = "Legacy MLS";
        content.body = "{\"EntityEventSequenceNumeric\":" + number +
                       ",\"ResourceName\":\"Office\",\"ResourceRecordKeyNumeric\":" + number + "}";
        break;
    case 1: // a number that is no number (RCV-8)
        content.body =
            "{\"@reso.context\":\"urn:reso:metadata:2.0:resource:entityevent\",\"EntityEventSequence\":\"" +
            number + "\",\"ResourceName\":\"Member\",\"ResourceRecordKey\":\"M-100" + number + "\"}";
        break;
    case 2: // a sequence of the good producer's that names another record (EVT-5)
        content.label = m_label;
        content.body =
            "{\"@reso.context\":\"urn:reso:metadata:2.0:resource:entityevent\",\"EntityEventSequence\":1,"
            "\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"ANOTHER-" +
            number + "\"}";
        break;
    case 3: // a member that no text names (EVT-6)
        content.body =
            "{\"@reso.context\":\"urn:reso:metadata:2.0:resource:entityevent\",\"EntityEventSequence\":" +
            number + ",\"ResourceName\":\"Member\",\"ResourceRecordKey\":\"M-200" + number +
            "\",\"EnteredBy\":\"front desk\"}";
        break;
    default: // not let in (RCV-2)
        content.token = "a-guess";
        content.body = "{}";
        break;
    }
    EventPost::send(m_url, content, this);
}

} // namespace pb
