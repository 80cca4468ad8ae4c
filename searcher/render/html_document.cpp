// SPDX-License-Identifier: GPL-3.0-or-later
// The page of one document, and that of the library.
#include "searcher/render/html.h"
#include "searcher/render/html_parts.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

std::string metadata_table(const schema::DocumentRecord& record) {
  std::string html = "<table class=\"metadata\"><caption>What is known of it, and from where</caption>";
  const auto row = [&](std::string_view name, const schema::Sourced& value) {
    if (value.value.empty()) return;
    html += "<tr><th scope=\"row\">" + escaped(name) + "</th><td>" +
            escaped(name == "Type" ? type_words(value.value) : value.value) + "</td><td class=\"source\">" +
            escaped(value.source) + "</td></tr>";
  };
  row("Type", record.metadata.type);
  row("Agency", record.metadata.agency);
  row("Number", record.metadata.number);
  row("Author", record.metadata.author);
  row("Date", record.metadata.date);
  row("Effective", record.metadata.effective);
  row("Language", record.metadata.language);
  row("Address", record.metadata.url);
  row("File", {record.path, "library"});
  return html + "</table>\n";
}

std::string outline(const schema::DocumentRecord& record) {
  if (record.outline.size() < 2) return {};
  std::string html = "<details class=\"outline\"><summary>Outline</summary><ul>";
  for (const schema::OutlineEntry& entry : record.outline)
    html += "<li class=\"level" + std::to_string(std::min<int>(entry.level, 6)) + "\"><a href=\"#p" +
            std::to_string(entry.passage + 1) + "\">" + escaped(entry.title) + "</a></li>";
  return html + "</ul></details>\n";
}

// The highlights of one paragraph, from its beginning.
std::vector<search::Range> within(const std::vector<search::Range>& ranges, const schema::Paragraph& paragraph) {
  std::vector<search::Range> inside;
  for (const search::Range& range : ranges)
    if (range.begin >= paragraph.begin && range.end <= paragraph.end)
      inside.push_back({range.begin - paragraph.begin, range.end - paragraph.begin});
  return inside;
}

std::string passage(const search::DocumentView& document, std::size_t i) {
  const schema::PassageRecord& record = document.passages[i];
  const auto& ranges = i < document.highlights.size() ? document.highlights[i] : std::vector<search::Range>{};
  std::string html = "<section id=\"p" + std::to_string(record.ordinal + 1) + "\" class=\"passage" +
                     (ranges.empty() ? "" : " found") + "\"" +
                     (record.language.empty() ? "" : " lang=\"" + escaped(record.language) + "\"") + ">";
  html += "<p class=\"place\"><a href=\"#p" + std::to_string(record.ordinal + 1) + "\">" +
          escaped(pin_words(record.pin)) + "</a></p>";
  for (const schema::Paragraph& paragraph : record.paragraphs) {
    const auto text = std::string_view(record.text).substr(paragraph.begin, paragraph.end - paragraph.begin);
    const std::string content = marked(text, within(ranges, paragraph));
    if (paragraph.kind == schema::ParagraphKind::heading) {
      const std::string tag = "h" + std::to_string(std::min<int>(std::max<int>(paragraph.level, 1) + 1, 6));
      html += "<" + tag + ">" + content + "</" + tag + ">";
    } else {
      const char* kind = paragraph.kind == schema::ParagraphKind::footnote    ? " class=\"footnote\""
                         : paragraph.kind == schema::ParagraphKind::list_item ? " class=\"item\""
                         : paragraph.kind == schema::ParagraphKind::table_row ? " class=\"row\""
                                                                              : "";
      html += "<p" + std::string(kind) + ">" + content + "</p>";
    }
  }
  return html + "</section>\n";
}

std::string facet_table(const search::Facet& facet) {
  std::string html = "<section><h2>By " + escaped(facet.field == "lang" ? "language" : facet.field) + "</h2><ul>";
  for (const search::FacetValue& value : facet.values)
    html += "<li>" + escaped(value.name) + " <small>" + grouped(value.documents) + "</small></li>";
  return html + "</ul></section>";
}

}  // namespace

std::string html(const search::DocumentView& document, const std::string& query, const search::LibraryState& library) {
  const schema::DocumentRecord& record = document.record;
  const std::string title = record.metadata.title.value.empty() ? record.path : record.metadata.title.value;
  std::string body = search_form(query, false) + "<h1>" + escaped(title) + "</h1>\n<p><a href=\"/documents/" +
                     encoded(document.id) + "/original\">" +
                     (record.container.empty() ? "The original file" : "The file it is attached to") + "</a></p>\n";
  for (const std::string& warning : record.ledger.warnings) body += "<p class=\"warning\">" + escaped(warning) + "</p>";
  body += metadata_table(record) + outline(record);
  std::size_t found = 0;
  std::string jumps;
  for (std::size_t i = 0; i < document.highlights.size(); ++i)
    if (!document.highlights[i].empty() && ++found <= 40)
      jumps += "<a href=\"#p" + std::to_string(document.passages[i].ordinal + 1) + "\">" +
               escaped(pin_words(document.passages[i].pin)) + "</a> ";
  if (found > 0)
    body += "<nav class=\"jumps\" aria-label=\"Matches\">" + std::to_string(found) + " passages match: " + jumps +
            "</nav>\n";
  body += "<article>";
  for (std::size_t i = 0; i < document.passages.size(); ++i) body += passage(document, i);
  return page(title, body + "</article>\n" + library_line(library));
}

std::string html(const search::LibraryView& library) {
  std::string body = "<h1>The library</h1>\n<p>" + escaped(library_words(library.state)) + " Indexed " +
                     escaped(library.state.built) + ", " + grouped(library.state.passages) + " passages, " +
                     grouped(library.state.duplicates) + " duplicates, " + grouped(library.state.with_warning) +
                     " with a warning.</p>\n<div class=\"facets\">";
  for (const search::Facet& facet : library.facets) body += facet_table(facet);
  body += "</div>\n<h2>Files that need a look</h2>\n";
  if (library.problems.empty()) return page("Library", body + "<p>None: every file is searchable as it is.</p>");
  body +=
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Files that need a look\"><table "
      "class=\"problems\"><thead><tr>"
      "<th scope=\"col\">File</th><th scope=\"col\">Outcome</th><th scope=\"col\">Why</th><th scope=\"col\">What to "
      "do</th></tr></thead><tbody>";
  for (const search::LibraryProblem& problem : library.problems)
    body += "<tr><td>" + escaped(problem.path) + "</td><td>" + escaped(problem.outcome) + "</td><td>" +
            escaped(problem.reason + (problem.reason.empty() || problem.detail.empty() ? "" : ": ") + problem.detail) +
            "</td><td>" + escaped(problem.remedy) + "</td></tr>";
  return page("Library", body + "</tbody></table></div>\n");
}

}  // namespace searcher::render
