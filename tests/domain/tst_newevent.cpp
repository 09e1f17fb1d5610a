// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/domain/newevent.h"

using namespace pb;

class NewEventTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatAnEventSaysButItsPlaceAndTime()
    {
        EntityEvent event;
        event.ResourceName = "Property";
        event.ResourceRecordKey = "P-1";
        event.source =
            "{\"@reso.context\":\"urn:reso:metadata:2.0:resource:entityevent\","
            "\"EntityEventSequence\":9223372036854775807,\"ResourceName\":\"Property\","
            "\"ResourceRecordKey\":\"P-1\",\"ResourceRecordUrl\":\"http://x/1\","
            "\"EventTypes\":[\"Update\",\"Canceled\"],\"ModificationTimestamp\":\"2024-01-01T00:00:00Z\","
            "\"Data\":{\"ListPrice\":1234567.890},\"Mine\":1e400}";
        const NewEvent made = newEventOf(event);
        QCOMPARE(made.ResourceName, std::string("Property"));
        QCOMPARE(made.ResourceRecordKey, std::string("P-1"));
        QCOMPARE(made.ResourceRecordUrl, std::string("http://x/1"));
        QCOMPARE(made.EventTypes, (std::vector<std::string>{"Update", "Canceled"}));
        QCOMPARE(made.members, std::string("\"Data\":{\"ListPrice\":1234567.890},\"Mine\":1e400"));
    }
};

QTEST_APPLESS_MAIN(NewEventTest)
#include "tst_newevent.moc"
