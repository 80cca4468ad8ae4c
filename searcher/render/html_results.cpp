// SPDX-License-Identifier: GPL-3.0-or-later
// The page of results, the start page and the page of a query that cannot be read.
#include "searcher/render/html.h"
#include "searcher/render/html_parts.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

std::string document_address(const search::DocumentHit& hit, const std::string& query) {
  return "/documents/" + encoded(hit.id) + (query.empty() ? "" : "?q=" + encoded(query));
}

std::string passage(const search::DocumentHit& hit, const search::PassageHit& passage, const std::string& query) {
  const std::string anchor = "#p" + std::to_string(passage.ordinal + 1);
  std::string place = pin_words(passage.pin);
  if (place.empty()) place = "beginning";
  std::string html =
      "<li><p class=\"place\"><a href=\"" + document_address(hit, query) + anchor + "\">" + escaped(place) + "</a>";
  if (hit.format == "pdf" && passage.pin.first_page > 0)
    html += " <a class=\"original\" href=\"/documents/" + encoded(hit.id) +
            "/original#page=" + std::to_string(passage.pin.first_page) + "\">open the PDF there</a>";
  if (!passage.headings.empty())
    html += " <span class=\"path\">" + escaped(heading_words(passage.headings)) + "</span>";
  html += "</p><blockquote" +
          (passage.language.empty() ? std::string() : " lang=\"" + escaped(passage.language) + "\"") + ">" +
          (passage.cut_before ? "… " : "") + marked(passage.snippet, passage.highlights) +
          (passage.cut_after ? " …" : "") + "</blockquote>";
  if (!passage.missing.empty()) {
    html += "<p class=\"note\">lacks: ";
    for (std::size_t i = 0; i < passage.missing.size(); ++i)
      html += (i == 0 ? "" : ", ") + ("<s>" + escaped(passage.missing[i]) + "</s>");
    html += "</p>";
  }
  for (const std::string& warning : passage.warnings) html += "<p class=\"warning\">" + escaped(warning) + "</p>";
  return html + "</li>\n";
}

std::string document(const search::DocumentHit& hit, const std::string& query) {
  const std::string title = hit.metadata.title.value.empty() ? hit.path : hit.metadata.title.value;
  std::string html =
      "<li class=\"hit\"><h2" +
      (hit.metadata.language.value.empty() ? std::string() : " lang=\"" + escaped(hit.metadata.language.value) + "\"") +
      "><a href=\"" + document_address(hit, query) + "\">" + escaped(title) + "</a></h2>\n<p class=\"meta\">" +
      escaped(metadata_words(hit.metadata));
  if (!hit.metadata.date.value.empty()) html += " <small>(date from " + escaped(hit.metadata.date.source) + ")</small>";
  html += "<br><span class=\"file\">" + escaped(hit.path) + "</span></p>\n";
  for (const std::string& warning : hit.warnings) html += "<p class=\"warning\">" + escaped(warning) + "</p>";
  if (!hit.note.empty()) html += "<p class=\"note\">" + escaped(hit.note) + "</p>";
  html += "<ol class=\"passages\">";
  for (const search::PassageHit& each : hit.passages) html += passage(hit, each, query);
  html += "</ol>";
  if (hit.more > 0)
    html += "<p class=\"more\"><a href=\"" + document_address(hit, query) + "\">" + std::to_string(hit.more) +
            " more here</a></p>";
  return html + "</li>\n";
}

std::string facets(const search::Result& result) {
  std::string html;
  for (const search::Facet& facet : result.facets) {
    if (facet.values.size() < 2) continue;
    html += "<section><h2>" + escaped(facet.field == "lang" ? "language" : facet.field) + "</h2><ul>";
    for (std::size_t i = 0; i < facet.values.size() && i < 12; ++i) {
      const search::FacetValue& value = facet.values[facet.field == "year" ? facet.values.size() - 1 - i : i];
      const bool quoted = value.value.find(' ') != std::string::npos;
      const std::string filter =
          (facet.field == "year" ? "date" : facet.field) + ":" + (quoted ? "\"" + value.value + "\"" : value.value);
      html += "<li>" + query_link(result.query + " " + filter, value.name) + " <small>" + grouped(value.documents) +
              "</small></li>";
    }
    html += "</ul></section>";
  }
  return html.empty() ? html : "<aside aria-label=\"Narrow by\">" + html + "</aside>\n";
}

std::string help(const search::Result& result) {
  std::string html;
  if (result.hits.empty()) {
    html += "<p>Nothing in the library matches. How often each part occurs:</p><ul>";
    for (const search::WordCount& word : result.words)
      html += "<li><code>" + escaped(word.word) + "</code>: " + count_words(word.documents) + "</li>";
    html += "</ul>";
  }
  if (!result.suggestions.empty()) {
    html += "<ul class=\"suggestions\">";
    for (const search::Suggestion& suggestion : result.suggestions)
      html += "<li>" + escaped(suggestion.why) + ": " + query_link(suggestion.query, suggestion.query) + " <small>" +
              count_words(suggestion.documents) + "</small></li>";
    html += "</ul>";
  }
  return html;
}

std::string paging(const search::Result& result, std::uint32_t page_size) {
  const auto link = [&](std::uint64_t offset, const char* text, const char* rel) {
    return "<a rel=\"" + std::string(rel) + "\" href=\"/search?q=" + encoded(result.query) +
           "&amp;offset=" + std::to_string(offset) + "\">" + text + "</a> ";
  };
  std::string html;
  if (result.offset > 0) html += link(result.offset > page_size ? result.offset - page_size : 0, "Previous", "prev");
  if (result.offset + result.hits.size() < result.documents) html += link(result.offset + page_size, "Next", "next");
  return html.empty() ? html : "<nav class=\"paging\" aria-label=\"Pages\">" + html + "</nav>\n";
}

}  // namespace

std::string html_start(const search::LibraryState& library) {
  return page("Immigration policy search",
              "<h1>Immigration policy search</h1>\n" + search_form("", true) +
                  "<p class=\"hint\">Ask plainly, in English or Spanish, or write terms and connectors: "
                  "<code>\"prosecutorial discretion\" /s (dismiss! OR terminat!)</code>. A citation such as "
                  "<code>INA 240A(b)</code> finds the thing itself and what cites it.</p>\n" +
                  library_line(library));
}

std::string html(const search::Result& result, std::uint32_t page_size) {
  std::string body = "<h1 class=\"visually-hidden\">Results</h1>\n" + search_form(result.query, false);
  body += "<p class=\"echo\"><span class=\"mode\">" + escaped(result.mode) + "</span> <code>" + escaped(result.echo) +
          "</code> " + count_words(result.documents, result.documents_exact) + ", " +
          std::to_string(static_cast<long>(result.milliseconds + 0.5)) + " ms</p>\n";
  for (const std::string& note : result.notes) body += "<p class=\"note\">" + escaped(note) + "</p>\n";
  body += help(result) + facets(result);
  body += "<ol class=\"hits\" start=\"" + std::to_string(result.offset + 1) + "\">\n";
  for (const search::DocumentHit& hit : result.hits) body += document(hit, result.query);
  body += "</ol>\n" + paging(result, page_size) + library_line(result.library);
  return page(result.query + " – search", body);
}

std::string html(const std::string& query, const search::QueryError& error, const search::LibraryState& library) {
  std::string body = "<h1 class=\"visually-hidden\">The query cannot be read</h1>\n" + search_form(query, true);
  const std::uint32_t size = static_cast<std::uint32_t>(query.size());
  const search::Range place{std::min(error.offset, size), std::min(error.offset + std::max(error.length, 1U), size)};
  body += "<div role=\"alert\" class=\"error\"><p>" + escaped(error.message) + "</p><p><code>" +
          marked(query, {place}) + "</code></p>";
  if (!error.suggestion.empty()) body += "<p>Try " + query_link(error.suggestion, error.suggestion) + "</p>";
  return page("Query error", body + "</div>\n" + library_line(library));
}

std::string html_error(int status, std::string_view message) {
  return page("Error " + std::to_string(status),
              "<h1>" + escaped(message) + "</h1>\n<p><a href=\"/\">Back to the search</a></p>");
}

}  // namespace searcher::render
