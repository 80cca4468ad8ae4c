// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/language/tokens.h"

#include <algorithm>
#include <array>

#include "indexer/language/characters.h"

namespace language {
namespace {

using enum CharacterClass;

constexpr std::size_t longest_word = 64;
constexpr std::size_t kept_of_longer = 40;

// Words of the common language that a hyphen and a number may follow; with other letters it is a form or visa class.
constexpr std::array common_prefixes = std::to_array<std::string_view>({
    "act",   "age",  "ages",  "anti",  "apr",   "aug",   "box",   "circa", "day",   "dec",  "early",
    "feb",   "form", "from",  "issue", "item",  "jan",   "jul",   "july",  "jun",   "june", "late",
    "level", "mar",  "march", "may",   "mid",   "month", "non",   "nov",   "oct",   "over", "page",
    "part",  "past", "post",  "pre",   "round", "rule",  "sep",   "sept",  "since", "step", "sub",
    "table", "the",  "tier",  "title", "top",   "under", "until", "week",  "year",
});
static_assert(std::ranges::is_sorted(common_prefixes));

bool is_word(CharacterClass kind) { return kind == letter || kind == digit; }

constexpr std::array<char, 128> make_lower() {
  std::array<char, 128> table{};
  for (std::size_t c = 0; c < table.size(); ++c) table[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return table;
}
constexpr std::array<char, 128> lower = make_lower();

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    tokens_.reserve(text_.size() / 6 + 1);
    while (at_ < text_.size()) {
      if (plain_word()) continue;
      const Character next = character_at(text_, at_);
      if (next.kind == section) {
        tokens_.push_back({offset(at_), offset(at_ + next.length), "§", ""});
        at_ += next.length;
      } else if (is_word(next.kind)) {
        word();
      } else {
        at_ += next.length;
      }
    }
    return std::move(tokens_);
  }

 private:
  static std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

  // The class of an ASCII byte; none beyond ASCII. The end of the text is a separator.
  CharacterClass ascii_class(std::size_t at) const {
    if (at >= text_.size()) return separator;
    const auto byte = static_cast<unsigned char>(text_[at]);
    return byte < 0x80 ? ascii_classes[byte] : mark;
  }

  // Nine of ten words: ASCII letters and digits, after which nothing can join. False, and nothing done, for all else.
  bool plain_word() {
    std::size_t end = at_;
    while (is_word(ascii_class(end))) ++end;
    if (end == at_ || end - at_ > longest_word) return false;
    const CharacterClass sign = ascii_class(end);
    if (sign == mark || (sign != separator && ascii_class(end + 1) != separator)) return false;
    Token& token = tokens_.emplace_back();
    token.begin = offset(at_);
    token.end = offset(end);
    token.folded.resize(end - at_);
    for (std::size_t i = at_; i < end; ++i) token.folded[i - at_] = lower[static_cast<unsigned char>(text_[i])];
    at_ = end;
    return true;
  }

  // The class of the character at `at`; a separator past the end.
  Character peek(std::size_t at) const {
    return at < text_.size() ? character_at(text_, at) : Character{0, 0, separator};
  }

  void word() {
    begin_ = at_;
    end_ = at_;
    letters_ = digits_ = 0;
    joined_ = dropped_ = false;
    if (!case_initials() && !dotted_initials()) {
      while (take_run() && take_joiner()) {
      }
    }
    finish();
  }

  // Letters and digits with their marks; nothing is taken at a joiner.
  bool take_run() {
    while (at_ < text_.size()) {
      const Character next = character_at(text_, at_);
      if (next.kind == letter)
        ++letters_;
      else if (next.kind == digit)
        ++digits_;
      else if (next.kind != mark && next.kind != ignorable)
        break;
      at_ += next.length;
      if (next.kind == ignorable) continue;
      end_ = at_;
      last_ = next.kind;
    }
    return at_ < text_.size();
  }

  // A sign that belongs to the word because of what stands on both sides of it.
  bool take_joiner() {
    const Character sign = character_at(text_, at_);
    const Character next = peek(at_ + sign.length);
    bool joins = false;
    switch (sign.kind) {
      case apostrophe:
        joins = next.kind == letter && digits_ == 0;
        break;
      case ampersand:
        joins = next.kind == letter && letters_ == 1 && digits_ == 0;
        break;
      case period:
        joins = next.kind == digit && last_ == digit;
        break;
      case comma:
        joins = is_thousands(at_ + sign.length);
        break;
      case hyphen:
        joins = next.kind == digit && hyphen_joins();
        break;
      default:
        break;
    }
    if (!joins) return false;
    joined_ = joined_ || sign.kind == hyphen;
    dropped_ = dropped_ || sign.kind == comma;
    at_ += sign.length;
    return true;
  }

  // Three digits and then none, after one to three digits or another such group.
  bool is_thousands(std::size_t at) const {
    if (letters_ != 0 || joined_ || digits_ == 0 || (!dropped_ && digits_ > 3)) return false;
    for (std::size_t i = 0; i < 3; ++i)
      if (peek(at + i).kind != digit) return false;
    return !is_word(peek(at + 3).kind);
  }

  // I-485, H-1B, PM-602: letters, then a hyphen, then digits; once it is such a number, hyphens between digits go on.
  bool hyphen_joins() const {
    if (joined_) return last_ == digit;
    if (digits_ != 0 || letters_ > 5) return false;
    const std::string folded = fold(text_.substr(begin_, end_ - begin_));
    return !std::ranges::binary_search(common_prefixes, std::string_view(folded));
  }

  // A-B-, W-Y-U-: single letters with hyphens between them, at least two.
  bool case_initials() {
    std::size_t at = begin_;
    std::size_t count = 0;
    std::size_t end = at;
    while (peek(at).kind == letter) {
      const Character initial = peek(at);
      const Character sign = peek(at + initial.length);
      if (is_word(sign.kind) || sign.kind == mark) return false;
      ++count;
      at += initial.length;
      end = at;
      if (sign.kind != hyphen) break;
      at += sign.length;
      end = at;
    }
    if (count < 2 || is_word(peek(at).kind)) return false;
    at_ = end_ = end;
    initials_ = true;
    return true;
  }

  // U.S.C., A.G.: single letters with a dot after each, at least two; the last dot may be missing.
  bool dotted_initials() {
    std::size_t at = begin_;
    std::size_t count = 0;
    std::size_t end = at;
    while (peek(at).kind == letter) {
      const Character initial = peek(at);
      const Character sign = peek(at + initial.length);
      if (sign.kind != period) {
        if (is_word(sign.kind) || sign.kind == mark || sign.kind == apostrophe || sign.kind == hyphen) return false;
        at += initial.length;
        end = at;
        ++count;
        break;
      }
      at += initial.length + sign.length;
      end = at;
      ++count;
    }
    if (count < 2 || is_word(peek(at).kind)) return false;
    at_ = end_ = end;
    dots_ = true;
    return true;
  }

  void finish() {
    Token token{offset(begin_), offset(end_), "", ""};
    token.folded = folded_word(false);
    if (has_enye()) token.exact = folded_word(true);
    if (token.exact == token.folded) token.exact.clear();
    initials_ = dots_ = false;
    if (!token.folded.empty()) tokens_.push_back(std::move(token));
  }

  // May hold an ñ: a combining tilde can also stand on another letter.
  bool has_enye() const {
    const auto word = text_.substr(begin_, end_ - begin_);
    return word.find("ñ") != word.npos || word.find("Ñ") != word.npos || word.find("\xcc\x83") != word.npos;
  }

  std::string folded_word(bool keep_enye) const {
    std::string folded;
    for (std::size_t at = begin_; at < end_;) {
      const Character next = character_at(text_, at);
      if (!(dots_ && next.kind == period) && next.kind != comma) append_folded(folded, next.code, keep_enye);
      at += next.length;
    }
    std::erase(folded, ' ');  // some Arabic ligatures decompose to words
    if (initials_ && !folded.empty() && folded.back() != '-') folded.push_back('-');
    return folded.size() > longest_word ? shortened(folded) : folded;
  }

  // FNV-1a of the whole keeps two long words apart.
  static std::string shortened(const std::string& word) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    std::size_t keep = kept_of_longer;
    while (keep > 0 && (static_cast<unsigned char>(word[keep]) & 0xc0) == 0x80) --keep;
    std::string result = word.substr(0, keep) + "~";
    for (int shift = 60; shift >= 0; shift -= 4) result.push_back("0123456789abcdef"[(hash >> shift) & 15]);
    return result;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  CharacterClass last_ = separator;  // of the last character taken
  std::size_t letters_ = 0;
  std::size_t digits_ = 0;
  bool joined_ = false;   // by a hyphen: a form number
  bool dropped_ = false;  // a thousands comma was taken
  bool initials_ = false;
  bool dots_ = false;
};

std::string folded_text(std::string_view text, bool keep_enye) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < lower.size()) {
      folded.push_back(lower[static_cast<unsigned char>(text[at++])]);
      continue;
    }
    const Character next = character_at(text, at);
    append_folded(folded, next.code, keep_enye);
    at += next.length;
  }
  return folded;
}

}  // namespace

std::vector<Token> tokens(std::string_view text) { return Cutter(text).run(); }

std::string fold(std::string_view text) { return folded_text(text, false); }

std::string fold_keeping_enye(std::string_view text) { return folded_text(text, true); }

}  // namespace language
