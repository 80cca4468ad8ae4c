// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/places.h"

#include <algorithm>
#include <map>

namespace indexer::passages {
namespace {

LineKind kind_of(const schema::Paragraph& paragraph) {
  if (paragraph.continues) return LineKind::other;
  switch (paragraph.kind) {
    case schema::ParagraphKind::footnote:
      return LineKind::other;
    case schema::ParagraphKind::heading:
      return LineKind::heading;
    case schema::ParagraphKind::text:
      return LineKind::text;
    case schema::ParagraphKind::list_item:
    case schema::ParagraphKind::table_row:
      return LineKind::item;
  }
  return LineKind::other;
}

using Begins = std::map<std::string, std::optional<std::uint32_t>>;  // of each path; see Subdivision

// {"a", "9", "B"} -> "a", "a/9", "a/9/B"; those from the first marker's depth on begin at byte `begin`.
void add_paths(const Place& place, std::uint32_t begin, Begins& found) {
  std::string path;
  for (std::size_t i = 0; i < place.path.size(); ++i) {
    path += (i == 0 ? "" : "/") + place.path[i];
    const bool begins = place.depth > 0 && i + 1 >= place.depth;
    found.try_emplace(path, begins ? std::optional(begin) : std::nullopt);
  }
}

}  // namespace

std::vector<std::vector<Subdivision>> places_of(const std::vector<schema::PassageRecord>& passages,
                                                const std::vector<std::string_view>& numbers, Order order) {
  std::vector<Line> lines;
  for (const schema::PassageRecord& passage : passages)
    for (const schema::Paragraph& paragraph : passage.paragraphs)
      lines.push_back({std::string_view(passage.text).substr(paragraph.begin, paragraph.end - paragraph.begin),
                       kind_of(paragraph)});
  const std::vector<Place> places = places_of(lines, order);
  std::vector<std::vector<Subdivision>> found;
  bool inside = true;
  auto place = places.begin();
  for (const schema::PassageRecord& passage : passages) {
    Begins begins;
    for (const schema::Paragraph& paragraph : passage.paragraphs) {
      if (!place->number.empty()) inside = std::find(numbers.begin(), numbers.end(), place->number) != numbers.end();
      if (inside && paragraph.kind != schema::ParagraphKind::footnote) add_paths(*place, paragraph.begin, begins);
      ++place;
    }
    found.emplace_back();
    for (const auto& [path, begin] : begins) found.back().push_back({path, begin});
  }
  return found;
}

}  // namespace indexer::passages
