// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/odata/collectionanswers.h"
#include "net/odata/odatacall.h"

namespace pb {

/// The EntityEvent resource (LOG-1, LOG-2): the log, to be read only. Functions may be called from any
/// thread.
class EntityEvents
{
public:
    EntityEvents(ReadThread& read, CollectionAnswers& answers, bool hideSuperseded)
        : m_read(read), m_answers(answers), m_hideSuperseded(hideSuperseded)
    {
    }

    /// `here`: of the calling thread, for what is quickly found.
    void answer(const Call& call, SessionReader& here);

private:
    Collection log(const Call& call) const;
    void answerOne(const Call& call);

    ReadThread& m_read;
    CollectionAnswers& m_answers;
    bool m_hideSuperseded;
};

} // namespace pb
