// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/peer.h"

#include <Poco/Net/IPAddress.h>
#include <arpa/inet.h>
#include <grp.h>
#include <pwd.h>

#include <cstdint>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace searcher::web {
namespace {

// Not /proc/net: a service that sees processes alone (ProcSubset=pid) does not have that link.
constexpr const char* tables[] = {"/proc/self/net/tcp", "/proc/self/net/tcp6"};

// As the tables write it: the address's 32-bit words, each as this machine reads it, and the port. In the table of
// version 6 an address of version 4 stands in its mapped form.
std::string written(const Poco::Net::SocketAddress& address, bool six) {
  std::vector<std::uint32_t> words;
  const Poco::Net::IPAddress host = address.host();
  const auto* bytes = static_cast<const char*>(host.addr());
  for (unsigned at = 0; at < host.length(); at += 4) {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes + at, 4);
    words.push_back(word);
  }
  if (six && words.size() == 1) words.insert(words.begin(), {0, 0, htonl(0xffff)});
  std::string text;
  char part[16];
  for (const std::uint32_t word : words) {
    std::snprintf(part, sizeof part, "%08X", word);
    text += part;
  }
  std::snprintf(part, sizeof part, ":%04X", static_cast<unsigned>(address.port()));
  return text + part;
}

bool is_member(uid_t user, const std::string& group) {
  std::vector<char> buffer(1 << 16);
  struct group found {};
  struct group* there = nullptr;
  if (getgrnam_r(group.c_str(), &found, buffer.data(), buffer.size(), &there) != 0 || there == nullptr) return false;
  const gid_t wanted = found.gr_gid;
  struct passwd entry {};
  struct passwd* known = nullptr;
  if (getpwuid_r(user, &entry, buffer.data(), buffer.size(), &known) != 0 || known == nullptr) return false;
  std::vector<gid_t> groups(1024);
  int count = static_cast<int>(groups.size());
  if (getgrouplist(entry.pw_name, entry.pw_gid, groups.data(), &count) < 0) return false;
  for (int i = 0; i < count; ++i)
    if (groups[static_cast<std::size_t>(i)] == wanted) return true;
  return false;
}

}  // namespace

std::optional<uid_t> owner_in(std::istream& table, const Poco::Net::SocketAddress& client,
                              const Poco::Net::SocketAddress& server) {
  const std::string ends[2][2] = {{written(client, false), written(server, false)},
                                  {written(client, true), written(server, true)}};
  std::string line;
  while (std::getline(table, line)) {
    std::istringstream columns(line);
    std::string number, local, remote, state, queues, timer, retransmitted;
    uid_t owner = 0;
    if (!(columns >> number >> local >> remote >> state >> queues >> timer >> retransmitted >> owner)) continue;
    for (const auto& [ours, theirs] : ends)
      if (local == ours && remote == theirs) return owner;
  }
  return std::nullopt;
}

std::optional<uid_t> owner_of(const Poco::Net::SocketAddress& client, const Poco::Net::SocketAddress& server) {
  for (const char* name : tables) {
    std::ifstream table(name);
    if (const auto owner = owner_in(table, client, server)) return owner;
  }
  return std::nullopt;
}

void check(const Allowed& allowed) {
  if (allowed.who == Allowed::Who::anybody) return;
  if (!std::ifstream(tables[0]))
    throw std::runtime_error(std::string(tables[0]) +
                             " cannot be read, so that users of this machine cannot be told apart. Where all of them "
                             "may read the library, start with --any-user.");
  if (allowed.who == Allowed::Who::group && getgrnam(allowed.group.c_str()) == nullptr)
    throw std::runtime_error("There is no group \"" + allowed.group + "\" on this machine.");
}

bool admits(const Allowed& allowed, uid_t user, uid_t own) {
  if (allowed.who == Allowed::Who::anybody || user == own) return true;
  return allowed.who == Allowed::Who::group && is_member(user, allowed.group);
}

}  // namespace searcher::web
