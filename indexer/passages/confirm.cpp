// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/confirm.h"

#include <algorithm>
#include <string_view>

#include "indexer/language/tokens.h"

namespace indexer::passages {
namespace {

constexpr std::size_t most_words = 6;
constexpr std::size_t most_runs = 3;
constexpr std::size_t telling_run = 10;  // letters
constexpr const char* not_confirmed = "page not confirmed";

// Letters and digits of the folded text alone, so that hyphens at line ends, columns and blanks make no difference.
// Others than a to z are left out: fonts that give brackets and quotes wrong codes give those.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : language::fold(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
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

// Enough of the beginning or the end of a part to hold its first or last words; blanks stand in no word.
std::string_view end_of(std::string_view part, bool last) {
  constexpr std::size_t enough = 300;
  if (part.size() <= enough) return part;
  if (last) return part.substr(std::min(part.find(' ', part.size() - enough), part.size()));
  return part.substr(0, part.rfind(' ', enough) + 1);
}

// The letters of the first or last words of a part, one entry a word.
std::vector<std::string> ends_of(std::string_view part, bool last) {
  std::vector<std::string> letters;
  std::vector<language::Token> words = language::tokens(end_of(part, last));
  if (words.size() >= most_words)
    part = end_of(part, last);
  else
    words = language::tokens(part);
  const std::size_t count = std::min(words.size(), most_words);
  const std::size_t first = last ? words.size() - count : 0;
  for (std::size_t i = first; i < first + count; ++i)
    letters.push_back(letters_of(part.substr(words[i].begin, words[i].end - words[i].begin)));
  return letters;
}

// Words of a head or a table may stand together on the page in another order than in the text: up to three runs of
// them count as found when each is there and one is long enough to be no chance.
bool holds(const std::string& page, const std::vector<std::string>& words) {
  std::size_t runs = 0;
  bool telling = false;
  for (std::size_t next = 0; next < words.size(); ++runs) {
    std::string run;
    std::size_t end = next;
    while (end < words.size() && page.find(run + words[end]) != std::string::npos) run += words[end++];
    if (end == next || runs == most_runs) return false;
    telling = telling || run.size() >= telling_run || end - next == words.size();
    next = end;
  }
  return telling || words.empty();
}

bool stands_on(const schema::PassageRecord& passage, bool last, Pages& pages) {
  const std::string& letters = pages.letters(last ? passage.pin.last_page : passage.pin.first_page);
  return letters.empty() || holds(letters, ends_of(part_on(passage, last), last));
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
