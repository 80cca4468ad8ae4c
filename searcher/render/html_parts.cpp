// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/html_parts.h"

#include <algorithm>

#include "searcher/render/html.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

constexpr std::string_view head_after_language =
    "\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<title>";

constexpr std::string_view head_after_title =
    "</title>\n"
    "<link rel=\"stylesheet\" href=\"/style.css\">\n"
    "<link rel=\"icon\" type=\"image/svg+xml\" href=\"/icon.svg\">\n";

constexpr std::string_view head_of_the_open =
    "<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"Immigration Policy Search\" "
    "href=\"/opensearch.xml\">\n"
    "<script src=\"/page.js\" defer></script>\n";

std::string feed_link(const Frame& frame) {
  if (frame.feed.empty()) return {};
  return "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Atom\" href=\"" + escaped(frame.feed) + "\">\n";
}

// The same page in the other language; a choice, so the address says it.
std::string tongue_switch(const Frame& frame) {
  const Tongue other = frame.tongue == Tongue::spanish ? Tongue::english : Tongue::spanish;
  const std::string name = other == Tongue::spanish ? "Español" : "English";
  Frame chosen = frame;
  chosen.tongue = other;
  chosen.chosen = true;
  return "<a" + href(chosen, frame.address) + " hreflang=\"" + std::string(code(other)) + "\" lang=\"" +
         std::string(code(other)) + "\">" + name + "</a>";
}

// Without script, and by POST: following a link changes nothing.
std::string log_out(const Frame& frame) {
  if (!frame.session) return {};
  return "<form method=\"post\" action=\"/login" + (frame.chosen ? "?ui=" + std::string(code(frame.tongue)) : "") +
         "\"><button name=\"leave\" value=\"1\">" + escaped(frame.say("Log out")) + "</button></form>";
}

std::string header(const Frame& frame) {
  const std::string nav = "<nav aria-label=\"" + escaped(frame.say("Site")) + "\">";
  if (frame.closed)
    return "<header class=\"top\"><span class=\"brand\" lang=\"en\">Immigration Policy Search</span>" + nav +
           tongue_switch(frame) + "</nav></header>\n";
  return "<a class=\"skip\" href=\"#main\">" + escaped(frame.say("Skip to the content")) +
         "</a>\n<header class=\"top\"><a class=\"brand\" lang=\"en\"" + href(frame, "/") +
         ">Immigration Policy Search</a>" + nav + link(frame, "/", frame.say("Search")) +
         link(frame, "/library", frame.say("Library")) + "<a data-help" + href(frame, "/help") + ">" +
         escaped(frame.say("Help")) + "</a>" + tongue_switch(frame) + log_out(frame) + "</nav></header>\n";
}

std::string filters(const Frame& frame) {
  const auto label = [&](Message name) { return "<label>" + escaped(frame.say(name)); };
  const std::string any = "<option value=\"\">" + escaped(frame.say("any")) + "</option>";
  std::string html = "<div class=\"filters\">\n" + label("Agency") +
                     "<input name=\"agency\" size=\"10\" autocomplete=\"off\" placeholder=\"USCIS\"></label>\n" +
                     label("Type") + "<select name=\"type\">" + any;
  for (const schema::DocumentType& type : schema::document_types)
    html += "<option value=\"" + escaped(type.key) + "\">" + escaped(type_words(type.key, frame.tongue)) + "</option>";
  return html + "</select></label>\n" + label("Language") + "<select name=\"lang\">" + any +
         "<option value=\"en\" lang=\"en\">English</option><option value=\"es\" lang=\"es\">Español</option>"
         "</select></label>\n" +
         label("Dated after") + "<input type=\"date\" name=\"after\"></label>\n" + label("Dated before") +
         "<input type=\"date\" name=\"before\"></label>\n</div>";
}

}  // namespace

std::string page(const Frame& frame, std::string_view title, std::string_view body, std::string_view footer) {
  std::string result = "<!DOCTYPE html>\n<html lang=\"" + std::string(code(frame.tongue));
  result += head_after_language;
  result += escaped(title) + (title.empty() ? "" : " – ") + "Immigration Policy Search";
  result += head_after_title;
  if (!frame.closed) result += head_of_the_open;
  result += feed_link(frame) + "</head>\n<body>\n" + header(frame) + "<main id=\"main\" tabindex=\"-1\">\n";
  result += body;
  result += "\n</main>\n";
  if (!footer.empty()) result += "<footer>" + std::string(footer) + "</footer>\n";
  return result + "<p id=\"said\" class=\"unseen\" role=\"status\"></p>\n</body>\n</html>\n";
}

std::string search_form(const Frame& frame, std::string_view query, bool start) {
  std::string form = "<form action=\"/search\" method=\"get\" role=\"search\">\n<div class=\"box\"><label for=\"q\"" +
                     std::string(start ? "" : " class=\"unseen\"") + ">" + escaped(frame.say("Search the library")) +
                     "</label><input type=\"search\" id=\"q\" name=\"q\" value=\"" + escaped(query) + "\"" +
                     (start ? " autofocus" : "") + " data-suggest=\"/api/v1/suggest?q=\"" +
                     " autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\" maxlength=\"4096\">"
                     "<button type=\"submit\">" +
                     escaped(frame.say("Search")) + "</button></div>\n";
  if (frame.chosen) form += "<input type=\"hidden\" name=\"ui\" value=\"" + std::string(code(frame.tongue)) + "\">\n";
  return form + "<details" + (start ? " open" : "") + "><summary>" + escaped(frame.say("Filters")) + "</summary>" +
         filters(frame) + "</details>\n</form>\n";
}

std::string printed_line(const Frame& frame, std::string_view query) {
  std::string html =
      "<p class=\"printed\">" + escaped(frame.say("Printed on {}", {date_words(frame.today, frame.tongue)}));
  if (!query.empty()) html += ". " + render::say(frame.tongue, "Question: {}", {"<code>" + escaped(query) + "</code>"});
  return html + "</p>\n";
}

std::string library_line(const Frame& frame, const search::LibraryState& library) {
  return "<p class=\"state\">" + link(frame, "/library", library_words(library, frame.tongue)) + "</p>";
}

std::string paging_links(const Frame& frame, const Paging& paging,
                         const std::function<std::string(std::uint64_t offset)>& address) {
  const auto to = [&](std::uint64_t offset, Message text, const char* rel) {
    return "<a rel=\"" + std::string(rel) + "\"" + href(frame, address(offset)) + ">" + escaped(frame.say(text)) +
           "</a> ";
  };
  const std::uint64_t end = paging.offset + paging.shown;
  const bool goes_on = paging.shown > 0 && end < paging.all;
  if (paging.offset == 0 && !goes_on) return {};
  std::string html = "<nav class=\"paging\" aria-label=\"" + escaped(frame.say("Pages")) + "\">";
  if (paging.offset > 0) html += to(paging.offset - std::min(paging.offset, paging.limit), "‹ Previous", "prev");
  if (paging.shown > 0)
    html += "<span>" + escaped(frame.say("{}–{} of {}", {grouped(paging.offset + 1), grouped(end), paging.all_words})) +
            "</span> ";
  if (goes_on) html += to(paging.offset + paging.limit, "Next ›", "next");
  return html + "</nav>\n";
}

std::string missing_banner(const Frame& frame, const search::LibraryState& library) {
  const std::string words = missing_words(library, frame.tongue);
  return words.empty() ? words : "<p class=\"warning\" role=\"alert\">" + escaped(words) + "</p>\n";
}

std::string part_note(const Frame& frame, const std::string& name) {
  return name.empty() ? name : " <small>" + escaped(frame.say("in the part {}", {name})) + "</small>";
}

std::string query_link(const Frame& frame, std::string_view query, std::string_view text) {
  return link(frame, "/search?q=" + encoded(query), text);
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

std::string warning_lines(const Frame& frame, const std::vector<std::string>& warnings) {
  std::string html;
  for (const std::string& warning : warnings) html += "<p class=\"warning\">" + told(frame, warning) + "</p>\n";
  return html;
}

std::string later_line(const Frame& frame, const search::LaterAlerts& alerts) {
  if (alerts.count == 0) return {};
  const std::string count = grouped(alerts.count);
  const std::string what =
      alerts.count == 1
          ? frame.say("A later alert changes the same chapters of the Policy Manual:")
          : frame.say("{} later alerts change the same chapters of the Policy Manual, the last:", {count});
  return "<p class=\"warning\">" + escaped(what) + " " + escaped(date_words(alerts.date, frame.tongue)) + ", " +
         link(frame, "/documents/" + encoded(alerts.id), alerts.title) + "</p>\n";
}

const std::string& title_of(const schema::Metadata& metadata, const std::string& path) {
  return metadata.title.value.empty() ? path : metadata.title.value;
}

std::string facet_name(const Frame& frame, std::string_view field) {
  if (field == "lang") return frame.say("Language");
  if (field == "type") return frame.say("Type");
  if (field == "agency") return frame.say("Agency");
  if (field == "year") return frame.say("Year");
  if (field == "in") return frame.say("Folder");
  return std::string(field);
}

std::string value_name(const Frame& frame, std::string_view field, const search::FacetValue& value) {
  return field == "type" ? type_words(value.value, frame.tongue) : value.name;
}

std::string sourced(const Frame& frame, const schema::Sourced& value, const std::string& shown) {
  if (value.source.empty()) return escaped(shown);
  const std::string source = translated(frame.tongue, value.source).value_or(value.source);
  return "<span title=\"" + escaped(frame.say("from: {}", {source})) + "\">" + escaped(shown) + "</span>";
}

// "Memo · USCIS · PM-602-0050 · November 7, 2011 (first page)": the source of the date is always shown, those of the
// other facts in their titles.
std::string facts_line(const Frame& frame, const schema::Metadata& metadata) {
  std::string html;
  const auto add = [&](const schema::Sourced& value, const std::string& shown) {
    if (!value.value.empty()) html += "<span>" + sourced(frame, value, shown) + "</span>";
  };
  const auto source = [&](const schema::Sourced& value) {
    return value.source.empty() ? std::string()
                                : " (" + translated(frame.tongue, value.source).value_or(value.source) + ")";
  };
  add(metadata.type, type_words(metadata.type.value, frame.tongue));
  add(metadata.agency, metadata.agency.value);
  add(metadata.number, metadata.number.value);
  add(metadata.date, date_words(metadata.date.value, frame.tongue) + source(metadata.date));
  if (metadata.effective.value != metadata.date.value)
    add(metadata.effective, frame.say("effective {}", {date_words(metadata.effective.value, frame.tongue)}));
  // What the library does not know is never said in a word that could be taken for "in force".
  const std::string& status = metadata.status.value;
  html += "<span class=\"status\">";
  html += status.empty() || status == "unknown"
              ? escaped(frame.say("in force? not recorded"))
              : sourced(frame, metadata.status, translated(frame.tongue, status).value_or(status)) +
                    escaped(source(metadata.status));
  html += "</span>";
  add(metadata.note, metadata.note.value + source(metadata.note));
  return "<p class=\"facts\">" + html + "</p>\n";
}

}  // namespace searcher::render
