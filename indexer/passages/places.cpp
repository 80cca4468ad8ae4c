// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/places.h"

#include <algorithm>
#include <set>

#include "indexer/passages/subdivisions.h"

namespace indexer::passages {
namespace {

// A paragraph of the document, with what it takes to follow the subdivisions through it.
struct Line {
  std::size_t passage = 0;
  bool heading = false;
  std::string section;  // number of the section that begins here: "212", "1003.18"; empty = none
  std::vector<std::string> markers;
};

// "SEC. 212.", "§ 1229b. Cancellation" -> "212", "1229b".
std::string number_of(std::string_view title) {
  std::size_t at = 0;
  for (const std::string_view sign : {"SEC.", "Sec.", "§"})
    if (title.starts_with(sign)) at = sign.size();
  if (at == 0) return {};
  while (at < title.size() && (title[at] == ' ' || static_cast<unsigned char>(title[at]) >= 0x80)) ++at;
  std::size_t end = at;
  const auto belongs = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
  };
  while (end < title.size() && belongs(title[end])) ++end;
  while (end > at && title[end - 1] == '.') --end;
  return std::string(title.substr(at, end - at));
}

std::vector<Line> lines_of(const std::vector<schema::PassageRecord>& passages) {
  std::vector<Line> lines;
  std::string_view before;
  for (std::size_t i = 0; i < passages.size(); ++i)
    for (const schema::Paragraph& paragraph : passages[i].paragraphs) {
      if (paragraph.kind == schema::ParagraphKind::footnote) continue;
      const auto text = std::string_view(passages[i].text).substr(paragraph.begin, paragraph.end - paragraph.begin);
      Line line{i, paragraph.kind == schema::ParagraphKind::heading, {}, {}};
      if (!paragraph.continues) {
        line.section = number_of(line.heading ? std::string(text) : section_title(text));
        if (!line.heading && (!line.section.empty() || !breaks_off(before))) line.markers = leading_markers(text);
      }
      before = paragraph.kind == schema::ParagraphKind::text ? text : std::string_view();
      lines.push_back(std::move(line));
    }
  return lines;
}

// Whether an "(i)" at a line is the number one rather than the letter after "(h)": what follows first tells.
bool is_roman(const std::vector<Line>& lines, std::size_t at) {
  constexpr std::size_t most_lines = 300;
  constexpr std::string_view both[][3] = {{"i", "ii", "j"}, {"v", "vi", "w"}, {"x", "xi", "y"},
                                          {"I", "II", "J"}, {"V", "VI", "W"}, {"X", "XI", "Y"}};
  for (const auto& [one, number, letter] : both) {
    if (lines[at].markers.front() != one) continue;
    for (std::size_t next = at + 1; next < std::min(lines.size(), at + most_lines) && !lines[next].heading; ++next) {
      if (lines[next].markers.empty()) continue;
      if (lines[next].markers.front() == number) return true;
      if (lines[next].markers.front() == letter) return false;
    }
  }
  return false;
}

// "(a)", "(9)", "(B)" -> "a", "a/9", "a/9/B".
void add_paths(const std::vector<std::string>& headings, std::set<std::string>& paths) {
  std::string path;
  for (const std::string& heading : headings) {
    path += (path.empty() ? "" : "/") + heading.substr(1, heading.size() - 2);
    paths.insert(path);
  }
}

}  // namespace

std::vector<std::vector<std::string>> places_of(const std::vector<schema::PassageRecord>& passages,
                                                const std::vector<std::string_view>& numbers, bool regulation) {
  std::vector<std::set<std::string>> paths(passages.size());
  const std::vector<Line> lines = lines_of(passages);
  SubdivisionPath place(regulation);
  bool inside = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (!line.section.empty()) inside = std::find(numbers.begin(), numbers.end(), line.section) != numbers.end();
    if (line.heading || !line.section.empty()) place.clear();
    if (!line.markers.empty()) place.take(line.markers, is_roman(lines, i));
    if (inside) add_paths(place.headings(), paths[line.passage]);
  }
  std::vector<std::vector<std::string>> places;
  for (const auto& each : paths) places.emplace_back(each.begin(), each.end());
  return places;
}

}  // namespace indexer::passages
