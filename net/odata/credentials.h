// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "models/store/readthread.h"
#include "net/odata/odatacall.h"

namespace pb {

class CredentialStore;

/// The CallbackCredential resource (PSH-2): made and removed, never read. Thread: the wire thread; the
/// credentials themselves are touched in the Read thread.
class Credentials
{
public:
    static constexpr std::string_view resource = "CallbackCredential";

    Credentials(ReadThread& read, CredentialStore& store) : m_read(read), m_store(store) {}

    void answer(const Call& call);

private:
    void create(const Call& call);
    void remove(const Call& call);

    ReadThread& m_read;
    CredentialStore& m_store;
};

} // namespace pb
