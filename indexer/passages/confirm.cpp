// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/confirm.h"

#include <algorithm>
#include <string_view>

#include "indexer/language/tokens.h"

namespace indexer::passages {
namespace {

constexpr std::size_t most_words = 6;
constexpr const char* not_confirmed = "page not confirmed";

// Letters and digits of the folded text alone, so that hyphens at line ends, columns and blanks make no difference.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : language::fold(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) letters += c;
  return letters;
}

// The text of pages, the last one asked for kept.
class Pages {
 public:
  explicit Pages(const PageText& page_text) : page_text_(page_text) {}

  const std::string& letters(std::uint32_t page) {
    for (Page& known : known_)
      if (known.number == page) return known.letters;
    std::swap(known_[0], known_[1]);
    known_[1] = {page, letters_of(page_text_(page))};
    return known_[1].letters;
  }

 private:
  struct Page {
    std::uint32_t number = 0;
    std::string letters;
  };
  const PageText& page_text_;
  Page known_[2];  // a passage has its first and its last page
};

// The bytes of the passage that stand on a page.
std::string_view part_on(const schema::PassageRecord& passage, bool last_page) {
  const std::string_view text = passage.text;
  if (last_page) return text.substr(passage.pages.back().begin);
  return passage.pages.size() > 1 ? text.substr(0, passage.pages[1].begin) : text;
}

std::string ends_of(std::string_view part, bool last) {
  const std::vector<language::Token> words = language::tokens(part);
  if (words.empty()) return {};
  const std::size_t count = std::min(words.size(), most_words);
  const std::uint32_t begin = last ? words[words.size() - count].begin : words.front().begin;
  const std::uint32_t end = last ? words.back().end : words[count - 1].end;
  return letters_of(part.substr(begin, end - begin));
}

bool stands_on(const schema::PassageRecord& passage, bool last, Pages& pages) {
  const std::string& letters = pages.letters(last ? passage.pin.last_page : passage.pin.first_page);
  return letters.empty() || letters.find(ends_of(part_on(passage, last), last)) != std::string::npos;
}

}  // namespace

std::size_t confirm_pins(std::vector<schema::PassageRecord>& passages, const PageText& page_text) {
  Pages pages(page_text);
  std::size_t missing = 0;
  for (schema::PassageRecord& passage : passages) {
    if (passage.pages.empty()) continue;
    if (stands_on(passage, false, pages) && stands_on(passage, true, pages)) continue;
    passage.warnings.emplace_back(not_confirmed);
    ++missing;
  }
  return missing;
}

}  // namespace indexer::passages
