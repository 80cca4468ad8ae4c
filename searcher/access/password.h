// SPDX-License-Identifier: GPL-3.0-or-later
// The password of the page. Only its hash is kept, by yescrypt of crypt(3): salted, and dear to guess at.
#pragma once

#include <array>
#include <filesystem>
#include <istream>
#include <mutex>
#include <ostream>
#include <string>
#include <string_view>

namespace searcher::access {

inline constexpr std::size_t shortest_password = 12;  // characters
inline constexpr std::size_t longest_password = 256;  // bytes

// Why that text is no password to use, a sentence for the person; empty = it is one.
std::string objection_to(std::string_view password);

// Its hash, with a new salt. Throws std::runtime_error when the system cannot make one.
std::string hash_of(std::string_view password);

class Password {
 public:
  // The hash as crypt(3) writes it. Throws std::runtime_error when it is none, or of a method that is too weak.
  explicit Password(std::string hash);

  // Whether it is the right one and has come before: takes no time to speak of. It is no way to guess unless what it
  // denies is asked again of matches, which counts.
  bool knows(std::string_view typed) const;

  // Takes about 60 ms of one core and 32 MiB for a wrong one and for the first right one, and so best by one caller at
  // a time; a right one is known again at once. How long it takes says nothing about how much of it was right.
  bool matches(std::string_view typed) const;

 private:
  using Digest = std::array<unsigned char, 32>;
  Digest digest_of(std::string_view typed) const;

  const std::string hash_;
  Digest key_{};  // of this process alone
  mutable std::mutex mutex_;
  mutable Digest right_{};  // of the right password, once it has come
  mutable bool known_ = false;
};

// Reads the file that make_password_file wrote; see read_secret_file. Throws std::runtime_error.
std::string read_password_hash(const std::filesystem::path& file);

// Asks twice on the terminal, without showing what is typed; where `in` is no terminal (`terminal` false), takes its
// first line. Writes the hash to the file. Throws std::runtime_error when the two differ or the password is no good.
void make_password_file(const std::filesystem::path& file, std::istream& in, bool terminal, std::ostream& err);

}  // namespace searcher::access
