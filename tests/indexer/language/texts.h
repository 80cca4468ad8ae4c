// SPDX-License-Identifier: GPL-3.0-or-later
// Where the texts of these tests come from: the source tree, the real documents beside it, a seeded generator.
#pragma once

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/corpora.h"

namespace tests {

// The text files of the office's documents in the order of their names; empty when they are not there.
inline std::vector<std::filesystem::path> office_files() {
  const auto folder = corpora() / "office";
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".md" || entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// The parts of a text between blank lines.
inline std::vector<std::string_view> paragraphs(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find("\n\n");
    if (const auto part = text.substr(0, end); !part.empty()) parts.push_back(part);
    text = end == std::string_view::npos ? "" : text.substr(end + 2);
  }
  return parts;
}

// Pieces of real shapes in random order, so that joiners meet everything that may stand beside them.
class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string text(std::size_t pieces) {
    static constexpr auto shapes = std::to_array<std::string_view>({
        "a",  "B",    "I",      "niño", "n\u0303", "acción", "court", "No",       "1",     "42",     "485",    "000",
        "-",  "-",    ".",      ".",    ",",       "'",      "’",     "&",        "§",     " ",      " ",      "\n",
        "\f", "\n\n", "(",      ")",    "\"",      "“",      "”",     "…",        "?",     "!",      "\u00ad", "\u200b",
        "–",  "—",    "\u2011", "²",    "½",       "ﬁ",      "Ａ",    "１",       "．",    "\u0301", "İ",      "ß",
        "ŉ",  "Ⅳ",    "中",     "😀",    "\u00a0",  "\xc3",   "\xff",  "\xe2\x80", "I-485", "A-B-",   "U.S.C.", "12,000",
    });
    std::string result;
    for (std::size_t i = 0; i < pieces; ++i) result += shapes[below(shapes.size())];
    return result;
  }

  std::string bytes(std::size_t size) {
    std::string result(size, '\0');
    for (char& c : result) c = static_cast<char>(below(256));
    return result;
  }

  std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_); }

 private:
  std::mt19937 random_;
};

}  // namespace tests
