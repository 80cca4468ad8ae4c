// SPDX-License-Identifier: GPL-3.0-or-later
// Who is at the other end of a loopback connection: any user of the machine can connect to it, but the library may be
// for one of them.
#pragma once

#include <Poco/Net/SocketAddress.h>
#include <sys/types.h>

#include <istream>
#include <optional>
#include <string>

namespace searcher::web {

// Who gets answers.
struct Allowed {
  enum class Who { same_user, group, anybody };
  Who who = Who::same_user;
  std::string group{};  // its members as well
};

// The owner of the client's socket, from a table such as /proc/net/tcp. Nothing when it is not there: the client has
// closed, or it is of another network namespace.
std::optional<uid_t> owner_in(std::istream& table, const Poco::Net::SocketAddress& client,
                              const Poco::Net::SocketAddress& server);

// The same from the kernel's own tables.
std::optional<uid_t> owner_of(const Poco::Net::SocketAddress& client, const Poco::Net::SocketAddress& server);

// Throws std::runtime_error when the group does not exist, or the kernel does not tell owners here.
void check(const Allowed& allowed);

// Whether that user gets answers from a server of the user `own`.
bool admits(const Allowed& allowed, uid_t user, uid_t own);

}  // namespace searcher::web
