// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/producercurl.h"

#include "models/tables/curltext.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

QString word(const QString& text)
{
    return QString::fromStdString(shellWord(text.toStdString()));
}

QString begun(const QString& url, const QString& token)
{
    QString command = u"curl -i "_s + word(url);
    if (!token.isEmpty()) command += u" \\\n  -H "_s + word(u"Authorization: Bearer "_s + token);
    return command;
}

} // namespace

QString eventsCurl(const QString& root, const QString& token)
{
    return begun(root + u"/EntityEvent?$filter=EntityEventSequence%20gt%200&$top=100"_s, token);
}

QString subscriptionCurl(const QString& root, const QString& token)
{
    return begun(root + u"/EntityEventSubscription"_s, token) +
           u" \\\n  -H 'Content-Type: application/json' \\\n  -d "_s +
           word(u"{\"CallbackUrl\":\"http://127.0.0.1:8028/webhooks\",\"EntityEventSequence\":0,"
                "\"EntityEventFilter\":\"ResourceName eq 'Property'\"}"_s);
}

} // namespace pb
