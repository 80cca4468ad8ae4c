// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/law/names.h"

#include <algorithm>

#include "indexer/language/tokens.h"

namespace law {
namespace {

constexpr std::size_t most_words = 8;
constexpr std::size_t longest_party = 100;  // bytes
constexpr std::size_t longest_word = 40;

// Capitalised words that begin what follows a name rather than going on with it, or that are no name at all.
bool is_no_name(const Reader& r, std::size_t at) {
  return r.is_any(
      at, {"is",          "was",       "has",     "in",      "the",         "and",        "or",          "for",
           "by",          "at",        "to",      "on",      "as",          "with",       "under",       "v",
           "vs",          "matter",    "law",     "fact",    "see",         "that",       "this",        "these",
           "those",       "from",      "when",    "if",      "where",       "respondent", "respondents", "petitioner",
           "beneficiary", "applicant", "decided", "order",   "application", "petition",   "discretion",  "policy",
           "interim",     "board",     "held",    "did",     "does",        "are",        "were",        "which",
           "who",         "also",      "because", "section", "immigration", "after",      "overruled",   "id",
           "cf",          "accord",    "compare", "re",      "date",        "form",       "pdf",         "uscis",
           "dhs",         "eoir",      "congress"});
}

bool is_particle(const Reader& r, std::size_t at) {
  return r.is_any(at, {"de", "del", "la", "las", "los", "da", "do", "dos", "von", "van", "der", "al", "el", "bin",
                       "ibn", "of", "y"});
}

bool is_initial(const Reader& r, std::size_t at) {
  return r.is_word(at) && r.view(at).size() == 1 && r.is_capitalised(at);
}

bool is_name(const Reader& r, std::size_t at) {
  if (!r.is_word(at) || r.view(at).size() > longest_word || is_no_name(r, at)) return false;
  const auto first = static_cast<unsigned char>(r.view(at).front());
  return r.is_capitalised(at) || (first >= 0xC3 && first <= 0xC5) || (r.box() && first > ' ');
}

class PartyReader {
 public:
  explicit PartyReader(const Reader& r) : r_(r) {}

  std::size_t read(std::size_t at, std::string& party) {
    std::size_t next = 0;
    for (std::size_t i = at; words_ < most_words && party_.size() < longest_party;) {
      const std::size_t after = one(i);
      if (after == 0) break;
      next = i = after;
      if (r_.kind(i) == '&' && (is_name(r_, i + 1) || is_initial(r_, i + 1))) {
        party_ += " &";
        ++i;
      } else if (is_particle(r_, i) && !r_.is_capitalised(i)) {
        const std::size_t name = is_particle(r_, i + 1) ? i + 2 : i + 1;
        if (!is_name(r_, name)) break;
        for (std::size_t k = i; k < name; ++k) word(k);
        i = name;
      }
    }
    if (party_.ends_with(" &")) party_.resize(party_.size() - 2);
    if (party_.empty()) return 0;
    party = party_.substr(1);
    return next;
  }

 private:
  void word(std::size_t at) {
    party_ += " " + language::fold(r_.view(at));
    ++words_;
  }

  std::size_t one(std::size_t at) {
    if (is_initial(r_, at) && r_.kind(at + 1) == '-' && r_.tight(at + 1)) return initials(at);
    if (has_lost_hyphen(at)) return initials(at);
    if (!is_name(r_, at)) return 0;
    word(at);
    std::size_t i = at + 1;
    if (r_.kind(i) == '\'' && (r_.tight(i) || r_.is(i + 1, "s")) && r_.is_word(i + 1) && r_.tight(i + 1)) {
      if (r_.is(i + 1, "s") && !is_name(r_, i + 2)) return i + 2;  // "Matter of Chawathe's standard": no part of it
      if (r_.view(at).size() + r_.view(i + 1).size() > longest_word) return i;
      party_ += language::fold(r_.view(i + 1));
      i += 2;
    }
    if (r_.kind(i) == '-' && r_.is_word(i + 1) && r_.tight(i)) return i + 1;
    return r_.kind(i) == '.' && r_.tight(i) && goes_on_after_dot(at, i + 1) ? i + 1 : i;
  }

  // "Matter of ZZ-O-": the hyphen of Z-Z-O- stood at a line's end and was taken for one of hyphenation.
  bool has_lost_hyphen(std::size_t at) const {
    return r_.is_word(at) && r_.view(at).size() == 2 && r_.view(at) == upper(r_.view(at)) && r_.kind(at + 1) == '-' &&
           r_.tight(at + 1) && is_initial(r_, at + 2) && r_.tight(at + 2) && r_.kind(at + 3) == '-' && r_.tight(at + 3);
  }

  bool goes_on_after_dot(std::size_t word, std::size_t next) const {
    return (r_.view(word).size() == 1 && is_name(r_, next)) || r_.is_any(word, {"inc", "jr", "ltd", "co", "corp"});
  }

  std::size_t initials(std::size_t at) {
    std::string joined;
    std::size_t i = at;
    for (std::size_t letters = 0; letters < 8 && (i == at || (is_initial(r_, i) && r_.tight(i))); ++letters) {
      for (const char letter : lower(r_.view(i))) joined += (joined.empty() ? "" : "-") + std::string(1, letter);
      ++i;
      if (r_.kind(i) != '-' || !r_.tight(i)) break;
      ++i;
    }
    party_ += " " + joined;
    ++words_;
    return i;
  }

  const Reader& r_;
  std::string party_;
  std::size_t words_ = 0;
};

}  // namespace

std::size_t read_party(const Reader& r, std::size_t at, std::string& party) { return PartyReader(r).read(at, party); }

std::string display_party(std::string_view party) {
  std::string shown;
  for (std::size_t at = 0; at < party.size();) {
    const std::size_t blank = std::min(party.find(' ', at), party.size());
    const std::string_view word = party.substr(at, blank - at);
    if (!shown.empty()) shown += " ";
    if ((word.size() > 1 && word[1] == '-') || word == "v")  // "v" alone would stand between parties
      shown += upper(word) + "-";
    else
      shown += upper(word.substr(0, 1)) + std::string(word.substr(std::min<std::size_t>(1, word.size())));
    at = blank + 1;
  }
  return shown;
}

}  // namespace law
