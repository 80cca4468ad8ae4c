// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/html_parts.h"

#include "searcher/render/html.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

constexpr std::string_view head_before_title =
    "<!DOCTYPE html>\n"
    "<html lang=\"en\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<title>";

constexpr std::string_view head_after_title =
    "</title>\n"
    "<link rel=\"stylesheet\" href=\"/style.css\">\n"
    "<link rel=\"icon\" type=\"image/svg+xml\" href=\"/icon.svg\">\n"
    "</head>\n"
    "<body>\n"
    "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n"
    "<header class=\"top\"><a class=\"brand\" href=\"/\">Immigration Policy Search</a>"
    "<nav aria-label=\"Site\"><a href=\"/\">Search</a><a href=\"/library\">Library</a></nav></header>\n"
    "<main id=\"main\" tabindex=\"-1\">\n";

constexpr std::string_view filters_before_types =
    "<div class=\"filters\">\n"
    "<label>Agency<input name=\"agency\" size=\"10\" autocomplete=\"off\" placeholder=\"USCIS\"></label>\n"
    "<label>Type<select name=\"type\"><option value=\"\">any</option>";

constexpr std::string_view filters_after_types =
    "</select></label>\n"
    "<label>Language<select name=\"lang\"><option value=\"\">any</option><option value=\"en\">English</option>"
    "<option value=\"es\" lang=\"es\">Español</option></select></label>\n"
    "<label>Dated after<input type=\"date\" name=\"after\"></label>\n"
    "<label>Dated before<input type=\"date\" name=\"before\"></label>\n"
    "</div>";

}  // namespace

std::string page(std::string_view title, std::string_view body, std::string_view footer) {
  std::string result(head_before_title);
  result += escaped(title);
  result += head_after_title;
  result += body;
  result += "\n</main>\n";
  if (!footer.empty()) result += "<footer>" + std::string(footer) + "</footer>\n";
  return result + "</body>\n</html>\n";
}

std::string search_form(std::string_view query, bool start) {
  std::string form = "<form action=\"/search\" method=\"get\" role=\"search\">\n<div class=\"box\"><label for=\"q\"" +
                     std::string(start ? "" : " class=\"unseen\"") +
                     ">Search the library</label><input type=\"search\" id=\"q\" name=\"q\" value=\"" + escaped(query) +
                     "\"" + (start ? " autofocus" : "") +
                     " autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\" maxlength=\"4096\">"
                     "<button type=\"submit\">Search</button></div>\n<details" +
                     (start ? " open" : "") + "><summary>Filters</summary>" + std::string(filters_before_types);
  for (const schema::DocumentType& type : schema::document_types)
    form += "<option value=\"" + escaped(type.key) + "\">" + escaped(type.name) + "</option>";
  form += filters_after_types;
  return form + "</details>\n</form>\n";
}

std::string library_line(const search::LibraryState& library) {
  return "<p class=\"state\"><a href=\"/library\">" + escaped(library_words(library)) + "</a></p>";
}

std::string query_link(std::string_view query, std::string_view text) {
  return "<a href=\"/search?q=" + encoded(query) + "\">" + escaped(text) + "</a>";
}

std::string filter_text(std::string_view name, std::string_view value) {
  const bool quoted = value.find_first_of(" ,()") != std::string_view::npos;
  std::string text(name);
  text += quoted ? ":\"" : ":";
  for (const char c : value)
    if (c != '"') text.push_back(c);
  return text + (quoted ? "\"" : "");
}

std::string narrowed(const std::string& query, const std::string& facet, const std::string& value) {
  return query + (query.empty() ? "" : " ") + filter_text(facet == "year" ? "date" : facet, value);
}

std::string lang_attribute(std::string_view language) {
  return language.empty() ? std::string() : " lang=\"" + escaped(language) + "\"";
}

std::string warning_lines(const std::vector<std::string>& warnings) {
  std::string html;
  for (const std::string& warning : warnings) html += "<p class=\"warning\">" + escaped(warning) + "</p>\n";
  return html;
}

const std::string& title_of(const schema::Metadata& metadata, const std::string& path) {
  return metadata.title.value.empty() ? path : metadata.title.value;
}

std::string facet_name(std::string_view field) {
  if (field == "lang") return "Language";
  std::string name(field);
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
  return name;
}

}  // namespace searcher::render
