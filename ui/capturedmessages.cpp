// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capturedmessages.h"

#include <QCoreApplication>
#include <QStringList>

#include "models/tables/requesttext.h"
#include "models/tables/streamtext.h"
#include "ui/messageview.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

struct CapturedMessages
{
    Q_DECLARE_TR_FUNCTIONS(CapturedMessages)
};

/// What the script did to an answer of which something was sent.
QString spoiltText(const CapturedRequest& request)
{
    if (request.answer.empty()) return {};
    if (request.fault == "stall") return CapturedMessages::tr("the script stopped here and sent no more");
    if (request.fault == "truncate") return CapturedMessages::tr("the script cut the body short");
    if (request.fault == "malformed") return CapturedMessages::tr("the script made the status malformed");
    if (request.fault == "drip") return CapturedMessages::tr("the script sent it in small pieces");
    return {};
}

} // namespace

void showRequest(MessageView& view, const CapturedRequest& request)
{
    QStringList remark{momentText(request.arrivedAt),
                       CapturedMessages::tr("from %1").arg(QString::fromStdString(request.peer)),
                       CapturedMessages::tr("complete after %1 ms").arg(millisecondsText(request.bodyAfter))};
    if (request.bodyBytes > static_cast<std::int64_t>(request.body.size()))
        remark.append(CapturedMessages::tr("body of %1 bytes, %2 kept")
                          .arg(request.bodyBytes)
                          .arg(request.body.size()));
    view.showMessage(request.head, request.body, remark.join(u" \u00b7 "_s));
}

void showAnswer(MessageView& view, const CapturedRequest& request)
{
    const std::size_t headEnd = request.answer.find("\r\n\r\n");
    const std::size_t bodyStart = headEnd == std::string::npos ? request.answer.size() : headEnd + 4;
    QString remark;
    if (request.acknowledgedAfter.count() >= 0)
        remark = CapturedMessages::tr("first byte %1 ms after the end of the request")
                     .arg(millisecondsText(request.acknowledgedAfter));
    QString missing;
    if (request.fault == "close")
        missing = CapturedMessages::tr("The behaviour script closed the connection without an answer.");
    else if (request.fault == "reset")
        missing = CapturedMessages::tr("The behaviour script reset the connection without an answer.");
    else if (request.fault == "gone")
        missing = CapturedMessages::tr("The client left before its answer.");
    else if (request.fault == "stall" && request.answer.empty())
        missing = CapturedMessages::tr("The behaviour script gave no answer and kept the connection open.");
    else if (request.answer.empty())
        missing = CapturedMessages::tr("No answer was given.");
    if (const QString spoilt = spoiltText(request); !spoilt.isEmpty())
        remark = remark.isEmpty() ? spoilt : remark + u" \u00b7 "_s + spoilt;
    view.showMessage(request.answer.substr(0, bodyStart), request.answer.substr(bodyStart), remark, missing);
}

void showUnreadable(MessageView& view)
{
    view.showMessage({}, {}, {}, CapturedMessages::tr("The request can't be read from the session."));
}

} // namespace pb
