<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AttentionItems</name>
    <message numerus="yes">
        <source>%Ln request(s) waiting to be stored</source>
        <translation>
            <numerusform>%Ln request waiting to be stored</numerusform>
            <numerusform>%Ln requests waiting to be stored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s): one sequence, two records</source>
        <translation>
            <numerusform>%Ln conflict: one sequence, two records</numerusform>
            <numerusform>%Ln conflicts: one sequence, two records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dead letter(s)</source>
        <translation>
            <numerusform>%Ln dead letter</numerusform>
            <numerusform>%Ln dead letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused request(s)</source>
        <translation>
            <numerusform>%Ln refused request</numerusform>
            <numerusform>%Ln refused requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) out of order</source>
        <translation>
            <numerusform>%Ln event out of order</numerusform>
            <numerusform>%Ln events out of order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) without the expected label</source>
        <translation>
            <numerusform>%Ln request without the expected label</numerusform>
            <numerusform>%Ln requests without the expected label</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln feed(s) held until %1</source>
        <translation>
            <numerusform>%Ln feed held until %1</numerusform>
            <numerusform>%Ln feeds held until %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln acknowledgement(s) lost in the last minute</source>
        <translation>
            <numerusform>%Ln acknowledgement lost in the last minute</numerusform>
            <numerusform>%Ln acknowledgements lost in the last minute</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::FindingsView</name>
    <message numerus="yes">
        <source>%n time(s) in this request</source>
        <translation>
            <numerusform>%n time in this request</numerusform>
            <numerusform>%n times in this request</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::HistoryView</name>
    <message numerus="yes">
        <source>The newest %n event(s) of %1</source>
        <translation>
            <numerusform>The newest %n event of %1</numerusform>
            <numerusform>The newest %n events of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of %1, newest first</source>
        <translation>
            <numerusform>%n event of %1, newest first</numerusform>
            <numerusform>%n events of %1, newest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::JsonTreeModel</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::LogOrders</name>
    <message numerus="yes">
        <source>%n event(s) appended</source>
        <translation>
            <numerusform>%n event appended</numerusform>
            <numerusform>%n events appended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::LogTable</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::OverviewPage</name>
    <message numerus="yes">
        <source>%Ln duplicate(s)</source>
        <translation>
            <numerusform>%Ln duplicate</numerusform>
            <numerusform>%Ln duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s)</source>
        <translation>
            <numerusform>%Ln conflict</numerusform>
            <numerusform>%Ln conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln halt(s)</source>
        <translation>
            <numerusform>%Ln halt</numerusform>
            <numerusform>%Ln halts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dead letter(s)</source>
        <translation>
            <numerusform>%Ln dead letter</numerusform>
            <numerusform>%Ln dead letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln feed(s)</source>
        <translation>
            <numerusform>%Ln feed</numerusform>
            <numerusform>%Ln feeds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::PushDialog</name>
    <message numerus="yes">
        <source>%n row(s), with the sequence numbers they came with</source>
        <translation>
            <numerusform>%n row, with the sequence numbers they came with</numerusform>
            <numerusform>%n rows, with the sequence numbers they came with</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::PushOrders</name>
    <message numerus="yes">
        <source>%n event(s) added to the log</source>
        <translation>
            <numerusform>%n event added to the log</numerusform>
            <numerusform>%n events added to the log</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::RequestsPage</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ScriptStepsModel</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::StreamPage</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::SubscriptionOrders</name>
    <message numerus="yes">
        <source>%n subscription(s) paused</source>
        <translation>
            <numerusform>%n subscription paused</numerusform>
            <numerusform>%n subscriptions paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s) resumed</source>
        <translation>
            <numerusform>%n subscription resumed</numerusform>
            <numerusform>%n subscriptions resumed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s) removed</source>
        <translation>
            <numerusform>%n subscription removed</numerusform>
            <numerusform>%n subscriptions removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::SubscriptionsPage</name>
    <message numerus="yes">
        <source>Remove %n subscription(s)?</source>
        <translation>
            <numerusform>Remove %n subscription?</numerusform>
            <numerusform>Remove %n subscriptions?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s)</source>
        <translation>
            <numerusform>%n subscription</numerusform>
            <numerusform>%n subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::TopBar</name>
    <message numerus="yes">
        <source>%n feed(s)</source>
        <translation>
            <numerusform>%n feed</numerusform>
            <numerusform>%n feeds</numerusform>
        </translation>
    </message>
</context>
</TS>
