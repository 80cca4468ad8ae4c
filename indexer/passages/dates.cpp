// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/dates.h"

#include <array>
#include <chrono>
#include <vector>

#include "indexer/language/tokens.h"

namespace indexer::passages {
namespace {

using language::Token;

constexpr std::array<std::array<std::string_view, 5>, 12> month_names{{
    {"january", "jan", "enero", "ene", ""},
    {"february", "feb", "febrero", "", ""},
    {"march", "mar", "marzo", "", ""},
    {"april", "apr", "abril", "abr", ""},
    {"may", "mayo", "", "", ""},
    {"june", "jun", "junio", "", ""},
    {"july", "jul", "julio", "", ""},
    {"august", "aug", "agosto", "ago", ""},
    {"september", "sept", "sep", "septiembre", "setiembre"},
    {"october", "oct", "octubre", "", ""},
    {"november", "nov", "noviembre", "", ""},
    {"december", "dec", "diciembre", "dic", ""},
}};

int month_of(const std::string& word) {
  for (std::size_t month = 0; month < month_names.size(); ++month)
    for (const std::string_view name : month_names[month])
      if (!name.empty() && word == name) return static_cast<int>(month) + 1;
  return 0;
}

// A number of `least` to `most` digits, l and I read as 1, O as 0; -1 = none.
int number_of(const std::string& word, std::size_t least, std::size_t most) {
  if (word.size() < least || word.size() > most) return -1;
  int value = 0;
  bool digit = false;
  for (const char c : word) {
    const int one = c >= '0' && c <= '9' ? c - '0' : c == 'l' || c == 'i' ? 1 : c == 'o' ? 0 : -1;
    if (one < 0) return -1;
    digit = digit || (c >= '0' && c <= '9');
    value = 10 * value + one;
  }
  return digit || word.size() == 1 ? value : -1;
}

int day_of(std::string word) {
  for (const std::string_view ordinal : {"st", "nd", "rd", "th"})
    if (word.size() > 2 && word.ends_with(ordinal)) return number_of(word.substr(0, word.size() - 2), 1, 2);
  return number_of(word, 1, 2);
}

int year_of(const std::string& word) {
  const int year = number_of(word, 4, 4);
  return year >= 1900 && year <= 2100 ? year : -1;
}

std::string iso(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (year < 0 || month < 1 || day < 1 || !date.ok()) return {};
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

// A date whose words begin at token i.
std::string date_at(std::string_view text, const std::vector<Token>& tokens, std::size_t i) {
  const auto word = [&](std::size_t at) { return at < tokens.size() ? tokens[at].folded : std::string(); };
  const auto sign_after = [&](std::size_t at) {
    return at < tokens.size() && tokens[at].end < text.size() ? text[tokens[at].end] : ' ';
  };
  if (const int month = month_of(word(i)); month > 0) return iso(year_of(word(i + 2)), month, day_of(word(i + 1)));
  if (word(i + 1) == "de" && word(i + 3) == "de")
    return iso(year_of(word(i + 4)), month_of(word(i + 2)), day_of(word(i)));
  if (word(i + 1) == "de") return iso(year_of(word(i + 3)), month_of(word(i + 2)), day_of(word(i)));
  if (const int month = month_of(word(i + 1)); month > 0) return iso(year_of(word(i + 2)), month, day_of(word(i)));
  if (sign_after(i) == '/' && sign_after(i + 1) == '/')
    return iso(year_of(word(i + 2)), day_of(word(i)), day_of(word(i + 1)));
  if (sign_after(i) == '-' && sign_after(i + 1) == '-')
    return iso(year_of(word(i)), day_of(word(i + 1)), day_of(word(i + 2)));
  return {};
}

bool is_month_or_year(std::string_view value) {
  if (value.size() != 4 && value.size() != 7) return false;
  for (std::size_t i = 0; i < value.size(); ++i)
    if (i == 4 ? value[i] != '-' : value[i] < '0' || value[i] > '9') return false;
  return value.size() == 4 || (value.substr(5) >= "01" && value.substr(5) <= "12");
}

}  // namespace

std::string first_date(std::string_view text) {
  const std::vector<Token> tokens = language::tokens(text);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (std::string date = date_at(text, tokens, i); !date.empty()) return date;
  return {};
}

std::string date_property(std::string_view value) {
  if (is_month_or_year(value)) return std::string(value);
  return first_date(value);
}

}  // namespace indexer::passages
