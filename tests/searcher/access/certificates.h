// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates of the tests' own, made by the openssl program.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace tests {

// page.pem and page.key in the folder, valid for so many days; false when there is no openssl.
inline bool make_certificate(const std::filesystem::path& folder, int days = 90, const std::string& key = "ec") {
  const std::string kind = key == "ec" ? "ec -pkeyopt ec_paramgen_curve:P-256" : key;
  const std::string command = "cd '" + folder.string() + "' && openssl req -x509 -nodes -newkey " + kind +
                              " -keyout page.key -out page.pem -days " + std::to_string(days) +
                              " -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 2> openssl.log";
  if (std::system(command.c_str()) != 0) return false;
  std::filesystem::permissions(folder / "page.key",
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  return true;
}

}  // namespace tests
