// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the library: what is in it, what is not and why.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <utility>

#include "searcher/render/html.h"
#include "searcher/render/html_folders.h"
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

std::string age_words(const Frame& frame, std::string_view built) {
  std::chrono::sys_days then;
  std::chrono::sys_days now;
  if (!read_day(built, then) || !read_day(frame.today, now) || now < then) return {};
  const auto days = static_cast<std::uint64_t>((now - then).count());
  if (days == 0) return frame.say(", today");
  return days == 1 ? frame.say(", yesterday") : frame.say(", {} days ago", {grouped(days)});
}

std::string built_line(const Frame& frame, const search::LibraryState& state) {
  const std::string when =
      state.built.empty() ? frame.say("an unknown day") : moment_words(printable(state.built), frame.tongue);
  return "<p>" +
         escaped(frame.say("The index was last brought up to date: {}{}.",
                           {when, age_words(frame, printable(state.built))})) +
         "</p>\n";
}

std::string state_section(const Frame& frame, const search::LibraryState& state) {
  std::string html = "<dl class=\"numbers\">\n";
  const auto number = [&](std::uint64_t count, Message name) {
    html += "<div><dt>" + escaped(frame.say(name)) + "</dt><dd>" + grouped(count) + "</dd></div>\n";
  };
  number(state.documents, "searchable documents");
  number(state.passages, "passages");
  number(state.with_warning, "with a warning");
  number(state.duplicates, "duplicates");
  number(state.refused, "not searchable");
  return html + "</dl>\n" + built_line(frame, state);
}

std::string facet_section(const Frame& frame, const search::Facet& facet) {
  std::string html = "<section><h3>" + escaped(facet_name(frame, facet.field)) + "</h3><ul>\n";
  for (std::size_t i = 0; i < facet.values.size(); ++i) {
    const search::FacetValue& value = facet.values[facet.field == "year" ? facet.values.size() - 1 - i : i];
    html += "<li>" + query_link(frame, narrowed("", facet.field, value.value), value_name(frame, facet.field, value)) +
            " <small>" + grouped(value.documents) + "</small></li>\n";
  }
  return html + "</ul></section>\n";
}

std::string problem_item(const Frame& frame, const search::LibraryProblem& problem) {
  std::string why = problem.reason.empty() ? std::string() : told(frame, problem.reason);
  if (!problem.detail.empty()) why += (why.empty() ? "" : ": ") + told_list(frame, problem.detail);
  std::string html = "<li><p class=\"name\">" + escaped(problem.path) + "</p>\n<div><p><strong>" +
                     told(frame, problem.outcome) + "</strong>" + (why.empty() ? "" : " – " + why) + "</p>";
  if (!problem.remedy.empty()) html += "\n<p class=\"remedy\">" + told(frame, problem.remedy) + "</p>";
  return html + "</div></li>\n";
}

// How many files share an outcome and a reason, in the order of the list.
std::string reasons_list(const Frame& frame, const std::vector<const search::LibraryProblem*>& problems) {
  std::vector<std::pair<std::string, std::string>> kinds;
  std::map<std::pair<std::string, std::string>, std::uint64_t> counts;
  for (const search::LibraryProblem* problem : problems)
    if (++counts[{problem->outcome, problem->reason}] == 1) kinds.emplace_back(problem->outcome, problem->reason);
  std::string html = "<ul class=\"reasons\">\n";
  for (const auto& kind : kinds)
    html += "<li>" + told(frame, kind.first) + (kind.second.empty() ? "" : ": " + told(frame, kind.second)) +
            " <small>" + grouped(counts[kind]) + "</small></li>\n";
  return html + "</ul>\n";
}

// Paths are compared as people type them: in any case.
std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return result;
}

std::vector<const search::LibraryProblem*> named(const std::vector<search::LibraryProblem>& problems,
                                                 std::string_view part) {
  std::vector<const search::LibraryProblem*> found;
  for (const search::LibraryProblem& problem : problems)
    if (lower(problem.path).find(lower(part)) != std::string::npos) found.push_back(&problem);
  return found;
}

std::string name_form(const Frame& frame, std::string_view part) {
  std::string html = "<form class=\"within\" action=\"/library#problems\" method=\"get\">\n<label for=\"file\">" +
                     escaped(frame.say("Part of the name of a file")) +
                     "</label><div><input type=\"search\" id=\"file\" name=\"file\" autocomplete=\"off\" value=\"" +
                     escaped(part) + "\"><button type=\"submit\">" + escaped(frame.say("Find")) + "</button></div>\n";
  if (frame.chosen) html += "<input type=\"hidden\" name=\"ui\" value=\"" + std::string(code(frame.tongue)) + "\">\n";
  return html + "</form>\n";
}

std::string problems_section(const Frame& frame, const std::vector<search::LibraryProblem>& problems,
                             const ProblemsShown& shown) {
  std::string html = "<section id=\"problems\"><h2>" + escaped(frame.say("Files that need a look")) + "</h2>\n";
  if (problems.empty())
    return html + "<p>" + escaped(frame.say("None: every file is searchable as it is.")) + "</p>\n</section>\n";
  const auto found = named(problems, shown.file);
  html += name_form(frame, shown.file);
  if (found.empty())
    return html + "<p role=\"status\">" + escaped(frame.say("None of that name needs a look.")) + " " +
           query_link(frame, shown.file, frame.say("Search for it")) + "</p>\n</section>\n";
  const std::size_t begin = std::min(shown.first, found.size());
  const std::size_t end = std::min(begin + problems_a_page, found.size());
  html += reasons_list(frame, found) + "<ul class=\"problems\">\n";
  for (std::size_t i = begin; i < end; ++i) html += problem_item(frame, *found[i]);
  const Paging paging{begin, end - begin, found.size(), problems_a_page,
                      frame.say("{} files", {grouped(found.size())})};
  const std::string file = shown.file.empty() ? "" : "&file=" + encoded(shown.file);
  return html + "</ul>\n" +
         paging_links(
             frame, paging,
             [&](std::uint64_t offset) { return "/library?offset=" + std::to_string(offset) + file + "#problems"; }) +
         "</section>\n";
}

// What the last update changed; nothing when none did.
std::string digest_section(const Frame& frame, const schema::Digest& digest) {
  if (digest.revision == 0) return {};
  constexpr std::size_t most = 50;
  std::string html = "<section id=\"changes\"><h2>" + escaped(frame.say("What the last update changed")) +
                     "</h2>\n<p>" + escaped(date_words(digest.at.substr(0, 10), frame.tongue)) +
                     "</p>\n<ul class=\"problems\">\n";
  for (std::size_t i = 0; i < std::min(most, digest.changes.size()); ++i) {
    const schema::DocumentChange& change = digest.changes[i];
    const bool is_there = change.kind != schema::ChangeKind::removed;
    html += "<li><p class=\"name\">" +
            (is_there ? link(frame, "/documents/" + change.id, change.path) : escaped(change.path)) +
            "</p>\n<div><p><strong>" + told(frame, std::string(schema::name(change.kind))) + "</strong>";
    if (change.words_added + change.words_removed > 0)
      html += " +" + grouped(change.words_added) + " −" + grouped(change.words_removed);
    if (!change.detail.empty()) html += " – " + told(frame, change.detail);
    html += "</p>";
    if (!change.added_text.empty()) html += "\n<p class=\"remedy\">" + escaped(change.added_text) + "</p>";
    html += "</div></li>\n";
  }
  if (digest.changes.size() > most)
    html += "<li>" + escaped(frame.say("{} files", {grouped(digest.changes.size())})) + "</li>\n";
  return html + "</ul>\n</section>\n";
}

// The indexes that the library is made of.
std::string parts_section(const Frame& frame, const search::LibraryState& state) {
  if (state.parts.empty()) return {};
  std::string html = "<ul class=\"parts\">\n";
  for (const search::PartState& part : state.parts)
    html += "<li>" + escaped(part_words(part, frame.tongue)) + "</li>\n";
  return html + "</ul>\n";
}

}  // namespace

std::string html(const Frame& frame, const search::LibraryView& library, const ProblemsShown& shown) {
  std::string body = "<h1>" + escaped(frame.say("The library")) + "</h1>\n" + missing_banner(frame, library.state) +
                     parts_section(frame, library.state) + state_section(frame, library.state) +
                     folders_section(frame, library.folders) + digest_section(frame, library.digest) +
                     problems_section(frame, library.problems, shown) + "<h2>" + escaped(frame.say("What is in it")) +
                     "</h2>\n<div class=\"facets\">\n";
  for (const search::Facet& facet : library.facets)
    if (!facet.values.empty()) body += facet_section(frame, facet);
  return page(frame, frame.say("Library"), body + "</div>\n");
}

}  // namespace searcher::render
