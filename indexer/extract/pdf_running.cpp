// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_running.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

namespace indexer::extract::pdf {
namespace {

constexpr std::size_t edge_lines = 4;  // at the head and at the foot of a page that can be running

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Lower case, each run of digits one '#'.
std::string shape_of(const std::string& text) {
  std::string shape;
  for (const char c : text) {
    if (is_digit(c)) {
      if (!shape.ends_with('#')) shape.push_back('#');
    } else if (c != ' ') {
      shape.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
  }
  return shape;
}

bool is_printers_mark(const std::string& text) {
  return (text.starts_with("VerDate") && text.find("Jkt") != std::string::npos) ||
         (text.find("Frm ") != std::string::npos && text.find("Fmt ") != std::string::npos) ||
         (text.find(" on DSK") != std::string::npos && text.find(" with ") != std::string::npos);
}

// "7", "- 7 -", "Page 2 of 4", "Página 2", "xii": nothing but a page number.
bool is_folio(const std::string& text) {
  const std::string shape = shape_of(text);
  static constexpr std::string_view shapes[] = {"#",       "-#-",        "–#–",   "page#", "page#of#", "#of#",
                                                "página#", "página#de#", "pág.#", "[#]",   "(#)"};
  if (std::find(std::begin(shapes), std::end(shapes), shape) != std::end(shapes)) return true;
  return !shape.empty() && shape.size() <= 5 && shape.find_first_not_of("ivxl") == std::string::npos;
}

// The lines of a page by height, first those at the head, then those at the foot.
std::vector<std::size_t> edges_of(const Page& page) {
  std::vector<std::size_t> order(page.lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return page.lines[a].top < page.lines[b].top; });
  if (order.size() <= 2 * edge_lines) return order;
  std::vector<std::size_t> edges(order.begin(), order.begin() + edge_lines);
  edges.insert(edges.end(), order.end() - edge_lines, order.end());
  return edges;
}

using Key = std::pair<std::string, long>;  // shape, and height in steps of four points

struct Repeats {
  std::map<Key, std::set<std::uint32_t>> pages;
  std::map<long, std::set<std::uint32_t>> heights;  // of lines that repeat: their height in steps of two points
};

long step(double height, double size) { return std::lround(height / size); }

bool repeats(const Repeats& found, const Line& line, std::size_t least) {
  const std::string shape = shape_of(line.text);
  for (long around = -1; around <= 1; ++around)
    if (const auto at = found.pages.find({shape, step(line.top, 4) + around});
        at != found.pages.end() && at->second.size() >= least)
      return true;
  return false;
}

Repeats count_repeats(const std::vector<Page>& pages) {
  Repeats found;
  for (const Page& page : pages)
    for (const std::size_t i : edges_of(page))
      found.pages[{shape_of(page.lines[i].text), step(page.lines[i].top, 4)}].insert(page.lines[i].page);
  return found;
}

// Heads that change from page to page ("§ 214.2") stand at the height at which many others repeat.
void count_heights(const std::vector<Page>& pages, std::size_t least, Repeats& found) {
  for (const Page& page : pages)
    for (const std::size_t i : edges_of(page))
      if (repeats(found, page.lines[i], least)) found.heights[step(page.lines[i].top, 2)].insert(page.lines[i].page);
}

bool at_running_height(const Repeats& found, const Page& page, const Line& line, std::size_t page_count) {
  if (page_count < 5) return false;
  const bool at_edge = line.top < 0.12 * page.height || line.bottom > 0.9 * page.height;
  if (!at_edge || line.text.size() > 90) return false;
  const auto at = found.heights.find(step(line.top, 2));
  return at != found.heights.end() && at->second.size() * 5 >= page_count * 2;
}

// The last number of a running line, or 0.
long number_in(const std::string& text, bool first) {
  std::vector<long> numbers;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const bool alone = (i == 0 || text[i - 1] == ' ' || text[i - 1] == '-') &&
                       (end == text.size() || text[end] == ' ' || text[end] == '-');
    if (alone && end - i <= 6) numbers.push_back(std::stol(text.substr(i, end - i)));
    i = end;
  }
  if (numbers.empty()) return 0;
  return first ? numbers.front() : numbers.back();
}

// Numbers that rise by one with each page: the difference to the page's own number that most pages agree on.
std::vector<std::string> labels_of(const Running& running) {
  std::map<long, std::set<std::size_t>> agreeing;
  std::size_t with_running = 0;
  for (std::size_t page = 0; page < running.of_page.size(); ++page) {
    if (!running.of_page[page].empty()) ++with_running;
    for (const std::string& text : running.of_page[page])
      for (const bool first : {true, false})
        if (const long number = number_in(text, first); number > 0)
          agreeing[number - static_cast<long>(page)].insert(page);
  }
  const auto best = std::max_element(agreeing.begin(), agreeing.end(),
                                     [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  if (best == agreeing.end() || best->second.size() * 5 < with_running * 3) return {};
  std::vector<std::string> labels(running.of_page.size());
  for (const std::size_t page : best->second) labels[page] = std::to_string(best->first + static_cast<long>(page));
  return labels;
}

}  // namespace

Running take_out_running(std::vector<Page>& pages) {
  const std::size_t least = pages.size() <= 3 ? 2 : 3;
  Repeats found = count_repeats(pages);
  count_heights(pages, least, found);
  Running running;
  running.of_page.resize(pages.size());
  for (std::size_t number = 0; number < pages.size(); ++number) {
    Page& page = pages[number];
    const std::vector<std::size_t> edges = edges_of(page);
    std::set<std::size_t> out;
    for (std::size_t place = 0; place < edges.size(); ++place) {
      const Line& line = page.lines[edges[place]];
      const bool outermost = place == 0 || place + 1 == edges.size();
      if (repeats(found, line, least) || at_running_height(found, page, line, pages.size()) ||
          (outermost && pages.size() > 1 && is_folio(line.text)))
        out.insert(edges[place]);
    }
    for (std::size_t i = 0; i < page.lines.size(); ++i)
      if (is_printers_mark(page.lines[i].text)) out.insert(i);
    std::vector<Line> kept;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      if (out.contains(i))
        running.of_page[number].push_back(page.lines[i].text);
      else
        kept.push_back(std::move(page.lines[i]));
    }
    page.lines = std::move(kept);
    running.of_page[number].insert(running.of_page[number].end(), page.rotated.begin(), page.rotated.end());
  }
  running.labels = labels_of(running);
  return running;
}

}  // namespace indexer::extract::pdf
