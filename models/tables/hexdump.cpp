// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/hexdump.h"

#include <algorithm>

namespace pb {

namespace {

constexpr std::size_t lineBytes = 16;

void appendHex(QString& text, std::size_t value, int digits)
{
    static constexpr char hex[] = "0123456789abcdef";
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        text += QLatin1Char(hex[(value >> static_cast<unsigned>(shift)) & 0xFU]);
}

void appendLine(QString& text, std::size_t offset, std::string_view line)
{
    appendHex(text, offset, 8);
    text += QLatin1String("  ");
    for (std::size_t i = 0; i < lineBytes; ++i) {
        if (i == lineBytes / 2) text += QLatin1Char(' ');
        if (i < line.size()) {
            appendHex(text, static_cast<unsigned char>(line[i]), 2);
            text += QLatin1Char(' ');
        } else {
            text += QLatin1String("   ");
        }
    }
    text += QLatin1Char(' ');
    for (const char byte : line)
        text += QLatin1Char(byte >= 0x20 && byte < 0x7F ? byte : '.');
}

} // namespace

QString hexDump(std::string_view bytes)
{
    QString text;
    text.reserve(static_cast<qsizetype>((bytes.size() / lineBytes + 1) * 78));
    for (std::size_t offset = 0; offset < bytes.size(); offset += lineBytes) {
        if (offset != 0) text += QLatin1Char('\n');
        appendLine(text, offset, bytes.substr(offset, lineBytes));
    }
    return text;
}

} // namespace pb
