// SPDX-License-Identifier: GPL-3.0-or-later
// The main content of a web page: landmarks first, then names of parts, then the density of links.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/extract/finish.h"
#include "indexer/extract/html.h"
#include "indexer/extract/html_tree.h"

namespace indexer::extract {
namespace {

struct Measure {
  std::size_t text = 0;   // characters that are no white space
  std::size_t links = 0;  // those of them inside <a>
  std::size_t prose = 0;  // those outside links, in runs long enough to be sentences
};

using Measures = std::unordered_map<std::size_t, Measure>;

std::size_t visible(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](unsigned char c) { return std::isspace(c) == 0; }));
}

Measures measure(pugi::xml_node body) {
  Measures measures;
  measures[body.hash_value()];
  int anchors = 0;
  walk(
      body,
      [&](pugi::xml_node node) {
        if (std::string_view(node.name()) == "a") ++anchors;
        Measure& here = measures[node.hash_value()];
        if (node.type() != pugi::node_pcdata) return true;
        here.text = visible(node.value());
        (anchors > 0 ? here.links : here.prose) = here.text >= 40 || anchors > 0 ? here.text : 0;
        return true;
      },
      [&](pugi::xml_node node) {
        if (std::string_view(node.name()) == "a") --anchors;
        const Measure own = measures[node.hash_value()];
        Measure& parent = measures[node.parent().hash_value()];
        parent.text += own.text;
        parent.links += own.links;
        parent.prose += own.prose;
      });
  return measures;
}

// The words of class, id and role: "site-footer navBar" -> site footer nav bar.
std::vector<std::string> words_of(pugi::xml_node node) {
  std::vector<std::string> words(1);
  for (const char* key : {"class", "id", "role"}) {
    char before = ' ';
    for (const char c : std::string_view(node.attribute(key).value())) {
      const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
      const bool upper = std::isupper(static_cast<unsigned char>(c)) != 0;
      if (!letter || (upper && std::islower(static_cast<unsigned char>(before)) != 0)) words.emplace_back();
      if (letter) words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      before = c;
    }
    words.emplace_back();
  }
  return words;
}

bool any_of(const std::vector<std::string>& words, std::initializer_list<std::string_view> names) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(names.begin(), names.end(), word) != names.end();
  });
}

bool inside(pugi::xml_node node, std::initializer_list<std::string_view> names) {
  for (node = node.parent(); node; node = node.parent())
    if (std::find(names.begin(), names.end(), std::string_view(node.name())) != names.end()) return true;
  return false;
}

bool is_content_block(std::string_view name) {
  return name == "p" || name == "td" || name == "tr" || name == "tbody" || name == "li" || name == "main" ||
         name == "article" || name == "body" || (name.size() == 2 && name[0] == 'h');
}

// "Related posts", "También te puede interesar": what such a heading stands over is about other pages.
bool is_heading_of_others(std::string_view heading) {
  std::string folded;
  for (const char c : heading) folded += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const std::string_view start : {"related post",
                                       "related article",
                                       "related stor",
                                       "related news",
                                       "related blog",
                                       "recent post",
                                       "recent article",
                                       "recent news",
                                       "recent blog",
                                       "latest post",
                                       "latest news",
                                       "latest article",
                                       "more from",
                                       "more news",
                                       "more articles",
                                       "more posts",
                                       "you may also",
                                       "you might also",
                                       "read next",
                                       "up next",
                                       "popular post",
                                       "recommended for you",
                                       "trending",
                                       "share this",
                                       "artículos relacionados",
                                       "entradas relacionadas",
                                       "entradas recientes",
                                       "noticias relacionadas",
                                       "también te puede",
                                       "también le puede"})
    if (folded.starts_with(start)) return true;
  return false;
}

// The text of the first element of a part, when that is a heading.
std::string leading_heading(pugi::xml_node node) {
  for (int depth = 0; depth < 4; ++depth) {
    pugi::xml_node first = node.first_child();
    while (first && first.type() != pugi::node_element && visible(first.value()) == 0) first = first.next_sibling();
    const std::string_view name = first.name();
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') return clean(text_of(first));
    node = first;
  }
  return {};
}

// A list of pages with or without the first words of each: every link takes its reader elsewhere.
bool is_about_others(pugi::xml_node node, const Measure& here) {
  const std::string_view name = node.name();
  if (name != "div" && name != "section" && name != "aside") return false;
  return here.links * 10 > here.text && is_heading_of_others(leading_heading(node));
}

// Parts that are never content, by element or role, and parts that are not when they are named so and hold less than
// half of the page. Names that content may bear too ("header", "related") also need many links or little prose.
bool is_boilerplate(pugi::xml_node node, const Measure& here, const Measure& page) {
  const std::string_view name = node.name();
  if (here.prose * 2 > page.prose && page.prose > 0) return false;
  if (name == "nav") return true;
  const bool linked = here.links * 10 > here.text * 3;
  const bool in_content = inside(node, {"main", "article"});
  if (name == "footer" || name == "aside") return !in_content || linked || here.prose == 0;
  if (name == "header") return !in_content && here.prose == 0 && linked;
  if (is_content_block(name)) return false;
  if (is_about_others(node, here)) return true;
  const auto words = words_of(node);
  const bool speaks = here.prose >= 400 && !linked;
  if (any_of(words, {"cookie", "cookies", "gdpr", "alertdialog"})) return !in_content || !speaks;
  // What is said at length is kept, whatever the page calls it.
  if (speaks) return false;
  if (any_of(words, {"navigation", "navbar", "breadcrumb", "breadcrumbs", "contentinfo", "skiplink", "pagination",
                     "sharing", "share", "sharedaddy", "addtoany", "advertisement", "newsletter", "compartir"}))
    return true;
  if (any_of(words, {"nav", "menu", "sidebar", "footer", "social", "related", "subscribe", "comments", "popup", "modal",
                     "banner", "complementary", "promo", "masthead", "consent", "toolbar", "recommended", "widget"}))
    return linked || here.prose < 300;
  return false;
}

// Lists and boxes of links: at least four, hardly anything between them.
bool is_link_list(pugi::xml_node node, const Measure& here) {
  const std::string_view name = node.name();
  if (name != "ul" && name != "ol" && name != "div" && name != "section" && name != "dl") return false;
  if (here.links * 10 < here.text * 8 || here.prose > 0) return false;
  // Within the article such a list is content, "Memoranda on this subject", unless it only leads through the page.
  const bool in_content = inside(node, {"main", "article"});
  std::size_t links = 0;
  std::size_t inward = 0;
  walk(
      node,
      [&](pugi::xml_node child) {
        if (std::string_view(child.name()) != "a") return true;
        ++links;
        inward += child.attribute("href").value()[0] == '#';
        return true;
      },
      [](pugi::xml_node) {});
  return links >= 4 && (!in_content || (inward == links && (name == "ul" || name == "ol")));
}

std::size_t prune(pugi::xml_node body, const Measures& measures) {
  const Measure page = measures.at(body.hash_value());
  std::vector<pugi::xml_node> doomed;
  walk(
      body,
      [&](pugi::xml_node node) {
        if (node.type() != pugi::node_element) return false;
        const Measure& here = measures.at(node.hash_value());
        if (!is_boilerplate(node, here, page) && !is_link_list(node, here)) return true;
        doomed.push_back(node);
        return false;
      },
      [](pugi::xml_node) {});
  for (pugi::xml_node node : doomed) node.parent().remove_child(node);
  return doomed.size();
}

// The one article of the page; of several, the one that says at least four times as much as any other.
pugi::xml_node chief_of(const std::vector<pugi::xml_node>& articles, const Measures& measures) {
  pugi::xml_node chief;
  std::size_t most = 0;
  std::size_t second = 0;
  for (const pugi::xml_node article : articles) {
    const std::size_t prose = measures.at(article.hash_value()).prose;
    if (!chief || prose > most) chief = article;
    second = std::max(second, std::min(prose, most));
    most = std::max(most, prose);
  }
  return articles.size() <= 1 || (most > 0 && second * 4 <= most) ? chief : pugi::xml_node();
}

pugi::xml_node landmark(pugi::xml_node body, const Measures& measures) {
  pugi::xml_node main;
  std::vector<pugi::xml_node> articles;
  walk(
      body,
      [&](pugi::xml_node node) {
        const std::string_view name = node.name();
        if (!main && (name == "main" || std::string_view(node.attribute("role").value()) == "main")) main = node;
        if (name == "article") articles.push_back(node);
        return name != "article";
      },
      [](pugi::xml_node) {});
  if (main) return main;
  return chief_of(articles, measures);
}

// Down from the body for as long as one child holds nine tenths of the prose, and what is left behind on the whole way
// is no paragraph: a lost one is worse than a kept menu.
pugi::xml_node densest(pugi::xml_node body, const Measures& measures) {
  constexpr std::size_t most_left_behind = 120;
  const std::size_t all = measures.at(body.hash_value()).prose;
  pugi::xml_node node = body;
  while (true) {
    const std::size_t prose = measures.at(node.hash_value()).prose;
    pugi::xml_node next;
    for (const pugi::xml_node child : node.children())
      if (child.type() == pugi::node_element && measures.at(child.hash_value()).prose * 10 >= prose * 9) next = child;
    const std::string_view name = next.name();
    if (!next || prose == 0 || all - measures.at(next.hash_value()).prose > most_left_behind || name == "p" ||
        name == "li" || name == "tr" || name == "td" || name == "pre" || name == "ul" || name == "ol" || name == "dl" ||
        name == "tbody" || name == "blockquote" || name == "table")
      return node;
    node = next;
  }
}

}  // namespace

pugi::xml_node main_content(pugi::xml_node body) {
  const Measures before = measure(body);
  const std::size_t all = before.at(body.hash_value()).prose;
  const std::size_t pruned = prune(body, before);
  const Measures after = measure(body);
  const std::size_t left = after.at(body.hash_value()).prose;
  if (left < 140 && pruned == 0) return body;
  // A page whose prose mostly went with the boilerplate was misread.
  if (left < 140 || left * 4 < all) return {};
  const pugi::xml_node marked = landmark(body, after);
  if (marked && after.at(marked.hash_value()).prose * 2 >= left) return marked;
  return densest(body, after);
}

}  // namespace indexer::extract
