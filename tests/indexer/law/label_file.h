// SPDX-License-Identifier: GPL-3.0-or-later
// Files of passages labelled by hand with the keys of their citations, and how well the finder does on them.
//
// One passage a line: file, first byte and length in it (of a PDF: in the output of pdftotext), the keys of the
// citations in it, each once, separated by ";". Lines that begin with "#" are remarks. The text itself is not in it.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <ostream>
#include <set>
#include <sstream>
#include <string>

#include "indexer/law/citations.h"
#include "tests/corpora.h"

namespace tests {

struct Score {
  std::size_t passages = 0;
  std::size_t right = 0;
  std::size_t wrong = 0;   // found, not labelled
  std::size_t missed = 0;  // labelled, not found

  static double share(std::size_t part, std::size_t rest) {
    return part + rest == 0 ? 1 : static_cast<double>(part) / static_cast<double>(part + rest);
  }
  double precision() const { return share(right, wrong); }
  double recall() const { return share(right, missed); }
};

inline void compare(const std::string& where, const std::set<std::string>& wanted, const std::set<std::string>& found,
                    Score& score, std::ostream& differences) {
  for (const std::string& key : found) {
    ++(wanted.contains(key) ? score.right : score.wrong);
    if (!wanted.contains(key)) differences << where << ": not labelled " << key << "\n";
  }
  for (const std::string& key : wanted)
    if (!found.contains(key)) {
      ++score.missed;
      differences << where << ": missed " << key << "\n";
    }
}

// Scores all passages of a label file whose documents lie in `folder`; each difference is a line in `differences`.
inline Score score_of(std::istream& labels, const std::filesystem::path& folder, std::ostream& differences) {
  std::map<std::string, std::string> texts;
  Score score;
  for (std::string line; std::getline(labels, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    std::istringstream row(line);
    std::string path, begin, length, keys;
    std::getline(row, path, '\t');
    std::getline(row, begin, '\t');
    std::getline(row, length, '\t');
    std::getline(row, keys, '\t');
    std::string& text = texts[path];
    if (text.empty()) text = text_of(folder / path);
    if (text.size() < std::stoul(begin)) continue;  // without pdftotext
    ++score.passages;
    std::set<std::string> wanted;
    std::istringstream list(keys);
    for (std::string key; std::getline(list, key, ';');) wanted.insert(key);
    std::set<std::string> found;
    for (const auto& citation : law::find_citations(text.substr(std::stoul(begin), std::stoul(length))))
      found.insert(citation.key);
    compare(path + "@" + begin, wanted, found, score, differences);
  }
  return score;
}

}  // namespace tests
