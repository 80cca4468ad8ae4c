// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/dates.h"

#include <gtest/gtest.h>

namespace indexer::passages {
namespace {

struct Row {
  std::string_view text;
  std::string_view date;
};

TEST(Dates, AreReadAsLegalDocumentsWriteThem) {
  constexpr Row rows[] = {
      {"November 22, 2021", "2021-11-22"},
      {"Issued: Nov. 22, 2021", "2021-11-22"},
      {"22 November 2021", "2021-11-22"},
      {"June 1st, 2020", "2020-06-01"},
      {"NOV 17 2000", "2000-11-17"},
      {"NOV l7 2000", "2000-11-17"},
      {"AUG l5 20l7", "2017-08-15"},
      {"JULY 23 , 2020", "2020-07-23"},
      {"Date: WL Y 20, 2020", "2020-07-20"},
      {"DATE: WLY 22, 2020", "2020-07-22"},
      {"AUG . 31, 2020", "2020-08-31"},
      {"SEPT. 03, 2020", "2020-09-03"},
      {"11/22/2021", "2021-11-22"},
      {"2021-11-22", "2021-11-22"},
      {"22 de noviembre de 2021", "2021-11-22"},
      {"22 de noviembre del 2021", "2021-11-22"},
      {"lunes, 5 de mayo de 2025", "2025-05-05"},
      {"1ro. de enero de 2021", "2021-01-01"},
      {"Septiembre 30 de 2021", "2021-09-30"},
      {"Washington, DC 20536 April 3, 2022", "2022-04-03"},
      {"on February 28, 2023 and again on March 1, 2023", "2023-02-28"},
  };
  for (const Row& row : rows) EXPECT_EQ(first_date(row.text), row.date) << row.text;
}

TEST(Dates, ImpossibleOrPartialOnesAreNone) {
  for (const std::string_view text : {"February 30, 2021", "13/13/2021", "2021-02-29", "May 2021", "in 2021", "",
                                      "section 212(a)(9)(B)", "12 de foo de 2021", "may 12 people", "1852-01-01"})
    EXPECT_EQ(first_date(text), "") << text;
}

TEST(Dates, PropertiesMayBeMonthsOrYears) {
  EXPECT_EQ(date_property("2021"), "2021");
  EXPECT_EQ(date_property("2021-11"), "2021-11");
  EXPECT_EQ(date_property("2021-13"), "");
  EXPECT_EQ(date_property("2025-06-18T09:00:00-05:00"), "2025-06-18");
  EXPECT_EQ(date_property("soon"), "");
}

TEST(Dates, NamesHaveThemWithDigitsOnly) {
  EXPECT_EQ(date_in_name("2024-06-14-updates.md"), "2024-06-14");
  EXPECT_EQ(date_in_name("2020-01-09_2020-00182.md"), "2020-01-09");
  EXPECT_EQ(date_in_name("2025.07.08 ICE - Memo.pdf"), "2025-07-08");
  EXPECT_EQ(date_in_name("memo_2011_06_17.pdf"), "2011-06-17");
  EXPECT_EQ(date_in_name("2025-01901.pdf"), "");
  EXPECT_EQ(date_in_name("12024-06-14.pdf"), "");
  EXPECT_EQ(date_in_name("2024-13-14.pdf"), "");
  EXPECT_EQ(date_in_name("pm-602-0050.1.pdf"), "");
}

}  // namespace
}  // namespace indexer::passages
