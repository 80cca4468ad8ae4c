// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "indexer/law/matchers.h"

namespace law {
namespace {

// Forms known without the word "Form" before them. Sorted.
constexpr auto known_forms = std::to_array<std::string_view>(
    {"ar-11",   "cbp-7507", "ds-11",   "ds-117",   "ds-156",   "ds-157",   "ds-160",    "ds-2019",     "ds-2029",
     "ds-230",  "ds-260",   "ds-261",  "ds-3035",  "ds-4083",  "ds-5540",  "ds-7787",   "eoir-26",     "eoir-26a",
     "eoir-27", "eoir-28",  "eoir-29", "eoir-30",  "eoir-31",  "eoir-31a", "eoir-33",   "eoir-33/bia", "eoir-33/ic",
     "eoir-40", "eoir-41",  "eoir-42", "eoir-42a", "eoir-42b", "eoir-44",  "eoir-45",   "eoir-56",     "eoir-58",
     "eoir-59", "eoir-60",  "eoir-61", "eta-9035", "eta-9089", "eta-9141", "eta-9142a", "eta-9142b",   "g-1041",
     "g-1055",  "g-1145",   "g-1256",  "g-1450",   "g-1566",   "g-1650",   "g-1651",    "g-28",        "g-28i",
     "g-325",   "g-325a",   "g-639",   "g-646",    "g-845",    "g-884",    "i-102",     "i-104",       "i-129",
     "i-129cw", "i-129cwr", "i-129f",  "i-129h2a", "i-129l",   "i-129s",   "i-130",     "i-130a",      "i-131",
     "i-131a",  "i-134",    "i-134a",  "i-140",    "i-151",    "i-17",     "i-186",     "i-191",       "i-192",
     "i-193",   "i-20",     "i-200",   "i-203",    "i-205",    "i-210",    "i-212",     "i-213",       "i-215w",
     "i-217",   "i-220a",   "i-220b",  "i-221",    "i-229",    "i-246",    "i-247a",    "i-247d",      "i-247n",
     "i-259",   "i-261",    "i-275",   "i-286",    "i-290b",   "i-290c",   "i-296",     "i-305",       "i-333",
     "i-340",   "i-352",    "i-356",   "i-360",    "i-361",    "i-363",    "i-385",     "i-391",       "i-407",
     "i-485",   "i-485a",   "i-485j",  "i-508",    "i-512",    "i-512l",   "i-512t",    "i-515a",      "i-526",
     "i-526e",  "i-539",    "i-539a",  "i-551",    "i-566",    "i-571",    "i-586",     "i-589",       "i-590",
     "i-600",   "i-600a",   "i-601",   "i-601a",   "i-602",    "i-612",    "i-618",     "i-643",       "i-687",
     "i-690",   "i-693",    "i-694",   "i-698",    "i-730",    "i-751",    "i-765",     "i-765v",      "i-765ws",
     "i-766",   "i-770",    "i-797",   "i-797a",   "i-797c",   "i-800",    "i-800a",    "i-817",       "i-821",
     "i-821d",  "i-824",    "i-826",   "i-829",    "i-831",    "i-851",    "i-851a",    "i-854",       "i-860",
     "i-862",   "i-863",    "i-864",   "i-864a",   "i-864ez",  "i-864w",   "i-865",     "i-867a",      "i-867b",
     "i-869",   "i-870",    "i-871",   "i-877",    "i-881",    "i-899",    "i-9",       "i-90",        "i-901",
     "i-905",   "i-907",    "i-910",   "i-912",    "i-914",    "i-914a",   "i-914b",    "i-918",       "i-918a",
     "i-918b",  "i-924",    "i-924a",  "i-929",    "i-94",     "i-941",    "i-944",     "i-94a",       "i-94w",
     "i-95",    "i-956",    "i-956f",  "i-983",    "n-14",     "n-300",    "n-336",     "n-400",       "n-426",
     "n-445",   "n-470",    "n-550",   "n-560",    "n-565",    "n-600",    "n-600k",    "n-644",       "n-648",
     "w-2"});
static_assert(std::ranges::is_sorted(known_forms));

bool is_known(std::string_view form) { return std::ranges::binary_search(known_forms, form); }

// I-130A is known by I-130, EOIR-33/BIA by EOIR-33.
bool is_known_with_suffix(std::string_view form) {
  if (is_known(form)) return true;
  const std::size_t last = form.find_last_of("0123456789");
  return last != std::string_view::npos && form.size() - last <= 3 && is_known(form.substr(0, last + 1));
}

// Interstate highways share numbers with forms.
bool is_highway(std::string_view form) { return form == "i-95" || form == "i-10" || form == "i-5"; }

bool is_series(std::string_view word) {
  return !word.empty() && word.size() <= 5 &&
         std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

// Digits and at most two letters: 485, 601A, 864EZ; a plural s is taken off.
std::string form_number(std::string_view word) {
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  if (digits == 0 || digits > 4) return {};
  std::string_view suffix = word.substr(digits);
  if (suffix == "s") suffix = {};
  if (suffix == "H2A" || suffix == "CWR") return lower(word);
  if (suffix.size() > 2 || (!suffix.empty() && !is_series(suffix))) return {};
  return lower(word.substr(0, digits)) + lower(suffix);
}

// The form whose number stands alone, when only one known form has it: 601A, 42B.
std::string only_form_numbered(std::string_view number) {
  std::string only;
  for (const std::string_view form : known_forms) {
    const std::size_t hyphen = form.find('-');
    if (form.substr(hyphen + 1) != number) continue;
    if (!only.empty()) return {};
    only = form;
  }
  return only;
}

// "a pending 1-485", "the 1-130 petition": a scan's I-485, which would else be a range of numbers.
bool is_scanned_form(const Reader& r, std::size_t at) {
  if (r.kind(at + 2) != piece::digits || r.view(at + 2).size() != 3 || !r.tight(at + 2)) return false;
  return (at > 0 &&
          r.is_any(at - 1, {"pending", "approved", "underlying", "concurrent", "an", "his", "her", "your"})) ||
         r.is_any(at + 3, {"petition", "petitions", "application", "applications"});
}

// "I-485", "I–485", "EOIR-33/BIA"; after the word "Form" also "I 485", "I485", "1-485".
std::size_t read_form(const Reader& r, std::size_t at, bool after_word, std::string& form) {
  std::size_t number = at + 1;
  std::string series = lower(r.view(at));
  if (r.kind(at) == piece::mixed && series.size() > 1 && (after_word || r.box())) {  // I485
    const std::size_t digit = std::min(series.find_first_of("0123456789"), series.size() - 1);
    if (!is_series(series.substr(0, digit))) return 0;
    form = series.substr(0, digit) + "-" + form_number(series.substr(digit));
    return is_known_with_suffix(form) ? at + 1 : 0;
  }
  const bool scanned = series == "1" || series == "l";
  if (scanned && (after_word || is_scanned_form(r, at))) series = "i";
  if (!is_series(series)) return 0;
  if (r.kind(number) == '-') {
    ++number;
  } else if (!after_word && !r.box() && series != "eta" && series != "ds") {
    return 0;
  }
  if (r.kind(number) != piece::digits && r.kind(number) != piece::mixed) return 0;
  const std::string digits = form_number(r.view(number));
  if (digits.empty()) return 0;
  form = series + "-" + digits;
  if (scanned && !is_known_with_suffix(form)) return 0;  // the tax office's "Form l 120S"
  std::size_t next = number + 1;
  if (form == "eoir-33" && r.kind(next) == '/' && r.is_any(next + 1, {"bia", "ic"})) {
    form += "/" + lower(r.view(next + 1));
    next += 2;
  }
  return next;
}

bool accepted(const Reader& r, std::size_t at, bool after_word, std::string_view form) {
  if (after_word) return form.size() < 20;
  if (!is_known_with_suffix(form)) return false;
  if (at > 0 && r.tight(at) && (r.kind(at - 1) == '-' || r.kind(at - 1) == '.')) return false;
  return r.box() || !is_highway(form);
}

// ", Supplement A", "Supp. J": into the form's own name, i-485j.
std::size_t read_supplement(const Reader& r, std::size_t at, std::string& form) {
  const std::size_t i = r.kind(at) == '-' ? at + 1 : r.skip(at, ',');
  if (!r.is_any(i, {"supplement", "supp", "suplemento"})) return at;
  const std::size_t letter = r.skip(i + 1, '.');
  if (!r.is_word(letter) || r.view(letter).size() > 2 || !r.is_capitalised(letter) || all_digits(form)) return at;
  if (form.back() < '0' || form.back() > '9') return at;
  form += lower(r.view(letter));
  return letter + 1;
}

std::size_t read_form_word(const Reader& r, std::size_t at) {
  std::size_t i = r.skip_word(at, {"eta", "cbp", "ice", "uscis", "eoir", "dhs"});
  if (!r.is_any(i, {"form", "forms", "formulario", "formularios"})) return 0;
  i = r.skip_number_word(i + 1);
  return r.skip_word(i, {"uscis"});
}

// "Form 7507" of an agency, "form 485".
std::size_t read_numbered(const Reader& r, std::size_t word, std::size_t at, std::string& form) {
  const std::string number = form_number(r.view(at));
  if (number.empty()) return 0;
  const bool agency = r.is_any(word, {"eta", "cbp", "eoir", "dhs"});
  form = agency ? lower(r.view(word)) + "-" + number : only_form_numbered(number);
  if (form.empty() && number.size() > 2 && number.front() == '1')
    form = "i-" + number.substr(1);                    // a scan's "Form 1140"
  const bool numbered = agency && number.size() >= 3;  // "ETA Form 750"
  return is_known_with_suffix(form) || numbered ? at + 1 : 0;
}

}  // namespace

std::size_t match_form(const Reader& r, std::size_t at, Found& found) {
  const std::size_t word = read_form_word(r, at);
  const bool after_word = word > 0;
  std::size_t i = after_word ? word : at;
  std::size_t begin = at;
  std::size_t last = 0;
  for (bool more_to_come = true; more_to_come;) {
    std::string form;
    std::size_t next = read_form(r, i, after_word && last == 0, form);
    if (next > 0 && !accepted(r, i, after_word && last == 0, form)) next = 0;
    if (next == 0 && after_word && last == 0) next = read_numbered(r, at, i, form);
    if (next == 0) break;
    next = read_supplement(r, next, form);
    found.add(r.begin(begin), r.end_before(next), "form:" + form);
    last = next;
    std::size_t more = r.kind(next) == '/' ? next + 1 : r.skip(next, ',');
    more = r.skip_word(more, {"and", "or", "y", "o"});
    more_to_come = after_word && more > next;
    begin = i = more;
  }
  if (last == 0 && r.box() && r.kind(at) == piece::mixed) {
    const std::string form = only_form_numbered(form_number(r.view(at)));
    if (form.empty()) return 0;
    found.add(r.begin(at), r.end_before(at + 1), "form:" + form);
    return at + 1;
  }
  return last;
}

}  // namespace law
