// SPDX-License-Identifier: GPL-3.0-or-later
// Where sentences end in real documents: stops drawn at random and labelled by hand, most of them in traps.
#include <gtest/gtest.h>

#include <cctype>
#include <iostream>
#include <map>

#include "indexer/language/sentences.h"
#include "tests/corpora.h"

namespace {

struct Paragraph {
  std::size_t begin = 0;
  std::string_view text;
};

// Of a PDF the paragraphs lie between blank lines, elsewhere each line is one.
Paragraph paragraph_at(std::string_view text, std::size_t at, bool pdf) {
  const std::string_view gap = pdf ? "\n\n" : "\n";
  const std::size_t before = text.rfind(gap, at);
  const std::size_t begin = before == text.npos ? 0 : before + gap.size();
  return {begin, text.substr(begin, text.find(gap, at) - begin)};
}

// Whether a sentence begins behind the stop with nothing but signs and a footnote's number between.
bool ends_at(const Paragraph& paragraph, std::size_t stop) {
  for (const std::uint32_t start : language::sentence_starts(paragraph.text)) {
    if (start <= stop) continue;
    bool bracket = false;
    for (const char c : paragraph.text.substr(stop + 1, start - stop - 1)) {
      bracket = c == '[' || (bracket && c != ']');
      if (std::isalnum(static_cast<unsigned char>(c)) != 0 && !bracket) return false;
    }
    return true;
  }
  return false;
}

// A line of the file: document, byte of the stop in it (of a PDF: in the output of pdftotext), "|" when a sentence
// ends.
TEST(LabelledStops, OneInAHundredIsWrongAtMost) {
  const auto office = tests::corpora() / "office";
  if (!std::filesystem::exists(office)) GTEST_SKIP() << "no corpora at " << tests::corpora();
  std::ifstream labels(tests::source_folder() / "tests/indexer/language/labelled_stops.tsv");
  std::map<std::string, std::string> texts;
  std::size_t count = 0, wrong = 0;
  for (std::string path, place, label; std::getline(labels, path, '\t') && std::getline(labels, place, '\t');) {
    std::getline(labels, label);
    std::string& text = texts[path];
    if (text.empty()) text = tests::text_of(office / path);
    const std::size_t stop = std::stoul(place);
    if (stop >= text.size() || std::string_view(".?!\xe2").find(text[stop]) == std::string_view::npos) continue;
    const Paragraph paragraph = paragraph_at(text, stop, path.ends_with(".pdf"));
    ++count;
    if (ends_at(paragraph, stop - paragraph.begin) == (label == "|")) continue;
    ++wrong;
    std::cout << path << "@" << stop << ": a sentence " << (label == "|" ? "ends" : "does not end") << " here\n";
  }
  std::cout << count << " stops, " << wrong << " wrong\n";
  if (count < 300) GTEST_SKIP() << "pdftotext is missing or writes another text";
  EXPECT_LE(wrong * 100, count);
}

}  // namespace
