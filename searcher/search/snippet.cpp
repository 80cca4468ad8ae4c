// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/snippet.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string_view>

#include "indexer/language/sentences.h"

namespace searcher::search {
namespace {

// A sentence, or several that cannot stand apart.
struct Sentence {
  Range range;
  bool heading = false;
  bool repeated = false;    // says the same in many documents
  std::uint64_t words = 0;  // of the query, as bits
  std::uint32_t marks = 0;
  double answer = 0;
};

// A run-in heading or an introduction is so long at most.
constexpr std::uint32_t longest_introduction = 80;
// Beside a word that one sentence in two has, which weighs log 3. Of 59 passages that answer, with the sentence that
// does marked beforehand, the snippet holds it in 44 (41 with 0 here), at the same length; the window with the
// most different words held it in 37.
constexpr double weight_of_answer = 0.7;
constexpr double weight_of_mark = 0.02;
constexpr std::uint32_t most_marks = 8;

std::uint32_t trimmed_end(const std::string& text, std::uint32_t begin, std::uint32_t end) {
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
  return end;
}

// Whether what follows belongs to the sentence: it ends in a colon or a dash, or is a heading run into its paragraph,
// "(2) Waiting list."
bool introduces(std::string_view sentence) {
  if (sentence.ends_with(':') || sentence.ends_with("\xE2\x80\x94")) return true;
  return sentence.size() <= longest_introduction && sentence.starts_with('(') && sentence.ends_with('.');
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

// Introductions with what they introduce, as one, where both fit into the room.
std::vector<Sentence> joined(const std::vector<Sentence>& sentences, const std::string& text, std::uint32_t room) {
  std::vector<Sentence> all;
  bool open = false;
  for (const Sentence& sentence : sentences) {
    if (open && sentence.range.end - all.back().range.begin <= 2 * room)
      all.back().range.end = sentence.range.end;
    else
      all.push_back(sentence);
    const Range range = sentence.range;
    open = !sentence.heading && introduces(std::string_view(text).substr(range.begin, range.end - range.begin));
  }
  return all;
}

std::uint64_t bits_of(const Mark& mark, const Aim& aim) {
  return mark.word < aim.covers.size() ? aim.covers[mark.word] : std::uint64_t{1} << std::min(mark.word, 63U);
}

void count_marks(std::vector<Sentence>& sentences, const std::string& text, const std::vector<Mark>& marks,
                 const Aim& aim) {
  auto mark = marks.begin();
  for (Sentence& sentence : sentences) {
    const Range range = sentence.range;
    while (mark != marks.end() && mark->range.begin < range.begin) ++mark;
    for (; mark != marks.end() && mark->range.end <= range.end; ++mark) {
      sentence.words |= bits_of(*mark, aim);
      ++sentence.marks;
    }
    if (sentence.words != 0)
      sentence.answer = weight_of_answer *
                        answers_in(std::string_view(text).substr(range.begin, range.end - range.begin), aim.sought);
  }
}

// What each word of the query is worth in this passage: one that every sentence has tells none from another.
class Weights {
 public:
  explicit Weights(const std::vector<Sentence>& sentences) {
    std::array<std::uint32_t, 64> having{};
    for (const Sentence& sentence : sentences)
      for (std::uint64_t left = sentence.words; left != 0; left &= left - 1) ++having.at(std::countr_zero(left));
    for (std::size_t i = 0; i < weights_.size(); ++i)
      if (having[i] > 0) weights_[i] = std::log(1 + static_cast<double>(sentences.size()) / having[i]);
  }
  double of(std::uint64_t words) const {
    double sum = 0;
    for (; words != 0; words &= words - 1) sum += weights_.at(std::countr_zero(words));
    return sum;
  }

 private:
  std::array<double, 64> weights_{};
};

// A run of sentences, half-open.
struct Run {
  std::size_t first = 0;
  std::size_t last = 0;
};

Run best_run(const std::vector<Sentence>& sentences, std::uint32_t room) {
  const Weights weights(sentences);
  Run best{0, 1};
  double best_worth = -1;
  for (std::size_t first = 0; first < sentences.size(); ++first) {
    std::uint64_t words = 0;
    std::uint32_t marks = 0;
    double worth = 0;
    double answer = 0;
    for (std::size_t last = first; last < sentences.size(); ++last) {
      const Sentence& next = sentences[last];
      const std::uint32_t length = next.range.end - sentences[first].range.begin;
      if (last > first && length > room) break;
      worth += weights.of(next.words & ~words);
      words |= next.words;
      marks += next.marks;
      answer = std::max(answer, next.answer);
      double value = worth + answer + weight_of_mark * std::min(marks, most_marks);
      if (length > room) value *= std::sqrt(static_cast<double>(room) / length);
      // A sentence at its start without a word of the query tells less than what follows it.
      if (sentences[first].words == 0) value -= weight_of_mark / 2;
      const bool grows = first == best.first && value >= best_worth;
      if (value > best_worth || grows) {
        best = {first, last + 1};
        best_worth = value;
      }
    }
  }
  return best;
}

bool is_exception(std::string_view sentence) {
  constexpr std::string_view words[] = {"However",  "Except",          "Unless",      "But ",
                                        "Provided", "Notwithstanding", "Sin embargo", "Salvo",
                                        "Excepto",  "No obstante",     "Pero "};
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return sentence.starts_with(word); });
}

// The best run, with sentences behind it where they fit into half of the room more: while there is much room left, and
// an exception to what the run says.
Range best_window(const std::vector<Sentence>& sentences, const std::string& text, std::uint32_t room) {
  const Run run = best_run(sentences, room);
  Range window{sentences[run.first].range.begin, sentences[run.last - 1].range.end};
  for (std::size_t last = run.last; last < sentences.size(); ++last) {
    const Range next = sentences[last].range;
    const bool wanted =
        10 * (window.end - window.begin) < 7 * room ||
        (last == run.last && is_exception(std::string_view(text).substr(next.begin, next.end - next.begin)));
    if (!wanted || next.end - window.begin > room + room / 2) break;
    window.end = next.end;
  }
  return window;
}

std::uint32_t back_to_space(const std::string& text, std::uint32_t at, std::uint32_t stop) {
  while (at > stop && text[at] != ' ' && text[at] != '\n') --at;
  return at;
}

// Cuts a sentence that is far too long, at spaces, to the stretch that holds most of the query's words.
Range cut_long(const std::string& text, Range window, const std::vector<Mark>& marks, const Aim& aim,
               std::uint32_t room) {
  std::uint32_t begin = window.begin;
  int most = -1;
  for (std::size_t first = 0; first < marks.size(); ++first) {
    const std::uint32_t at = marks[first].range.begin;
    if (at < window.begin || at >= window.end) continue;
    const std::uint32_t start = at > window.begin + room / 2 ? at - room / 3 : window.begin;
    std::uint64_t words = 0;
    for (std::size_t last = first; last < marks.size() && marks[last].range.end <= start + 2 * room; ++last)
      words |= bits_of(marks[last], aim);
    if (std::popcount(words) <= most) continue;
    most = std::popcount(words);
    begin = start;
  }
  if (begin > window.begin) {
    begin = back_to_space(text, begin, window.begin);
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

Snippet snippet(const schema::PassageRecord& passage, const std::vector<Mark>& marks, const Aim& aim,
                std::uint32_t room) {
  Snippet result;
  const auto sentences = sentences_of(passage);
  if (sentences.empty()) return result;
  auto shown = joined(shown_sentences(sentences, marks), passage.text, room);
  count_marks(shown, passage.text, marks, aim);
  Range window = best_window(shown, passage.text, room);
  if (window.end - window.begin > 2 * room) window = cut_long(passage.text, window, marks, aim, room);
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
