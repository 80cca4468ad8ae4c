// SPDX-License-Identifier: GPL-3.0-or-later
// The Immigration and Nationality Act, the United States Code and the Code of Federal Regulations.
#include <algorithm>

#include "indexer/law/crosswalk.h"
#include "indexer/law/laws.h"
#include "indexer/law/levels.h"

namespace law {
namespace {

// Notes what "(the Act)" stands for, when the piece at `at` is the word in such a definition.
void note_definition(const Reader& r, std::size_t at, Found& found) {
  if (!r.is_capitalised(at)) return;  // (defining "commercial sex act")
  const auto looks_back = [&](std::size_t from, std::size_t most, auto holds) {
    for (std::size_t i = from; i > 0 && from - i < most; --i)
      if (holds(i - 1)) return i;
    return std::size_t{0};
  };
  const std::size_t open = looks_back(at, 5, [&](std::size_t i) { return r.kind(i) == '('; });
  if (open == 0 || (r.kind(at + 1) != ')' && r.kind(at + 2) != ')')) return;
  found.act_is_other = looks_back(open, 16, [&](std::size_t i) {
                         return r.is_any(i, {"nationality", "nacionalidad", "ina"});
                       }) == 0;
}

bool follows_other_code(const Reader& r, std::size_t at) {
  if (at == 0) return false;
  if (at > 1 && r.kind(at - 1) == '.') return r.is_any(at - 2, {"code", "law", "stat", "stats", "ann", "pc"});
  const std::size_t before = at > 1 && r.kind(at - 1) == ',' ? at - 2 : at - 1;
  return r.is_any(before, {"code", "law", "stat", "stats", "ann", "statutes", "rule", "rules", "act", "guidelines",
                           "pc", "ordinance", "constitution", "iirira", "tvpra", "title", "form"});
}

// "amended in its entirety by § 101(a)": the section is one of the law that amends.
bool is_amending(const Reader& r, std::size_t at) {
  return at > 1 && r.is(at - 1, "by") &&
         r.is_any(at - 2,
                  {"amended", "added", "inserted", "struck", "repealed", "redesignated", "entirety", "rewritten"});
}

// A section of which no law is said is one of the Act, its twin in the Code or of 8 C.F.R., when its number can be.
// `worded`: the word "section" stands before it, so that a number alone is a section; but those of trade and drug law.
bool speaks_for_itself(const Section& section, bool worded, const Found& found) {
  const std::string_view number = section.number;
  if (const std::size_t dot = number.find('.');
      dot != std::string_view::npos)  // not "Sections 3.1 and 3.2 of the report"
    return is_8_cfr_part(number.substr(0, dot)) && (!worded || dot > 2);
  const bool special = !section.levels.empty() || !all_digits(number);
  if (number.size() >= 4 && all_digits(number.substr(0, 4)))
    return special && is_title_8_section(number) && !(worded && number > "17");  // section 1702 of the powers act
  if (number == "405" && worded && !section.levels.empty() && section.levels.front() < "e")
    return true;  // the savings clause; the social security law's 405(g) is better known
  if (usc_of_ina(number).empty()) return false;
  if (number > "5" && worded && found.in_title_five && number != "501") return true;  // "described in section 502"
  if (number > "4" && !number.starts_with("41")) {
    // Titles IV and V; but the tax law's 401(k), 403(b), 501(c)(3) and the securities law's 404 are better known.
    const bool better_known = number == "401" || number == "403" || number == "404" || number == "501";
    if (section.levels.empty()) return worded && number == "401" && found.last_was_act;
    return worded && !better_known;
  }
  return special || found.last_was_act ||
         (worded && ((number.front() == '2' && number != "201" && number != "232") || number > "309"));
}

// The three cases are told apart by the number alone.
Law law_of_number(const Section& section) {
  if (section.number.find('.') != std::string::npos) return {Law::regulation, "8"};
  if (section.number.size() >= 4 && all_digits(section.number.substr(0, 4))) return {Law::code, "8"};
  return {Law::act, {}};
}

void add_by_number(std::vector<Section>& sections, bool worded, std::uint32_t begin, std::uint32_t end, Found& found) {
  const auto certain = [&](const Section& section) { return speaks_for_itself(section, worded, found); };
  if (std::none_of(sections.begin(), sections.end(), certain)) return;
  found.last_was_act = true;
  sections.front().begin = begin;
  sections.back().end = end;
  for (const Section& section : sections) {
    if (!certain(section)) continue;
    const bool act = law_of_number(section).kind != Law::regulation;
    if (auto key = key_of(law_of_number(section), section)) found.add(section.begin, section.end, std::move(*key));
    found.last_was_act = act;
  }
}

std::size_t list_of_act(const Reader& r, std::size_t begin, std::size_t at, Found& found) {
  std::vector<Section> sections;
  const std::size_t next = read_section_list(r, at, Numbers::act, sections);
  if (next == 0) return 0;
  add_sections({Law::act, {}}, sections, r.begin(begin), r.end_before(next), found);
  return next;
}

// Past the name of a law: "INA § 212", "INA, section 212", "INA 212".
std::size_t to_number(const Reader& r, std::size_t at) {
  std::size_t i = r.skip(at, '\'');
  if (i > at) i = r.skip_word(i, {"s"});
  if (r.kind(i) == ',' || r.kind(i) == ':') {
    const std::size_t word = skip_section_word(r, i + 1);
    return word > i + 1 ? word : at;
  }
  i = r.skip_word(i, {"at"});
  return skip_section_word(r, i);
}

// "Sec. 101", a blank line, "IMMIGRATION AND NATIONALITY ACT": the running head of a print of the Act.
bool heads_page_of_act(const Reader& r, std::size_t at, std::size_t next) {
  return r.is(at, "sec") && r.kind(next) == piece::barrier && r.is_capitalised(next + 1) &&
         r.phrase(next + 1, "immigration and nationality act") > 0;
}

std::size_t add_suffixed(const Reader& r, std::size_t at, std::size_t next, std::vector<Section>& sections,
                         Found& found) {
  Law law;
  std::size_t end = next;
  if (const std::size_t others = r.words(next, {"and", "other", "sections"}))
    end = read_law_after(r, others, found, law);
  if (law.kind == Law::unknown) end = read_law_after(r, next, found, law);
  if (law.kind == Law::unknown && heads_page_of_act(r, at, next)) law.kind = Law::act;
  if (law.kind == Law::code && r.is(end - 1, "title")) {  // "of this title"
    // A page of the Code counts by titles of the Code, the Act by its own.
    const bool act = !usc_of_ina(sections.front().number).empty() && sections.front().number < "4";
    std::erase_if(sections,
                  [&](const Section& s) { return act ? usc_of_ina(s.number).empty() : !is_title_8_section(s.number); });
    add_sections(act ? Law{Law::act, {}} : law, sections, r.begin(at), r.end_before(end), found);
  } else if (law.kind == Law::regulation && r.is_any(end - 1, {"chapter", "part", "subchapter"})) {
    add_by_number(sections, false, r.begin(at), r.end_before(end), found);
  } else if (law.kind == Law::unknown) {
    const bool worded = r.is_any(at, {"section", "sections"});
    if (!follows_other_code(r, at) && !is_amending(r, at))
      add_by_number(sections, worded, r.begin(at), r.end_before(end), found);
  } else {
    if (law.kind == Law::other || law.kind == Law::public_law) found.last_was_act = false;
    add_sections(law, sections, r.begin(at), r.end_before(end), found);
  }
  return end;
}

std::size_t parts_after(const Reader& r, std::size_t at) {
  std::size_t i = r.skip(at, ',');
  i = r.skip_word(i, {"and", "or", "y"});
  return r.is_any(i, {"part", "parts", "parte", "partes"}) ? i : 0;
}

// "Pt. 209", a blank line, "8 CFR Ch. I": the running head of a print of the regulations.
std::size_t running_head(const Reader& r, std::size_t at, Found& found) {
  std::string number;
  const std::size_t next = read_section_number(r, r.skip(at + 1, '.'), Numbers::part, number);
  if (next == 0) return 0;
  const std::size_t head = r.skip(next, piece::barrier);
  const auto title = title_number(r, head);
  const std::size_t chapter = title ? r.initials(head + 1, "cfr") : 0;
  if (chapter == 0 || !r.is(chapter, "ch")) return 0;
  std::vector<Section> sections{{number, {}, r.begin(at), r.end_before(next)}};
  add_sections({Law::regulation, *title}, sections, r.begin(at), r.end_before(next), found);
  return next;
}

}  // namespace

std::size_t match_act(const Reader& r, std::size_t at, Found& found) {
  if (r.is(at, "act")) {
    note_definition(r, at, found);
    if (at > 0 && r.is_capitalised(at) && r.is_capitalised(at - 1) &&
        !r.is_any(at - 1, {"the", "this", "that", "such"}))
      found.last_act_is_other = true;
    const std::size_t number = to_number(r, r.skip_remark(at + 1));
    const bool meant = at > 0 && r.is(at - 1, "the") && !found.act_is_other && r.is_capitalised(at);
    return meant && number > at + 1 ? list_of_act(r, at, number, found) : 0;
  }
  const std::size_t name = read_name_of_act(r, at);
  if (name == 0) return 0;
  found.last_act_is_other = false;
  if (name > at + 2) found.act_is_other = false;
  const std::size_t next = list_of_act(r, at, to_number(r, name), found);
  return next > 0 ? next : name > at + 2 ? name : 0;
}

std::size_t match_sections(const Reader& r, std::size_t at, Found& found) {
  const std::size_t number = skip_section_word(r, at);
  if (number == at) return 0;
  if (const std::size_t name = read_name_of_act(r, number))
    return list_of_act(r, at, skip_section_word(r, name), found);
  std::vector<Section> sections;
  const std::size_t next = read_section_list(r, number, Numbers::any, sections);
  if (next == 0) return 0;
  const std::size_t before = found.citations.size();
  const bool plain = sections.size() == 1 && sections.front().levels.empty();
  const std::size_t end = add_suffixed(r, at, next, sections, found);
  // "Affected Sections 1 USCIS-PM A.5": the number may begin something else.
  return plain && end == next && found.citations.size() == before ? number : end;
}

// "(1) and (2)", "(5)(A) and (B)", "(A) through (C)" into `elements`, each whole; returns the piece after the list.
std::size_t read_elements(const Reader& r, std::size_t at, std::vector<std::vector<std::string>>& elements) {
  constexpr std::size_t most_elements = 26;
  std::size_t i = at;
  for (bool range = false; elements.size() < most_elements && r.kind(i) == '(';) {
    std::vector<std::string> levels;
    const std::size_t next = read_markers(r, i, levels);
    if (next == i) return 0;
    if (range && levels.size() == 1 && elements.back().size() == 1)
      for (const std::string& between : levels_between(elements.back().front(), levels.front()))
        elements.push_back({between});
    if (!elements.empty() && elements.back().size() > 1) {
      const std::vector<std::string>& before = elements.back();
      const Cut cut = cut_level(before, levels.front());
      if (cut.rises && cut.level > 0)
        levels.insert(levels.begin(), before.begin(), before.begin() + static_cast<std::ptrdiff_t>(cut.level));
    }
    elements.push_back(std::move(levels));
    i = next;
    range = r.is_any(i, {"through", "to"}) || r.kind(i) == '-';
    const std::size_t joint = range ? i + 1 : r.skip_word(r.skip(i, ','), {"and", "or"});
    if (r.kind(joint) == '(') i = joint;
  }
  return i;
}

// "subsection (b) of section 332", "paragraphs (1) and (2) of section 237(a)": what is meant is 332(b).
std::size_t match_subdivision(const Reader& r, std::size_t at, Found& found) {
  std::vector<std::vector<std::string>> elements;
  const std::size_t i = read_elements(r, at + 1, elements);
  if (i == 0 || elements.empty() || !r.is(i, "of") || skip_section_word(r, i + 1) == i + 1) return 0;
  const std::size_t before = found.citations.size();
  const std::size_t end = match_sections(r, i + 1, found);
  if (end == 0 || found.citations.size() != before + 1) return end;
  const Citation section = found.citations.back();
  if (!section.key.starts_with("ina:") && !section.key.starts_with("usc:") && !section.key.starts_with("cfr:"))
    return end;
  found.citations.pop_back();
  for (const auto& levels : elements) found.add(r.begin(at), section.end, section.key + path_of(levels));
  return end;
}

std::size_t match_bare_section(const Reader& r, std::size_t at, Found& found) {
  // "212(h)"; with a dot "214.2(h)", which is more likely a rate or a rule of a court without its subdivision.
  const std::size_t mark = r.kind(at + 1) == '.' && r.tight(at + 1) && r.tight(at + 2) ? at + 3 : at + 1;
  if (!r.box() && (r.kind(mark) != '(' || !r.tight(mark))) return 0;
  if (at > 0 && r.tight(at) && r.kind(at - 1) != '(' && r.kind(at - 1) != '[' && r.kind(at - 1) != '"' &&
      r.kind(at - 1) != '\'')
    return 0;
  if (at > 0 && r.is_any(at - 1, {"rule", "form", "no", "title", "chapter", "paragraph"})) return 0;
  if (follows_other_code(r, at)) return 0;
  std::vector<Section> sections;
  const std::size_t next = read_section_list(r, at, Numbers::any, sections);
  if (next == 0) return 0;
  Section& first = sections.front();
  if (r.box() && first.levels.empty() && all_digits(first.number)) return 0;
  if (!r.box() && first.levels.empty()) return 0;
  if (r.box() && first.levels.empty() && first.number.find('.') < 3) return 0;
  if (r.box() && usc_of_ina(upper(first.number)) != "") first.number = upper(first.number);
  return add_suffixed(r, at, next, sections, found);
}

std::size_t match_code(const Reader& r, std::size_t at, Found& found) {
  const auto title = title_number(r, at);
  if (!title) return 0;
  std::size_t i = r.initials(at + 1, "usca");
  if (i == 0) i = r.initials(at + 1, "usc");
  if (i == 0 && (i = r.initials(at + 1, "us")) > 0) i = r.is(i, "code") ? i + 1 : 0;
  if (i == 0) i = r.phrase(at + 1, "united states code");
  if (i == 0) return 0;
  std::vector<Section> sections;
  const std::size_t next =
      read_section_list(r, skip_section_word(r, r.skip(r.skip_remark(i), ',')), Numbers::code, sections);
  if (next == 0) return 0;
  add_sections({Law::code, *title}, sections, r.begin(at), r.end_before(next), found);
  return next;
}

std::size_t match_regulation(const Reader& r, std::size_t at, Found& found) {
  const auto title = title_number(r, at);
  if (!title) return 0;
  std::size_t i = r.initials(at + 1, "cfr");
  if (i == 0) i = r.phrase(at + 1, "code of federal regulations");
  if (i == 0) return 0;
  const Law law{Law::regulation, *title};
  i = r.skip(r.skip_remark(i), ',');
  std::vector<Section> sections;
  std::size_t next = 0;
  if (parts_after(r, i) == 0) next = read_section_list(r, skip_section_word(r, i), Numbers::regulation, sections);
  if (next == 0) {
    if (const std::size_t word = parts_after(r, i)) i = word + 1;
    next = read_section_list(r, skip_section_word(r, i), Numbers::part, sections);
    if (next == 0) return 0;
    if (law.name == "8" && !r.box()) std::erase_if(sections, [](const Section& s) { return !is_8_cfr_part(s.number); });
    if (sections.empty()) return 0;
  }
  add_sections(law, sections, r.begin(at), r.end_before(next), found);
  while (const std::size_t word = parts_after(r, next)) {
    sections.clear();
    const std::size_t more = read_section_list(r, word + 1, Numbers::part, sections);
    if (more == 0) break;
    add_sections(law, sections, r.begin(word), r.end_before(more), found);
    next = more;
  }
  return next;
}

std::size_t match_part(const Reader& r, std::size_t at, Found& found) {
  std::vector<Section> sections;
  if (r.is(at, "pt")) return running_head(r, at, found);
  const std::size_t next = read_section_list(r, at + 1, Numbers::part, sections);
  if (next == 0) return 0;
  Law law;
  const std::size_t end = read_law_after(r, next, found, law);
  const bool alone = law.kind == Law::unknown && end == next && !r.is_capitalised(at) && r.kind(next) != ':';
  if (alone) {  // "the provisions of part 208 are severable"
    std::erase_if(sections, [](const Section& s) { return s.number.size() < 3 || !is_8_cfr_part(s.number); });
    if (sections.empty()) return next;
    law = {Law::regulation, "8"};
  }
  if (law.kind != Law::regulation && !(law.kind == Law::code && r.is(end - 2, "title"))) return next;
  law.kind = Law::regulation;  // parts of a title are parts of regulations
  if (law.name == "8") std::erase_if(sections, [](const Section& s) { return !is_8_cfr_part(s.number); });
  add_sections(law, sections, r.begin(at), r.end_before(end), found);
  return end;
}

std::size_t match_title(const Reader& r, std::size_t at, Found& found) {
  const auto title = title_number(r, at + 1);
  if (!title) return 0;
  const std::size_t i = r.skip(at + 2, ',');
  const std::size_t of = r.is(i, "of") ? r.skip_word(i + 1, {"the"}) : i;
  Law law{Law::code, *title};
  std::size_t name = r.phrase(of, "united states code");
  if (name == 0) name = r.initials(of, "usc");
  if (name == 0) {
    law.kind = Law::regulation;
    name = r.phrase(of, "code of federal regulations");
    if (name == 0) name = r.initials(of, "cfr");
  }
  if (name == 0) return 0;
  name = r.skip(r.skip_remark(name), ',');
  const std::size_t number = skip_section_word(r, r.skip_word(name, {"at"}));
  std::vector<Section> sections;
  std::size_t next = 0;
  if (law.kind == Law::regulation && r.is_any(number, {"part", "parts"}))
    next = read_section_list(r, number + 1, Numbers::part, sections);
  else
    next = read_section_list(r, number, law.kind == Law::code ? Numbers::code : Numbers::regulation, sections);
  if (next == 0) return 0;
  add_sections(law, sections, r.begin(at), r.end_before(next), found);
  return next;
}

}  // namespace law
