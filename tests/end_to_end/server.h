// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a running `searcher serve` as a browser would.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <thread>

#include "tests/end_to_end/programs.h"

namespace tests {

inline std::string request(std::uint16_t port, const std::string& target) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    const std::string text =
        "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nConnection: close\r\n\r\n";
    send(fd, text.data(), text.size(), MSG_NOSIGNAL);
    char part[4096];
    for (ssize_t got = 0; (got = recv(fd, part, sizeof part, 0)) > 0;)
      answer.append(part, static_cast<std::size_t>(got));
  }
  close(fd);
  return answer;
}

// The port the server says it listens on; 0 when it does not come up.
inline std::uint16_t port_in(const std::filesystem::path& messages) {
  for (int attempt = 0; attempt < 300; ++attempt) {
    const std::string text = tests::slurp(messages);
    const std::size_t at = text.find("127.0.0.1:");
    if (at != std::string::npos && text.find('/', at) != std::string::npos)
      return static_cast<std::uint16_t>(std::stoi(text.substr(at + 10)));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return 0;
}

}  // namespace tests
