// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the library: what is in it, what is not and why.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>

#include "searcher/render/html.h"
#include "searcher/render/html_parts.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

// The day an ISO date (and time) begins with; false when it does not begin with one.
bool read_day(std::string_view iso, std::chrono::sys_days& day) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return false;
  int parts[3] = {};
  const std::size_t at[3][2] = {{0, 4}, {5, 2}, {8, 2}};
  for (int i = 0; i < 3; ++i) {
    const std::string_view text = iso.substr(at[i][0], at[i][1]);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parts[i]);
    if (error != std::errc{} || end != text.data() + text.size()) return false;
  }
  const std::chrono::year_month_day date{std::chrono::year{parts[0]},
                                         std::chrono::month(static_cast<unsigned>(parts[1])),
                                         std::chrono::day(static_cast<unsigned>(parts[2]))};
  if (!date.ok()) return false;
  day = date;
  return true;
}

std::string age_words(std::string_view built, std::string_view today) {
  std::chrono::sys_days then;
  std::chrono::sys_days now;
  if (!read_day(built, then) || !read_day(today, now) || now < then) return {};
  const auto days = static_cast<std::uint64_t>((now - then).count());
  if (days == 0) return ", today";
  return days == 1 ? ", yesterday" : ", " + grouped(days) + " days ago";
}

std::string state_section(const search::LibraryState& state, std::string_view today) {
  std::string html = "<dl class=\"numbers\">\n";
  const auto number = [&](std::uint64_t count, const char* name) {
    html += "<div><dt>" + std::string(name) + "</dt><dd>" + grouped(count) + "</dd></div>\n";
  };
  number(state.documents, "searchable documents");
  number(state.passages, "passages");
  number(state.with_warning, "with a warning");
  number(state.duplicates, "duplicates");
  number(state.refused, "not searchable");
  html += "</dl>\n<p>The index was last brought up to date ";
  const std::string built = printable(state.built);
  const bool timed = built.size() >= 16 && built[10] == 'T';
  html += built.empty() ? "on an unknown day"
                        : escaped(timed ? built.substr(0, 10) + " at " + built.substr(11, 5) + " UTC" : built);
  return html + age_words(built, today) + ".</p>\n";
}

std::string facet_section(const search::Facet& facet) {
  std::string html = "<section><h2>" + escaped(facet_name(facet.field)) + "</h2><ul>\n";
  for (std::size_t i = 0; i < facet.values.size(); ++i) {
    const search::FacetValue& value = facet.values[facet.field == "year" ? facet.values.size() - 1 - i : i];
    html += "<li>" + query_link(narrowed("", facet.field, value.value), value.name) + " <small>" +
            grouped(value.documents) + "</small></li>\n";
  }
  return html + "</ul></section>\n";
}

std::string problem_item(const search::LibraryProblem& problem) {
  std::string why = problem.reason;
  if (!problem.detail.empty()) why += (why.empty() ? "" : ": ") + problem.detail;
  std::string html = "<li><p class=\"name\">" + escaped(problem.path) + "</p>\n<div><p><strong>" +
                     escaped(problem.outcome) + "</strong>" + (why.empty() ? "" : " – " + escaped(why)) + "</p>";
  if (!problem.remedy.empty()) html += "\n<p class=\"remedy\">" + escaped(problem.remedy) + "</p>";
  return html + "</div></li>\n";
}

// How many files share an outcome and a reason.
std::string reasons_list(const std::vector<search::LibraryProblem>& problems) {
  std::map<std::string, std::uint64_t> counts;
  for (const search::LibraryProblem& problem : problems)
    ++counts[problem.outcome + (problem.reason.empty() ? "" : ": " + problem.reason)];
  std::string html = "<ul class=\"reasons\">\n";
  for (const auto& [reason, files] : counts)
    html += "<li>" + escaped(reason) + " <small>" + grouped(files) + "</small></li>\n";
  return html + "</ul>\n";
}

std::string problems_section(const std::vector<search::LibraryProblem>& problems, std::size_t first) {
  std::string html = "<section id=\"problems\"><h2>Files that need a look</h2>\n";
  if (problems.empty()) return html + "<p>None: every file is searchable as it is.</p>\n</section>\n";
  const std::size_t begin = std::min(first, problems.size());
  const std::size_t end = std::min(begin + problems_a_page, problems.size());
  html += reasons_list(problems) + "<ul class=\"problems\">\n";
  for (std::size_t i = begin; i < end; ++i) html += problem_item(problems[i]);
  html += "</ul>\n";
  if (begin == 0 && end == problems.size()) return html + "</section>\n";
  const auto link = [&](std::size_t offset, const char* text) {
    return "<a href=\"/library?offset=" + std::to_string(offset) + "#problems\">" + text + "</a> ";
  };
  html += "<nav class=\"paging\" aria-label=\"Pages\">";
  if (begin > 0) html += link(begin > problems_a_page ? begin - problems_a_page : 0, "‹ Previous");
  if (begin < end)
    html += "<span>" + grouped(begin + 1) + "–" + grouped(end) + " of " + grouped(problems.size()) + " files</span> ";
  if (end < problems.size()) html += link(end, "Next ›");
  return html + "</nav>\n</section>\n";
}

}  // namespace

std::string html(const search::LibraryView& library, std::size_t first_problem, std::string_view today) {
  std::string body = "<h1>The library</h1>\n" + state_section(library.state, today) + "<div class=\"facets\">\n";
  for (const search::Facet& facet : library.facets)
    if (!facet.values.empty()) body += facet_section(facet);
  body += "</div>\n" + problems_section(library.problems, first_problem);
  return page("Library – Immigration Policy Search", body);
}

}  // namespace searcher::render
