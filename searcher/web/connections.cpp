// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/connections.h"

#include <Poco/Exception.h>

namespace searcher::web {

bool Connections::admit(const Poco::Net::StreamSocket& socket) {
  const std::lock_guard lock(mutex_);
  if (ending_) return false;
  if (entries_.size() >= most_) {
    const auto longest = longest_waiting();
    if (longest == entries_.end()) return false;
    shut(longest->second.socket);
    entries_.erase(longest);
  }
  entries_.insert_or_assign(socket.impl(), Entry{socket, Clock::now(), false});
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

Connections::Entries::iterator Connections::longest_waiting() {
  auto longest = entries_.end();
  for (auto entry = entries_.begin(); entry != entries_.end(); ++entry)
    if (!entry->second.answering && (longest == entries_.end() || entry->second.since < longest->second.since))
      longest = entry;
  return longest;
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
