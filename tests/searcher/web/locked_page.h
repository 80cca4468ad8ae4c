// SPDX-License-Identifier: GPL-3.0-or-later
// The running server of page.h once more, with a password.
#pragma once

#include <fstream>
#include <string>

#include "searcher/access/password.h"
#include "searcher/access/secret_file.h"
#include "tests/searcher/web/page.h"

namespace tests {

inline constexpr const char* locked_word = "correct+horse+battery";  // as a form sends it

inline std::filesystem::path password_file_in(const TemporaryFolder& folder) {
  const auto file = folder.path() / "password";
  searcher::access::write_secret_file(file, searcher::access::hash_of("correct horse battery") + "\n");
  return file;
}

inline searcher::web::Options with_password(const TemporaryFolder& folder) {
  searcher::web::Options options;
  options.port = 0;
  options.guard.password_file = password_file_in(folder);
  return options;
}

class LockedPage : public Page {
 protected:
  explicit LockedPage(MakeOptions options = with_password) : Page(options) {}

  std::string post(const std::string& target, const std::string& form, const std::string& headers = "") const {
    const Client client(server_.port());
    client.send("POST " + target + " HTTP/1.1\r\n" + host_line(server_.port()) + headers +
                "Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                std::to_string(form.size()) + "\r\n\r\n" + form);
    return client.read_to_end();
  }

  // The Cookie header of a new session.
  std::string logged_in() const {
    const std::string cookie = header(post("/login", "password=" + std::string(word_)), "Set-Cookie");
    return "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
  }

  static constexpr const char* word_ = locked_word;
  static constexpr const char* right_ = "Authorization: Basic YW55Ym9keTpjb3JyZWN0IGhvcnNlIGJhdHRlcnk=\r\n";
};

}  // namespace tests
