// SPDX-License-Identifier: GPL-3.0-or-later
// What a web page states about itself: meta elements, title, byline, dates, language, canonical address.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "indexer/extract/finish.h"
#include "indexer/extract/html.h"
#include "indexer/extract/html_tree.h"

namespace indexer::extract {
namespace {

struct MetaName {
  std::string_view name;
  std::string_view property;
};
// In order of trust. Modification dates are no dates of the document and are not read.
constexpr std::array<MetaName, 28> meta_names{{{"og:title", "title"},
                                               {"citation_title", "title"},
                                               {"dc.title", "title"},
                                               {"dcterms.title", "title"},
                                               {"twitter:title", "title"},
                                               {"article:published_time", "date"},
                                               {"citation_publication_date", "date"},
                                               {"citation_date", "date"},
                                               {"dcterms.issued", "date"},
                                               {"dc.date.issued", "date"},
                                               {"dcterms.date", "date"},
                                               {"dc.date", "date"},
                                               {"datepublished", "date"},
                                               {"pubdate", "date"},
                                               {"publish-date", "date"},
                                               {"date", "date"},
                                               {"dcterms.valid", "effective"},
                                               {"author", "author"},
                                               {"article:author", "author"},
                                               {"citation_author", "author"},
                                               {"dc.creator", "author"},
                                               {"dcterms.creator", "author"},
                                               {"dc.language", "language"},
                                               {"dcterms.language", "language"},
                                               {"og:locale", "language"},
                                               {"dc.publisher", "agency"},
                                               {"dcterms.publisher", "agency"},
                                               {"og:url", "url"}}};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

// "en-US", "en_US" -> "en"; anything that is no language tag -> "".
std::string language_code(std::string_view tag) {
  const std::string code = lower(tag.substr(0, tag.find_first_of("-_")));
  const bool letters = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && (code.size() == 2 || code.size() == 3) ? code : "";
}

bool is_byline(pugi::xml_node node) {
  const std::string marks = lower(std::string(node.attribute("class").value()) + ' ' + node.attribute("rel").value() +
                                  ' ' + node.attribute("itemprop").value());
  return marks.find("byline") != std::string::npos || (' ' + marks + ' ').find(" author ") != std::string::npos;
}

// "By Jane Doe" -> "Jane Doe".
std::string without_by(std::string text) {
  text = clean(text);
  return lower(text.substr(0, 3)) == "by " ? text.substr(3) : text;
}

struct Found {
  std::array<std::string, meta_names.size()> meta;
  std::string h1, title, byline, time, canonical;
};

void read_meta(pugi::xml_node node, Found& found) {
  std::string name = lower(node.attribute("name").value());
  if (name.empty()) name = lower(node.attribute("property").value());
  if (name.empty()) name = lower(node.attribute("itemprop").value());
  for (std::size_t i = 0; i < meta_names.size(); ++i)
    if (meta_names[i].name == name && found.meta[i].empty()) found.meta[i] = clean(node.attribute("content").value());
}

void read_node(pugi::xml_node node, Found& found) {
  const std::string_view name = node.name();
  if (name == "meta") return read_meta(node, found);
  if (name == "title" && found.title.empty()) found.title = clean(text_of(node));
  if (name == "h1" && found.h1.empty()) found.h1 = clean(text_of(node));
  if (name == "link" && lower(node.attribute("rel").value()) == "canonical")
    found.canonical = node.attribute("href").value();
  const std::string_view published = node.attribute("itemprop").value();
  if (name == "time" && found.time.empty() && published != "dateModified" && !node.attribute("datetime").empty())
    found.time = node.attribute("datetime").value();
  if (found.byline.empty() && is_byline(node)) {
    const std::string byline = without_by(text_of(node));
    if (byline.size() <= 120) found.byline = byline;
  }
}

}  // namespace

void read_html_meta(pugi::xml_node page, Document& document) {
  Found found;
  walk(
      page,
      [&](pugi::xml_node node) {
        if (node.type() == pugi::node_element) read_node(node, found);
        return true;
      },
      [](pugi::xml_node) {});
  for (std::size_t i = 0; i < meta_names.size(); ++i) {
    const std::string_view property = meta_names[i].property;
    const bool address = found.meta[i].starts_with("http");
    if (property == "author" && address) continue;  // a profile page, no name
    if (property == "language") continue;
    set_property(document, std::string(property), found.meta[i], "HTML meta");
  }
  set_property(document, "title", found.h1, "HTML heading");
  set_property(document, "title", found.title, "HTML title");
  set_property(document, "author", found.byline, "byline");
  set_property(document, "date", found.time, "HTML time");
  set_property(document, "language", language_code(page.child("html").attribute("lang").value()), "HTML lang");
  for (std::size_t i = 0; i < meta_names.size(); ++i)
    if (meta_names[i].property == "language")
      set_property(document, "language", language_code(found.meta[i]), "HTML meta");
  if (!found.canonical.empty()) document.properties.erase("url");
  set_property(document, "url", found.canonical, "HTML link");
}

}  // namespace indexer::extract
