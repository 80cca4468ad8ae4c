// SPDX-License-Identifier: GPL-3.0-or-later
// USCIS Policy Manual, Adjudicator's Field Manual, Foreign Affairs Manual, practice manuals, Operations Instructions.
#include <algorithm>

#include "indexer/law/levels.h"
#include "indexer/law/matchers.h"
#include "indexer/law/sections.h"

namespace law {
namespace {

constexpr std::size_t longest_title = 16;  // pieces of a title between "Volume 7" and "Part B"

std::string marks_path(const Reader& r, std::size_t at, std::size_t& next) {
  std::vector<std::string> levels;
  next = read_markers(r, at, levels);
  if (levels.size() > 8) levels.resize(8);
  return path_of(levels);
}

// A part is one letter; scans read I as 1 or l.
std::string part_letter(const Reader& r, std::size_t at) {
  const std::string_view word = r.view(at);
  if (word == "1" || word == "l") return "I";
  return r.is_word(at) && word.size() == 1 ? upper(word) : "";
}

// "B.2(A)(1)" after "7 USCIS-PM"; returns `at` for a volume alone.
std::size_t read_short_path(const Reader& r, std::size_t at, std::string& path) {
  const std::string part = part_letter(r, at);
  const bool chapter = r.kind(at + 1) == '.' && r.tight(at + 1) && r.tight(at + 2) && r.number(at + 2, 2).has_value();
  const bool closed = r.kind(at + 1) != '\'' && !(r.kind(at + 1) == '-' && r.tight(at + 1));
  if (part.empty() || (r.kind(at) == piece::digits && !chapter) || !closed) return at;
  path += "/" + part;
  if (!chapter) return at + 1;
  path += "/" + without_leading_zeros(*r.number(at + 2, 2));
  std::size_t next = at + 3;
  path += upper(marks_path(r, next, next));
  return next;
}

// The word at or after `at` that begins the next level of a long form, past a title of some pieces.
std::size_t find_level(const Reader& r, std::size_t at, std::initializer_list<std::string_view> words) {
  for (std::size_t i = at; i < at + longest_title; ++i) {
    if (r.is_any(i, words) && i > at - 1) return i;
    const char kind = r.kind(i);
    if (i > at && r.is(i, "uscis") && !r.is_any(i + 1, {"policy"})) return 0;  // "Volume 2 - Nonimmigrants 7 USCIS-PM"
    if (kind == ';' || kind == ']' || kind == '[' || kind == piece::barrier || kind == piece::none) return 0;
    if (kind == '.' && !r.tight(i + 1) && r.is_capitalised(i + 1) && i > at) return 0;
  }
  return 0;
}

// "A.1" or "A" after "Section".
std::size_t read_long_section(const Reader& r, std::size_t at, std::string& path) {
  const std::string letter = r.is_word(at) && r.view(at).size() == 1 ? upper(r.view(at)) : "";
  if (letter.empty()) return 0;
  path += "/" + letter;
  if (r.kind(at + 1) == '.' && r.tight(at + 2) && r.number(at + 2, 2)) {
    path += "/" + *r.number(at + 2, 2);
    return at + 3;
  }
  return at + 1;
}

std::size_t read_long_path(const Reader& r, std::size_t at, std::string& path) {
  std::size_t i = find_level(r, at, {"part", "parte"});
  if (i == 0 || part_letter(r, i + 1).empty()) return 0;
  path += "/" + part_letter(r, i + 1);
  std::size_t next = i + 2;
  i = find_level(r, next, {"chapter", "ch", "capitulo", "volume", "vol"});
  if (i == 0 || r.is_any(i, {"volume", "vol"})) return next;
  i = r.skip(i + 1, '.');
  if (!r.number(i, 2)) return next;
  path += "/" + without_leading_zeros(*r.number(i, 2));
  next = i + 1;
  i = find_level(r, next, {"section", "sec", "seccion", "volume", "vol", "part"});
  if (i == 0 || r.is_any(i, {"volume", "vol", "part"})) return next;
  const std::size_t section = read_long_section(r, r.skip(i + 1, '.'), path);
  return section > 0 ? section : next;
}

// "40.9", "40.9.2": dots between numbers that stand close.
std::size_t read_chapter(const Reader& r, std::size_t at, std::string& chapter) {
  const auto first = r.number(at, 3);
  if (!first || r.kind(at) != piece::digits) return 0;
  chapter = without_leading_zeros(*first);
  std::size_t i = at + 1;
  for (int dots = 0; dots < 3 && r.kind(i) == '.' && r.tight(i) && r.tight(i + 1) && r.number(i + 1, 2); ++dots) {
    chapter += "." + *r.number(i + 1, 2);
    i += 2;
  }
  return i;
}

std::size_t read_chapter_word(const Reader& r, std::size_t at) {
  const std::size_t i = r.skip(at, ',');
  if (!r.is_any(i, {"chapter", "chapters", "ch", "chap", "capitulo", "section"})) return 0;
  return r.skip(i + 1, '.');
}

// Chapters after the name of a manual, one citation each.
std::size_t add_chapters(const Reader& r, std::size_t begin, std::size_t at, const std::string& prefix, Found& found) {
  std::size_t last = 0;
  for (std::size_t i = at; i != 0;) {
    std::string chapter;
    std::size_t next = read_chapter(r, i, chapter);
    if (next == 0) break;
    const std::string path = marks_path(r, next, next);
    found.add(r.begin(last == 0 ? begin : i), r.end_before(next), prefix + chapter + path);
    last = next;
    const std::size_t joint = r.skip(next, ',');
    const std::size_t word = r.skip_word(r.skip_word(joint, {"and", "or"}), {"chapter", "chapters", "ch"});
    const bool dotted = r.kind(word + 1) == '.' && r.tight(word + 1) && r.tight(word + 2);
    i = word > next && dotted ? word : 0;
  }
  return last;
}

std::size_t read_field_manual_name(const Reader& r, std::size_t at) {
  if (r.is(at, "afm")) return r.skip_remark(at + 1);
  if (!r.is_any(at, {"adjudicator", "adjudicators"})) return 0;
  std::size_t i = r.skip(at + 1, '\'');
  i = r.skip_word(i, {"s"});
  i = r.skip(i, '\'');
  const std::size_t next = r.phrase(i, "field manual");
  return next == 0 ? 0 : r.skip_remark(next);
}

std::size_t read_update(const Reader& r, std::size_t at, std::string& update) {
  std::size_t i = r.skip_word(at, {"update"});
  std::string year;
  if (r.is(i, "ad")) {
    year = r.view(++i);
  } else if (r.view(i).size() == 4 && r.is(i, "ad" + lower(r.view(i).substr(2)))) {
    year = r.view(i).substr(2);
    for (char& c : year) c = c == 'l' || c == 'I' ? '1' : c;  // a scan's ADll-14
  }
  if (year.size() != 2 || !all_digits(year) || r.kind(i + 1) != '-' || !r.number(i + 2, 2)) return 0;
  update = "afmupd:ad" + year + "-" + *r.number(i + 2, 2);
  return i + 3;
}

// "Volume 7, Adjustment of Status": how the titles of the volumes begin.
bool has_title_of_volume(const Reader& r, std::size_t at, std::string_view volume) {
  constexpr std::string_view titles[] = {
      "general policies", "nonimmigrants",        "humanitarian protection", "refugees and", "adoptions",
      "immigrants",       "adjustment of status", "admissibility",           "waivers and",  "employment authorization",
      "travel and",       "citizenship and"};
  const std::size_t number = static_cast<std::size_t>(std::stoul(std::string(volume)));
  return r.phrase(at, titles[number - 1]) > 0 && r.is_capitalised(at);
}

// "Volume 7" alone, of which the number stands at `at`: the piece after it when it can be of no other work.
std::size_t read_volume_alone(const Reader& r, std::size_t at, const Found& found) {
  const auto number = r.number(at, 2);
  if (!number || r.kind(at) != piece::digits || *number < "1" || (number->size() == 2 && *number > "12")) return 0;
  if (!r.is(at - 1, "volume") || !r.is_capitalised(at - 1) || (r.tight(at + 1) && r.is_alnum(at + 1))) return 0;
  const std::size_t mark = r.skip(r.skip(at + 1, ','), '-');
  if (has_title_of_volume(r, mark, *number)) return at + 1;
  if (r.is(at + 1, "of")) {
    const std::size_t name = r.skip_word(r.skip_word(at + 2, {"the"}), {"uscis"});
    return r.phrase(name, "policy manual");
  }
  const bool update = at > 3 && r.is(at - 2, "to") && r.is(at - 3, "update");
  const bool alone = r.is_word(at + 1) || r.kind(at + 1) == '.' || r.kind(at + 1) == piece::none;
  return (update || found.manual_named) && alone ? at + 1 : 0;
}

}  // namespace

std::size_t match_policy_manual(const Reader& r, std::size_t at, Found& found) {
  std::string path;
  std::size_t next = 0;
  std::size_t volume = at;
  if (r.kind(at) == piece::digits) {
    if (!r.is(at + 1, "uscis") || !r.is(r.skip(at + 2, '-'), "pm")) return 0;
    found.manual_named = true;
    const std::size_t after = r.skip(at + 2, '-') + 1;
    next = read_short_path(r, after, path);
    if (path.empty() && r.is(next, "volume") && r.view(next + 1) == r.view(at)) next += 2;  // "7 USCIS-PM Volume 7"
  } else {
    if (const std::size_t named = r.phrase(at, "uscis policy manual"))
      volume = named;
    else if (const std::size_t manual = r.phrase(at, "policy manual"))
      volume = manual;
    found.manual_named = found.manual_named || volume > at;
    volume = r.skip(r.skip_remark(volume), ',');
    if (!r.is_any(volume, {"volume", "vol", "volumen"})) return 0;
    volume = r.skip(volume + 1, '.');
    if (!r.number(volume, 2)) return 0;
    next = read_long_path(r, volume + 1, path);
    if (next == 0 && volume > at + 2 && r.kind(volume) == piece::digits) next = volume + 1;
    if (next == 0) next = read_volume_alone(r, volume, found);
  }
  const auto number = r.number(volume, 2);
  if (next == 0 || !number || (number->size() == 2 && *number > "12")) return 0;
  found.add(r.begin(at), r.end_before(next), "uscispm:" + without_leading_zeros(*number) + path);
  return next;
}

std::size_t match_field_manual(const Reader& r, std::size_t at, Found& found) {
  std::string update;
  if (const std::size_t name = read_field_manual_name(r, at)) {
    if (const std::size_t next = read_update(r, name, update)) {
      found.add(r.begin(at), r.end_before(next), update);
      return next;
    }
    const std::size_t word = read_chapter_word(r, name);
    const bool dotted = r.kind(name + 1) == '.' && r.tight(name + 1) && r.tight(name + 2);
    if (word == 0 && !dotted) return 0;
    return add_chapters(r, at, word > 0 ? word : name, "afm:", found);
  }
  if (r.is(at, "ad") || (r.kind(at) == piece::mixed && r.view(at).starts_with("AD"))) {
    if (r.view(at).substr(0, 2) != "AD" && !r.box()) return 0;
    const std::size_t next = read_update(r, at, update);
    if (next > 0) found.add(r.begin(at), r.end_before(next), update);
    return next;
  }
  const std::size_t word = read_chapter_word(r, at);  // "Chapter 30.1(d) of the Adjudicator's Field Manual"
  if (word == 0) return 0;
  const std::size_t before = found.citations.size();
  const std::size_t next = add_chapters(r, at, word, "afm:", found);
  std::size_t i = r.skip_word(next, {"of", "in", "ofthe"});
  i = r.skip_word(i, {"the"});
  const std::size_t name = next > 0 && i > next ? read_field_manual_name(r, i) : 0;
  if (name == 0) {
    found.citations.resize(before);
    return next;
  }
  found.citations.back().end = r.end_before(name);
  return name;
}

std::size_t match_foreign_affairs(const Reader& r, std::size_t at, Found& found) {
  // "FAM 502.1-1": what immigration offices cite without its volume is the ninth, of visas.
  const bool alone = r.view(at) == "FAM" && (at == 0 || r.kind(at - 1) != piece::digits);
  const auto volume = alone ? std::optional<std::string>("9") : r.number(at, 2);
  const std::size_t name = alone ? at : at + 1;
  if (!volume || !r.is(name, "fam") || !r.is_capitalised(name)) return 0;
  const std::size_t first = skip_section_word(r, name + 1);
  if (r.kind(first) != piece::digits || r.view(first).size() > 4) return 0;
  if (alone && (r.view(first).size() != 3 || r.kind(first + 1) != '.' || !r.tight(first + 2))) return 0;
  std::string number(r.view(first));
  std::size_t i = first + 1;
  if (r.kind(i) == '.' && r.tight(i) && r.tight(i + 1) && r.number(i + 1, 3)) {
    number += "." + *r.number(i + 1, 3);
    i += 2;
  }
  if (r.kind(i) == '-' && r.tight(i) && r.tight(i + 1) && r.number(i + 1, 3)) {
    number += "-" + *r.number(i + 1, 3);
    i += 2;
  }
  std::string path;
  if (!(r.kind(i) == '(' && r.view(i + 1) == "U")) path = marks_path(r, i, i);  // (U): not classified
  found.add(r.begin(at), r.end_before(i), "fam:" + without_leading_zeros(*volume) + ":" + number + path);
  return i;
}

std::size_t match_practice_manual(const Reader& r, std::size_t at, Found& found) {
  struct Manual {
    std::string_view name;
    std::string_view prefix;
  };
  constexpr Manual manuals[] = {{"icpm", "icpm:"},
                                {"immigration court practice manual", "icpm:"},
                                {"bia practice manual", "biapm:"},
                                {"board of immigration appeals practice manual", "biapm:"},
                                {"eoir policy manual", "eoirpm:"}};
  for (const Manual& manual : manuals) {
    std::size_t i = r.phrase(at, manual.name);
    if (i == 0) continue;
    i = r.skip_remark(i);
    std::string prefix(manual.prefix);
    if (prefix == "eoirpm:" && r.is(r.skip(i, ','), "part") && r.is_word(r.skip(i, ',') + 1) &&
        r.view(r.skip(i, ',') + 1).size() <= 4) {
      i = r.skip(i, ',') + 2;
      prefix += upper(r.view(i - 1)) + "/";
    }
    const std::size_t word = read_chapter_word(r, i);
    if (word > 0) return add_chapters(r, at, word, prefix, found);
    if (prefix.back() != '/') return 0;
    found.add(r.begin(at), r.end_before(i), prefix.substr(0, prefix.size() - 1));
    return i;
  }
  return 0;
}

std::size_t match_operations_instruction(const Reader& r, std::size_t at, Found& found) {
  std::size_t i = r.phrase(at, "operations instruction");
  if (i == 0) i = r.phrase(at, "operations instructions");
  if (i == 0 && (r.view(at) == "O" || r.view(at) == "OI" || r.box())) i = r.initials(at, "oi");
  if (i == 0) return 0;
  i = r.skip_remark(i);
  std::string number;
  std::size_t next = read_section_number(r, i, Numbers::regulation, number);
  if (next == 0) return 0;
  const std::string path = marks_path(r, next, next);
  found.add(r.begin(at), r.end_before(next), "oi:" + number + path);
  return next;
}

}  // namespace law
