// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/html_parts.h"

#include "searcher/render/html.h"
#include "searcher/render/words.h"

namespace searcher::render {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string encoded(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_')
      result.push_back(c);
    else
      result += {'%', hex[byte >> 4], hex[byte & 15]};
  }
  return result;
}

std::string marked(std::string_view text, const std::vector<search::Range>& ranges) {
  std::string result;
  std::size_t at = 0;
  const auto plain = [&](std::size_t end) {
    while (at < end) {
      const std::size_t next = std::min(text.find("\n\n", at), end);
      result += escaped(text.substr(at, next - at));
      at = next;
      if (at < end) {
        result += "<br><br>";
        at = std::min(at + 2, end);
      }
    }
  };
  for (const search::Range& range : ranges) {
    if (range.begin < at || range.end <= range.begin || range.end > text.size()) continue;
    plain(range.begin);
    result += "<mark>" + escaped(text.substr(at, range.end - at)) + "</mark>";
    at = range.end;
  }
  plain(text.size());
  return result;
}

std::string page(std::string_view title, std::string_view body) {
  std::string result =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>";
  result += escaped(title);
  result +=
      "</title>\n<link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n"
      "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header><nav aria-label=\"Site\">"
      "<a href=\"/\">Search</a> <a href=\"/library\">Library</a></nav></header>\n<main id=\"main\">\n";
  result += body;
  return result + "\n</main>\n</body>\n</html>\n";
}

std::string search_form(std::string_view query, bool focus) {
  std::string form =
      "<form action=\"/search\" method=\"get\" role=\"search\">\n<label class=\"box\"><span>Search the library</span>"
      "<input type=\"search\" name=\"q\" value=\"" +
      escaped(query) + "\"" + (focus ? " autofocus" : "") +
      " autocomplete=\"off\" spellcheck=\"false\" maxlength=\"4096\"></label>"
      "<button type=\"submit\">Search</button>\n<details><summary>Narrow it</summary><div class=\"filters\">"
      "<label>Agency <input name=\"agency\" size=\"10\"></label><label>Type <select name=\"type\"><option "
      "value=\"\">any</option>";
  for (const schema::DocumentType& type : schema::document_types)
    form += "<option value=\"" + escaped(type.key) + "\">" + escaped(type.name) + "</option>";
  form +=
      "</select></label><label>Language <select name=\"lang\"><option value=\"\">any</option>"
      "<option value=\"en\">English</option><option value=\"es\">Español</option></select></label>"
      "<label>From <input type=\"date\" name=\"after\"></label><label>Before <input type=\"date\" "
      "name=\"before\"></label>"
      "</div></details>\n</form>\n";
  return form;
}

std::string library_line(const search::LibraryState& library) {
  return "<p class=\"state\"><a href=\"/library\">" + escaped(library_words(library)) + "</a></p>";
}

std::string query_link(std::string_view query, std::string_view text) {
  return "<a href=\"/search?q=" + encoded(query) + "\">" + escaped(text) + "</a>";
}

}  // namespace searcher::render
