// SPDX-License-Identifier: GPL-3.0-or-later
// Precision and recall on passages labelled by hand.
#include <gtest/gtest.h>

#include <cstdio>
#include <iostream>
#include <map>
#include <memory>
#include <set>

#include "indexer/law/citations.h"
#include "tests/indexer/law/corpora.h"

namespace {

using Keys = std::set<std::string>;

std::string pdf_text(const std::filesystem::path& path) {
  const std::string command = "pdftotext '" + path.string() + "' - 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string text;
  char buffer[4096];
  for (std::size_t n = 1; pipe && n > 0; text.append(buffer, n)) n = fread(buffer, 1, sizeof buffer, pipe.get());
  return text;
}

Keys split(const std::string& list) {
  Keys keys;
  std::istringstream in(list);
  for (std::string key; std::getline(in, key, ';');) keys.insert(key);
  return keys;
}

struct Score {
  std::size_t right = 0;
  std::size_t wrong = 0;
  std::size_t missed = 0;
};

void compare(const std::string& where, const Keys& wanted, const Keys& found, Score& score) {
  for (const std::string& key : found) {
    ++(wanted.contains(key) ? score.right : score.wrong);
    if (!wanted.contains(key)) std::cout << where << ": not labelled " << key << "\n";
  }
  for (const std::string& key : wanted)
    if (!found.contains(key)) {
      ++score.missed;
      std::cout << where << ": missed " << key << "\n";
    }
}

TEST(LabelledPassages, PrecisionAndRecall) {
  const auto office = test::corpora() / "office";
  if (!std::filesystem::exists(office)) GTEST_SKIP() << "no corpora at " << test::corpora();
  std::map<std::string, std::string> texts;
  std::istringstream rows(test::contents(test::source_folder() / "tests/indexer/law/labelled_passages.tsv"));
  Score score;
  std::size_t passages = 0;
  for (std::string line; std::getline(rows, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream row(line);
    std::string path, begin, length, keys;
    std::getline(row, path, '\t');
    std::getline(row, begin, '\t');
    std::getline(row, length, '\t');
    std::getline(row, keys, '\t');
    std::string& text = texts[path];
    if (text.empty()) text = path.ends_with(".pdf") ? pdf_text(office / path) : test::contents(office / path);
    if (text.size() < std::stoul(begin)) continue;  // without pdftotext
    ++passages;
    Keys found;
    for (const auto& citation : law::find_citations(text.substr(std::stoul(begin), std::stoul(length))))
      found.insert(citation.key);
    compare(path + "@" + begin, split(keys), found, score);
  }
  const auto share = [](std::size_t part, std::size_t rest) {
    return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, part + rest));
  };
  std::cout << passages << " passages, precision " << share(score.right, score.wrong) << ", recall "
            << share(score.right, score.missed) << "\n";
  EXPECT_GE(share(score.right, score.wrong), 0.99);
  EXPECT_GE(share(score.right, score.missed), 0.99);
}

}  // namespace
