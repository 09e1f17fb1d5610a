// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/limittext.h"

#include <QCoreApplication>

namespace pb {

namespace {

struct LimitTexts
{
    Q_DECLARE_TR_FUNCTIONS(pb::LimitTexts)
};

constexpr const char* sentences[] = {
    QT_TRANSLATE_NOOP("pb::LimitTexts", "the request line, or :path over HTTP/2"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "414"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "all header fields of a request together"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "431; over HTTP/2 beyond twice as much the connection ends"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "header fields of a request"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "431"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "the body of a request"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "413; its first 64 KiB are kept"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "bodies that all connections hold at once"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "reading pauses; the eldest goes on"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "connections at once"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "503 with Retry-After: 1, then closed; over TLS closed"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "streams of an HTTP/2 connection at once"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "RST_STREAM (REFUSED_STREAM), or GOAWAY where the client knew"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "streams that an HTTP/2 client takes back, or has reset"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "GOAWAY (ENHANCE_YOUR_CALM), closed"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "HTTP/2 frames that carry no request: PING, SETTINGS, empty DATA"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "the TLS handshake"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "closed"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "from the first byte of a head to its last"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "408"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "from the end of the head to the end of the body"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "a connection without a request"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "closed; GOAWAY over HTTP/2"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "a client that does not read its answer"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "closed; RST_STREAM over HTTP/2"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "events that wait for their commit; 0: no limit"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "429 with Retry-After: 1"),
    QT_TRANSLATE_NOOP("pb::LimitTexts", "requests of all endpoints; 0: no limit"),
};

QString translated(std::string_view sentence)
{
    return QCoreApplication::translate("pb::LimitTexts", std::string(sentence).c_str());
}

QString shown(const LimitDescription& limit, std::int64_t value)
{
    return QString::fromStdString(limitText(limit, value));
}

} // namespace

QString limitMeaning(const LimitDescription& limit)
{
    return translated(limit.meaning);
}

QString limitAnswer(const LimitDescription& limit)
{
    return translated(limit.answer);
}

QString limitRange(const LimitDescription& limit)
{
    return LimitTexts::tr("%1 takes %2 to %3")
        .arg(QString::fromStdString(std::string(limit.name)), shown(limit, limit.least),
             shown(limit, limit.most));
}

std::span<const char* const> limitSentences()
{
    return sentences;
}

} // namespace pb
