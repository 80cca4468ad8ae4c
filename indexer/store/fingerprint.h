// SPDX-License-Identifier: GPL-3.0-or-later
// Near-duplicates: documents that share nine tenths of their runs of five words, such as one text as PDF and as HTML.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/language/tokens.h"

namespace indexer::store {

inline constexpr std::size_t run_words = 5;
inline constexpr std::size_t sketch_size = 64;   // smallest hashes that stand for a document
inline constexpr std::size_t search_hashes = 8;  // of those, by so many it is found; at 0.9 alike one in 10^8 is missed
inline constexpr double alike = 0.9;             // shared runs of all runs of both

// Hashes of the runs of a document, collected over its passages in order. Deterministic on every machine.
class Runs {
 public:
  void add(const std::vector<language::Token>& tokens);

  // All different hashes, rising. Empty for documents of fewer than 20 words, which are not compared.
  std::vector<std::uint64_t> take();

 private:
  std::vector<std::uint64_t> runs_;
  std::array<std::uint64_t, run_words> last_{};
  std::size_t words_ = 0;
};

// The smallest hashes of a rising list.
std::vector<std::uint64_t> sketch_of(const std::vector<std::uint64_t>& runs);

// Shared by all, from 0 to 1, of two rising lists.
double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

// The same, estimated from two sketches.
double estimate(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

// Of the words [first, last) in their order.
std::uint64_t hash_of_words(const std::vector<language::Token>& tokens, std::size_t first, std::size_t last);

// 16 hex digits.
std::string hex(std::uint64_t hash);

// ON DISK: eight bytes a hash, the lowest first.
std::string encode_sketch(const std::vector<std::uint64_t>& sketch);
std::vector<std::uint64_t> decode_sketch(std::string_view bytes);

}  // namespace indexer::store
