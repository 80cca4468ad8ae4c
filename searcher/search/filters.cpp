// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/filters.h"

#include <algorithm>

#include "indexer/language/tokens.h"
#include "indexer/schema/fields.h"

namespace searcher::search {
namespace {

using schema::FieldId;

std::string range_start(const std::string& iso) {
  std::string value = schema::date_value(iso);
  // A document known by month or year alone is within a range that begins with that month or year.
  if (value.size() == 8 && value.ends_with("01")) value.replace(6, 2, "00");
  if (value.size() == 8 && value.ends_with("0100")) value.replace(4, 4, "0000");
  return value;
}

}  // namespace

bool is_within(const std::string& date_value, const query::DateRange& dates) {
  const std::string last = schema::date_value(dates.last);
  return !date_value.empty() && date_value >= range_start(dates.first) && (last.empty() || date_value <= last);
}

Xapian::Query compile(const query::DateRange& dates) {
  const std::string first = range_start(dates.first);
  const std::string last = schema::date_value(dates.last);
  // Documents without a date have an empty value, which is below every bound.
  if (last.empty()) return {Xapian::Query::OP_VALUE_GE, schema::slot::date, first.empty() ? "0" : first};
  return {Xapian::Query::OP_VALUE_RANGE, schema::slot::date, first.empty() ? "0" : first, last};
}

Xapian::Query compile(const std::vector<query::Filter>& filters) {
  std::vector<std::pair<std::string, std::vector<Xapian::Query>>> by_name;
  std::vector<Xapian::Query> all;
  for (const query::Filter& filter : filters) {
    if (filter.name == "date") {
      all.push_back(compile(filter.dates));
      continue;
    }
    const auto row = std::find_if(schema::fields.begin(), schema::fields.end(),
                                  [&](const schema::Field& each) { return each.filter_name == filter.name; });
    if (row == schema::fields.end()) continue;  // the parser lets none other through
    const bool raw = row->id == FieldId::citation;
    const Xapian::Query one(schema::term(row->id, raw ? filter.value : language::fold(filter.value)));
    const auto at =
        std::find_if(by_name.begin(), by_name.end(), [&](const auto& each) { return each.first == filter.name; });
    if (at != by_name.end())
      at->second.push_back(one);
    else
      by_name.push_back({filter.name, {one}});
  }
  for (const auto& [name, alternatives] : by_name)
    all.emplace_back(Xapian::Query::OP_OR, alternatives.begin(), alternatives.end());
  if (all.empty()) return everything();
  return {Xapian::Query::OP_AND, all.begin(), all.end()};
}

}  // namespace searcher::search
