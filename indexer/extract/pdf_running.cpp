// SPDX-License-Identifier: GPL-3.0-or-later
// Running heads by place and text.
#include "indexer/extract/pdf_running.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace indexer::extract::pdf {
namespace {

constexpr std::size_t most_bands = 4;      // of lines, at the head and at the foot of a page
constexpr double edge_share = 0.3;         // of the page's height
constexpr std::size_t longest_head = 120;  // bytes
constexpr std::uint32_t near_pages = 6;    // before and after
constexpr double step_height = 4;          // points within which lines stand at the same height

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string squeezed(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (c != ' ') result.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  return result;
}

bool is_printers_mark(std::string_view text) {
  const auto has = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
  return (has("VerDate") && (has("Jkt") || has("<14>") || has("<11>"))) || (has("Frm ") && has("Fmt ")) ||
         has(".EPS</GPH>") || (has(" on DSK") && has(" with "));
}

// Of the Federal Register, above the title proper.
bool is_masthead(const Line& line) {
  return line.size > 12 && (line.text == "Federal Register" || line.text == "Presidential Documents" ||
                            line.text == "Federal Register Presidential Documents");
}

bool is_register_head(const std::string& squeezed_text) {
  const std::size_t at = squeezed_text.find("federalregister/vol.");
  return at != std::string::npos && at < 8;
}

// "7", "- 7 -", "Page 2 of 4", "Página 2", "xii": nothing but a page number.
bool is_folio(const std::string& squeezed_text) {
  std::string shape;
  for (const char c : squeezed_text)
    if (!is_digit(c))
      shape.push_back(c);
    else if (!shape.ends_with('#'))
      shape.push_back('#');
  static constexpr std::array<std::string_view, 12> shapes{"#",    "-#-",     "–#–",        "—#—", "page#", "page#of#",
                                                           "#of#", "página#", "página#de#", "[#]", "(#)",   "p.#"};
  if (std::find(shapes.begin(), shapes.end(), shape) != shapes.end()) return true;
  return !shape.empty() && shape.size() <= 6 && shape.find_first_not_of("ivxl") == std::string::npos;
}

// Lines at about one height, from the edge inwards.
using Band = std::vector<std::size_t>;

std::vector<Band> bands_of(const Page& page, bool foot) {
  std::vector<std::size_t> order;
  const double reach = edge_share * page.height;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const Line& line = page.lines[i];
    if (foot ? line.bottom > page.height - reach : line.top < reach) order.push_back(i);
  }
  const auto inwards = [&](std::size_t i) { return foot ? -page.lines[i].bottom : page.lines[i].top; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return inwards(a) < inwards(b); });
  std::vector<Band> bands;
  double height = 0;
  for (const std::size_t i : order) {
    if (bands.empty() || inwards(i) - height > 3) {
      if (bands.size() == most_bands) break;
      bands.emplace_back();
      height = inwards(i);
    }
    bands.back().push_back(i);
  }
  return bands;
}

// The number a text begins or ends with, and the text without it.
struct Numbered {
  std::string rest;
  long number = 0;
};

std::optional<Numbered> without_number(const std::string& text, bool first) {
  std::size_t begin = first ? 0 : text.size();
  std::size_t end = begin;
  if (const std::size_t page = text.find("page"); first && page != std::string::npos) begin = end = page + 4;
  if (first)
    while (end < text.size() && is_digit(text[end])) ++end;
  else
    while (begin > 0 && is_digit(text[begin - 1])) --begin;
  if (begin == end || end - begin > 7) return std::nullopt;
  return Numbered{text.substr(0, begin) + '#' + text.substr(end), std::stol(text.substr(begin, end - begin))};
}

void add_signatures(const std::string& text, std::ptrdiff_t least_letters, std::uint32_t page,
                    std::vector<std::string>& signatures) {
  const auto letters = std::count_if(text.begin(), text.end(), [](char c) { return !is_digit(c); });
  if (letters >= least_letters) signatures.push_back(text);
  for (const bool first : {true, false})
    if (const auto numbered = without_number(text, first))
      signatures.push_back(numbered->rest + '\n' + std::to_string(numbered->number - static_cast<long>(page)));
}

// What a line may have in common with lines at the same height of other pages: its text or that of a cell; also its
// text but for a number that keeps its distance to the page's own.
std::vector<std::string> signatures_of(const Line& line) {
  const std::string text = squeezed(line.text);
  if (text.empty() || line.raised_mark || text.size() > longest_head) return {};
  std::vector<std::string> signatures;
  add_signatures(text, 3, line.page, signatures);
  for (std::size_t i = 0; line.cells.size() > 1 && i < line.cells.size(); ++i) {
    const std::size_t begin = line.cells[i].begin;
    const std::size_t end = i + 1 < line.cells.size() ? line.cells[i + 1].begin : line.text.size();
    add_signatures(squeezed(std::string_view(line.text).substr(begin, end - begin)), 6, line.page, signatures);
  }
  return signatures;
}

class Heights {
 public:
  void add(long height, std::uint32_t page) {
    std::vector<std::uint32_t>& pages = pages_[height];
    if (pages.empty() || pages.back() != page) pages.push_back(page);
  }

  // Pages within `reach` of `page` that have something at the height, or a step above or below.
  std::size_t count(long height, std::uint32_t page, std::uint32_t reach) const {
    std::vector<std::uint32_t> found;
    for (long around = height - 1; around <= height + 1; ++around) {
      const auto at = pages_.find(around);
      if (at == pages_.end()) continue;
      const std::vector<std::uint32_t>& pages = at->second;
      const std::uint32_t from = page > reach ? page - reach : 0;
      for (auto it = std::lower_bound(pages.begin(), pages.end(), from); it != pages.end() && *it <= page + reach; ++it)
        found.push_back(*it);
    }
    std::sort(found.begin(), found.end());
    return static_cast<std::size_t>(std::unique(found.begin(), found.end()) - found.begin());
  }

 private:
  std::map<long, std::vector<std::uint32_t>> pages_;
};

class Finder {
 public:
  explicit Finder(const std::vector<Page>& pages) : pages_(pages), least_(pages.size() <= 3 ? 2 : 3) {
    for (const Page& page : pages_) edges_.push_back({bands_of(page, false), bands_of(page, true)});
    for_each_edge_line([&](const Page& page, const Line& line, bool foot) {
      for (const std::string& signature : signatures_of(line))
        texts_[signature].add(height(page, line, foot), line.page);
    });
    for_each_edge_line([&](const Page& page, const Line& line, bool foot) {
      if (repeats(page, line, foot)) heads_[print_of(line)].add(height(page, line, foot), line.page);
    });
  }

  // The lines to take out of page `number` (from 0), in no order.
  std::vector<std::size_t> running_of(std::size_t number) const {
    std::vector<std::size_t> out;
    const Page& page = pages_[number];
    for (const bool foot : {false, true}) {
      const std::vector<Band>& bands = edges_[number][foot ? 1 : 0];
      for (std::size_t i = 0; i < bands.size(); ++i) {
        const double next = i + 1 < bands.size() ? gap(page, bands[i], bands[i + 1]) : 1e9;
        const std::size_t taken = out.size();
        take_band(page, bands[i], foot, next, out);
        if (out.size() - taken < bands[i].size()) break;
      }
    }
    for (std::size_t i = 0; i < page.lines.size(); ++i)
      if (is_printers_mark(page.lines[i].text) || (number == 0 && is_masthead(page.lines[i]))) out.push_back(i);
    return out;
  }

 private:
  template <typename Use>
  void for_each_edge_line(Use use) const {
    for (std::size_t number = 0; number < pages_.size(); ++number)
      for (const bool foot : {false, true})
        for (const Band& band : edges_[number][foot ? 1 : 0])
          for (const std::size_t i : band) use(pages_[number], pages_[number].lines[i], foot);
  }

  // Heads are counted from the top, feet from the bottom; far apart, so that they never meet.
  static long height(const Page& page, const Line& line, bool foot) {
    return foot ? -1000 - std::lround((page.height - line.bottom) / step_height) : std::lround(line.top / step_height);
  }

  static double gap(const Page& page, const Band& outer, const Band& inner) {
    const Line& a = page.lines[outer.front()];
    const Line& b = page.lines[inner.front()];
    return a.top < b.top ? b.top - a.bottom : a.top - b.bottom;
  }

  // Size and weight, by which heads are told from text at the same height.
  static std::pair<long, bool> print_of(const Line& line) { return {std::lround(line.size * 2), line.bold}; }

  bool repeats(const Page& page, const Line& line, bool foot) const {
    const auto found = signatures_of(line);
    return std::any_of(found.begin(), found.end(), [&](const std::string& signature) {
      return texts_.at(signature).count(height(page, line, foot), line.page, near_pages) >= least_;
    });
  }

  bool at_running_height(const Page& page, const Line& line, bool foot) const {
    if (pages_.size() < 5 || line.raised_mark || line.text.size() > longest_head) return false;
    const auto heads = heads_.find(print_of(line));
    if (heads == heads_.end()) return false;
    const std::size_t near = heads->second.count(height(page, line, foot), line.page, near_pages);
    const std::size_t all = std::min<std::size_t>(pages_.size(), 2 * near_pages + 1);
    return near >= 3 && near * 4 >= all;
  }

  // Takes the band's lines that are running by themselves; all of them, if one is and the band is set off from the
  // text: what a head says of its own page stands beside what all heads say.
  void take_band(const Page& page, const Band& band, bool foot, double gap_behind,
                 std::vector<std::size_t>& out) const {
    const bool set_off = gap_behind > 0.6 * page.lines[band.front()].size;
    const bool whole = set_off && std::any_of(band.begin(), band.end(),
                                              [&](std::size_t i) { return repeats(page, page.lines[i], foot); });
    for (const std::size_t i : band) {
      const Line& line = page.lines[i];
      const std::string text = squeezed(line.text);
      const bool alone = band.size() == 1 && pages_.size() > 1 && is_folio(text) && set_off;
      const bool beside = whole && !line.raised_mark && line.text.size() <= longest_head;
      if (alone || beside || is_register_head(text) || is_printers_mark(line.text) || repeats(page, line, foot) ||
          at_running_height(page, line, foot))
        out.push_back(i);
    }
  }

  const std::vector<Page>& pages_;
  std::size_t least_;
  std::vector<std::array<std::vector<Band>, 2>> edges_;  // heads, feet
  std::unordered_map<std::string, Heights> texts_;
  std::map<std::pair<long, bool>, Heights> heads_;
};

// Sideways text is running when it repeats, like the stamps of printers, or else a line at the end of its page.
void place_sideways(std::vector<Page>& pages, std::vector<std::vector<std::string>>& running) {
  std::map<std::string, std::size_t> counts;
  for (const Page& page : pages)
    for (const std::string& text : page.sideways) ++counts[squeezed(text)];
  for (std::size_t number = 0; number < pages.size(); ++number) {
    Page& page = pages[number];
    for (std::string& text : page.sideways) {
      if (counts[squeezed(text)] >= 3 || is_printers_mark(text)) {
        running[number].push_back(std::move(text));
        continue;
      }
      Line line;
      line.text = std::move(text);
      line.page = static_cast<std::uint32_t>(number + 1);
      line.column = page.lines.empty() ? 0 : page.lines.back().column + 1;
      page.lines.push_back(std::move(line));
    }
    if (!page.line_numbers.empty()) running[number].push_back(std::move(page.line_numbers));
  }
}

}  // namespace

std::vector<std::vector<std::string>> take_out_running(std::vector<Page>& pages) {
  std::vector<std::vector<std::size_t>> out;
  {
    const Finder finder(pages);
    for (std::size_t number = 0; number < pages.size(); ++number) out.push_back(finder.running_of(number));
  }
  std::vector<std::vector<std::string>> running(pages.size());
  for (std::size_t number = 0; number < pages.size(); ++number) {
    Page& page = pages[number];
    std::sort(out[number].begin(), out[number].end());
    std::vector<Line> kept;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      if (std::binary_search(out[number].begin(), out[number].end(), i))
        running[number].push_back(std::move(page.lines[i].text));
      else
        kept.push_back(std::move(page.lines[i]));
    }
    page.lines = std::move(kept);
  }
  place_sideways(pages, running);
  return running;
}

}  // namespace indexer::extract::pdf
