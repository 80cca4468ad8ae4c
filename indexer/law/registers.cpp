// SPDX-License-Identifier: GPL-3.0-or-later
// Federal Register, public laws, Statutes at Large, executive orders and proclamations.
#include "indexer/law/laws.h"

namespace law {
namespace {

std::size_t read_register_name(const Reader& r, std::size_t at) {
  if (const std::size_t fed = r.skip_word(at, {"fed", "federal"}); fed > at) {
    const std::size_t i = r.skip(fed, '.');
    return r.is_any(i, {"reg", "register"}) ? r.skip_word(r.skip(i + 1, '.'), {"at"}) : 0;
  }
  const std::size_t fr = r.initials(at, "fr");
  if (fr == 0 || !r.is_capitalised(at) || r.is(fr, "d")) return 0;  // F.R.D. is a reporter of cases
  return r.skip_word(fr, {"at"});
}

// "and 13768", ", 13768 and 13769" after one number of a series that has at least four digits.
std::size_t next_in_series(const Reader& r, std::size_t at, std::string& digits) {
  std::size_t i = r.skip(at, ',');
  i = r.skip_word(i, {"and", "or", "y", "&"});
  if (i == at || r.kind(i) != piece::digits) return 0;
  const std::size_t next = r.thousands(i, 5, digits);
  return next > 0 && digits.size() == 5 ? next : 0;
}

std::size_t read_order_name(const Reader& r, std::size_t at) {
  for (const std::string_view name :
       {"executive order", "executive orders", "exec order", "orden ejecutiva", "ordenes ejecutivas"})
    if (const std::size_t next = r.phrase(at, name)) return next;
  if (r.is_any(at, {"exec", "ex"})) {
    const std::size_t i = r.skip(at + 1, '.');
    return r.is_any(i, {"order", "orders", "ord"}) ? r.skip(i + 1, '.') : 0;
  }
  const std::size_t eo = r.initials(at, "eo");
  if (eo > 0 && (r.view(at).front() == 'E' || r.box())) return eo;
  return r.is(at, "eos") && r.is_capitalised(at) ? at + 1 : 0;
}

std::size_t read_proclamation_name(const Reader& r, std::size_t at) {
  const std::size_t i = r.skip_word(at, {"presidential"});
  if (r.is_any(i, {"proclamation", "proclamations", "proclamacion"})) return i + 1;
  if (r.is(i, "proc")) return r.skip(i + 1, '.');
  return r.is(at, "pp") && (r.view(at) == "PP" || r.box()) && r.kind(at + 1) == piece::digits &&
                 r.view(at + 1).size() > 4
             ? at + 1
             : 0;
}

}  // namespace

std::size_t match_register(const Reader& r, std::size_t at, Found& found) {
  const auto volume = r.number(at, 3);
  const std::size_t name = volume ? read_register_name(r, at + 1) : 0;
  std::string page;
  const std::size_t next = name > 0 ? r.thousands(name, 6, page) : 0;
  if (next == 0) return 0;
  found.add(r.begin(at), r.end_before(next),
            "fr:" + without_leading_zeros(*volume) + ":" + without_leading_zeros(page));
  return next;
}

std::size_t match_register_document(const Reader& r, std::size_t at, Found& found) {
  if (r.is(at, "rin")) {
    const std::size_t i = r.skip(at + 1, ':');
    if (r.kind(i) != piece::digits || r.view(i).size() != 4 || r.kind(i + 1) != '-' || r.kind(i + 2) != piece::mixed ||
        r.view(i + 2).size() != 4)
      return 0;
    found.add(r.begin(at), r.end_before(i + 3), "rin:" + std::string(r.view(i)) + "-" + upper(r.view(i + 2)));
    return i + 3;
  }
  std::size_t i = r.initials(at, "fr");
  if (i == 0) i = r.phrase(at, "federal register");
  if (i == 0 || !r.is_any(i, {"doc", "document"})) return 0;
  i = r.skip_number_word(r.skip(i + 1, '.'));
  const bool year = r.is_alnum(i) && r.view(i).size() <= 4 && r.kind(i) != piece::letters;
  if (!year || r.kind(i + 1) != '-' || r.kind(i + 2) != piece::digits || r.view(i + 2).size() > 6) return 0;
  found.add(r.begin(at), r.end_before(i + 3), "frdoc:" + lower(r.view(i)) + "-" + std::string(r.view(i + 2)));
  return i + 3;
}

std::size_t match_public_law(const Reader& r, std::size_t at, Found& found) {
  std::string number;
  const std::size_t law = read_public_law(r, at, number);
  if (law == 0) return 0;
  std::size_t i = law;
  for (int step = 0; step < 3; ++step) {  // ", div. C, title III"
    const std::size_t part = r.skip(i, ',');
    if (!r.is_any(part, {"div", "division", "tit", "title", "subtit", "subtitle", "ch", "chapter"})) break;
    i = r.skip(part + 1, '.') + 1;
  }
  const std::size_t word = r.skip(i, ',');
  const std::size_t section = skip_section_word(r, word);
  std::vector<Section> sections;
  const std::size_t end = section > word ? read_section_list(r, section, Numbers::code, sections) : 0;
  if (end == 0) {
    found.add(r.begin(at), r.end_before(law), "publ:" + number);
    return law;
  }
  found.last_was_act = false;
  add_sections({Law::public_law, number}, sections, r.begin(at), r.end_before(end), found);
  return end;
}

std::size_t match_named_law(const Reader& r, std::size_t at, Found& found) {
  std::string number;
  const std::size_t name = read_named_law(r, at, number);
  if (name == 0) return 0;
  const std::size_t comma = r.skip(name, ',');
  const std::size_t word = skip_section_word(r, comma);
  // "NACARA 203", "TVPRA 4(a)"; not "Child Status Protection Act 7 USCIS-PM A.8".
  const bool bare = comma == name && r.kind(name) == piece::digits &&
                    (r.view(name).size() == 3 || (r.kind(name + 1) == '(' && r.view(name).size() < 3));
  const bool sectioned = word > comma || bare;
  std::vector<Section> sections;
  const std::size_t end = sectioned ? read_section_list(r, word, Numbers::code, sections) : 0;
  if (end == 0) return name;  // passed over, so that its own words are not looked at again
  found.last_was_act = false;
  add_sections({Law::public_law, number}, sections, r.begin(at), r.end_before(end), found);
  return end;
}

std::size_t match_statutes_at_large(const Reader& r, std::size_t at, Found& found) {
  const auto volume = r.number(at, 3);
  if (!volume || !r.is(at + 1, "stat") || !r.is_capitalised(at + 1)) return 0;
  const std::size_t i = r.skip(at + 2, '.');
  std::string page;
  std::size_t next = r.thousands(i, 5, page);
  if (next == 0) return 0;
  if (r.kind(next) == '-' && r.tight(next) && r.kind(next + 1) == piece::digits && r.view(next + 1).size() <= 4 &&
      (page == "3009" || page == "2681" || page == "1501" || page == "2763" || page == "1763"))
    page += "-" + std::string(r.view(next + 1)), next += 2;  // omnibus acts number the pages of one page
  found.add(r.begin(at), r.end_before(next), "stat:" + without_leading_zeros(*volume) + ":" + page);
  return next;
}

std::size_t match_presidential(const Reader& r, std::size_t at, Found& found) {
  std::string prefix = "eo:";
  std::size_t name = read_order_name(r, at);
  if (name == 0) {
    prefix = "pp:";
    name = read_proclamation_name(r, at);
  }
  if (name == 0) return 0;
  const std::size_t i = r.skip_number_word(r.skip_remark(name));
  std::string digits;
  std::size_t next = r.thousands(i, 5, digits);
  if (next == 0 || digits.size() < 4) return 0;
  found.add(r.begin(at), r.end_before(next), prefix + digits);
  while (const std::size_t more = next_in_series(r, next, digits)) {
    found.add(r.begin(more - 1), r.end_before(more), prefix + digits);
    next = more;
  }
  return next;
}

}  // namespace law
