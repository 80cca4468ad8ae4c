// SPDX-License-Identifier: GPL-3.0-or-later
// The page of results.
#include <algorithm>
#include <cmath>

#include "searcher/render/html.h"
#include "searcher/render/html_parts.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

constexpr std::size_t values_a_facet = 12;
constexpr std::size_t forms_a_word = 6;

// Inside an attribute; &amp; between parameters.
std::string search_address(const std::string& query, const Listing& listing, std::uint64_t offset) {
  std::string address = "/search?q=" + encoded(query);
  if (!listing.mode.empty()) address += "&amp;mode=" + encoded(listing.mode);
  if (!listing.sort.empty()) address += "&amp;sort=" + encoded(listing.sort);
  if (listing.limit != Listing{}.limit) address += "&amp;limit=" + std::to_string(listing.limit);
  if (offset > 0) address += "&amp;offset=" + std::to_string(offset);
  return address;
}

std::string document_address(const search::DocumentHit& hit, const std::string& query) {
  return "/documents/" + encoded(hit.id) + (query.empty() ? "" : "?q=" + encoded(query));
}

std::string place_line(const search::DocumentHit& hit, const search::PassageHit& passage, const std::string& query) {
  const std::string pin = pin_words(passage.pin);
  std::string html = "<p class=\"place\"><a href=\"" + document_address(hit, query) + "#p" +
                     std::to_string(passage.ordinal + 1) + "\">" + escaped(pin.empty() ? "at its beginning" : pin) +
                     "</a>";
  if (hit.format == "pdf" && passage.pin.first_page > 0)
    html += " <a class=\"pdf\" href=\"/documents/" + encoded(hit.id) +
            "/original#page=" + std::to_string(passage.pin.first_page) + "\">open the PDF there</a>";
  if (!passage.headings.empty())
    html += " <span class=\"path\">" + escaped(heading_words(passage.headings)) + "</span>";
  return html + "</p>\n";
}

std::string passage_item(const search::DocumentHit& hit, const search::PassageHit& passage, const std::string& query) {
  std::string html = "<li>" + place_line(hit, passage, query) + "<blockquote" + lang_attribute(passage.language) + ">" +
                     (passage.cut_before ? "… " : "") + marked(passage.snippet, passage.highlights) +
                     (passage.cut_after ? " …" : "") + "</blockquote>\n";
  if (!passage.missing.empty()) {
    html += "<p class=\"note\">lacks ";
    for (std::size_t i = 0; i < passage.missing.size(); ++i)
      html += (i == 0 ? "" : ", ") + ("<s>" + escaped(passage.missing[i]) + "</s>");
    html += "</p>\n";
  }
  return html + warning_lines(passage.warnings) + "</li>\n";
}

// "Memo · USCIS · PM-602-0050 · 2011-11-07", each with its source in the title text.
std::string facts_line(const schema::Metadata& metadata) {
  std::string html;
  const auto add = [&](const schema::Sourced& value, const std::string& shown, const char* before = "") {
    if (value.value.empty()) return;
    html += (html.empty() ? "" : " · ") + std::string(before) + "<span title=\"from: " + escaped(value.source) + "\">" +
            escaped(shown) + "</span>";
  };
  add(metadata.type, type_words(metadata.type.value));
  add(metadata.agency, metadata.agency.value);
  add(metadata.number, metadata.number.value);
  add(metadata.date, metadata.date.value);
  if (metadata.effective.value != metadata.date.value) add(metadata.effective, metadata.effective.value, "effective ");
  return html;
}

std::string document_item(const search::DocumentHit& hit, const std::string& query) {
  const std::string facts = facts_line(hit.metadata);
  std::string html = "<li class=\"hit\">\n<h2" + lang_attribute(hit.metadata.language.value) + "><a href=\"" +
                     document_address(hit, query) + "\">" + escaped(title_of(hit.metadata, hit.path)) + "</a></h2>\n";
  if (!facts.empty()) html += "<p class=\"facts\">" + facts + "</p>\n";
  html += "<p class=\"file\">" + escaped(hit.path) + "</p>\n" + warning_lines(hit.warnings);
  if (!hit.note.empty()) html += "<p class=\"note\">" + escaped(hit.note) + "</p>\n";
  html += "<ol class=\"passages\">\n";
  for (const search::PassageHit& each : hit.passages) html += passage_item(hit, each, query);
  html += "</ol>\n";
  if (hit.more > 0)
    html += "<p class=\"more\"><a href=\"" + document_address(hit, query) + "\">" + grouped(hit.more) +
            " more here<span class=\"unseen\"> in " + escaped(title_of(hit.metadata, hit.path)) + "</span></a></p>\n";
  return html + "</li>\n";
}

std::string facet_section(const search::Result& result, const search::Facet& facet) {
  std::string html = "<section><h3>" + escaped(facet_name(facet.field)) + "</h3><ul>\n";
  const std::size_t shown = std::min(facet.values.size(), values_a_facet);
  for (std::size_t i = 0; i < shown; ++i) {
    const bool latest_first = facet.field == "year";
    const search::FacetValue& value = facet.values[latest_first ? facet.values.size() - 1 - i : i];
    html += "<li>" + query_link(narrowed(result.query, facet.field, value.value), value.name) + " <small>" +
            grouped(value.documents) + "</small></li>\n";
  }
  if (shown < facet.values.size())
    html += "<li><small>and " + grouped(facet.values.size() - shown) + " more</small></li>\n";
  return html + "</ul></section>\n";
}

std::string facets(const search::Result& result) {
  std::string html;
  for (const search::Facet& facet : result.facets)
    if (facet.values.size() > 1) html += facet_section(result, facet);
  if (html.empty()) return html;
  return "<aside id=\"narrow\" aria-labelledby=\"narrow-by\"><h2 id=\"narrow-by\">Narrow by</h2>\n" + html +
         "</aside>\n";
}

std::string word_item(const search::WordCount& word) {
  std::string html = "<li><code>" + escaped(word.word) + "</code> is in " + count_words(word.documents);
  for (std::size_t i = 0; i < word.forms.size() && i < forms_a_word; ++i)
    html += (i == 0 ? " (" : ", ") + escaped(word.forms[i].first) + " " + grouped(word.forms[i].second);
  if (word.forms.size() > forms_a_word) html += ", …";
  return html + (word.forms.empty() ? "" : ")") + "</li>\n";
}

std::string help(const search::Result& result) {
  std::string html;
  if (result.documents == 0) {
    html += "<section class=\"nothing\">\n<h2>Nothing in the library matches</h2>\n";
    if (!result.words.empty()) {
      html += "<p>How often each part of the query occurs by itself:</p>\n<ul>\n";
      for (const search::WordCount& word : result.words) html += word_item(word);
      html += "</ul>\n";
    }
    html +=
        "<p>What is in the library, and which files could not be read, is told on <a href=\"/library\">its page</a>."
        "</p>\n</section>\n";
  }
  if (result.suggestions.empty()) return html;
  html += "<section class=\"suggestions\" aria-label=\"Other readings\"><ul>\n";
  for (const search::Suggestion& suggestion : result.suggestions)
    html += "<li>" + escaped(suggestion.why) + ": " + query_link(suggestion.query, suggestion.query) + " <small>" +
            count_words(suggestion.documents) + "</small></li>\n";
  return html + "</ul></section>\n";
}

std::string sort_line(const search::Result& result, const Listing& listing) {
  if (result.documents < 2) return {};
  std::string html = "<p class=\"sort\">Sorted by";
  for (const char* sort : {"", "date", "title"}) {
    const std::string name = *sort == '\0' ? "relevance" : sort;
    if (listing.sort == sort)
      html += " <strong>" + name + "</strong>";
    else
      html +=
          " <a href=\"" + search_address(result.query, {listing.limit, listing.mode, sort}, 0) + "\">" + name + "</a>";
  }
  return html + (result.facets.empty() ? "" : " <a class=\"to-narrow\" href=\"#narrow\">narrow</a>") + "</p>\n";
}

std::string paging(const search::Result& result, const Listing& listing) {
  const auto link = [&](std::uint64_t offset, const char* text, const char* rel) {
    return "<a rel=\"" + std::string(rel) + "\" href=\"" + search_address(result.query, listing, offset) + "\">" +
           text + "</a> ";
  };
  std::string html;
  if (result.offset > 0)
    html += link(result.offset > listing.limit ? result.offset - listing.limit : 0, "‹ Previous", "prev");
  if (!result.hits.empty() && (result.offset > 0 || result.hits.size() < result.documents))
    html += "<span>" + grouped(result.offset + 1) + "–" + grouped(result.offset + result.hits.size()) + " of " +
            count_words(result.documents, result.documents_exact) + "</span> ";
  if (result.offset + result.hits.size() < result.documents && !result.hits.empty())
    html += link(result.offset + listing.limit, "Next ›", "next");
  return html.empty() ? html : "<nav class=\"paging\" aria-label=\"Pages\">" + html + "</nav>\n";
}

std::string summary(const search::Result& result) {
  return "<div class=\"summary\"><p class=\"count\"><strong>" + count_words(result.documents, result.documents_exact) +
         "</strong> in " + grouped(static_cast<std::uint64_t>(std::lround(std::max(result.milliseconds, 0.0)))) +
         " ms</p>\n<p class=\"echo\"><span class=\"mode\">" + escaped(result.mode) + "</span> understood as <code>" +
         escaped(result.echo) + "</code></p>\n" + library_line(result.library) + "</div>\n";
}

}  // namespace

std::string html(const search::Result& result, const Listing& listing) {
  std::string body = search_form(result.query, false) + "<h1 class=\"unseen\">Results</h1>\n" + summary(result);
  for (const std::string& note : result.notes) body += "<p class=\"note\">" + escaped(note) + "</p>\n";
  body += help(result) + "<div class=\"results\">\n<div>\n" + sort_line(result, listing);
  if (!result.hits.empty()) {
    body += "<ol class=\"hits\" start=\"" + std::to_string(result.offset + 1) + "\">\n";
    for (const search::DocumentHit& hit : result.hits) body += document_item(hit, result.query);
    body += "</ol>\n";
  }
  body += paging(result, listing) + "</div>\n" + facets(result) + "</div>";
  return page(result.query + " – Immigration Policy Search", body);
}

}  // namespace searcher::render
