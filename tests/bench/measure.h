// SPDX-License-Identifier: GPL-3.0-or-later
// What the benches of queries share: words to ask for, and lines of times.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"

namespace bench {

// `share` 0 to 1: .5 is the median, 1 the largest. `values` is not empty.
inline double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values.at(static_cast<std::size_t>(share * static_cast<double>(values.size() - 1)));
}

// Words of at least `shortest` letters, a to z alone, that `least` to `most` in a thousand documents hold.
inline std::vector<std::string> words_of(const Xapian::Database& database, std::uint64_t least, std::uint64_t most,
                                         std::size_t shortest) {
  std::vector<std::string> words;
  const auto documents = database.get_termfreq(schema::term(schema::FieldId::record, schema::document_record));
  for (auto at = database.allterms_begin("a"); at != database.allterms_end(); ++at) {
    const std::string word = *at;
    if (word[0] > 'z') break;
    const std::uint64_t share = std::uint64_t{1000} * at.get_termfreq() / documents;
    if (share >= least && share <= most && word.size() >= shortest &&
        word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == word.npos)
      words.push_back(word);
  }
  return words;
}

// Milliseconds, and their ratios to those of the same question in `base`, which is called `of`.
inline void print(const char* name, const std::vector<double>& times, const std::vector<double>& base, const char* of) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < times.size(); ++i) ratios.push_back(times[i] / base[i]);
  std::cout << name << "  median " << quantile(times, .5) << " ms  p95 " << quantile(times, .95) << " ms  most "
            << quantile(times, 1) << " ms  ratio to " << of << ": median " << quantile(ratios, .5) << "  p95 "
            << quantile(ratios, .95) << "\n";
}

}  // namespace bench
