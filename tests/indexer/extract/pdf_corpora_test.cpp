// SPDX-License-Identifier: GPL-3.0-or-later
// Real PDFs, where they are at hand, against pdftotext (poppler-utils) and against what their kind promises.
#include <gtest/gtest.h>

#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <tuple>

#include "indexer/extract/pdf.h"
#include "tests/corpora.h"

namespace indexer::extract {
namespace {

namespace fs = std::filesystem;

fs::path office() { return tests::corpora() / "office"; }

Document read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  Extraction result = read_pdf(content.str());
  auto* document = std::get_if<Document>(&result);
  EXPECT_TRUE(document) << path;
  return document ? std::move(*document) : Document{};
}

const Document& code() {
  static const Document document = read(office() / "ina-cfr-pdf/CFR-2024-title8-vol1.pdf");
  return document;
}

std::vector<fs::path> orders() {
  std::vector<fs::path> paths;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(office() / "eo-pdf", error))
    if (entry.path().extension() == ".pdf") paths.push_back(entry.path());
  return paths;
}

std::string pdftotext(const fs::path& path, const std::string& options) {
  const std::string command = "pdftotext " + options + " '" + path.string() + "' - 2>/dev/null";
  std::string text;
  if (FILE* pipe = popen(command.c_str(), "r")) {
    std::array<char, 65536> buffer{};
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), got);
    pclose(pipe);
  }
  return text;
}

// ASCII letters and digits in small letters; what stands between them parts words. A hyphen at a line's end does not.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (std::isalnum(c) && c < 0x80)
      words.back() += static_cast<char>(std::tolower(c));
    else if (text[i] == '-' && i + 1 < text.size() && text[i + 1] == '\n')
      ++i;
    else if (c != '-' && !words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += words[i];
  return text;
}

bool is_running(const std::string& text) {
  const bool number = text.size() < 5 && text.find_first_not_of("0123456789") == std::string::npos;
  const auto has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  return number || has("VerDate") || has("Frm 0") || has("(1–1–24 Edition)") || has("Federal Register / Vol.") ||
         has(" on DSK") || text == "Department of Homeland Security" || text == "Presidential Documents";
}

// Lines of about sixty characters, of which some are running heads or folios.
void expect_no_heads(const std::vector<Document>& documents) {
  std::size_t lines = 0;
  std::size_t running = 0;
  std::size_t taken_out = 0;
  for (const Document& document : documents) {
    taken_out += document.running.size();
    for (const Block& block : document.blocks) {
      lines += 1 + block.text.size() / 60;
      running += is_running(block.text);
    }
  }
  EXPECT_GT(taken_out, 150u);
  EXPECT_LE(running * 100, lines) << running << " of " << lines;
}

TEST(PdfCorpora, RunningHeadsAreNotInTheText) {
  const std::vector<fs::path> paths = orders();
  if (paths.empty()) GTEST_SKIP() << "no corpora";
  std::vector<Document> documents;
  for (const fs::path& path : paths) documents.push_back(read(path));
  expect_no_heads(documents);
  expect_no_heads({code()});
}

TEST(PdfCorpora, SectionsOfTheCodeComeInTurnEachUnderItsPart) {
  if (!fs::exists(office() / "ina-cfr-pdf")) GTEST_SKIP() << "no corpora";
  std::tuple<int, std::string, int> last;
  std::size_t sections = 0;
  int part = 0;
  for (const Block& block : code().blocks) {
    if (block.kind != BlockKind::heading) continue;
    if (block.text.starts_with("PART ")) part = std::atoi(block.text.c_str() + 5);
    char letter[3] = "";
    int chapter = 0;
    int number = 0;
    if (std::sscanf(block.text.c_str(), "\u00A7 %d.%d", &chapter, &number) != 2 &&
        std::sscanf(block.text.c_str(), "\u00A7 %d%1[a-z].%d", &chapter, letter, &number) != 3)
      continue;
    EXPECT_EQ(chapter, part) << block.text;
    const std::tuple<int, std::string, int> here(chapter, letter, number);
    EXPECT_LE(last, here) << block.text;
    last = here;
    ++sections;
  }
  EXPECT_GT(sections, 900u);
}

TEST(PdfCorpora, WordsAreThoseOfAnotherProgram) {
  const std::vector<fs::path> paths = orders();
  if (paths.empty() || pdftotext(paths.front(), "").empty()) GTEST_SKIP() << "no corpora or no pdftotext";
  std::map<std::string, long> bag;  // theirs less ours, file by file
  long words = 0;
  long errors = 0;
  for (const fs::path& path : paths) {
    const Document document = read(path);
    bag.clear();
    for (const std::string& word : words_of(pdftotext(path, "-raw"))) ++bag[word], ++words;
    for (const Block& block : document.blocks)
      for (const std::string& word : words_of(block.text)) --bag[word];
    for (const std::string& text : document.running)
      for (const std::string& word : words_of(text)) --bag[word], --words;
    for (const auto& [word, count] : bag) errors += std::abs(count);
  }
  EXPECT_LE(errors * 200, words) << errors << " of " << words;
}

TEST(PdfCorpora, BlocksStandOnThePagesTheyName) {
  const fs::path path = office() / "ina-cfr-pdf/CFR-2024-title8-vol1.pdf";
  if (!fs::exists(path) || pdftotext(path, "-l 1").empty()) GTEST_SKIP() << "no corpora or no pdftotext";
  const auto holds = [&](std::uint32_t page, const std::string& letters) {
    const std::string number = std::to_string(page);
    for (const char* order : {"", "-raw "}) {
      const std::vector<std::string> words = words_of(pdftotext(path, order + ("-f " + number) + " -l " + number));
      if (joined(words, 0, words.size()).find(letters) != std::string::npos) return true;
    }
    return false;
  };
  std::mt19937 random(8);
  for (int i = 0; i < 100; ++i) {
    const Block& block = code().blocks[random() % code().blocks.size()];
    const std::vector<std::string> words = words_of(block.text);
    const std::size_t count = std::min<std::size_t>(words.size(), 3);
    EXPECT_TRUE(holds(block.pages.front().page, joined(words, 0, count))) << block.text;
    EXPECT_TRUE(holds(block.pages.back().page, joined(words, words.size() - count, words.size()))) << block.text;
  }
}

}  // namespace
}  // namespace indexer::extract
