// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/provisions.h"

#include <optional>
#include <string>
#include <string_view>

#include "indexer/schema/fields.h"

namespace searcher::search {
namespace {

// The marker of the subdivision "ina:212/a/9/B", "(B)", in the paragraph that begins it at byte `begin`; other markers
// or the number of the section may stand before it.
std::optional<Mark> marker_of(const std::string& key, std::uint32_t begin, std::string_view text, std::uint32_t word) {
  constexpr std::size_t longest_start = 120;
  const std::size_t slash = key.rfind('/');
  if (slash == std::string::npos || begin >= text.size()) return std::nullopt;
  const std::string marker = "(" + key.substr(slash + 1) + ")";
  const std::size_t at = text.substr(begin, longest_start).find(marker);
  if (at == std::string_view::npos) return std::nullopt;
  const auto first = static_cast<std::uint32_t>(begin + at);
  return Mark{{first, first + static_cast<std::uint32_t>(marker.size())}, word, 0};
}

}  // namespace

void mark_provisions(const Xapian::Database& database, const std::vector<RankingWord>& words, MarkedPassage& passage) {
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const std::string& key = words[i].citation;
    if (key.empty()) continue;
    const std::string term = schema::term(schema::FieldId::self, key);
    Xapian::TermIterator at = database.termlist_begin(passage.docid);
    at.skip_to(term);
    if (at == database.termlist_end(passage.docid) || *at != term) continue;
    passage.itself.push_back(i);
    const Xapian::PositionIterator place = at.positionlist_begin();
    if (place == at.positionlist_end()) continue;
    const std::uint32_t begin = schema::begin_of_self(*place);
    if (const std::optional<Mark> mark = marker_of(key, begin, passage.record.text, i)) passage.marks.push_back(*mark);
  }
  passage.marks = separate(std::move(passage.marks));
}

}  // namespace searcher::search
