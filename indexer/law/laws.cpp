// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/law/laws.h"

#include <algorithm>
#include <array>

#include "indexer/law/crosswalk.h"

namespace law {
namespace {

struct NamedLaw {
  std::string_view name;    // folded words
  std::string_view number;  // of the public law
};

// Longer names before the names they begin with.
constexpr auto named_laws = std::to_array<NamedLaw>({
    {"iirira", "104-208"},
    {"iiraira", "104-208"},
    {"illegal immigration reform and immigrant responsibility act of 1996", "104-208"},
    {"illegal immigration reform and immigrant responsibility act", "104-208"},
    {"nacara", "105-100"},
    {"nicaraguan adjustment and central american relief act", "105-100"},
    {"tvpra of 2003", "108-193"},
    {"tvpra of 2005", "109-164"},
    {"tvpra of 2008", "110-457"},
    {"tvpra of 2013", "113-4"},
    {"tvpra", "110-457"},
    {"william wilberforce trafficking victims protection reauthorization act of 2008", "110-457"},
    {"william wilberforce trafficking victims protection reauthorization act", "110-457"},
    {"trafficking victims protection reauthorization act of 2003", "108-193"},
    {"trafficking victims protection reauthorization act of 2005", "109-164"},
    {"trafficking victims protection reauthorization act of 2008", "110-457"},
    {"trafficking victims protection reauthorization act of 2013", "113-4"},
    {"hrifa", "105-277"},
    {"haitian refugee immigration fairness act of 1998", "105-277"},
    {"haitian refugee immigration fairness act", "105-277"},
    {"irca", "99-603"},
    {"immigration reform and control act of 1986", "99-603"},
    {"immigration reform and control act", "99-603"},
    {"immact 90", "101-649"},
    {"immact90", "101-649"},
    {"immact", "101-649"},
    {"immigration act of 1990", "101-649"},
    {"prwora", "104-193"},
    {"personal responsibility and work opportunity reconciliation act of 1996", "104-193"},
    {"personal responsibility and work opportunity reconciliation act", "104-193"},
    {"farra", "105-277"},
    {"foreign affairs reform and restructuring act of 1998", "105-277"},
    {"foreign affairs reform and restructuring act", "105-277"},
    {"acwia", "105-277"},
    {"american competitiveness and workforce improvement act of 1998", "105-277"},
    {"american competitiveness and workforce improvement act", "105-277"},
    {"antiterrorism and effective death penalty act of 1996", "104-132"},
    {"antiterrorism and effective death penalty act", "104-132"},
    {"trafficking victims protection act of 2000", "106-386"},
    {"victims of trafficking and violence protection act of 2000", "106-386"},
    {"afghan allies protection act of 2009", "111-8"},
    {"immigration and nationality technical corrections act of 1994", "103-416"},
    {"miscellaneous and technical immigration and naturalization amendments of 1991", "102-232"},
    {"enhanced border security and visa entry reform act of 2002", "107-173"},
    {"immigration marriage fraud amendments of 1986", "99-639"},
    {"refugee act of 1980", "96-212"},
    {"cuban adjustment act", "89-732"},
    {"aedpa", "104-132"},
    {"real id act of 2005", "109-13"},
    {"real id act", "109-13"},
    {"life act", "106-553"},
    {"legal immigration family equity act", "106-553"},
    {"ac21", "106-313"},
    {"american competitiveness in the twenty first century act of 2000", "106-313"},
    {"child status protection act", "107-208"},
    {"cspa", "107-208"},
    {"child citizenship act of 2000", "106-395"},
    {"child citizenship act", "106-395"},
    {"homeland security act of 2002", "107-296"},
    {"homeland security act", "107-296"},
    {"usa patriot act of 2001", "107-56"},
    {"usa patriot act", "107-56"},
    {"laken riley act", "119-1"},
    {"consolidated natural resources act of 2008", "110-229"},
    {"consolidated natural resources act", "110-229"},
    {"cnra", "110-229"},
});

bool is_act_number(std::string_view number) {
  return number.size() >= 3 && number.size() <= 4 && number >= "101" && number < "508" &&
         all_digits(number.substr(0, 3)) && (number.size() == 3 || (number[3] >= 'A' && number[3] <= 'H'));
}

std::optional<std::string> regulation_key(std::string_view title, const Section& section) {
  return "cfr:" + std::string(title) + ":" + section.number + path_of(section.levels);
}

bool is_dotted(const Section& section) { return section.number.find('.') != std::string::npos; }

bool in_title_8(const Section& section) {
  return is_8_cfr_part(std::string_view(section.number).substr(0, section.number.find('.')));
}

std::optional<std::string> act_key(const Section& section) {
  if (is_act_number(section.number)) return "ina:" + section.number + path_of(section.levels);
  if (const std::string_view twin = ina_of_usc(section.number); !twin.empty())
    return "ina:" + std::string(twin) + path_of(section.levels);
  return std::nullopt;
}

// "title 8", "title 8, United States Code", "title 8 of the Code of Federal Regulations".
std::size_t read_title(const Reader& r, std::size_t at, Law& law) {
  if (!r.is_any(at, {"title", "titulo"})) return 0;
  const auto title = title_number(r, at + 1);
  if (!title) return 0;
  std::size_t i = r.skip(at + 2, ',');
  i = r.skip_word(i, {"of", "del"});
  i = r.skip_word(i, {"the"});
  law = {Law::code, *title};
  for (const std::size_t next : {r.phrase(i, "united states code"), r.initials(i, "usca"), r.initials(i, "usc")})
    if (next > 0) return r.skip_remark(next);
  if (const std::size_t us = r.initials(i, "us"); us > 0 && r.is(us, "code")) return us + 1;
  law.kind = Law::regulation;
  for (const std::size_t next : {r.phrase(i, "code of federal regulations"), r.initials(i, "cfr")})
    if (next > 0) return r.skip_remark(next);
  law.kind = Law::code;
  return at + 2;
}

// "of the Departments of Commerce, Justice, and State", "of IEEPA": another law, though its number is not known.
bool names_unknown_law(const Reader& r, std::size_t at, bool defined) {
  if (!r.is_capitalised(at) || r.is_any(at, {"immigration", "ina", "act", "title"})) return false;
  const std::string_view word = r.view(at);
  return defined || (word.size() >= 3 && upper(word) == word);
}

bool ends_name_of_law(const Reader& r, std::size_t i) {
  return r.is_any(i, {"act", "code", "law", "laws", "rules", "constitution", "statutes", "regulations", "compact",
                      "compacts", "guidelines", "treaty", "amendments", "manual", "handbook", "ordinance"});
}

// "the Penal Code", "the Fair Labor Standards Act of 1938", "the Immigration Act of 1990".
std::size_t read_other_law(const Reader& r, std::size_t at) {
  for (std::size_t i = at; i < at + 12; ++i) {
    const bool goes_on = r.is_any(i, {"law", "laws"}) && r.is_capitalised(i + 1);  // "Control and Law Enforcement Act"
    if (ends_name_of_law(r, i) && (i > at || r.is_capitalised(i)) && !goes_on) {
      const std::size_t year = r.phrase(i + 1, "for fiscal year");  // of an authorization or an appropriation
      if (year > 0 && r.kind(year) == piece::digits) return year + 1;
      return r.is(i + 1, "of") && r.kind(i + 2) == piece::digits && r.view(i + 2).size() == 4 ? i + 3 : i + 1;
    }
    const bool part_of_name = r.is_word(i) || (r.kind(i) == '.' && r.tight(i)) || r.kind(i) == '\'' || r.kind(i) == '-';
    if (!part_of_name) break;
    if (r.is_word(i) && !r.is_capitalised(i) && !r.is_any(i, {"and", "of", "for", "the", "to", "in", "s"})) break;
  }
  return 0;
}

std::size_t read_act_after(const Reader& r, std::size_t at, bool defined, const Found& found, Law& law) {
  if (const std::size_t next = read_name_of_act(r, at)) {
    law.kind = Law::act;
    return next;
  }
  if (!defined || !r.is_any(at, {"act", "ley"})) return 0;
  if (r.is(at + 1, "of") && r.is_capitalised(at + 2) &&
      r.kind(at + 3) == piece::digits) {  // "the Act of June 30, 1949"
    law.kind = Law::other;
    return at + 4;
  }
  const bool pointing = r.is_any(at - 1, {"such", "that", "said"});
  law.kind = found.act_is_other || (pointing && found.last_act_is_other) ? Law::other : Law::act;
  return r.skip_remark(at + 1);
}

std::size_t read_of(const Reader& r, std::size_t at, bool& defined) {
  if (r.is(at, "ofthe")) {
    defined = true;
    return at + 1;
  }
  if (!r.is_any(at, {"of", "de", "del", "under"})) return 0;
  std::size_t i = at + 1;
  defined = r.is(at, "del") || r.is_any(i, {"the", "such", "that", "this", "said", "la"});
  return r.is_any(i, {"the", "such", "that", "this", "said", "la", "el", "former"}) ? i + 1 : i;
}

}  // namespace

std::optional<std::string> key_of(const Law& law, const Section& section) {
  switch (law.kind) {
    case Law::act:
      if (is_dotted(section)) return in_title_8(section) ? regulation_key("8", section) : std::nullopt;
      return act_key(section);
    case Law::code:
      if (is_dotted(section))
        return law.name == "8" && in_title_8(section) ? regulation_key("8", section) : std::nullopt;
      if (const std::string_view twin = law.name == "8" ? ina_of_usc(section.number) : ""; !twin.empty())
        return "ina:" + std::string(twin) + path_of(section.levels);
      return "usc:" + law.name + ":" + section.number + path_of(section.levels);
    case Law::regulation:
      return regulation_key(law.name, section);
    case Law::public_law:
      if (is_dotted(section)) return std::nullopt;
      return "publ:" + law.name + "/" + section.number + path_of(section.levels);
    case Law::unknown:
    case Law::other:
      break;
  }
  return std::nullopt;
}

void add_sections(const Law& law, std::vector<Section>& sections, std::uint32_t begin, std::uint32_t end,
                  Found& found) {
  if (sections.empty()) return;
  sections.front().begin = begin;
  sections.back().end = end;
  for (const Section& section : sections)
    if (auto key = key_of(law, section)) {
      found.last_was_act = key->starts_with("ina:");
      found.add(section.begin, section.end, std::move(*key));
    }
}

std::optional<std::string> title_number(const Reader& r, std::size_t at) {
  const auto digits = r.number(at, 2);
  if (!digits || *digits == "0" || *digits == "00" || (digits->size() == 2 && *digits > "54")) return std::nullopt;
  return without_leading_zeros(*digits);
}

std::size_t read_name_of_act(const Reader& r, std::size_t at) {
  for (const std::string_view name :
       {"immigration and nationality act", "immigration & nationality act", "ley de inmigracion y nacionalidad",
        "ley de inmigracion y naturalizacion", "ley de inmigracion"})
    if (const std::size_t next = r.phrase(at, name)) {
      const std::size_t year = r.is(next, "of") && r.kind(next + 1) == piece::digits ? next + 2 : next;
      return r.skip_remark(year);
    }
  if (const std::size_t next = r.words(at, {"i", "na"})) return next;
  if (const std::size_t next = r.initials(at, "ina")) return next;
  return 0;
}

std::size_t read_public_law(const Reader& r, std::size_t at, std::string& number) {
  std::size_t i = 0;
  if (r.is_any(at, {"pub", "public"})) {
    i = r.skip(at + 1, '.');
    if (!r.is_any(i, {"l", "law", "ls", "laws"})) return 0;
    i = r.skip(i + 1, '.');
  } else if (r.words(at, {"ley", "publica"}) > 0) {
    i = at + 2;
  } else {
    i = r.initials(at, "pl");
    if (i == 0 || (i == at + 1 && !r.box())) return 0;
  }
  i = r.skip_number_word(i);
  const auto congress = r.number(i, 3);
  const auto law = r.number(i + 2, 4);
  if (!congress || !law || r.kind(i + 1) != '-') return 0;
  number = without_leading_zeros(*congress) + "-" + without_leading_zeros(*law);
  return i + 3;
}

std::size_t read_named_law(const Reader& r, std::size_t at, std::string& number) {
  for (const NamedLaw& law : named_laws)
    if (const std::size_t next = r.phrase(at, law.name)) {
      number = law.number;
      return r.skip_remark(next);
    }
  return 0;
}

std::size_t read_law_after(const Reader& r, std::size_t at, const Found& found, Law& law) {
  const std::size_t after_comma = r.skip(at, ',');
  bool defined = false;
  const std::size_t i = read_of(r, after_comma, defined);
  if (i == 0) {
    Law titled;
    const std::size_t next = read_title(r, after_comma, titled);
    if (next > after_comma + 2) {
      law = titled;
      return next;
    }
    const std::size_t act = read_name_of_act(r, at);
    if (act == 0 || r.kind(act) == piece::digits || skip_section_word(r, act) > act) return at;
    law.kind = Law::act;
    return act;
  }
  if (const std::size_t next = read_title(r, i, law)) return next;
  if (const std::size_t next = read_act_after(r, i, defined, found, law)) return next;
  std::size_t part = i;  // "of division D of Public Law 113-6", "of title II of the Immigration Act of 1990"
  if (r.is_any(i, {"division", "div", "subtitle", "title"}) && r.is_alnum(r.skip(i + 1, '.')) &&
      r.is(r.skip(i + 1, '.') + 1, "of"))
    part = r.skip_word(r.skip(i + 1, '.') + 2, {"the"});
  if (!found.last_public_law.empty() && r.is_any(i - 1, {"such", "that"}))
    if (const std::size_t next = r.phrase(i, "public law"); next > 0 && r.kind(next) != piece::digits) {
      law = {Law::public_law, found.last_public_law};
      return next;
    }
  for (const auto read : {read_public_law, read_named_law})
    if (const std::size_t next = read(r, part, law.name)) {
      law.kind = Law::public_law;
      return next;
    }
  law.name.clear();
  if (defined && r.is(i, "title")) {
    law = {Law::code, "8"};  // a page of Title 8 speaks of "this title"
    return i + 1;
  }
  if (defined && r.is_any(i, {"chapter", "part", "subchapter"}) && r.is(i - 1, "this")) {
    law = {Law::regulation, "8"};
    return i + 1;
  }
  const std::size_t next = read_other_law(r, i);
  if (next == 0) {
    if (names_unknown_law(r, i, defined)) law.kind = Law::other;
    return at;
  }
  law.kind = Law::other;
  const std::size_t number = r.kind(next) == '(' || r.kind(next) == ',' ? next + 1 : next;
  if (number > next && read_public_law(r, number, law.name) > 0) law.kind = Law::public_law;
  return next;
}

}  // namespace law
