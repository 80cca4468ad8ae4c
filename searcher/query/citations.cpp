// SPDX-License-Identifier: GPL-3.0-or-later
// The text between signs of the query language is looked through run by run, each run as a whole first, so that the
// echo, where every operand stands alone, reads back the same.
#include "searcher/query/citations.h"

#include <algorithm>

#include "indexer/law/citations.h"
#include "searcher/query/connectors.h"
#include "searcher/query/fields.h"
#include "searcher/query/filters.h"

namespace searcher::query {
namespace {

constexpr std::size_t shortest_citation = 3;  // "42B"
constexpr char barrier = '\n';                // normalised text holds none

void block(std::string& masked, std::size_t begin, std::size_t end) {
  std::fill(masked.begin() + static_cast<std::ptrdiff_t>(begin), masked.begin() + static_cast<std::ptrdiff_t>(end),
            barrier);
}

// Where a sign that no citation may cross ends, when one begins at `at`; else `at`.
std::uint32_t end_of_sign(const Text& text, std::uint32_t at, bool operators) {
  const std::string_view bytes = text.bytes;
  if (!ends_word(bytes, at)) {
    const auto filter = filter_at(text, at);
    if (const auto* found = std::get_if<FilterText>(&filter)) return found->place.end;
  }
  if (!operators) return at;
  if (bytes[at] == '"') {
    const std::size_t close = bytes.find('"', at + 1);
    return static_cast<std::uint32_t>(close == std::string_view::npos ? bytes.size() : close + 1);
  }
  if (bytes[at] == '|') return at + 1;
  if (at > 0 && is_word_byte(bytes[at - 1])) return at;
  if (const auto named = name_before_parenthesis(bytes, at);
      named && (field_named(named->name) || named->is_at_least)) {
    if (field_named(named->name) != "DA") return named->end;
    const std::size_t close = bytes.find(')', at);
    return static_cast<std::uint32_t>(close == std::string_view::npos ? bytes.size() : close + 1);
  }
  if (const std::uint32_t end = end_of_capital_connector(bytes, at); end > at) return end;
  if (const auto near = proximity_at(bytes, at)) return near->place.end;
  return at;
}

std::string mask(const Text& text, bool operators) {
  std::string masked = text.bytes;
  for (std::uint32_t at = 0; at < text.bytes.size();) {
    const std::uint32_t end = end_of_sign(text, at, operators);
    if (end > at) block(masked, at, end);
    at = std::max(end, at + 1);
  }
  return masked;
}

int balance(std::string_view text) {
  int open = 0;
  for (const char c : text) open += c == '(' ? 1 : c == ')' ? -1 : 0;
  return open;
}

// Without blanks, closing punctuation, and parentheses that group rather than belong to the citation.
Place trimmed(std::string_view text, Place place) {
  for (bool changed = true; changed && place.begin < place.end;) {
    changed = false;
    const std::string_view inside = text.substr(place.begin, place.end - place.begin);
    const char first = inside.front();
    const char last = inside.back();
    const bool wrapped = first == '(' && last == ')';
    if (is_space(first) || (first == '(' && (wrapped || balance(inside) > 0)))
      ++place.begin, changed = true;
    else if (is_space(last) || std::string_view(",;:.?!").find(last) != std::string_view::npos ||
             (last == ')' && balance(inside) < 0))
      --place.end, changed = true;
  }
  return place;
}

bool only_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c); });
}

class Finder {
 public:
  Finder(const Text& text, bool operators) : text_(text.bytes), masked_(mask(text, operators)), operators_(operators) {}

  std::vector<CitationText> run() {
    for (std::uint32_t at = 0; at < masked_.size();) {
      std::uint32_t end = at;
      while (end < masked_.size() && masked_[end] != barrier) ++end;
      if (end > at) look_through({at, end});
      at = end + 1;
    }
    return std::move(found_);
  }

 private:
  void look_through(Place run) {
    if (add_whole(run)) return;
    const auto citations = law::find_citations(text_.substr(run.begin, run.end - run.begin));
    std::uint32_t at = run.begin;
    for (const law::Citation& citation : citations) {
      const Place place{run.begin + citation.begin, run.begin + citation.end};
      if (place.begin < at || place.end <= place.begin || place.end > run.end) continue;
      const std::size_t before = found_.size();
      words({at, place.begin});
      if (add(place, citation.key))
        at = place.end;
      else
        found_.resize(before);
    }
    words({at, run.end});
  }

  bool add_whole(Place run) {
    const Place place = trimmed(text_, run);
    const std::string_view inside = text_.substr(place.begin, place.end - place.begin);
    if (inside.size() < shortest_citation || only_digits(inside) ||
        inside.find_first_of("0123456789") == std::string_view::npos)
      return false;
    const auto citation = law::parse_citation(inside);
    return citation && add(place, citation->key);
  }

  // Forms that running text would not bear are read when they stand as one word: 240A(b), 1003.18(c).
  void words(Place run) {
    for (std::uint32_t at = run.begin; at < run.end;) {
      std::uint32_t end = at;
      while (end < run.end && !is_space(text_[end])) ++end;
      if (end > at) add_whole({at, end});
      at = end + 1;
    }
  }

  bool add(Place place, const std::string& key) {
    if (!stands_alone(place)) return false;
    const std::string typed(text_.substr(place.begin, place.end - place.begin));
    const auto reads_back = [&](const std::string& text) {
      const auto citation = law::parse_citation(text);
      return citation && citation->key == key && balance(text) == 0 && !only_digits(text);
    };
    if (reads_back(typed))
      found_.push_back({place, typed, key});
    else if (const std::string shown = law::display(key); reads_back(shown))
      found_.push_back({place, shown, key});
    else
      return false;
    return true;
  }

  bool stands_alone(Place place) const {
    if (ends_word(text_, place.begin) && is_word_byte(text_[place.begin])) return false;
    if (begins_word(text_, place.end) && is_word_byte(text_[place.end - 1])) return false;
    if (!operators_) return true;
    const char next = place.end < text_.size() ? text_[place.end] : ' ';
    const bool wild = next == '*' || next == '!' || (next == '?' && begins_word(text_, place.end + 1));
    return !wild && !has_hash(place);
  }
  bool has_hash(Place place) const { return place.begin > 0 && text_[place.begin - 1] == '#'; }

  std::string_view text_;
  std::string masked_;
  bool operators_;
  std::vector<CitationText> found_;
};

}  // namespace

std::vector<CitationText> citations_in(const Text& text, bool operators) { return Finder(text, operators).run(); }

}  // namespace searcher::query
