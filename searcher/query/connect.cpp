// SPDX-License-Identifier: GPL-3.0-or-later
// Each step is one pass over the lexemes.
#include "searcher/query/connect.h"

#include <string>

#include "searcher/query/connectors.h"
#include "searcher/query/text.h"

namespace searcher::query {
namespace {

bool ends_operand(const Lexeme& lexeme) {
  return lexeme.kind == Kind::word || lexeme.kind == Kind::phrase || lexeme.kind == Kind::cite ||
         lexeme.kind == Kind::date || lexeme.kind == Kind::close;
}

bool is_but(const Lexeme& lexeme) {
  return lexeme.kind == Kind::word && !lexeme.exact_form && lower_ascii(lexeme.text) == "but";
}

bool joins_not(const std::vector<Lexeme>& done) {
  if (done.empty()) return false;
  if (done.back().kind == Kind::conj_and) return true;
  return done.size() > 1 && is_but(done.back()) && ends_operand(done[done.size() - 2]);
}

bool ties(Kind kind) {
  return kind == Kind::conj_or || kind == Kind::conj_not || kind == Kind::minus || kind == Kind::proximity;
}

Mistake tied_filter(std::string_view query, const FilterText& filter) {
  const std::string typed(query.substr(filter.place.begin, filter.place.end - filter.place.begin));
  std::vector<std::string> rewrites{removed(query, filter.place) + " " + typed};
  if (const std::string field = as_field(filter); !field.empty())
    rewrites.insert(rewrites.begin(), replaced(query, filter.place, field));
  return {
      "filter-in-expression",
      typed + " narrows the whole query, so it cannot stand in parentheses or beside OR, NOT or a proximity connector",
      filter.place, std::move(rewrites)};
}

std::size_t letters_before_wildcard(std::string_view word) {
  std::size_t letters = 0;
  for (const char c : word.substr(0, word.find_first_of("!*?")))
    if (is_word_byte(c) && (static_cast<unsigned char>(c) & 0xC0u) != 0x80u) ++letters;
  return letters;
}

}  // namespace

void read_lower_case_connectors(std::vector<Lexeme>& lexemes) {
  for (Lexeme& lexeme : lexemes) {
    if (lexeme.kind != Kind::word || lexeme.exact_form) continue;
    switch (conjunction(lexeme.text)) {
      case Conjunction::conj_and:
        lexeme.kind = Kind::conj_and;
        break;
      case Conjunction::conj_or:
        lexeme.kind = Kind::conj_or;
        break;
      case Conjunction::conj_not:
        lexeme.kind = Kind::conj_not;
        break;
      case Conjunction::none:
        break;
    }
  }
}

void join_negations(std::vector<Lexeme>& lexemes) {
  std::vector<Lexeme> done;
  for (Lexeme& lexeme : lexemes) {
    if (lexeme.kind == Kind::proximity && !lexeme.proximity.ordered && !done.empty() &&
        done.back().kind == Kind::conj_not) {
      lexeme.place.begin = done.back().place.begin;
      lexeme.proximity.negated = true;
      done.pop_back();
    }
    done.push_back(std::move(lexeme));
  }
  lexemes = std::move(done);
  done.clear();
  for (Lexeme& lexeme : lexemes) {
    if (lexeme.kind == Kind::conj_not && joins_not(done)) {
      lexeme.place.begin = done.back().place.begin;
      done.pop_back();
    }
    done.push_back(std::move(lexeme));
  }
  lexemes = std::move(done);
}

std::optional<Mistake> take_out_filters(std::string_view query, std::vector<Lexeme>& lexemes) {
  std::vector<Lexeme> kept;
  bool after_filter = false;
  int depth = 0;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    Lexeme& lexeme = lexemes[i];
    const bool has_next = i + 1 < lexemes.size();
    if (lexeme.kind == Kind::open || lexeme.kind == Kind::field || lexeme.kind == Kind::at_least) ++depth;
    if (lexeme.kind == Kind::close) --depth;
    if (lexeme.kind != Kind::filter) {
      const bool tie = after_filter && kept.empty() && has_next && lexeme.kind == Kind::conj_and;
      if (!tie) kept.push_back(std::move(lexeme));
      continue;
    }
    const Kind next = has_next ? lexemes[i + 1].kind : Kind::filter;
    const bool tied_before = !kept.empty() && ties(kept.back().kind);
    const bool tied_after = next == Kind::conj_or || next == Kind::proximity ||
                            (kept.empty() && (next == Kind::conj_not || next == Kind::minus));
    if (depth > 0 || tied_before || tied_after) return tied_filter(query, lexeme.filter);
    if (kept.size() > 1 && kept.back().kind == Kind::conj_and) kept.pop_back();
    after_filter = true;
  }
  lexemes = std::move(kept);
  return std::nullopt;
}

std::optional<Mistake> check_words(std::string_view query, std::vector<Lexeme>& lexemes) {
  for (Lexeme& lexeme : lexemes) {
    if (lexeme.kind == Kind::stray) return stray_sign(query, lexeme.place);
    if (lexeme.kind != Kind::word || !lexeme.truncated) continue;
    if (lexeme.exact_form) return truncation_of_exact_form(query, lexeme.place);
    if (letters_before_wildcard(lexeme.text) < shortest_root) return short_root(query, lexeme.place);
    if (const auto root = lexeme.text.find('!'); root != std::string::npos) lexeme.text.resize(root + 1);
  }
  return std::nullopt;
}

}  // namespace searcher::query
