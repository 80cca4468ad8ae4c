// SPDX-License-Identifier: GPL-3.0-or-later
// The same documents as one index and as a list of three.
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "tests/searcher/search/mini_library.h"

namespace tests {

// Documents of three folders, several of a kind: memos, decisions and articles, two languages, with citations, some of
// many passages, some alike. The first word of a path is its folder: "memos", "court", "press".
inline std::vector<MiniDocument> documents_of(const std::string& folder) {
  const auto document = [&](int number, const std::string& type, const std::string& agency,
                            std::vector<std::string> paragraphs) {
    const std::string day = std::to_string(10 + number % 19);
    return MiniDocument{folder + "/" + type + "/" + std::to_string(number) + ".md",
                        std::move(paragraphs),
                        {{"title", {type + " " + std::to_string(number % 4) + " on parole", "front matter"}},
                         {"type", {type, "front matter"}},
                         {"agency", {agency, "front matter"}},
                         {"date", {std::to_string(2010 + number % 9) + "-03-" + day, "front matter"}}}};
  };
  const std::vector<std::string> sentences{
      "Officers weigh advance parole while an asylum case is pending before the court.",
      "Extreme hardship to a qualifying relative is weighed under INA 212(a)(9)(B)(v).",
      "The respondent moved to dismiss; prosecutorial discretion was not exercised.",
      "Employment authorization follows 8 CFR 274a.12(c)(14) for deferred action.",
      "Prosecutorial discretion may favor dismissal where removal serves no priority.",
      "A fear of return is no ground for asylum unless it is tied to a protected ground."};
  std::vector<MiniDocument> documents;
  for (int i = 0; i < 12; ++i) {
    std::vector<std::string> paragraphs;
    for (int j = 0; j <= i % 5; ++j) {
      std::string text = sentences[static_cast<std::size_t>(i + j) % sentences.size()];
      for (int k = 0; k < 40 + (i * 7 + j) % 30; ++k)
        text += " " + folder + std::string(k % 3 == 0 ? " waiver" : " notice") + std::to_string((i * 31 + k * j) % 97);
      paragraphs.push_back(text + ".");
    }
    documents.push_back(document(i, i % 2 == 0 ? "memo" : "decision", i % 3 == 0 ? "USCIS" : "ICE", paragraphs));
  }
  documents.push_back(document(20, "article", "",
                               {"El perdón provisional permite esperar la residencia. La deportación por " + folder +
                                " no cambia: el asilo y la libertad condicional se piden antes de salir del país."}));
  return documents;
}

inline const std::vector<std::string>& folders_of_three() {
  static const std::vector<std::string> folders{"memos", "court", "press"};
  return folders;
}

inline std::vector<MiniDocument> documents_of_three() {
  std::vector<MiniDocument> all;
  for (const std::string& folder : folders_of_three())
    for (MiniDocument& each : documents_of(folder)) all.push_back(std::move(each));
  return all;
}

// A file in a folder of its own.
class ListFile {
 public:
  explicit ListFile(const std::string& text) { std::ofstream(path()) << text; }
  std::filesystem::path path() const { return folder_.path() / "office.list"; }

 private:
  TemporaryFolder folder_;
};

}  // namespace tests
