// SPDX-License-Identifier: GPL-3.0-or-later
// Memoranda and directives by the numbers of their series.
#include "indexer/law/matchers.h"

namespace law {
namespace {

// "602-0050", "602-0050.1", "602-1060.1" after PM.
std::size_t read_uscis_number(const Reader& r, std::size_t at, std::string& number) {
  const auto series = r.number(at, 3);
  const auto serial = r.number(at + 2, 4);
  if (!series || !serial || series->size() != 3 || serial->size() != 4 || r.kind(at + 1) != '-') return 0;
  number = *series + "-" + *serial;
  if (r.kind(at + 3) == '.' && r.tight(at + 3) && r.tight(at + 4) && r.number(at + 4, 2)) {
    number += "." + *r.number(at + 4, 2);
    return at + 5;
  }
  return at + 3;
}

// "21-13", "97-5": fiscal year and serial, into "21-13", "97-05".
std::size_t read_year_number(const Reader& r, std::size_t at, std::string& number) {
  const auto year = r.number(at, 2);
  const auto serial = r.number(at + 2, 2);
  if (!year || !serial || year->size() != 2 || r.kind(at + 1) != '-' || !r.tight(at + 1)) return 0;
  if (*year > "45" && *year < "83") return 0;
  if (r.kind(at + 3) == '-' && r.tight(at + 3)) return 0;  // a date
  number = *year + "-" + (serial->size() == 1 ? "0" : "") + *serial;
  return at + 3;
}

// Series of the Executive Office for Immigration Review; into `series` "pm", "dm" or "oppm".
std::size_t read_eoir_series(const Reader& r, std::size_t at, std::string& series) {
  std::size_t i = at;
  if (r.is_any(i, {"ood", "eoir"})) i = r.skip(i + 1, '/');
  struct Name {
    std::string_view words;
    std::string_view series;
  };
  constexpr Name names[] = {{"operating policies and procedures memorandum", "oppm"},
                            {"operating policies and procedures memoranda", "oppm"},
                            {"operating policy and procedure memorandum", "oppm"},
                            {"operating policy and procedures memorandum", "oppm"},
                            {"policy memorandum", "pm"},
                            {"policy memoranda", "pm"},
                            {"policy memo", "pm"},
                            {"oppm", "oppm"},
                            {"oppms", "oppm"}};
  for (const Name& name : names)
    if (const std::size_t next = r.phrase(i, name.words)) {
      series = name.series;
      return r.skip_remark(next);
    }
  if (r.is_any(i, {"director", "directors"})) {
    std::size_t next = r.skip(i + 1, '\'');
    next = r.skip_word(next, {"s"});
    next = r.skip(next, '\'');
    if (!r.is_any(next, {"memorandum", "memoranda", "memo"})) return 0;
    series = "dm";
    return r.skip_remark(next + 1);
  }
  const bool capitals = r.view(i) == "PM" || r.view(i) == "DM" || r.box();
  if (!capitals || !r.is_any(i, {"pm", "dm"})) return 0;
  series = lower(r.view(i));
  return i + 1;
}

// More numbers of the series: ", 21-06, and 21-13".
std::size_t add_series(const Reader& r, std::size_t begin, std::size_t at, const std::string& series, Found& found) {
  std::string number;
  std::size_t next = read_year_number(r, at, number);
  if (next == 0) return 0;
  found.add(r.begin(begin), r.end_before(next), "memo:eoir:" + series + "-" + number);
  for (;;) {
    std::size_t i = r.skip(next, ',');
    i = r.skip_word(i, {"and", "or"});
    if (i == next || r.kind(i) != piece::digits) return next;
    const std::size_t more = read_year_number(r, i, number);
    if (more == 0) return next;
    found.add(r.begin(i), r.end_before(more), "memo:eoir:" + series + "-" + number);
    next = more;
  }
}

std::size_t match_policy_alert(const Reader& r, std::size_t at, Found& found) {
  std::size_t i = r.phrase(at, "policy alert");
  if (i == 0 && (r.view(at) == "PA" || r.box()) && r.is(at, "pa")) i = at + 1;
  if (i == 0) return 0;
  i = r.skip(r.skip_number_word(i), '-');
  const auto year = r.number(i, 4);
  const auto serial = r.number(i + 2, 2);
  if (!year || year->size() != 4 || *year < "2010" || *year > "2060" || !serial || r.kind(i + 1) != '-') return 0;
  found.add(r.begin(at), r.end_before(i + 3),
            "memo:uscis:pa-" + *year + "-" + (serial->size() == 1 ? "0" : "") + *serial);
  return i + 3;
}

// "11005.3": five digits, a dot, the edition.
std::size_t read_ice_number(const Reader& r, std::size_t at, std::string& number) {
  const auto base = r.number(at, 5);
  const auto edition = r.number(at + 2, 2);
  if (!base || base->size() != 5 || base->front() != '1' || !edition) return 0;
  if (r.kind(at + 1) != '.' || !r.tight(at + 1) || !r.tight(at + 2)) return 0;
  number = *base + "." + *edition;
  return at + 3;
}

// "3340-049A" of CBP, "065-06" and "034-06-001" of DHS.
std::size_t read_hyphened(const Reader& r, std::size_t at, std::size_t first, std::size_t second, std::string& number) {
  if (r.kind(at) != piece::digits || r.view(at).size() != first || r.kind(at + 1) != '-' || !r.is_alnum(at + 2))
    return 0;
  const std::string_view serial = r.view(at + 2);
  const bool letter = serial.size() == second + 1 && r.kind(at + 2) == piece::mixed;
  if ((serial.size() != second && !letter) || !all_digits(serial.substr(0, second))) return 0;
  number = std::string(r.view(at)) + "-" + lower(serial);
  return at + 3;
}

std::size_t read_directive_number(const Reader& r, std::size_t at, bool management, std::string& key) {
  std::string number;
  if (const std::size_t next = read_ice_number(r, at, number)) {
    key = (management ? "memo:dhs:md-" : "memo:ice:") + number;
    return next;
  }
  if (const std::size_t next = read_hyphened(r, at, 4, 3, number)) {
    key = "memo:cbp:" + number;
    return next;
  }
  if (const std::size_t next = read_hyphened(r, at, 3, 2, number)) {
    key = "memo:dhs:" + number;
    if (r.kind(next) == '-' && r.tight(next) && r.kind(next + 1) == piece::digits && r.view(next + 1).size() == 3) {
      key += "-" + std::string(r.view(next + 1));
      return next + 2;
    }
    return next;
  }
  return 0;
}

// "ICE Directive Number", "Policy No.", "Directiva de ICE", "Interim Policy No.", "MD".
std::size_t read_directive_name(const Reader& r, std::size_t at, bool& management) {
  std::size_t i = r.skip_word(at, {"ice", "cbp", "dhs", "ero", "hsi"});
  const bool agency = i > at && r.is_capitalised(at);
  i = r.skip_word(i, {"interim"});
  management = r.is(i, "management") || r.is(i, "md");
  i = r.skip_word(i, {"management", "policy", "operational"});
  if (r.is_any(i, {"directive", "directives", "directiva", "statement", "instruction", "memorandum", "guidance"}) ||
      (management && r.is(i, "md")))
    ++i;
  if (r.is(i, "de") && r.is_any(i + 1, {"ice", "cbp", "dhs"})) i += 2;
  const std::size_t number = r.skip_number_word(i);
  return number > at && (agency || i > at) ? number : 0;
}

}  // namespace

std::size_t match_memo(const Reader& r, std::size_t at, Found& found) {
  if (const std::size_t alert = match_policy_alert(r, at, found)) return alert;
  std::string series;
  const std::size_t name = read_eoir_series(r, at, series);
  if (name == 0) return 0;
  const bool after_hour = at > 0 && r.kind(at - 1) == piece::digits && r.view(at - 1).size() <= 2;
  if (after_hour && r.is(at, "pm")) return 0;
  const std::size_t i = r.skip(r.skip_number_word(name), '-');
  std::string number;
  if (series == "pm")
    if (const std::size_t next = read_uscis_number(r, i, number)) {
      found.add(r.begin(at), r.end_before(next), "memo:uscis:pm-" + number);
      return next;
    }
  return add_series(r, at, i, series, found);
}

std::size_t match_directive(const Reader& r, std::size_t at, Found& found) {
  std::string key;
  if (r.is(at, "delegation") || (r.is(at, "dhs") && r.is(at + 1, "delegation"))) {
    const std::size_t i = r.skip_number_word(r.is(at, "dhs") ? at + 2 : at + 1);
    if (r.kind(i) != piece::digits || r.view(i).size() > 5 || r.kind(i + 1) != '.' || !r.tight(i + 1) ||
        !r.tight(i + 2) || !r.number(i + 2, 2))
      return 0;
    found.add(r.begin(at), r.end_before(i + 3), "deleg:dhs:" + std::string(r.view(i)) + "." + *r.number(i + 2, 2));
    return i + 3;
  }
  bool management = false;
  const std::size_t name = read_directive_name(r, at, management);
  if (name == 0) return 0;
  std::size_t next = read_directive_number(r, name, management, key);
  if (next == 0) return 0;
  found.add(r.begin(at), r.end_before(next), key);
  for (;;) {
    const std::size_t i = r.skip_word(r.skip(next, ','), {"and", "or"});
    std::string number;
    const std::size_t more = i > next ? read_ice_number(r, i, number) : 0;
    if (more == 0) return next;
    found.add(r.begin(i), r.end_before(more), "memo:ice:" + number);
    next = more;
  }
}

std::size_t match_file_code(const Reader& r, std::size_t at, Found& found) {
  const std::string_view word = r.view(at);
  if (word.size() > 8 || !word.starts_with("HQ")) return 0;
  const std::size_t i = r.skip(at + 1, '-');
  if (r.kind(i) != piece::digits || r.view(i).size() > 4 || r.kind(i + 1) != '/' || !r.number(i + 2, 3)) return 0;
  std::string code = std::string(r.view(i)) + "/" + *r.number(i + 2, 3);
  std::size_t next = i + 3;
  for (int dots = 0; dots < 4 && r.kind(next) == '.' && r.tight(next) && r.tight(next + 1) && r.number(next + 1, 3);
       ++dots) {
    code += "." + *r.number(next + 1, 3);
    next += 2;
  }
  if (r.kind(next) == '-' && r.tight(next) && r.is(next + 1, "p")) code += "-p", next += 2;
  const std::string office = word.size() > 2 ? lower(word.substr(2)) + ":" : "";
  found.add(r.begin(at), r.end_before(next), "hq:" + office + code);
  return next;
}

// "11005.3", "602-0050": what is typed of a number when its series goes without saying.
std::size_t match_bare_memo(const Reader& r, std::size_t at, Found& found) {
  std::string number;
  std::size_t next = read_ice_number(r, at, number);
  std::string series = "memo:ice:";
  if (next == 0) {
    series = "memo:uscis:pm-";
    next = read_uscis_number(r, at, number);
    if (next == 0 || !number.starts_with("602-")) return 0;
  }
  found.add(r.begin(at), r.end_before(next), series + number);
  return next;
}

std::size_t match_aila(const Reader& r, std::size_t at, Found& found) {
  std::size_t i = r.skip_word(at + 1, {"infonet"});
  if (!r.is_any(i, {"doc", "document"})) return 0;
  i = r.skip_number_word(r.skip(i + 1, '.'));
  if (r.kind(i) != piece::digits || r.view(i).size() != 8) return 0;
  found.add(r.begin(at), r.end_before(i + 1), "aila:" + std::string(r.view(i)));
  return i + 1;
}

}  // namespace law
