// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/capturedrequest.h"

namespace pb {

class MessageView;

/// Shows a captured request's own message: when it came, from where, how long it took (RCV-9).
void showRequest(MessageView& view, const CapturedRequest& request);

/// Shows the answer that it was given, or says why there is none.
void showAnswer(MessageView& view, const CapturedRequest& request);

/// Says that the request is not to be had.
void showUnreadable(MessageView& view);

} // namespace pb
