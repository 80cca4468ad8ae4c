// SPDX-License-Identifier: GPL-3.0-or-later
// The page of results.
#include <algorithm>
#include <cmath>
#include <utility>

#include "searcher/render/html.h"
#include "searcher/render/html_expansions.h"
#include "searcher/render/html_parts.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

constexpr std::size_t values_a_facet = 8;
constexpr std::size_t most_values = 60;  // of a facet, the folded ones included
constexpr std::size_t forms_a_word = 6;

constexpr std::uint64_t bar_width = 100;

std::string search_address(const std::string& query, const Listing& listing, std::uint64_t offset) {
  std::string address = "/search?q=" + encoded(query);
  if (!listing.mode.empty()) address += "&mode=" + encoded(listing.mode);
  if (!listing.sort.empty()) address += "&sort=" + encoded(listing.sort);
  if (listing.limit != Listing{}.limit) address += "&limit=" + std::to_string(listing.limit);
  if (offset > 0) address += "&offset=" + std::to_string(offset);
  return address;
}

std::string document_address(const search::DocumentHit& hit, const std::string& query) {
  return "/documents/" + encoded(hit.id) + (query.empty() ? "" : "?q=" + encoded(query));
}

std::string unseen(const std::string& text) { return "<span class=\"unseen\"> " + escaped(text) + "</span>"; }

std::string place_line(const Frame& frame, const search::DocumentHit& hit, const search::PassageHit& passage,
                       const std::string& query) {
  const std::string pin = pin_words(passage.pin, frame.tongue);
  const std::string number = std::to_string(passage.ordinal + 1);
  std::string html = "<p class=\"place\">" + link(frame, document_address(hit, query) + "#p" + number,
                                                  pin.empty() ? frame.say("at its beginning") : pin);
  if (!passage.headings.empty())
    html += " <span class=\"path\"" + lang_attribute(hit.metadata.language.value) + ">" +
            escaped(heading_words(passage.headings)) + "</span>";
  return html + "</p>\n";
}

// Whose matches the script marks in the context of a hit.
std::string asked(const std::string& query) { return " data-query=\"" + escaped(query) + "\""; }

// What can be done with a passage.
std::string actions(const Frame& frame, const search::DocumentHit& hit, const search::PassageHit& passage) {
  const std::string document = "/documents/" + encoded(hit.id);
  std::string html = "<p class=\"actions\"><a class=\"quote\"" +
                     href(frame, document + "/quote?passage=" + std::to_string(passage.ordinal + 1)) + ">" +
                     escaped(frame.say("Quote")) + unseen(pin_words(passage.pin, frame.tongue)) + "</a>";
  const std::uint32_t number = passage.ordinal + 1;
  html += "<a data-context=\"" + std::to_string(number) + "\"" + href(frame, document + "#p" + std::to_string(number)) +
          ">" + escaped(frame.say("Context")) + unseen(pin_words(passage.pin, frame.tongue)) + "</a>";
  html += "<a" + href(frame, "/similar?document=" + encoded(hit.id) + "&passage=" + std::to_string(number)) + ">" +
          escaped(frame.say("More like this")) + unseen(pin_words(passage.pin, frame.tongue)) + "</a>";
  if (hit.format == "pdf" && passage.pin.first_page > 0)
    html += "<a class=\"pdf\" href=\"" + document + "/original#page=" + std::to_string(passage.pin.first_page) + "\">" +
            escaped(frame.say("Open the PDF at this page")) + "</a>";
  return html + "</p>\n";
}

// "2 of 3 words; lacks fee".
std::string why_line(const Frame& frame, const search::PassageHit& passage) {
  std::string words;
  for (const std::string& word : passage.missing)
    words += (words.empty() ? "" : ", ") + ("<s>" + escaped(word) + "</s>");
  std::string html = passage.why.empty() ? std::string() : told(frame, passage.why);
  if (!words.empty()) html += (html.empty() ? "" : "; ") + render::say(frame.tongue, "lacks {}", {words});
  std::string instead;
  for (const std::string& each : passage.instead)
    instead += (instead.empty() ? "" : ", ") + ("<span>" + escaped(each) + "</span>");
  if (!instead.empty()) html += (html.empty() ? "" : "; ") + render::say(frame.tongue, "has {} instead", {instead});
  return html.empty() ? html : "<p class=\"why\">" + html + "</p>\n";
}

std::string passage_item(const Frame& frame, const search::DocumentHit& hit, const search::PassageHit& passage,
                         const std::string& query) {
  std::string html = "<li>" + place_line(frame, hit, passage, query);
  if (!passage.lead_ins.empty())
    html += "<p class=\"lead-in\"" + lang_attribute(passage.language) + ">" + escaped(lead_in_words(passage.lead_ins)) +
            "</p>\n";
  html += "<blockquote" + lang_attribute(passage.language) + ">" + (passage.cut_before ? "… " : "") +
          marked(passage.snippet, passage.highlights) + (passage.cut_after ? " …" : "") + "</blockquote>\n" +
          why_line(frame, passage);
  return html + warning_lines(frame, passage.warnings) + actions(frame, hit, passage) + "</li>\n";
}

std::string also_lines(const Frame& frame, const std::vector<std::string>& paths) {
  std::string html;
  for (const std::string& path : paths)
    html += "<p class=\"note\">" + escaped(frame.say("also as: {}", {path})) + "</p>\n";
  return html;
}

std::string document_item(const Frame& frame, const search::DocumentHit& hit, const std::string& query) {
  const std::string& title = title_of(hit.metadata, hit.path);
  std::string html = "<li class=\"hit\">\n<h2" + lang_attribute(hit.metadata.language.value) + ">" +
                     link(frame, document_address(hit, query), title) + "</h2>\n" + facts_line(frame, hit.metadata) +
                     "<p class=\"file\">" + escaped(hit.path) + part_note(frame, hit.part_name) + "</p>\n" +
                     also_lines(frame, hit.also) + later_line(frame, hit.later) + warning_lines(frame, hit.warnings);
  if (!hit.note.empty()) html += "<p class=\"note\">" + told(frame, hit.note) + "</p>\n";
  html += "<ol class=\"passages\">\n";
  for (const search::PassageHit& each : hit.passages) html += passage_item(frame, hit, each, query);
  html += "</ol>\n";
  if (hit.more > 0)
    html += "<p class=\"more\"><a" + href(frame, document_address(hit, query)) + ">" +
            escaped(frame.say("{} more here", {grouped(hit.more)})) + unseen(title) + "</a></p>\n";
  return html + "</li>\n";
}

// A bar as long as the value's share of the largest; drawn by attributes, because the page allows no inline style.
std::string bar(std::uint64_t documents, std::uint64_t most) {
  const std::uint64_t width = most == 0 ? 0 : std::max<std::uint64_t>(documents * bar_width / most, 2);
  return "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"" +
         std::to_string(width) + "\" height=\"8\"/></svg>";
}

std::string facet_item(const Frame& frame, const search::Result& result, const search::Facet& facet,
                       const search::FacetValue& value, std::uint64_t most) {
  return "<li><a" + href(frame, "/search?q=" + encoded(narrowed(result.query, facet.field, value.value))) + "><span>" +
         escaped(value_name(frame, facet.field, value)) + "</span> " +
         (facet.field == "year" ? bar(value.documents, most) : std::string()) + "<small>" + grouped(value.documents) +
         "</small></a></li>\n";
}

std::string year_range(const Frame& frame, const search::Result& result, const search::Facet& facet) {
  const auto box = [&](const char* name, Message label, const std::string& year) {
    return "<label>" + escaped(frame.say(label)) + "<input name=\"" + name +
           "\" inputmode=\"numeric\" pattern=\"[12][0-9]{3}\" maxlength=\"4\" size=\"4\" autocomplete=\"off\" "
           "value=\"" +
           escaped(year) + "\"></label>";
  };
  std::string html =
      "<form class=\"years\" action=\"/search\" method=\"get\"><input type=\"hidden\" name=\"q\" value=\"" +
      escaped(result.query) + "\">";
  if (frame.chosen) html += "<input type=\"hidden\" name=\"ui\" value=\"" + std::string(code(frame.tongue)) + "\">";
  return html + box("from", "from year", facet.values.front().value) + box("to", "to year", facet.values.back().value) +
         "<button type=\"submit\">" + escaped(frame.say("Narrow")) + "</button></form>\n";
}

std::string facet_section(const Frame& frame, const search::Result& result, const search::Facet& facet) {
  const bool years = facet.field == "year";
  std::vector<search::FacetValue> values = facet.values;
  if (years) std::reverse(values.begin(), values.end());
  std::uint64_t most = 0;
  for (const search::FacetValue& value : values) most = std::max(most, value.documents);
  std::string html = "<section class=\"facet " + escaped(facet.field) + "\"><h3>" +
                     escaped(facet_name(frame, facet.field)) + "</h3><ul>\n";
  const std::size_t shown = std::min(values.size(), values_a_facet);
  for (std::size_t i = 0; i < shown; ++i) html += facet_item(frame, result, facet, values[i], most);
  html += "</ul>\n";
  if (shown < values.size()) {
    html +=
        "<details><summary>" + escaped(frame.say("and {} more", {grouped(values.size() - shown)})) + "</summary><ul>\n";
    for (std::size_t i = shown; i < std::min(values.size(), most_values); ++i)
      html += facet_item(frame, result, facet, values[i], most);
    html += "</ul></details>\n";
  }
  return html + (years ? year_range(frame, result, facet) : std::string()) + "</section>\n";
}

std::string export_links(const Frame& frame, const search::Result& result) {
  const std::string question = "?q=" + encoded(result.query);
  return "<section class=\"exports\"><h3>" + escaped(frame.say("Take the results away")) +
         "</h3><ul><li><a href=\"/export.csv" + question + "\">CSV</a></li><li><a href=\"/export.ris" + question +
         "\">RIS</a></li><li><a href=\"/api/v1/search" + question + "\">JSON</a></li><li><a href=\"/atom" + question +
         "\">Atom</a></li></ul></section>\n";
}

std::string sidebar(const Frame& frame, const search::Result& result) {
  std::string html;
  for (const search::Facet& facet : result.facets)
    if (facet.values.size() > 1) html += facet_section(frame, result, facet);
  if (!html.empty()) html = "<h2 id=\"narrow-by\">" + escaped(frame.say("Narrow by")) + "</h2>\n" + html;
  if (!result.hits.empty()) html += export_links(frame, result);
  return html.empty()
             ? html
             : "<aside id=\"narrow\" aria-label=\"" + escaped(frame.say("Narrow by")) + "\">" + html + "</aside>\n";
}

std::string word_item(const Frame& frame, const search::WordCount& word) {
  const std::string count = count_words(word.documents, true, frame.tongue);
  std::string html =
      "<li>" + render::say(frame.tongue, "{} is in {}", {"<code>" + escaped(word.word) + "</code>", escaped(count)});
  for (std::size_t i = 0; i < word.forms.size() && i < forms_a_word; ++i)
    html += (i == 0 ? " (" : ", ") + escaped(word.forms[i].first) + " " + grouped(word.forms[i].second);
  if (word.forms.size() > forms_a_word) html += ", …";
  return html + (word.forms.empty() ? "" : ")") + "</li>\n";
}

std::string words_list(const Frame& frame, const search::Result& result) {
  std::string html = "<ul>\n";
  for (const search::WordCount& word : result.words) html += word_item(frame, word);
  return html + "</ul>\n";
}

std::string offers(const Frame& frame, const std::vector<search::Suggestion>& list, Message name) {
  if (list.empty()) return {};
  std::string html = "<section class=\"suggestions\"><h2>" + escaped(frame.say(name)) + "</h2><ul>\n";
  for (const search::Suggestion& suggestion : list)
    html += "<li>" + told(frame, suggestion.why) + ": " + query_link(frame, suggestion.query, suggestion.query) +
            " <small>" + escaped(count_words(suggestion.documents, true, frame.tongue)) + "</small></li>\n";
  return html + "</ul></section>\n";
}

// When nothing was found, first what would find something.
std::string help(const Frame& frame, const search::Result& result) {
  const std::string suggested = offers(frame, result.suggestions, "What would find something");
  if (result.documents > 0 || !result.other.hits.empty())
    return (result.words.empty()
                ? std::string()
                : "<details class=\"counts\"><summary>" + escaped(frame.say("How often each word occurs")) +
                      "</summary>" + words_list(frame, result) + "</details>\n") +
           suggested;
  std::string html = "<section class=\"nothing\">\n<h2>" + escaped(frame.say("Nothing in the library matches")) +
                     "</h2>\n" + suggested;
  if (!result.words.empty())
    html += "<p>" + escaped(frame.say("How often each part of the query occurs by itself:")) + "</p>\n" +
            words_list(frame, result);
  return html + "<p>" +
         link(frame, "/library", frame.say("What is in the library, and which files could not be read")) +
         "</p>\n</section>\n";
}

std::string filter_chips(const Frame& frame, const search::Result& result, const Listing& listing) {
  if (result.filters.empty()) return {};
  std::string html = "<ul class=\"chips\" aria-label=\"" + escaped(frame.say("Filters in force")) + "\">\n";
  for (const search::AppliedFilter& filter : result.filters) {
    const std::string address =
        filter.without.empty() ? "/" : search_address(filter.without, {listing.limit, listing.mode, listing.sort}, 0);
    html += "<li><a" + href(frame, address) + "><code>" + escaped(filter.text) +
            "</code> <span aria-hidden=\"true\">×</span>" + unseen(frame.say("remove")) + "</a></li>\n";
  }
  return html + "</ul>\n";
}

// What the question finds in the other language, under its own heading.
std::string other_section(const Frame& frame, const search::OtherLanguage& other) {
  if (other.hits.empty()) return {};
  std::string html = "<section id=\"other-language\" class=\"other-language\"><h2>" +
                     escaped(other.language == "es" ? frame.say("In Spanish") : frame.say("In English")) + "</h2>\n" +
                     expansion_chips(frame, other.expansions) + "<ol class=\"hits\"" + asked(other.query) + ">\n";
  for (const search::DocumentHit& hit : other.hits) html += document_item(frame, hit, other.query);
  html += "</ol>\n";
  if (other.documents > other.hits.size())
    html += "<p class=\"more\">" +
            query_link(frame, other.query, count_words(other.documents, other.documents_exact, frame.tongue)) +
            "</p>\n";
  return html + "</section>\n";
}

// They cost as much as the search itself, so that they come only when asked for.
std::string related_link(const Frame& frame, const search::Result& result, const Listing& listing) {
  if (result.mode == "exact" || listing.related) return {};
  return " <a" + href(frame, search_address(result.query, listing, result.offset) + "&related=1#related") + ">" +
         escaped(frame.say("related words")) + "</a>";
}

std::string related_section(const Frame& frame, const Listing& listing) {
  if (!listing.related) return {};
  std::string html = "<section id=\"related\" class=\"suggestions\"><h2>" + escaped(frame.say("Related words")) +
                     "</h2>\n<p>" +
                     escaped(listing.related->empty()
                                 ? frame.say("No other words set the first passages apart.")
                                 : frame.say("They set the first passages apart; each is added to the question.")) +
                     "</p>\n";
  if (!listing.related->empty()) html += "<ul class=\"chips\">\n";
  for (const search::RelatedWord& word : *listing.related)
    html += "<li><a" + href(frame, "/search?q=" + encoded(word.query)) + ">+ " + escaped(word.word) + " <small>" +
            grouped(word.documents) + unseen(frame.say("documents")) + "</small></a></li>\n";
  return html + (listing.related->empty() ? "" : "</ul>") + "</section>\n";
}

std::string sort_line(const Frame& frame, const search::Result& result, const Listing& listing) {
  if (result.documents < 2) return {};
  std::string html = "<p class=\"sort\">" + escaped(frame.say("Sorted by"));
  const std::pair<const char*, std::string> orders[] = {
      {"", frame.say("relevance")}, {"date", frame.say("date")}, {"title", frame.say("title")}};
  for (const auto& [sort, name] : orders) {
    if (listing.sort == sort)
      html += " <strong>" + escaped(name) + "</strong>";
    else
      html += " " + link(frame, search_address(result.query, {listing.limit, listing.mode, sort}, 0), name);
  }
  const std::string narrow =
      result.facets.empty() ? "" : " <a class=\"to-narrow\" href=\"#narrow\">" + escaped(frame.say("narrow")) + "</a>";
  return html + " <span class=\"besides\">" + narrow + related_link(frame, result, listing) + "</span></p>\n";
}

std::string paging(const Frame& frame, const search::Result& result, const Listing& listing) {
  return paging_links(frame,
                      {result.offset, result.hits.size(), result.documents, listing.limit,
                       count_words(result.documents, result.documents_exact, frame.tongue)},
                      [&](std::uint64_t offset) { return search_address(result.query, listing, offset); });
}

// That there is more than the count says, in the other language.
std::string other_count(const Frame& frame, const search::OtherLanguage& other) {
  if (other.hits.empty()) return {};
  const std::string count = count_words(other.documents, other.documents_exact, frame.tongue);
  return " · <a href=\"#other-language\">" +
         escaped(other.language == "es" ? frame.say("{} in Spanish", {count}) : frame.say("{} in English", {count})) +
         "</a>";
}

std::string summary(const Frame& frame, const search::Result& result, const Listing& listing) {
  const bool exact = result.mode == "exact";
  const std::string time = grouped(static_cast<std::uint64_t>(std::lround(std::max(result.milliseconds, 0.0))));
  return "<div class=\"summary\"><p class=\"count\"><strong>" +
         escaped(count_words(result.documents, result.documents_exact, frame.tongue)) + "</strong> " +
         escaped(frame.say("in {} ms", {time})) + other_count(frame, result.other) +
         "</p>\n<p class=\"echo\"><span class=\"mode\" title=\"" +
         escaped(exact ? frame.say("A document matches or it does not.")
                       : frame.say("Passages by relevance; each says which words it lacks.")) +
         "\">" + escaped(exact ? frame.say("exact") : frame.say("ranked")) + "</span> " +
         render::say(frame.tongue, "understood as {}", {"<code>" + escaped(result.echo) + "</code>"}) + "</p>\n" +
         filter_chips(frame, result, listing) + expansion_chips(frame, result.expansions) +
         library_line(frame, result.library) + "</div>\n";
}

}  // namespace

std::string html(const Frame& frame, const search::Result& result, const Listing& listing) {
  std::string body = search_form(frame, result.query, false) + "<h1 class=\"unseen\">" + escaped(frame.say("Results")) +
                     "</h1>\n" + missing_banner(frame, result.library) + summary(frame, result, listing);
  body += printed_line(frame, result.query);
  for (const std::string& note : result.notes) body += "<p class=\"note\">" + told(frame, note) + "</p>\n";
  body += help(frame, result) + offers(frame, result.readings, "Other readings") + related_section(frame, listing) +
          "<div class=\"results\">\n<div>\n" + sort_line(frame, result, listing);
  if (!result.hits.empty()) {
    body += "<ol class=\"hits\"" + asked(result.query) + " start=\"" + std::to_string(result.offset + 1) + "\">\n";
    for (const search::DocumentHit& hit : result.hits) body += document_item(frame, hit, result.query);
    body += "</ol>\n";
  }
  body += paging(frame, result, listing) + other_section(frame, result.other) + "</div>\n" + sidebar(frame, result) +
          "</div>";
  return page(frame, result.query, body);
}

std::string html(const Frame& frame, const search::SimilarResult& similar) {
  const std::string& title = title_of(similar.document.metadata, similar.document.path);
  const std::string anchor = similar.passage == 0 ? std::string() : "#p" + std::to_string(similar.passage);
  std::string body = search_form(frame, "", false) + "<h1>" + escaped(frame.say("More like this")) + "</h1>\n" +
                     missing_banner(frame, similar.library) + "<p>" +
                     link(frame, document_address(similar.document, "") + anchor, title) + "</p>\n";
  if (!similar.words.empty()) {
    body += "<p class=\"note\">" + escaped(frame.say("By the words that set it apart:"));
    for (const search::RelatedWord& word : similar.words) body += " " + query_link(frame, word.word, word.word);
    body += "</p>\n";
  }
  if (similar.hits.empty()) body += "<p>" + escaped(frame.say("Nothing else in the library is like it.")) + "</p>\n";
  body += "<ol class=\"hits\">\n";
  for (const search::DocumentHit& hit : similar.hits) body += document_item(frame, hit, "");
  return page(frame, frame.say("More like this"), body + "</ol>", library_line(frame, similar.library));
}

}  // namespace searcher::render
