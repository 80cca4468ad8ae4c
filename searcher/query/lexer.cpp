// SPDX-License-Identifier: GPL-3.0-or-later
// One pass from left to right: at each place the signs are tried in a fixed order, then a word is cut.
#include "searcher/query/lexer.h"

#include <optional>

#include "indexer/language/tokens.h"
#include "searcher/query/citations.h"
#include "searcher/query/connectors.h"
#include "searcher/query/dates.h"
#include "searcher/query/fields.h"

namespace searcher::query {
namespace {

constexpr std::string_view wildcards = "!*?";
constexpr std::string_view signs_of_other_languages = "+/*#-~^\\=<>!";

bool is_wildcard(char c) { return wildcards.find(c) != std::string_view::npos; }

class Lexer {
 public:
  Lexer(const Text& text, bool operators)
      : text_(text), bytes_(text.bytes), operators_(operators), citations_(citations_in(text, operators)) {}

  std::variant<std::vector<Lexeme>, Mistake> run() {
    while (at_ < bytes_.size() && !mistake_) step();
    if (mistake_) return *mistake_;
    return std::move(lexemes_);
  }

 private:
  void step() {
    if (is_space(bytes_[at_]))
      ++at_;
    else if (citation() || filter())
      return;
    else if (!operators_)
      word();
    else if (quote() || parenthesis() || symbol() || connector() || name())
      return;
    else
      word();
  }

  char byte(std::uint32_t at) const { return at < bytes_.size() ? bytes_[at] : ' '; }
  char before() const { return at_ == 0 ? ' ' : bytes_[at_ - 1]; }

  Lexeme& push(Kind kind, std::uint32_t end, bool is_sign) {
    Lexeme& lexeme = lexemes_.emplace_back();
    lexeme.kind = kind;
    lexeme.place = {at_, end};
    lexeme.is_sign = is_sign;
    at_ = end;
    return lexeme;
  }
  bool fail(Mistake mistake) {
    mistake_ = std::move(mistake);
    return true;
  }

  bool citation() {
    while (next_ < citations_.size() && citations_[next_].place.begin < at_) ++next_;
    if (next_ == citations_.size() || citations_[next_].place.begin != at_) return false;
    const CitationText& found = citations_[next_];
    Lexeme& lexeme = push(Kind::cite, found.place.end, false);
    lexeme.text = found.text;
    lexeme.key = found.key;
    return true;
  }

  bool filter() {
    const auto found = filter_at(text_, at_);
    if (const auto* mistake = std::get_if<Mistake>(&found)) return fail(*mistake);
    if (const auto* filter = std::get_if<FilterText>(&found)) {
      push(Kind::filter, filter->place.end, false).filter = *filter;
      return true;
    }
    return false;
  }

  bool quote() {
    if (bytes_[at_] != '"') return false;
    const std::size_t close = bytes_.find('"', at_ + 1);
    if (close == std::string_view::npos) return fail(unbalanced_quote(bytes_, {at_, at_ + 1}));
    const Place place{at_, static_cast<std::uint32_t>(close) + 1};
    const std::string_view inside = bytes_.substr(at_ + 1, close - at_ - 1);
    if (language::tokens(inside).empty()) return fail(empty_quotes(bytes_, place));
    if (has_truncation(inside)) return fail(truncation_in_quotes(bytes_, place));
    Lexeme& lexeme = push(Kind::phrase, place.end, true);
    for (std::size_t begin = 0; begin < inside.size();) {
      const std::size_t end = std::min(inside.find(' ', begin), inside.size());
      if (end > begin) lexeme.phrase.words.emplace_back(inside.substr(begin, end - begin));
      begin = end + 1;
    }
    return true;
  }

  // "?" at the end of a word, and "!" after punctuation, are what a quotation may hold.
  static bool has_truncation(std::string_view inside) {
    for (std::size_t i = 0; i < inside.size(); ++i) {
      const bool after_word = i > 0 && is_word_byte(inside[i - 1]);
      const bool before_word = i + 1 < inside.size() && is_word_byte(inside[i + 1]);
      if (inside[i] == '*' && (after_word || before_word)) return true;
      if (inside[i] == '!' && after_word) return true;
      if (inside[i] == '?' && after_word && before_word) return true;
    }
    return false;
  }

  bool parenthesis() {
    if (bytes_[at_] == '(')
      push(Kind::open, at_ + 1, false);
    else if (bytes_[at_] == ')')
      push(Kind::close, at_ + 1, false);
    else
      return false;
    return true;
  }

  bool symbol() {
    const char c = bytes_[at_];
    if (c == '&')
      push(Kind::conj_and, at_ + 1, true);
    else if (c == '|')
      push(Kind::conj_or, at_ + 1, true);
    else if (c == '%')
      push(Kind::conj_not, at_ + 1, true);
    else if (c == '-' && is_minus())
      push(Kind::minus, at_ + 1, true);
    else if (c == '#' && is_word_byte(byte(at_ + 1)))
      exact_word();
    else
      return false;
    return true;
  }

  // A hyphen typed as such, after a blank or "(", directly before what it excludes. Dashes are punctuation.
  bool is_minus() const {
    const char next = byte(at_ + 1);
    return text_.typed[text_.origin[at_]] == '-' && (is_space(before()) || before() == '(') &&
           (is_word_byte(next) || next == '"' || next == '(' || next == '#');
  }

  void exact_word() {
    const bool is_sign = !is_digit(byte(at_ + 1));  // "#5" in a plain text is a number
    const std::uint32_t begin = at_++;
    const std::size_t count = lexemes_.size();
    cut_word();
    if (lexemes_.size() == count) return;
    Lexeme& lexeme = lexemes_.back();
    lexeme.place.begin = begin;
    lexeme.exact_form = true;
    lexeme.is_sign = lexeme.is_sign || is_sign;
  }

  bool connector() {
    if (const auto near = proximity_at(bytes_, at_)) return proximity(*near);
    const std::uint32_t end = end_of_capital_connector(bytes_, at_);
    if (end > at_) {
      const Conjunction which = conjunction(bytes_.substr(at_, end - at_));
      push(which == Conjunction::conj_and  ? Kind::conj_and
           : which == Conjunction::conj_or ? Kind::conj_or
                                           : Kind::conj_not,
           end, true);
      return true;
    }
    const bool glued = is_word_byte(byte(at_ + 3));  // "notnear/9" is a word, "NOT/9" a connector
    if (lower_ascii(bytes_.substr(at_, 3)) != "not" || glued || !proximity_at(bytes_, at_ + 3)) return false;
    push(Kind::conj_not, at_ + 3, true);
    return true;
  }

  bool proximity(const ProximityText& near) {
    if (near.reach == Reach::words && (near.distance < 1 || near.distance > longest_distance))
      return fail(distance_out_of_range(bytes_, near.place, near.digits, near.distance));
    Proximity& proximity = push(Kind::proximity, near.place.end, true).proximity;
    proximity.reach = near.reach;
    proximity.distance = near.distance;
    proximity.ordered = near.ordered;
    return true;
  }

  bool name() {
    if (const std::uint32_t end = end_of_at_least(bytes_, at_); end > at_ && byte(end) != '(')
      return fail(at_least_without_parentheses(bytes_, {at_, end}, word_after(end)));
    const auto named = name_before_parenthesis(bytes_, at_);
    if (!named || conjunction(named->name) != Conjunction::none) return false;
    if (named->is_at_least) return at_least(*named);
    const auto field = field_named(named->name);
    if (!field) return fail(unknown_field(bytes_, {at_, named->end - 1}));
    if (*field == "DA") return date(*named);
    push(Kind::field, named->end, true).text = *field;
    return true;
  }

  Place word_after(std::uint32_t at) const {
    while (at < bytes_.size() && is_space(bytes_[at])) ++at;
    std::uint32_t end = at;
    while (end < bytes_.size() && (is_word_byte(bytes_[end]) || is_wildcard(bytes_[end]))) ++end;
    return {at, end};
  }

  bool at_least(const NameText& named) {
    if (named.count < 1 || named.count > most_at_least)
      return fail(count_out_of_range(bytes_, {at_, named.end - 1}, named.digits, named.count));
    push(Kind::at_least, named.end, true).count = named.count;
    return true;
  }

  bool date(const NameText& named) {
    const std::size_t close = bytes_.find(')', at_);
    if (close == std::string_view::npos) return fail(unbalanced_parenthesis(bytes_, {named.end - 1, named.end}, 1));
    const Place inside{named.end, static_cast<std::uint32_t>(close)};
    std::string written;  // quotation marks say nothing here
    for (const char c : bytes_.substr(inside.begin, inside.end - inside.begin))
      if (c != '"') written += c;
    const auto dates = read_dates(written);
    if (const auto* bad = std::get_if<BadDate>(&dates)) {
      std::vector<std::string> rewrites;
      if (!bad->instead.empty()) rewrites.push_back(replaced(bytes_, inside, bad->instead));
      rewrites.push_back(removed(bytes_, {at_, inside.end + 1}));
      rewrites.push_back(replaced(bytes_, {at_, inside.end + 1}, "\"" + std::string(written) + "\""));
      return fail({bad->code, bad->message, inside, std::move(rewrites)});
    }
    push(Kind::date, inside.end + 1, true).dates = std::get<DateRange>(dates);
    return true;
  }

  // The next stretch without blanks. Its words are cut as documents are; what stands before the first is passed over,
  // and the signs are tried again where the word begins.
  void word() {
    const std::uint32_t end = stretch_end();
    const auto tokens = language::tokens(bytes_.substr(at_, end - at_));
    if (tokens.empty()) return pass_over(end);
    std::uint32_t begin = at_ + tokens.front().begin;
    if (operators_)
      while (begin > at_ && (bytes_[begin - 1] == '*' || bytes_[begin - 1] == '?')) --begin;
    if (begin > at_)
      pass_over(begin);
    else
      cut_word();
  }

  void pass_over(std::uint32_t end) {
    for (std::uint32_t i = at_; operators_ && i < end; ++i) {
      const bool typed = text_.typed[text_.origin[i]] == bytes_[i];
      if (!typed || signs_of_other_languages.find(bytes_[i]) == std::string_view::npos) continue;
      if (bytes_[i] == '!') continue;
      at_ = i;
      push(Kind::stray, i + 1, false);
      break;
    }
    at_ = end;
  }

  void cut_word() {
    const std::uint32_t end = stretch_end();
    const std::string_view stretch = bytes_.substr(at_, end - at_);
    const auto tokens = language::tokens(stretch);
    if (tokens.empty()) return pass_over(end);
    std::uint32_t last = at_ + tokens.back().end;
    if (last < end && bytes_[last] == '.' && is_abbreviation(bytes_.substr(at_, last - at_))) ++last;
    while (operators_ && last < end && is_wildcard(bytes_[last])) ++last;
    Lexeme lexeme;
    lexeme.place = {at_, last};
    lexeme.text = std::string(bytes_.substr(at_, last - at_));
    mark_truncation(lexeme);
    lexemes_.push_back(std::move(lexeme));
    at_ = end;
  }

  // U.S. and C.F.R. keep the last dot; the dot that ends a sentence goes.
  static bool is_abbreviation(std::string_view word) {
    return word.size() > 2 && is_letter(word.back()) && word[word.size() - 2] == '.';
  }

  // A "?" that ends a word may be a question mark: it truncates in exact mode but does not mean exact mode.
  void mark_truncation(Lexeme& lexeme) const {
    if (!operators_) return;
    const std::string_view text = lexeme.text;
    if (text.find("://") != std::string_view::npos) return;
    const std::size_t first = text.find_first_of(wildcards);
    lexeme.truncated = first != std::string_view::npos;
    if (!lexeme.truncated) return;
    const std::size_t last = text.find_last_not_of(wildcards);
    const std::string_view tail = text.substr(last + 1);
    const bool marks_only = tail.starts_with('?');
    lexeme.is_sign = first < last || (!tail.empty() && !marks_only);
  }

  // The end of the stretch that begins here: a blank, a sign that stands by itself, or a citation.
  std::uint32_t stretch_end() const {
    std::uint32_t end = at_;
    bool expanded = false;  // "!" ends a word
    for (; end < bytes_.size(); ++end) {
      const char c = bytes_[end];
      if (expanded && !is_wildcard(c)) break;
      expanded = expanded || (operators_ && c == '!');
      if (is_space(c) || c == '(' || c == ')' || c == '"' || c == '|') break;
      if (end > at_ && begins_citation(end)) break;
      if (operators_ && end > at_ && ends_before(end)) break;
    }
    return end > at_ ? end : at_ + 1;
  }

  bool begins_citation(std::uint32_t at) const {
    for (std::size_t i = next_; i < citations_.size() && citations_[i].place.begin <= at; ++i)
      if (citations_[i].place.begin == at) return true;
    return false;
  }

  bool ends_before(std::uint32_t at) const {
    const char c = bytes_[at];
    const char previous = bytes_[at - 1];
    const bool inside_word = is_word_byte(previous) && is_word_byte(byte(at + 1));
    if (c == '/' || c == '+') return !inside_word && proximity_at(bytes_, at).has_value();
    if (c == '&') return !inside_word || !joins_initials(at);
    return c == '%' && !is_digit(previous);
  }

  // I&N, AT&T, R&R: a few capitals on both sides are a name, not two operands.
  bool joins_initials(std::uint32_t at) const {
    std::uint32_t left = at;
    while (left > 0 && is_word_byte(bytes_[left - 1])) --left;
    std::uint32_t right = at + 1;
    while (right < bytes_.size() && is_word_byte(bytes_[right])) ++right;
    const auto capitals = [&](std::uint32_t begin, std::uint32_t end) {
      for (std::uint32_t i = begin; i < end; ++i)
        if (!is_upper(bytes_[i])) return false;
      return end - begin <= 4;
    };
    return capitals(left, at) && capitals(at + 1, right);
  }

  const Text& text_;
  std::string_view bytes_;
  bool operators_;
  std::vector<CitationText> citations_;
  std::size_t next_ = 0;
  std::uint32_t at_ = 0;
  std::vector<Lexeme> lexemes_;
  std::optional<Mistake> mistake_;
};

}  // namespace

std::variant<std::vector<Lexeme>, Mistake> lex(const Text& text, bool operators) {
  return Lexer(text, operators).run();
}

}  // namespace searcher::query
