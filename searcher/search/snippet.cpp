// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/snippet.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "indexer/language/sentences.h"

namespace searcher::search {
namespace {

struct Sentence {
  Range range;
  bool heading = false;
  bool repeated = false;  // says the same in many documents
};

std::uint32_t trimmed_end(const std::string& text, std::uint32_t begin, std::uint32_t end) {
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
  return end;
}

std::vector<Sentence> sentences_of(const schema::PassageRecord& passage) {
  std::vector<Sentence> sentences;
  for (const schema::Paragraph& paragraph : passage.paragraphs) {
    const bool heading = paragraph.kind == schema::ParagraphKind::heading;
    const auto text = std::string_view(passage.text).substr(paragraph.begin, paragraph.end - paragraph.begin);
    auto starts = language::sentence_starts(text);
    if (heading || starts.empty()) starts = {0};
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::uint32_t begin = paragraph.begin + (i == 0 ? 0 : starts[i]);
      const std::uint32_t end = i + 1 < starts.size() ? paragraph.begin + starts[i + 1] : paragraph.end;
      sentences.push_back({{begin, trimmed_end(passage.text, begin, end)}, heading, paragraph.repeated});
    }
  }
  return sentences;
}

// How good a window is: different words, marks, and no heading at its start without a mark of its own.
std::tuple<std::size_t, std::size_t, bool> worth(Range window, bool starts_with_heading,
                                                 const std::vector<Mark>& marks) {
  std::set<std::uint32_t> words;
  std::size_t count = 0;
  for (const Mark& mark : marks) {
    if (mark.range.begin < window.begin || mark.range.end > window.end) continue;
    words.insert(mark.word);
    ++count;
  }
  return {words.size(), count, !starts_with_heading};
}

Range best_window(const std::vector<Sentence>& sentences, const std::vector<Mark>& marks, std::uint32_t room) {
  Range best = sentences.front().range;
  auto best_worth = worth(best, sentences.front().heading, marks);
  for (std::size_t first = 0; first < sentences.size(); ++first) {
    Range window = sentences[first].range;
    for (std::size_t last = first; last < sentences.size(); ++last) {
      if (last > first && sentences[last].range.end - window.begin > room) break;
      window.end = sentences[last].range.end;
      const auto value = worth(window, sentences[first].heading, marks);
      // Of equal ones the longer that begins first tells more.
      const bool grows = window.begin == best.begin && window.end > best.end;
      if (value > best_worth || (value == best_worth && grows)) {
        best = window;
        best_worth = value;
      }
    }
  }
  return best;
}

// The heading path is shown beside the snippet: headings are left out of it when the text below holds a mark; likewise
// what many documents repeat.
std::vector<Sentence> shown_sentences(const std::vector<Sentence>& sentences, const std::vector<Mark>& marks) {
  std::vector<Sentence> body;
  bool marked = false;
  for (const Sentence& sentence : sentences) {
    if (sentence.heading || sentence.repeated) continue;
    body.push_back(sentence);
    marked = marked || std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
               return mark.range.begin >= sentence.range.begin && mark.range.end <= sentence.range.end;
             });
  }
  return marked ? body : sentences;
}

std::uint32_t back_to_space(const std::string& text, std::uint32_t at, std::uint32_t stop) {
  while (at > stop && text[at] != ' ' && text[at] != '\n') --at;
  return at;
}

// Cuts a sentence that is far too long, at spaces, around its first mark.
Range cut_long(const std::string& text, Range window, const std::vector<Mark>& marks, std::uint32_t room) {
  const auto first =
      std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.range.begin >= window.begin; });
  std::uint32_t begin = window.begin;
  if (first != marks.end() && first->range.begin > window.begin + room / 2) {
    begin = back_to_space(text, first->range.begin - room / 3, window.begin);
    if (begin > window.begin) ++begin;
  }
  std::uint32_t end = window.end;
  if (end - begin > 2 * room) end = back_to_space(text, begin + 2 * room, begin + 1);
  return {begin, end};
}

}  // namespace

std::vector<Mark> separate(std::vector<Mark> marks) {
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
  });
  std::vector<Mark> kept;
  for (const Mark& mark : marks)
    if (kept.empty() || mark.range.begin >= kept.back().range.end) kept.push_back(mark);
  return kept;
}

std::uint32_t page_at(const schema::PassageRecord& passage, std::uint32_t byte) {
  std::uint32_t page = 0;
  for (const schema::PageStart& start : passage.pages)
    if (start.begin <= byte) page = start.page;
  return page;
}

Snippet snippet(const schema::PassageRecord& passage, const std::vector<Mark>& marks, std::uint32_t room) {
  Snippet result;
  const auto sentences = sentences_of(passage);
  if (sentences.empty()) return result;
  Range window = best_window(shown_sentences(sentences, marks), marks, room);
  if (window.end - window.begin > 2 * room) window = cut_long(passage.text, window, marks, room);
  result.begin = window.begin;
  result.end = window.end;
  for (const Mark& mark : marks)
    if (mark.range.begin >= window.begin && mark.range.end <= window.end)
      result.highlights.push_back({mark.range.begin - window.begin, mark.range.end - window.begin});
  const auto body =
      std::find_if(sentences.begin(), sentences.end(), [](const Sentence& each) { return !each.heading; });
  result.cut_before = body != sentences.end() && window.begin > body->range.begin;
  result.cut_after = window.end < sentences.back().range.end;
  return result;
}

}  // namespace searcher::search
