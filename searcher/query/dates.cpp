// SPDX-License-Identifier: GPL-3.0-or-later
// One date (day, month or year), then the forms a range is made of.
#include "searcher/query/dates.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <optional>
#include <vector>

#include "indexer/language/tokens.h"
#include "searcher/query/text.h"

namespace searcher::query {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

struct Days {
  sys_days first;
  sys_days last;
};
using MaybeDays = std::variant<Days, BadDate>;

constexpr std::array<std::string_view, 24> month_names{
    "january",   "february", "march",    "april",    "may",        "june",    "july",      "august",
    "september", "october",  "november", "december", "enero",      "febrero", "marzo",     "abril",
    "mayo",      "junio",    "julio",    "agosto",   "septiembre", "octubre", "noviembre", "diciembre"};

std::string iso(sys_days day) {
  const year_month_day date(day);
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

BadDate unreadable(std::string_view text) {
  return {"unreadable-date",
          "\"" + std::string(text) + "\" is no date; dates are written 2021-01-20, 1/20/2021, 2021-01 or 2021", ""};
}

BadDate impossible(std::string_view text, std::string instead) {
  return {"impossible-date", "impossible date: " + std::string(text), std::move(instead)};
}

// The number a text of one to four digits writes.
std::optional<unsigned> number(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  unsigned value = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

// A month or day of 0 = not given.
MaybeDays days_of(std::string_view text, unsigned year, unsigned month, unsigned day) {
  using namespace std::chrono;
  if (year < 1000) return impossible(text, "");
  const auto y = std::chrono::year(static_cast<int>(year));
  if (month == 0) return Days{sys_days(y / 1 / 1), sys_days(y / 12 / 31)};
  const auto m = std::chrono::month(month);
  if (!m.ok()) return impossible(text, day >= 1 && day <= 12 && month <= 31 ? iso(sys_days(y / day / month)) : "");
  if (day == 0) return Days{sys_days(y / m / 1), sys_days(y / m / last)};
  if (!(y / m / day).ok()) return impossible(text, iso(sys_days(y / m / last)));
  return Days{sys_days(y / m / day), sys_days(y / m / day)};
}

std::vector<std::string_view> parts_of(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i)
    if (i == text.size() || separators.find(text[i]) != std::string_view::npos) {
      parts.push_back(text.substr(begin, i - begin));
      begin = i + 1;
    }
  return parts;
}

// 2021-01-20, 2021-01, 2021, 1/20/2021, 1-20-2021, 1/2021: which number is the year is told by its four digits.
MaybeDays numeric_date(std::string_view text) {
  const auto parts = parts_of(text, "/-.");
  std::array<unsigned, 3> values{};
  if (parts.size() > 3) return unreadable(text);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto value = number(parts[i]);
    if (!value) return unreadable(text);
    values.at(i) = *value;
  }
  const std::size_t n = parts.size();
  if (n == 3 && parts.back().size() == 2 && parts.front().size() <= 2) {
    BadDate bad = unreadable(text);
    const std::string century = values[2] < 50 ? "20" : "19";
    bad.instead = std::string(parts[0]) + "/" + std::string(parts[1]) + "/" + century + std::string(parts[2]);
    return bad;
  }
  const bool year_first = parts.front().size() == 4;
  const bool year_last = parts.back().size() == 4;
  if (year_first == year_last && n > 1) return unreadable(text);
  if (!year_first && !year_last) return unreadable(text);
  for (std::size_t i = 0; i < n; ++i) {
    const bool is_year = year_first ? i == 0 : i + 1 == n;
    if (!is_year && parts[i].size() > 2) return unreadable(text);
    if (!is_year && values.at(i) == 0) return impossible(text, "");
  }
  if (year_first) return days_of(text, values[0], values[1], values[2]);
  return n == 2 ? days_of(text, values[1], values[0], 0) : days_of(text, values[2], values[0], values[1]);
}

// 1 to 12 for a month's name or its first letters (three at least), English or Spanish.
std::optional<unsigned> month_of(std::string_view folded) {
  if (folded == "sept") return 9;
  if (folded.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < month_names.size(); ++i) {
    const std::string_view name = month_names.at(i);
    if (folded == name || (folded.size() == 3 && name.starts_with(folded))) return static_cast<unsigned>(i % 12) + 1;
  }
  return std::nullopt;
}

// "January 20, 2021", "20 January 2021", "Jan 2021", "20 de enero de 2021".
MaybeDays named_date(std::string_view text) {
  std::optional<unsigned> year;
  std::optional<unsigned> month;
  std::optional<unsigned> day;
  for (const auto& token : language::tokens(text)) {
    const std::string& word = token.folded;
    if (word == "de" || word == "del" || word == "of") continue;
    if (const auto named = month_of(word); named && !month) {
      month = named;
    } else if (const auto value = number(word); value && word.size() == 4 && !year) {
      year = value;
    } else if (value && word.size() <= 2 && !day) {
      day = value;
    } else {
      return unreadable(text);
    }
  }
  if (!year || !month) return unreadable(text);
  if (day && *day == 0) return impossible(text, "");
  return days_of(text, *year, *month, day.value_or(0));
}

MaybeDays one_date(std::string_view text) {
  text = trim(text);
  for (const char c : text)
    if (is_letter(c)) return named_date(text);
  return numeric_date(text);
}

// What follows a word such as "aft", when the text begins with one of `words`.
std::optional<std::string_view> after_word(std::string_view text, std::initializer_list<std::string_view> words) {
  const std::size_t end = text.find(' ');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string first = lower_ascii(text.substr(0, end));
  for (const std::string_view word : words)
    if (first == word) return trim(text.substr(end));
  return std::nullopt;
}

using MaybeRange = std::variant<DateRange, BadDate>;

MaybeRange closed(const MaybeDays& first, const MaybeDays& last, std::string_view text) {
  if (const auto* bad = std::get_if<BadDate>(&first)) return *bad;
  if (const auto* bad = std::get_if<BadDate>(&last)) return *bad;
  DateRange range{iso(std::get<Days>(first).first), iso(std::get<Days>(last).last)};
  if (range.first <= range.last) return range;
  return BadDate{"impossible-date", "impossible date: " + std::string(text) + " ends before it begins",
                 iso(std::get<Days>(last).first) + ".." + iso(std::get<Days>(first).last)};
}

MaybeRange open_ended(const MaybeDays& date, bool after) {
  if (const auto* bad = std::get_if<BadDate>(&date)) return *bad;
  const Days& days = std::get<Days>(date);
  if (!after) return DateRange{"", iso(days.first - std::chrono::days(1))};
  const std::string first = iso(days.last + std::chrono::days(1));
  if (first.size() > 10) return impossible("nothing comes after " + iso(days.last), iso(days.last));
  return DateRange{first, ""};
}

MaybeRange half(std::string_view text) {
  text = trim(text);
  if (const auto date = after_word(text, {"aft", "after"})) return open_ended(one_date(*date), true);
  if (const auto date = after_word(text, {"bef", "before"})) return open_ended(one_date(*date), false);
  const MaybeDays date = one_date(text);
  return closed(date, date, text);
}

// "aft 2020 & bef 2022": both must hold.
MaybeRange both(std::string_view text, std::size_t at, std::size_t length) {
  const MaybeRange left = half(text.substr(0, at));
  const MaybeRange right = half(text.substr(at + length));
  if (std::holds_alternative<BadDate>(left)) return left;
  if (std::holds_alternative<BadDate>(right)) return right;
  DateRange range = std::get<DateRange>(left);
  const DateRange& other = std::get<DateRange>(right);
  range.first = std::max(range.first, other.first);
  if (range.last.empty() || (!other.last.empty() && other.last < range.last)) range.last = other.last;
  if (range.first.empty() || range.last.empty() || range.first <= range.last) return range;
  return impossible(
      "no day is both " + std::string(trim(text.substr(0, at))) + " and " + std::string(trim(text.substr(at + length))),
      range.last + ".." + range.first);
}

MaybeRange dotted(std::string_view text, std::size_t at) {
  const std::string_view left = trim(text.substr(0, at));
  const std::string_view right = trim(text.substr(at + 2));
  if (left.empty() && right.empty()) return unreadable(text);
  if (!left.empty() && !right.empty()) return closed(one_date(left), one_date(right), text);
  const MaybeDays date = one_date(left.empty() ? right : left);
  if (const auto* bad = std::get_if<BadDate>(&date)) return *bad;
  const Days& days = std::get<Days>(date);
  return left.empty() ? DateRange{"", iso(days.last)} : DateRange{iso(days.first), ""};
}

}  // namespace

std::variant<DateRange, BadDate> read_dates(std::string_view text) {
  text = trim(text);
  if (text.empty()) return unreadable(text);
  if (const auto at = text.find(".."); at != std::string_view::npos) return dotted(text, at);
  if (const auto at = text.find('&'); at != std::string_view::npos) return both(text, at, 1);
  if (const auto at = lower_ascii(text).find(" and "); at != std::string::npos) return both(text, at, 5);
  const auto years = parts_of(text, "-");
  if (years.size() == 2 && years[0].size() == 4 && years[1].size() == 4)
    return closed(one_date(years[0]), one_date(years[1]), text);
  return half(text);
}

std::string print_dates(const DateRange& range) {
  // The first and the last day that can be written have no neighbour to name.
  if (range.last.empty()) return range.first == "1000-01-01" ? range.first + ".." : "aft " + shifted(range.first, -1);
  if (range.first.empty()) return range.last == "9999-12-31" ? ".." + range.last : "bef " + shifted(range.last, 1);
  return range.first == range.last ? range.first : range.first + ".." + range.last;
}

std::string shifted(std::string_view day, int days) {
  const auto value = [&](std::size_t at, std::size_t length) { return number(day.substr(at, length)).value_or(1); };
  const year_month_day date(std::chrono::year(static_cast<int>(value(0, 4))), std::chrono::month(value(5, 2)),
                            std::chrono::day(value(8, 2)));
  return iso(sys_days(date) + std::chrono::days(days));
}

}  // namespace searcher::query
