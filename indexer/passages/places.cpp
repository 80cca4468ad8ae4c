// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/places.h"

#include <algorithm>
#include <set>

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

// {"a", "9", "B"} -> "a", "a/9", "a/9/B".
void add_paths(const std::vector<std::string>& markers, std::set<std::string>& paths) {
  std::string path;
  for (const std::string& marker : markers) {
    path += (path.empty() ? "" : "/") + marker;
    paths.insert(path);
  }
}

}  // namespace

std::vector<std::vector<std::string>> places_of(const std::vector<schema::PassageRecord>& passages,
                                                const std::vector<std::string_view>& numbers, Order order) {
  std::vector<Line> lines;
  for (const schema::PassageRecord& passage : passages)
    for (const schema::Paragraph& paragraph : passage.paragraphs)
      lines.push_back({std::string_view(passage.text).substr(paragraph.begin, paragraph.end - paragraph.begin),
                       kind_of(paragraph)});
  const std::vector<Place> places = places_of(lines, order);
  std::vector<std::vector<std::string>> found;
  bool inside = true;
  auto place = places.begin();
  for (const schema::PassageRecord& passage : passages) {
    std::set<std::string> paths;
    for (std::size_t i = 0; i < passage.paragraphs.size(); ++i, ++place) {
      if (!place->number.empty()) inside = std::find(numbers.begin(), numbers.end(), place->number) != numbers.end();
      if (inside && passage.paragraphs[i].kind != schema::ParagraphKind::footnote) add_paths(place->path, paths);
    }
    found.emplace_back(paths.begin(), paths.end());
  }
  return found;
}

}  // namespace indexer::passages
