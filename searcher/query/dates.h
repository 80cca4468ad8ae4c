// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as attorneys type them, to ranges of days.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "searcher/query/tree.h"

namespace searcher::query {

// Why a text is no date.
struct BadDate {
  std::string code;     // "impossible-date" or "unreadable-date"
  std::string message;  // a sentence
  std::string instead;  // a date text that can be read; empty = none comes to mind
};

// "aft 1/20/2021", "bef 2022", "aft 2020 & bef 6/1/2021", "2021-01-20..2021-09-30", "2021", "2021-05", "May 5, 2021",
// "5 de mayo de 2021". `aft` begins the day after the date, month or year ends; `bef` ends the day before it begins.
// Years are 1000 to 9999, with four digits.
std::variant<DateRange, BadDate> read_dates(std::string_view text);

// What read_dates() reads back as the same range, in full ISO days: "aft 2021-12-31", "2021-01-20..2021-09-30".
std::string print_dates(const DateRange& range);

// The ISO day `days` later (or earlier, negative). `iso` must be a valid day.
std::string shifted(std::string_view iso, int days);

}  // namespace searcher::query
