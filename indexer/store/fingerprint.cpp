// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/fingerprint.h"

#include <algorithm>

namespace indexer::store {
namespace {

constexpr std::size_t least_words = 20;

// FNV-1a; std::hash may differ from one library to the next, and the values are stored.
std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

// Spreads the bits, so that small hashes are a fair sample (the finaliser of splitmix64).
std::uint64_t spread(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31);
}

std::size_t shared_by(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) {
      ++shared;
      ++i;
      ++j;
    } else {
      ++(*i < *j ? i : j);
    }
  }
  return shared;
}

}  // namespace

void Runs::add(const std::vector<language::Token>& tokens) {
  for (const language::Token& token : tokens) {
    std::rotate(last_.begin(), last_.begin() + 1, last_.end());
    last_.back() = hash_of(token.folded);
    if (++words_ < run_words) continue;
    std::uint64_t hash = 0;
    for (const std::uint64_t word : last_) hash = spread(hash + word);
    runs_.push_back(hash);
  }
}

std::vector<std::uint64_t> Runs::take() {
  if (words_ < least_words) return {};
  std::sort(runs_.begin(), runs_.end());
  runs_.erase(std::unique(runs_.begin(), runs_.end()), runs_.end());
  return std::move(runs_);
}

std::vector<std::uint64_t> sketch_of(const std::vector<std::uint64_t>& runs) {
  return {runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(std::min(runs.size(), sketch_size))};
}

double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  const std::size_t shared = shared_by(a, b);
  const std::size_t all = a.size() + b.size() - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

// Of the smallest hashes of both together, those that both have.
double estimate(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> both;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  if (both.size() > sketch_size && (a.size() == sketch_size || b.size() == sketch_size)) both.resize(sketch_size);
  const auto in = [](const std::vector<std::uint64_t>& list, std::uint64_t hash) {
    return std::binary_search(list.begin(), list.end(), hash);
  };
  const auto shared =
      std::count_if(both.begin(), both.end(), [&](std::uint64_t hash) { return in(a, hash) && in(b, hash); });
  return both.empty() ? 0 : static_cast<double>(shared) / static_cast<double>(both.size());
}

std::uint64_t hash_of_words(const std::vector<language::Token>& tokens, std::size_t first, std::size_t last) {
  std::uint64_t hash = 0;
  for (std::size_t i = first; i < last; ++i) hash = spread(hash + hash_of(tokens[i].folded));
  return hash;
}

std::string hex(std::uint64_t hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; hash >>= 4) text[i] = digits[hash & 15];
  return text;
}

std::string encode_sketch(const std::vector<std::uint64_t>& sketch) {
  std::string bytes;
  for (std::uint64_t hash : sketch)
    for (int i = 0; i < 8; ++i, hash >>= 8) bytes += static_cast<char>(hash & 0xff);
  return bytes;
}

std::vector<std::uint64_t> decode_sketch(std::string_view bytes) {
  std::vector<std::uint64_t> sketch;
  for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t hash = 0;
    for (std::size_t i = 8; i-- > 0;) hash = hash << 8 | static_cast<unsigned char>(bytes[at + i]);
    sketch.push_back(hash);
  }
  return sketch;
}

}  // namespace indexer::store
