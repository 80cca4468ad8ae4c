// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/dates.h"

#include <array>
#include <chrono>
#include <vector>

#include "indexer/language/tokens.h"

namespace indexer::passages {
namespace {

using language::Token;

// With what recognition makes of JU in stamped capitals: WLY, WNE.
constexpr std::array<std::array<std::string_view, 5>, 12> month_names{{
    {"january", "jan", "enero", "ene", ""},
    {"february", "feb", "febrero", "", ""},
    {"march", "mar", "marzo", "", ""},
    {"april", "apr", "abril", "abr", ""},
    {"may", "mayo", "", "", ""},
    {"june", "jun", "junio", "wne", ""},
    {"july", "jul", "julio", "wly", ""},
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

// Words by their index, "" behind the end, and the sign that follows each.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text), tokens_(language::tokens(text)) {}
  std::size_t size() const { return tokens_.size(); }
  std::string at(std::size_t i) const { return i < tokens_.size() ? tokens_[i].folded : std::string(); }
  char sign_after(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].end < text_.size() ? text_[tokens_[i].end] : ' ';
  }
  // The month at word i, which recognition may have cut in two ("JUL Y"); `width` is how many words it takes.
  int month_at(std::size_t i, std::size_t& width) const {
    width = 1;
    if (const int month = month_of(at(i)); month > 0) return month;
    width = 2;
    return at(i).empty() || at(i + 1).empty() ? 0 : month_of(at(i) + at(i + 1));
  }

 private:
  std::string_view text_;
  std::vector<Token> tokens_;
};

bool is_de(const std::string& word) { return word == "de" || word == "del"; }

// "22 de noviembre de 2021", "22 noviembre 2021", "1ro. de enero de 2021", "noviembre 22 de 2021"
std::string spanish_date_at(const Words& words, std::size_t i) {
  const std::string first = words.at(i);
  if (const int month = month_of(first); month > 0 && is_de(words.at(i + 2)))
    return iso(year_of(words.at(i + 3)), month, day_of(words.at(i + 1)));
  if (!is_de(words.at(i + 1))) return {};
  const int day = first == "1o" || first == "1ro" || first == "primero" ? 1 : day_of(first);
  const std::size_t year = is_de(words.at(i + 3)) ? i + 4 : i + 3;
  return iso(year_of(words.at(year)), month_of(words.at(i + 2)), day);
}

// A date whose words begin at word i.
std::string date_at(const Words& words, std::size_t i) {
  if (std::string date = spanish_date_at(words, i); !date.empty()) return date;
  std::size_t width = 0;
  if (const int month = words.month_at(i, width); month > 0)
    if (std::string date = iso(year_of(words.at(i + width + 1)), month, day_of(words.at(i + width))); !date.empty())
      return date;
  if (const int month = words.month_at(i + 1, width); month > 0)
    return iso(year_of(words.at(i + 1 + width)), month, day_of(words.at(i)));
  if (words.sign_after(i) == '/' && words.sign_after(i + 1) == '/')
    return iso(year_of(words.at(i + 2)), day_of(words.at(i)), day_of(words.at(i + 1)));
  if (words.sign_after(i) == '-' && words.sign_after(i + 1) == '-')
    return iso(year_of(words.at(i)), day_of(words.at(i + 1)), day_of(words.at(i + 2)));
  return {};
}

bool is_month_or_year(std::string_view value) {
  if (value.size() != 4 && value.size() != 7) return false;
  for (std::size_t i = 0; i < value.size(); ++i)
    if (i == 4 ? value[i] != '-' : value[i] < '0' || value[i] > '9') return false;
  return value.size() == 4 || (value.substr(5) >= "01" && value.substr(5) <= "12");
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string first_date(std::string_view text) {
  const Words words(text);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (std::string date = date_at(words, i); !date.empty()) return date;
  return {};
}

std::string date_property(std::string_view value) {
  if (is_month_or_year(value)) return std::string(value);
  constexpr std::size_t day_size = 10;  // of "2025-06-18T09:00:00-05:00"
  if (value.size() > day_size && value[day_size] == 'T') value = value.substr(0, day_size);
  return first_date(value);
}

std::string date_in_name(std::string_view name) {
  constexpr std::size_t length = 10;
  for (std::size_t i = 0; i + length <= name.size(); ++i) {
    if ((i > 0 && is_digit(name[i - 1])) || (i + length < name.size() && is_digit(name[i + length]))) continue;
    const std::string_view date = name.substr(i, length);
    const char sign = date[4];
    if (sign != date[7] || (sign != '-' && sign != '.' && sign != '_')) continue;
    bool digits = true;
    for (const std::size_t at : {0, 1, 2, 3, 5, 6, 8, 9}) digits = digits && is_digit(date[at]);
    if (!digits) continue;
    const auto number = [&](std::size_t at, std::size_t size) { return std::stoi(std::string(date.substr(at, size))); };
    const int year = number(0, 4);
    if (year >= 1900 && year <= 2100)
      if (std::string day = iso(year, number(5, 2), number(8, 2)); !day.empty()) return day;
  }
  return {};
}

}  // namespace indexer::passages
