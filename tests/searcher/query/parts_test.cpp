// SPDX-License-Identifier: GPL-3.0-or-later
// The parts the parser is made of: dates, patterns, suggestions, normalised text.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/dates.h"
#include "searcher/query/pattern.h"
#include "searcher/query/suggest.h"
#include "searcher/query/text.h"
#include "searcher/query/values.h"

namespace {

using namespace searcher::query;

TEST(Dates, AreClosedRangesOfDays) {
  const struct {
    std::string_view text;
    std::string_view first;
    std::string_view last;
  } rows[] = {
      {"2021-01-20", "2021-01-20", "2021-01-20"},
      {"1/20/2021", "2021-01-20", "2021-01-20"},
      {"01-20-2021", "2021-01-20", "2021-01-20"},
      {"2021", "2021-01-01", "2021-12-31"},
      {"2020-02", "2020-02-01", "2020-02-29"},
      {"2/2021", "2021-02-01", "2021-02-28"},
      {"aft 2021", "2022-01-01", ""},
      {"AFT 1/20/2021", "2021-01-21", ""},
      {"bef 2022", "", "2021-12-31"},
      {"before 2021-03", "", "2021-02-28"},
      {"2021..2022-06", "2021-01-01", "2022-06-30"},
      {"Sept 5, 2021", "2021-09-05", "2021-09-05"},
      {"5 de mayo de 2021", "2021-05-05", "2021-05-05"},
      {"bef 2022 & aft 2020", "2021-01-01", "2021-12-31"},
      {"..2021", "", "2021-12-31"},
      {"2024-02-29", "2024-02-29", "2024-02-29"},
  };
  for (const auto& row : rows) {
    const auto dates = read_dates(row.text);
    const auto* range = std::get_if<DateRange>(&dates);
    ASSERT_NE(range, nullptr) << row.text;
    EXPECT_EQ(range->first, row.first) << row.text;
    EXPECT_EQ(range->last, row.last) << row.text;
    EXPECT_EQ(std::get<DateRange>(read_dates(print_dates(*range))), *range) << print_dates(*range);
  }
}

TEST(Dates, AtTheEndsOfTimeAreReadBack) {
  for (const std::string_view text : {"aft 1000-01-01", "1000..", "..9999", "bef 9999-12-31", "bef 1000", "9999"}) {
    const auto dates = read_dates(text);
    ASSERT_TRUE(std::holds_alternative<DateRange>(dates)) << text;
    const DateRange range = std::get<DateRange>(dates);
    const auto again = read_dates(print_dates(range));
    ASSERT_TRUE(std::holds_alternative<DateRange>(again)) << print_dates(range);
    EXPECT_EQ(std::get<DateRange>(again), range);
  }
}

TEST(Dates, ThatCannotBeAreMistakes) {
  for (const std::string_view text :
       {"2021-02-29", "2/30/2021", "13/1/20210", "2021-13", "0/1/2021", "2021-00-01", "0999", "2022..2021", "aft 9999",
        "aft 2022 & bef 2021", "soon", "", "..", "aft", "1/2", "20211", "May 2021 2022"})
    EXPECT_TRUE(std::holds_alternative<BadDate>(read_dates(text))) << text;
  EXPECT_EQ(std::get<BadDate>(read_dates("2021-02-29")).instead, "2021-02-28");
}

std::string shown(const Word& word) {
  std::string text;
  for (const Pattern& pattern : patterns(word))
    text += (text.empty() ? "" : " ") + pattern.text + (pattern.truncated ? "~" : "") + (pattern.has_enye ? "^" : "");
  return text;
}

TEST(Patterns, AreCutAsDocumentsAre) {
  EXPECT_EQ(shown({"Court", false}), "court");
  EXPECT_EQ(shown({"good-will", false}), "good will");
  EXPECT_EQ(shown({"I-485", false}), "i-485");
  EXPECT_EQ(shown({"Prosecut!", false}), "prosecut!~");
  EXPECT_EQ(shown({"non-immigra!", false}), "non immigra!~");
  EXPECT_EQ(shown({"wom?n", false}), "wom?n~");
  EXPECT_EQ(shown({"Niño", false}), "niño^");
  EXPECT_EQ(shown({"niñ!", false}), "niñ!~^");
  EXPECT_EQ(shown({"discreción", false}), "discrecion");
  EXPECT_EQ(shown({"...", false}), "");
  EXPECT_EQ(joined({"good-will", false})->text, "goodwill");
  EXPECT_EQ(joined({"and/or", false}), std::nullopt);
  EXPECT_EQ(joined({"asylum", false}), std::nullopt);
}

TEST(Patterns, MatchForms) {
  const struct {
    std::string_view pattern;
    std::string_view form;
    bool result;
  } rows[] = {
      {"memo!", "memo", true},
      {"memo!", "memorandum", true},
      {"memo!", "mem", false},
      {"memo*", "memo", true},
      {"memo*", "memos", true},
      {"memo*", "memory", false},
      {"memo?", "memo", false},
      {"memo?", "memos", true},
      {"memor***", "memorandum", false},
      {"memorand**", "memorandum", true},
      {"wom*n", "women", true},
      {"wom?n", "womn", false},
      {"niñ?", "niño", true},
      {"ni??", "niño", true},
      {"wom?n!", "womanly", true},
      {"memo", "memo", true},
  };
  for (const auto& row : rows)
    EXPECT_EQ(matches({std::string(row.pattern), false, true}, row.form), row.result) << row.pattern << " " << row.form;
  EXPECT_EQ(root({"wom?n!", false, true}), "wom");
  EXPECT_EQ(root({"court", false, false}), "court");
}

TEST(Suggestions, FindTheNearestName) {
  constexpr std::array<std::string_view, 4> names{"agency", "type", "status", "before"};
  EXPECT_EQ(edit_distance("status", "stauts"), 1U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(nearest("AGENY", names), "agency");
  EXPECT_EQ(likely("befor", names), "before");
  EXPECT_EQ(likely("mailto", names), std::nullopt);
  EXPECT_EQ(nearest("x", {}), "");
}

TEST(Values, AreCanonical) {
  EXPECT_EQ(canonical_value(ValueKind::agency, "uscis"), "USCIS");
  EXPECT_EQ(canonical_value(ValueKind::agency, "ice"), "ICE");
  EXPECT_EQ(canonical_value(ValueKind::agency, "Executive Office for Immigration Review"), "EOIR");
  EXPECT_EQ(canonical_value(ValueKind::agency, "bia"), "EOIR BIA");
  EXPECT_EQ(canonical_value(ValueKind::agency, "OCAHO"), "EOIR OCAHO");
  EXPECT_EQ(canonical_value(ValueKind::agency, "U.S. Department of Homeland Security"), "DHS");
  EXPECT_EQ(canonical_value(ValueKind::agency, "the moon"), std::nullopt);
  EXPECT_EQ(canonical_value(ValueKind::agency, "USCIS asylum"), std::nullopt);
  EXPECT_EQ(canonical_value(ValueKind::type, "Memoranda"), "memo");
  EXPECT_EQ(canonical_value(ValueKind::type, "federal-register"), "federal-register");
  EXPECT_EQ(canonical_value(ValueKind::type, "Precedent decisions"), "precedent");
  EXPECT_EQ(canonical_value(ValueKind::language, "español"), "es");
  EXPECT_EQ(canonical_value(ValueKind::status, "Rescinded"), "rescinded");
  for (const ValueKind kind : {ValueKind::agency, ValueKind::type, ValueKind::language, ValueKind::status})
    for (const std::string_view value : known_values(kind))
      EXPECT_EQ(canonical_value(kind, value), std::string(value)) << value;
}

TEST(NormalisedText, KnowsWhereEachByteWasTyped) {
  const std::string typed = "\u201Ca\u00ADb\u201D\u00A0\uFB01\uFF21";
  const Text text = normalise(typed);
  EXPECT_EQ(text.bytes, "\"ab\" fiA");
  ASSERT_EQ(text.origin.size(), text.bytes.size() + 1);
  EXPECT_EQ(text.origin, (std::vector<std::uint32_t>{0, 3, 6, 7, 10, 12, 12, 15, 18}));
  EXPECT_EQ(normalise(text.bytes).bytes, text.bytes);
  EXPECT_EQ(invalid_utf8(typed), std::nullopt);
}

}  // namespace
