// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/access/sessions.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <stdexcept>

namespace searcher::access {
namespace {

constexpr std::size_t most_sessions = 1000;
constexpr std::size_t token_size = 43;

// Base64 for addresses and cookies, without padding: RFC 4648 section 5.
std::string written(const std::array<unsigned char, 32>& bytes) {
  unsigned char text[48];
  EVP_EncodeBlock(text, bytes.data(), static_cast<int>(bytes.size()));
  std::string token(reinterpret_cast<const char*>(text), token_size);
  std::replace(token.begin(), token.end(), '+', '-');
  std::replace(token.begin(), token.end(), '/', '_');
  return token;
}

}  // namespace

Sessions::Digest Sessions::digest_of(std::string_view token) {
  Digest digest{};
  if (EVP_Digest(token.data(), token.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("A digest could not be made.");
  return digest;
}

// Looks at all of them, whichever it is.
std::vector<Sessions::Session>::const_iterator Sessions::find(std::string_view token) const {
  const Digest digest = digest_of(token);
  auto found = sessions_.end();
  for (auto each = sessions_.begin(); each != sessions_.end(); ++each)
    if (CRYPTO_memcmp(each->digest.data(), digest.data(), digest.size()) == 0) found = each;
  return found;
}

std::string Sessions::begin(Clock::time_point now) {
  std::array<unsigned char, 32> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    throw std::runtime_error("There is no randomness for a session.");
  const std::string token = written(bytes);
  const std::lock_guard lock(mutex_);
  std::erase_if(sessions_, [now](const Session& each) { return each.ends <= now; });
  if (sessions_.size() >= most_sessions) sessions_.erase(sessions_.begin());
  sessions_.push_back({digest_of(token), now + session_life});
  return token;
}

bool Sessions::holds(std::string_view token, Clock::time_point now) const {
  if (token.size() != token_size) return false;
  const std::lock_guard lock(mutex_);
  const auto session = find(token);
  return session != sessions_.end() && now < session->ends;
}

void Sessions::end(std::string_view token) {
  const std::lock_guard lock(mutex_);
  const auto session = find(token);
  if (session != sessions_.end()) sessions_.erase(session);
}

}  // namespace searcher::access
