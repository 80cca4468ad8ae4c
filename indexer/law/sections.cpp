// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/law/sections.h"

#include <algorithm>

#include "indexer/law/levels.h"

namespace law {
namespace {

constexpr std::size_t longest_number = 12;  // bytes, so that keys stay short
constexpr std::size_t most_levels = 10;

bool is_section_name(std::string_view text, std::size_t digits, std::size_t letters) {
  const std::size_t last = std::min(text.find_first_not_of("0123456789"), text.size());
  if (last == 0 || last > digits || text.size() - last > letters) return false;
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(last), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

std::size_t read_dotted(const Reader& r, std::size_t at, bool loose, std::string& number) {
  const std::string part = r.number(at, 6).value_or(lower(r.view(at)));
  if (r.kind(at + 1) != '.' || (!r.tight(at + 1) && !loose) || !r.tight(at + 2)) return 0;
  std::string section = r.number(at + 2, 5).value_or(lower(r.view(at + 2)));
  if (section == "l" || section == "ll") section.assign(section.size(), '1');  // a scan's 214.11
  if (!is_section_name(part, 4, 2) || !is_section_name(section, 4, 1)) return 0;
  number = part + "." + section;
  return at + 3;
}

// "2 l 2(a)", "21 2(a)": a number that a scan tore apart, after a word or sign that calls it a section.
// `digits` is how many the number has.
std::size_t read_torn(const Reader& r, std::size_t at, std::size_t digits, std::string& number) {
  if (at == 0 || !(r.kind(at - 1) == piece::section || r.is_any(at - 1, {"section", "sections", "ina"}))) return 0;
  number.clear();
  std::size_t i = at;
  for (; number.size() < digits && r.is_alnum(i) && r.view(i).size() < digits; ++i)
    for (const char c : r.view(i)) number += c == 'l' || c == 'I' ? '1' : c == 'O' ? '0' : c;
  return i > at + 1 && number.size() == digits && all_digits(number) && r.kind(i) == '(' ? i : 0;
}

std::size_t read_act(const Reader& r, std::size_t at, std::string& number) {
  if (const std::size_t next = read_torn(r, at, 3, number)) return next;
  if (const auto digits = r.number(at, 4)) {
    number = *digits;
    return digits->size() == 3 ? at + 1 : 0;
  }
  number = upper(r.view(at));
  // No letter of a section goes beyond D; I and O would be digits of a scan.
  return number.size() == 4 && all_digits(number.substr(0, 3)) && number[3] >= 'A' && number[3] <= 'H' ? at + 1 : 0;
}

// A hyphen belongs to a number such as 1440-1 or 300gg-91, not to a range such as 1225-1227.
std::size_t read_code(const Reader& r, std::size_t at, std::string& number) {
  const std::string_view word = r.view(at);
  if (word == "l" || word == "1")  // "8 U.S.C. § l 182(a)(5)"
    if (const std::size_t next = read_torn(r, at, 4, number)) return next;
  if (word.size() > longest_number || !is_section_name(word, 5, 3)) return 0;
  number = lower(word);
  const bool title_8 = number.size() >= 4 && number.size() <= 5 && number.front() == '1';
  if (const auto digits = r.number(at, 5); digits && title_8) number = *digits;
  const std::string_view after = r.view(at + 2);
  const bool joined = r.kind(at + 1) == '-' && r.tight(at + 1) && r.tight(at + 2) && is_section_name(after, 3, 2);
  if (!joined || (all_digits(number) && number != "1440")) return at + 1;
  number += "-" + lower(after);
  return at + 3;
}

std::size_t read_part(const Reader& r, std::size_t at, std::string& number) {
  number = lower(r.view(at));
  return is_section_name(number, 4, 2) ? at + 1 : 0;
}

// A word after which "(2)" or "(b)" begins a clause of its own rather than naming a subdivision.
bool begins_clause(const Reader& r, std::size_t at) {
  return r.is_any(at,
                  {"a",    "an",   "the",   "any",   "if",    "whether", "when", "where", "who",  "he",    "she",
                   "they", "it",   "its",   "his",   "her",   "their",   "each", "all",   "no",   "not",   "such",
                   "this", "that", "those", "these", "there", "every",   "one",  "after", "upon", "being", "having"}) ||
         (r.is_word(at) && r.is_capitalised(at) && !r.is_any(at, {"of", "and", "or", "i", "waiver", "grounds"}));
}

// What may follow the last of a list, so that "(2)" after a comma is taken for part of it.
bool ends_element(const Reader& r, std::size_t at) {
  const char kind = r.kind(at);
  if (kind == piece::none || kind == piece::barrier) return true;
  if (std::string_view(",;.:)]/-").find(kind) != std::string_view::npos) return true;
  return r.is_any(at, {"and", "or", "nor", "of", "y", "o", "de", "del", "through", "to", "ofthe"});
}

// A number without subdivisions goes on a list only when no noun or reporter follows that it would count.
bool counts_something(const Reader& r, std::size_t at) {
  if (r.kind(at) == piece::digits || r.kind(at) == piece::mixed || r.kind(at) == '%') return true;
  if (r.kind(at) == '-') return r.is_word(at + 1) && r.tight(at + 1);
  if (!r.is_word(at)) return false;
  if (r.is_any(at, {"days",    "day",    "months", "month",   "years",        "year",        "people",
                    "persons", "aliens", "cases",  "percent", "applications", "noncitizens", "hours",
                    "minutes", "pages",  "total",  "other",   "applicants",   "respondents", "petitions",
                    "million", "dias",   "meses",  "anos",    "personas"}))
    return true;
  return r.is_capitalised(at) && !r.is_any(at, {"of", "and", "or", "see"});
}

struct Joint {
  std::size_t next = 0;
  bool range = false;
};

Joint read_joint(const Reader& r, std::size_t at) {
  std::size_t i = at;
  if (r.kind(i) == '-' || (r.kind(i) == '/' && r.tight(i) && r.tight(i + 1))) return {i + 1, r.kind(i) == '-'};
  if (r.is_any(i, {"through", "thru", "to", "hasta"})) return {i + 1, true};
  if (r.kind(i) == ',' || r.kind(i) == ';') ++i;
  if (r.is_any(i, {"and", "or", "nor", "y", "o", "e", "u"}) || r.kind(i) == '&') {
    ++i;
    if (r.kind(i) == '/' && r.is_any(i + 1, {"or", "o"})) i += 2;
  }
  return {i == at ? 0 : i, false};
}

class ListReader {
 public:
  ListReader(const Reader& r, Numbers numbers, std::vector<Section>& list) : r_(r), numbers_(numbers), list_(list) {}

  std::size_t first(std::size_t at) {
    Section section;
    const std::size_t next = numbered(at, at, section);
    if (next > 0) list_.push_back(std::move(section));
    return next;
  }

  std::size_t more(std::size_t at) {
    const Joint joint = read_joint(r_, at);
    if (joint.next == 0) return 0;
    const std::size_t begin = joint.next;
    const std::size_t at_number = skip_section_word(r_, begin);
    if (r_.kind(at_number) == '(') return inherited(at, at_number, joint.range);
    if (joint.range && r_.kind(at_number) == '.') return same_part(at_number);
    Section section;
    const std::size_t next = numbered(at_number, begin, section);
    if (next == 0) return 0;
    if (section.levels.empty() && counts_something(r_, next)) return 0;
    if (numbers_ == Numbers::code && section.levels.empty() && section.number.size() + 1 < list_.front().number.size())
      return 0;  // "8 U.S.C. 1255, Sec. 2, 96 Stat. 1157"
    if (r_.kind(at_number - 1) == '-' && !r_.tight(at_number - 1) && r_.is_word(next))
      return 0;  // "INA 212 - 101 ways"
    list_.push_back(std::move(section));
    return next;
  }

 private:
  std::size_t numbered(std::size_t at, std::size_t begin, Section& section) const {
    const std::size_t after = read_section_number(r_, at, numbers_, section.number);
    if (after == 0) return 0;
    const bool regulation = section.number.find('.') != std::string::npos || numbers_ == Numbers::part;
    const bool misread = is_misread_j(section.number, after);
    if (misread) {
      section.number.pop_back();
      section.levels = {"j"};
    }
    const std::size_t next = read_levels(r_, misread ? after + 1 : after, regulation, section.levels);
    section.begin = r_.begin(begin);
    section.end = r_.end_before(next);
    return next;
  }

  // "204.50)(3)": a scan's 204.5(j)(3).
  bool is_misread_j(std::string_view number, std::size_t after) const {
    const std::size_t dot = number.find('.');
    return dot != std::string_view::npos && number.size() > dot + 2 && number.back() == '0' && r_.kind(after) == ')' &&
           r_.tight(after) && r_.kind(after + 1) == '(' && r_.tight(after + 1) && r_.kind(after + 2) == piece::digits &&
           r_.kind(after + 3) == ')';
  }

  std::size_t inherited(std::size_t joint, std::size_t at, bool range) {
    const Section& before = list_.back();
    if (before.levels.empty()) return 0;
    const bool regulation = before.number.find('.') != std::string::npos;
    std::vector<std::string> own;
    const std::size_t next = read_markers(r_, at, own, true);
    if (next == at) return 0;
    const Cut cut = cut_level(before.levels, own.front());
    if (!cut.rises && (!ends_element(r_, next) || r_.kind(joint) == ';')) return 0;
    if (cut.rises && begins_clause(r_, next)) return 0;
    if (r_.kind(joint) == ';' && !ends_element(r_, next)) return 0;
    Section section{before.number,
                    {before.levels.begin(), before.levels.begin() + static_cast<std::ptrdiff_t>(cut.level)},
                    r_.begin(at),
                    r_.end_before(next)};
    if (range && own.size() == 1 && cut.level + 1 == before.levels.size())
      between(before.levels.back(), own.front(), section);
    section.levels.insert(section.levels.end(), own.begin(), own.end());
    settle_levels(section.levels, regulation);
    if (section.levels.size() > most_levels) return 0;
    list_.push_back(std::move(section));
    return next;
  }

  // "1208.16-.18"
  std::size_t same_part(std::size_t at) {
    const std::size_t dot = list_.back().number.find('.');
    const auto digits = r_.number(at + 1, 3);
    if (dot == std::string::npos || !digits || !r_.tight(at + 1)) return 0;
    list_.push_back({list_.back().number.substr(0, dot + 1) + *digits, {}, r_.begin(at), r_.end_before(at + 2)});
    return at + 2;
  }

  void between(std::string first, const std::string& last, Section section) {
    const std::uint32_t begin = list_.back().begin;
    const std::vector<std::string> stem = section.levels;
    section.begin = begin;
    for (const std::string& level : levels_between(first, last)) {
      section.levels = stem;
      section.levels.push_back(level);
      list_.push_back(section);
    }
  }

  const Reader& r_;
  Numbers numbers_;
  std::vector<Section>& list_;
};

}  // namespace

std::size_t read_section_number(const Reader& r, std::size_t at, Numbers numbers, std::string& number) {
  if (!r.is_alnum(at) || (r.kind(at) == piece::letters && r.view(at) != "l")) return 0;
  switch (numbers) {
    case Numbers::regulation:
      return read_dotted(r, at, true, number);
    case Numbers::part:
      return read_part(r, at, number);
    case Numbers::code:
      return read_code(r, at, number);
    case Numbers::act:
      if (const std::size_t next = read_dotted(r, at, false, number)) return next;
      return read_act(r, at, number);
    case Numbers::any:
      if (const std::size_t next = read_dotted(r, at, false, number)) return next;
      if (const std::size_t next = read_act(r, at, number)) return next;
      return read_code(r, at, number);
  }
  return 0;
}

std::size_t read_levels(const Reader& r, std::size_t at, bool regulation, std::vector<std::string>& levels) {
  const std::size_t next = read_markers(r, at, levels);
  if (levels.size() > most_levels) levels.resize(most_levels);
  settle_levels(levels, regulation);
  return next;
}

std::size_t read_section_list(const Reader& r, std::size_t at, Numbers numbers, std::vector<Section>& list) {
  ListReader reader(r, numbers, list);
  std::size_t next = reader.first(at);
  if (next == 0) return 0;
  while (const std::size_t more = reader.more(next)) next = more;
  return next;
}

std::size_t skip_section_word(const Reader& r, std::size_t at) {
  std::size_t i = at;
  if (r.is_any(i, {"section", "sections", "sec", "secs", "seccion", "secciones", "secc", "articulo", "articulos", "art",
                   "ss"}))
    i = r.skip(i + 1, '.');
  while (r.kind(i) == piece::section && i < at + 4) ++i;
  // A § that the encoding spoiled.
  std::size_t spoiled = i;
  while (r.kind(spoiled) == piece::other && spoiled < i + 6) ++spoiled;
  return r.kind(spoiled) == piece::digits || r.kind(spoiled) == piece::mixed ? spoiled : i;
}

std::string path_of(const std::vector<std::string>& levels) {
  std::string path;
  for (const std::string& level : levels) path += "/" + level;
  return path;
}

}  // namespace law
