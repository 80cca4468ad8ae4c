// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/values.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "indexer/schema/fields.h"

namespace searcher::search {
namespace {

// Reads one part's values at docids that rise.
class PartValues {
 public:
  PartValues(const Part& part, Xapian::valueno slot) {
    if (part.is_remote()) {
      column_ = column_of(part, slot);
    } else {
      at_ = part.database.valuestream_begin(slot);
      end_ = part.database.valuestream_end(slot);
    }
  }

  std::string of(Xapian::docid docid) {
    if (!column_.empty()) {  // the document that the record belongs to is the last one that begins before it
      const auto after = std::upper_bound(column_.begin(), column_.end(), docid,
                                          [](Xapian::docid wanted, const auto& row) { return wanted < row.first; });
      return after == column_.begin() ? std::string() : (after - 1)->second;
    }
    if (at_ != end_) at_.skip_to(docid);
    return at_ != end_ && at_.get_docid() == docid ? *at_ : std::string();
  }

 private:
  Column column_;
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
};

}  // namespace

std::vector<std::string> values_of(const OpenLibrary& open, const std::vector<Xapian::docid>& records,
                                   Xapian::valueno slot) {
  std::vector<PartValues> parts;
  for (const Part& part : open.parts) parts.emplace_back(part, slot);
  std::vector<std::string> values;
  values.reserve(records.size());
  for (const Xapian::docid record : records) {
    const std::size_t part = (record - 1) % parts.size();
    values.push_back(parts[part].of((record - 1) / static_cast<Xapian::docid>(parts.size()) + 1));
  }
  return values;
}

std::vector<std::string> values_of(const OpenLibrary& open, const std::vector<Xapian::MSetIterator>& found,
                                   Xapian::valueno slot) {
  std::vector<std::string> values(found.size());
  if (open.has_remote_part()) {  // they have been fetched, values and all
    std::transform(found.begin(), found.end(), values.begin(),
                   [&](const Xapian::MSetIterator& at) { return at.get_document().get_value(slot); });
    return values;
  }
  std::vector<std::size_t> order(found.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *found[a] < *found[b]; });
  std::vector<Xapian::docid> records;
  for (const std::size_t i : order) records.push_back(*found[i]);
  std::vector<std::string> rising = values_of(open, records, slot);
  for (std::size_t i = 0; i < order.size(); ++i) values[order[i]] = std::move(rising[i]);
  return values;
}

Column column_of(const Part& part, Xapian::valueno slot) {
  // A server sends values record by record, but all results of a search at once, each with the value it is sorted by.
  Xapian::Enquire enquire(part.database);
  enquire.set_query(Xapian::Query(schema::term(schema::FieldId::record, schema::document_record)));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(slot, false);
  const Xapian::MSet all = enquire.get_mset(0, part.database.get_doccount());
  Column column;
  column.reserve(all.size());
  for (auto at = all.begin(); at != all.end(); ++at) column.emplace_back(*at, at.get_sort_key());
  std::sort(column.begin(), column.end());
  return column;
}

}  // namespace searcher::search
