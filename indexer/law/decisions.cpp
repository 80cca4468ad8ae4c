// SPDX-License-Identifier: GPL-3.0-or-later
// Precedent decisions of the Board and the Attorney General, decisions of the appeals office, and courts.
#include <algorithm>
#include <array>

#include "indexer/law/matchers.h"
#include "indexer/law/names.h"

namespace law {
namespace {

// "I&N Dec.", "I. & N. Dec.", "l&N", "IN Dec.", "I&NDec."
std::size_t read_precedent_reporter(const Reader& r, std::size_t at) {
  std::size_t i = at;
  if (r.is_any(i, {"ian", "ikn", "isn"}) && r.is(i + 1, "dec")) {  // a scan's I&N
    ++i;
  } else if (r.is(i, "in")) {
    if (r.view(i) != "IN" || !r.is(i + 1, "dec")) return 0;
    ++i;
  } else {
    if (!r.is_any(i, {"i", "l"}) && r.view(i) != "1") return 0;
    i = r.skip(i + 1, '.');
    if (r.kind(i) != '&') return 0;
    if (r.is(i + 1, "ndec")) return r.skip(i + 2, '.');
    if (!r.is(i + 1, "n")) return 0;
    i = r.skip(i + 2, '.');
  }
  if (r.is(i, "dec")) i = r.skip(i + 1, '.');
  return i;
}

// "(A.G. 2021)", "(BIA 2017)", and a pin page before it.
std::size_t skip_parenthetical(const Reader& r, std::size_t at) {
  std::size_t i = at;
  for (int pins = 0; pins < 4 && (r.kind(i) == ',' || r.kind(i) == '-') && r.kind(i + 1) == piece::digits &&
                     r.view(i + 1).size() <= 4;
       ++pins)
    i += 2;
  if (r.kind(i) != '(') return at;
  for (std::size_t k = i + 1; k < i + 16; ++k) {
    if (r.kind(k) == ')') return r.kind(k - 1) == piece::digits && r.view(k - 1).size() == 4 ? k + 1 : at;
    if (r.kind(k) == '(' || r.kind(k) == piece::barrier || r.kind(k) == piece::none) break;
  }
  return at;
}

struct Reporter {
  std::string_view letters;  // as it is written, without dots and blanks, folded
  std::string_view key;
};

constexpr auto reporters = std::to_array<Reporter>({
    {"us", "us"},
    {"sct", "sct"},
    {"led", "led"},
    {"led2d", "led2d"},
    {"f2d", "f2d"},
    {"f3d", "f3d"},
    {"f4th", "f4th"},
    {"fsupp", "fsupp"},
    {"fsupp2d", "fsupp2d"},
    {"fsupp3d", "fsupp3d"},
    {"fappx", "fappx"},
    {"fedappx", "fappx"},
    {"frd", "frd"},
    {"br", "br"},
    {"wl", "wl"},
    {"fedcl", "fedcl"},
    {"balca", "balca"},
});

// The letters of a reporter's name between two numbers, into `letters`; returns the piece after them.
std::size_t read_reporter_letters(const Reader& r, std::size_t at, std::string& letters) {
  std::size_t i = at;
  for (; i < at + 9; ++i) {
    if (r.kind(i) == '.' || r.kind(i) == '\'') continue;
    const bool series = r.kind(i) == piece::digits && r.view(i).size() == 1 && r.is_any(i + 1, {"d", "th"});
    if (r.kind(i) == piece::digits && !series) break;
    if (!r.is_alnum(i) || r.view(i).size() > 5 || letters.size() > 9) return 0;
    letters += lower(r.view(i));
  }
  return i;
}

std::size_t read_docket(const Reader& r, std::size_t at, std::string& docket) {
  const auto digits = [&](std::size_t i, std::size_t most) {
    return r.kind(i) == piece::digits && r.view(i).size() <= most;
  };
  if (!digits(at, 2) || r.kind(at + 1) != '-' || r.kind(at + 3) != '-' || !digits(at + 4, 6)) return 0;
  if (!r.is_any(at + 2, {"cv", "cr", "mc", "md", "mj", "civ", "bk", "ap"})) return 0;
  std::string serial(r.view(at + 4));
  if (serial.size() < 5) serial.insert(0, 5 - serial.size(), '0');
  docket += std::string(r.view(at)) + "-" + lower(r.view(at + 2)) + "-" + serial;
  return at + 5;
}

// "(5th Cir.", "(D.C. Cir.", "(unpublished) (9th Cir.", ", 2000 WL 282785" behind the number of an appeal.
bool names_court(const Reader& r, std::size_t at) {
  if (r.kind(at) == ',' && r.kind(at + 1) == piece::digits && r.view(at + 1).size() == 4 && r.is(at + 2, "wl"))
    return true;
  if (r.kind(at) == ',' && r.words(at + 1, {"slip", "op"}) > 0) return true;
  for (std::size_t i = at + 1; r.kind(at) == '(' && i < at + 9; ++i)
    if (r.is(i, "cir")) return true;
  return false;
}

// "No. 22-40367 (5th Cir.", "Case No. 22-40367".
std::size_t read_circuit_docket(const Reader& r, std::size_t at, bool case_number, std::string& docket) {
  if (r.kind(at) != piece::digits || r.view(at).size() != 2 || r.kind(at + 1) != '-' ||
      r.kind(at + 2) != piece::digits || r.view(at + 2).size() < 2 || r.view(at + 2).size() > 5)
    return 0;
  const bool goes_on = r.kind(at + 3) == '-' || (r.tight(at + 3) && r.is_alnum(at + 3));
  if (!r.box() && (goes_on || (!case_number && !names_court(r, at + 3)))) return 0;
  docket = std::string(r.view(at)) + "-" + std::string(r.view(at + 2));
  return at + 3;
}

// "07CR0035"
std::size_t read_joined_docket(const Reader& r, std::size_t at, std::string& docket) {
  const std::string word = lower(r.view(at));
  if (r.kind(at) != piece::mixed || word.size() < 7 || word.size() > 9 || !all_digits(word.substr(0, 2)) ||
      !all_digits(word.substr(4)) || (word.substr(2, 2) != "cv" && word.substr(2, 2) != "cr"))
    return 0;
  std::string serial = word.substr(4);
  if (serial.size() < 5) serial.insert(0, 5 - serial.size(), '0');
  docket = word.substr(0, 2) + "-" + word.substr(2, 2) + "-" + serial;
  return at + 1;
}

}  // namespace

std::size_t match_precedent(const Reader& r, std::size_t at, Found& found) {
  const auto volume = r.number(at, 2);
  const std::size_t reporter = volume ? read_precedent_reporter(r, at + 1) : 0;
  if (reporter == 0) return 0;
  const auto page = r.number(r.skip(reporter, ','), 4);
  if (!page) return 0;
  const std::size_t next = r.skip(reporter, ',') + 1;
  found.add(r.begin(at), r.end_before(next),
            "in:" + without_leading_zeros(*volume) + ":" + without_leading_zeros(*page));
  return skip_parenthetical(r, next);
}

std::size_t match_interim_decision(const Reader& r, std::size_t at, Found& found) {
  std::size_t i = r.skip(at + 1, '.');
  if (!r.is_any(at, {"interim", "int"}) || !r.is_any(i, {"decision", "dec"})) return 0;
  i = r.skip_number_word(r.skip(i + 1, '.'));
  const auto number = r.number(i, 4);
  if (!number || number->size() < 3) return 0;
  found.add(r.begin(at), r.end_before(i + 1), "indec:" + *number);
  return i + 1;
}

std::size_t match_matter(const Reader& r, std::size_t at, Found& found) {
  std::size_t name = r.words(at, {"matter", "of"});
  if (name == 0 && r.words(at, {"matter", "o"}) > 0 && r.kind(at + 2) == '_' && r.is(at + 3, "f")) name = at + 4;
  if (name > 0 && !r.is_capitalised(at) && !r.box()) return 0;
  if (name == 0 && (r.view(at) == "In" || r.view(at) == "IN" || r.box())) name = r.words(at, {"in", "re"});
  if (name == 0) return 0;
  const std::size_t number = r.skip_number_word(r.skip(name, ':'));
  if (r.is(at, "in") && r.kind(number) == piece::digits && r.view(number).size() >= 6 && r.view(number).size() <= 9) {
    found.add(r.begin(at), r.end_before(number + 1), "aao:" + without_leading_zeros(r.view(number)));
    return number + 1;
  }
  std::string party;
  const std::size_t next = read_party(r, r.skip(name, ':'), party);
  if (next == 0) return 0;
  found.add(r.begin(at), r.end_before(next), "matter:" + party);
  const std::size_t cited = match_precedent(r, r.skip(r.skip_remark(next), ','), found);
  return cited > 0 ? cited : next;
}

std::size_t match_reporter(const Reader& r, std::size_t at, Found& found) {
  const auto volume = r.number(at, 4);
  if (!volume || r.kind(at) != piece::digits || r.kind(at + 1) != piece::letters) return 0;
  std::string letters;
  const std::size_t page = read_reporter_letters(r, at + 1, letters);
  if (page == 0) return 0;
  const auto row =
      std::find_if(reporters.begin(), reporters.end(), [&](const Reporter& x) { return x.letters == letters; });
  if (row == reporters.end() || !r.is_capitalised(at + 1)) return 0;
  if (letters.size() == 2 && letters != "wl" && r.kind(at + 2) != '.' && !r.box()) return 0;  // "US" is a country too
  const std::size_t number = r.skip_word(page, {"at"});
  if (r.kind(number) != piece::digits || r.view(number).size() > 8) return 0;
  if (letters != "wl" && r.view(number).size() > 4) return 0;
  found.add(r.begin(at), r.end_before(number + 1),
            "rep:" + std::string(row->key) + ":" + *volume + ":" + without_leading_zeros(r.view(number)));
  return skip_parenthetical(r, number + 1);
}

std::size_t match_docket(const Reader& r, std::size_t at, Found& found) {
  std::size_t i = at;
  const bool named = r.is_any(at, {"no", "case", "docket", "dkt"});
  if (named) {
    i = r.is(at, "no") ? at : r.skip(at + 1, '.');
    i = r.skip_number_word(i);
    if (i == at) return 0;
  }
  std::string docket;
  const bool case_number = r.is_any(at, {"case", "docket", "dkt"});
  std::size_t next = named ? read_circuit_docket(r, i, case_number, docket) : 0;
  if (next == 0 && case_number) next = read_joined_docket(r, i, docket);
  if (next == 0 && r.kind(i) == piece::digits && r.kind(i + 1) == ':' && r.view(i).size() == 1) {
    docket = std::string(r.view(i)) + ":";
    next = read_docket(r, i + 2, docket);
  } else if (next == 0) {
    next = read_docket(r, i, docket);
  }
  if (next == 0) return 0;
  for (int judges = 0;
       judges < 3 && r.kind(next) == '-' && r.tight(next + 1) && r.is_word(next + 1) && r.view(next + 1).size() <= 4;
       ++judges)
    next += 2;
  found.add(r.begin(at), r.end_before(next), "dkt:" + docket);
  return next;
}

}  // namespace law
