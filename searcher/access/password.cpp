// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/access/password.h"

#include <crypt.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "searcher/access/secret_file.h"

namespace searcher::access {
namespace {

constexpr const char* method = "$y$";  // yescrypt
constexpr unsigned long cost = 7;      // about 60 ms on a core of 2023, 32 MiB

// crypt(3) with its working memory, which is too large for a stack.
std::string crypted(const std::string& password, const std::string& setting) {
  const auto data = std::make_unique<crypt_data>();
  const char* hash = crypt_r(password.c_str(), setting.c_str(), data.get());
  std::string result = hash != nullptr && hash[0] != '*' ? hash : "";
  OPENSSL_cleanse(data.get(), sizeof(crypt_data));
  return result;
}

// What is typed is not shown until this goes.
class Silence {
 public:
  Silence() : changed_(tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!changed_) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~Silence() {
    if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  termios before_{};
  bool changed_;
};

std::string line_of(std::istream& in) {
  std::string line;
  if (!std::getline(in, line)) throw std::runtime_error("No password came.");
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

}  // namespace

std::string objection_to(std::string_view password) {
  const auto characters = std::count_if(password.begin(), password.end(),
                                        [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
  if (static_cast<std::size_t>(characters) < shortest_password)
    return "The password is too short: it wants " + std::to_string(shortest_password) +
           " characters or more. A few words in a row are easy to keep in mind.";
  if (password.size() > longest_password) return "The password is too long.";
  if (std::any_of(password.begin(), password.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
    return "The password holds a control character, which cannot be typed in a browser.";
  return {};
}

std::string hash_of(std::string_view password) {
  char setting[CRYPT_GENSALT_OUTPUT_SIZE];
  if (crypt_gensalt_rn(method, cost, nullptr, 0, setting, sizeof setting) == nullptr)
    throw std::runtime_error("This system's crypt(3) has no yescrypt.");
  std::string hash = crypted(std::string(password), setting);
  if (hash.empty()) throw std::runtime_error("The password could not be hashed: there is too little memory.");
  return hash;
}

Password::Password(std::string hash) : hash_(std::move(hash)) {
  if (hash_.find('$') == std::string::npos || crypt_checksalt(hash_.c_str()) != CRYPT_SALT_OK)
    throw std::runtime_error(
        "The password file holds no hash of a password. Make it anew with: searcher password FILE");
  if (RAND_bytes(key_.data(), static_cast<int>(key_.size())) != 1) throw std::runtime_error("There is no randomness.");
}

Password::Digest Password::digest_of(std::string_view typed) const {
  Digest digest{};
  unsigned size = 0;
  if (HMAC(EVP_sha256(), key_.data(), static_cast<int>(key_.size()),
           reinterpret_cast<const unsigned char*>(typed.data()), typed.size(), digest.data(), &size) == nullptr)
    throw std::runtime_error("A digest could not be made.");
  return digest;
}

bool Password::knows(std::string_view typed) const {
  if (typed.size() > longest_password) return false;
  const Digest digest = digest_of(typed);
  const std::lock_guard lock(mutex_);
  return known_ && CRYPTO_memcmp(digest.data(), right_.data(), digest.size()) == 0;
}

bool Password::matches(std::string_view typed) const {
  if (typed.size() > longest_password || typed.find('\0') != std::string_view::npos) return false;
  if (knows(typed)) return true;
  const std::string hash = crypted(std::string(typed), hash_);
  if (hash.size() != hash_.size() || CRYPTO_memcmp(hash.data(), hash_.data(), hash.size()) != 0) return false;
  const std::lock_guard lock(mutex_);
  right_ = digest_of(typed);
  known_ = true;
  return true;
}

std::string read_password_hash(const std::filesystem::path& file) {
  std::string hash = read_secret_file(file, "password file");
  while (hash.ends_with('\n') || hash.ends_with('\r') || hash.ends_with(' ')) hash.pop_back();
  return hash;
}

void make_password_file(const std::filesystem::path& file, std::istream& in, bool terminal, std::ostream& err) {
  std::string password;
  if (terminal) {
    const Silence silence;
    err << "Password of the page (" << shortest_password << " characters or more; it is not shown): " << std::flush;
    password = line_of(in);
    err << "\nOnce more: " << std::flush;
    const std::string again = line_of(in);
    err << std::endl;
    if (again != password) throw std::runtime_error("The two are not the same. Nothing was written.");
  } else {
    password = line_of(in);
  }
  if (const std::string objection = objection_to(password); !objection.empty()) throw std::runtime_error(objection);
  write_secret_file(file, hash_of(password) + "\n");
}

}  // namespace searcher::access
