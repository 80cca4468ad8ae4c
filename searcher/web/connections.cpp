// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/connections.h"

#include <Poco/Exception.h>

#include <algorithm>

#include "searcher/access/attempts.h"

namespace searcher::web {
namespace {

// Empty when it has gone already.
std::string caller_of(const Poco::Net::StreamSocket& socket) {
  try {
    return access::one_caller(socket.peerAddress().host().toString());
  } catch (const Poco::Exception&) {
    return {};
  }
}

}  // namespace

bool Connections::admit(const Poco::Net::StreamSocket& socket) {
  const std::lock_guard lock(mutex_);
  if (ending_) return false;
  const std::string caller = caller_of(socket);
  const auto same = static_cast<std::size_t>(std::count_if(
      entries_.begin(), entries_.end(), [&](const auto& entry) { return entry.second.caller == caller; }));
  if (same >= most_each_ && !make_room(&caller)) return false;
  if (entries_.size() >= most_ && !make_room(nullptr)) return false;
  entries_.insert_or_assign(socket.impl(), Entry{socket, caller, Clock::now(), false});
  return true;
}

Connections::Clock::time_point Connections::waits_since(const Poco::Net::StreamSocket& socket) const {
  const std::lock_guard lock(mutex_);
  const auto entry = entries_.find(socket.impl());
  return entry == entries_.end() ? Clock::now() : entry->second.since;
}

bool Connections::begin_answer(const Poco::Net::StreamSocket& socket) {
  const std::lock_guard lock(mutex_);
  const auto entry = entries_.find(socket.impl());
  if (entry == entries_.end()) return false;
  entry->second.answering = true;
  return true;
}

bool Connections::end_answer(const Poco::Net::StreamSocket& socket) {
  const std::lock_guard lock(mutex_);
  const auto entry = entries_.find(socket.impl());
  if (ending_ || entry == entries_.end()) return false;
  entry->second.answering = false;
  entry->second.since = Clock::now();
  return true;
}

void Connections::remove(const Poco::Net::StreamSocket& socket) {
  const std::lock_guard lock(mutex_);
  entries_.erase(socket.impl());
}

void Connections::end() {
  const std::lock_guard lock(mutex_);
  ending_ = true;
  for (auto& [impl, entry] : entries_)
    if (!entry.answering) shut(entry.socket);
}

// Closes the connection that has waited longest, of that address or of any; false when none waits.
bool Connections::make_room(const std::string* caller) {
  auto longest = entries_.end();
  for (auto entry = entries_.begin(); entry != entries_.end(); ++entry)
    if (!entry->second.answering && (caller == nullptr || entry->second.caller == *caller) &&
        (longest == entries_.end() || entry->second.since < longest->second.since))
      longest = entry;
  if (longest == entries_.end()) return false;
  shut(longest->second.socket);
  entries_.erase(longest);
  return true;
}

// Wakes the thread that reads from it, which then closes it.
void Connections::shut(Poco::Net::StreamSocket& socket) {
  try {
    socket.shutdown();
  } catch (const Poco::Exception&) {
    // The other side was faster.
  }
}

}  // namespace searcher::web
