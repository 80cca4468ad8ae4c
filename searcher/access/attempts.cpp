// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/access/attempts.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>

namespace searcher::access {
namespace {

constexpr std::size_t most_addresses = 4096;

}  // namespace

std::chrono::seconds Attempts::begin(const std::string& address, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  const auto old = [now](Clock::time_point time) { return time + failure_window <= now; };
  if (failures_.size() >= most_addresses && !failures_.contains(address)) {
    std::erase_if(failures_, [&](const auto& each) { return each.second.empty() || old(each.second.back()); });
    if (failures_.size() >= most_addresses) return failure_window;
  }
  std::vector<Clock::time_point>& times = failures_[address];
  std::erase_if(times, old);
  if (times.size() >= most_failures)
    return std::chrono::ceil<std::chrono::seconds>(times.front() + failure_window - now);
  times.push_back(now);
  return std::chrono::seconds(0);
}

std::chrono::seconds Attempts::wait(const std::string& address, Clock::time_point now) const {
  const std::lock_guard lock(mutex_);
  const auto found = failures_.find(address);
  if (found == failures_.end() || found->second.size() < most_failures) return std::chrono::seconds(0);
  const auto free = *(found->second.end() - most_failures) + failure_window;
  return free <= now ? std::chrono::seconds(0) : std::chrono::ceil<std::chrono::seconds>(free - now);
}

void Attempts::forgive(const std::string& address) {
  const std::lock_guard lock(mutex_);
  const auto found = failures_.find(address);
  if (found == failures_.end()) return;
  if (!found->second.empty()) found->second.pop_back();
  if (found->second.empty()) failures_.erase(found);
}

std::string one_caller(const std::string& address) {
  in6_addr six{};
  if (inet_pton(AF_INET6, address.c_str(), &six) != 1) return address;
  char text[INET6_ADDRSTRLEN];
  if (IN6_IS_ADDR_V4MAPPED(&six)) {
    inet_ntop(AF_INET, &six.s6_addr[12], text, sizeof text);
    return text;
  }
  std::fill(six.s6_addr + 8, six.s6_addr + 16, std::uint8_t{0});
  inet_ntop(AF_INET6, &six, text, sizeof text);
  return std::string(text) + "/64";
}

}  // namespace searcher::access
