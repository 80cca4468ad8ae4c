// SPDX-License-Identifier: GPL-3.0-or-later
// The page of one document: what is known of it, its outline, its text with page marks and matches.
#include <algorithm>

#include "searcher/render/html.h"
#include "searcher/render/html_parts.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

constexpr std::size_t jumps_shown = 40;
constexpr std::size_t outline_open = 12;  // longer ones are folded

std::string anchor(const schema::PassageRecord& passage) { return "p" + std::to_string(passage.ordinal + 1); }

std::string metadata_list(const schema::DocumentRecord& record) {
  std::string html = "<dl class=\"metadata\">\n";
  const auto row = [&](const char* name, const schema::Sourced& value, const std::string& shown) {
    if (value.value.empty()) return;
    html += "<div><dt>" + std::string(name) + "</dt><dd>" + escaped(shown);
    if (!value.source.empty()) html += " <small>from: " + escaped(value.source) + "</small>";
    html += "</dd></div>\n";
  };
  const schema::Metadata& known = record.metadata;
  row("Title", known.title, known.title.value);
  row("Type", known.type, type_words(known.type.value));
  row("Agency", known.agency, known.agency.value);
  row("Number", known.number, known.number.value);
  row("Author", known.author, known.author.value);
  row("Date", known.date, known.date.value);
  row("Effective", known.effective, known.effective.value);
  row("Language", known.language, known.language.value);
  row("Address", known.url, known.url.value);
  row("File", {record.path, ""}, record.path);
  row("Attached to", {record.container, ""}, record.container);
  return html + "</dl>\n";
}

std::string outline(const schema::DocumentRecord& record) {
  if (record.outline.size() < 2) return {};
  std::string html = "<details class=\"outline\"" + std::string(record.outline.size() <= outline_open ? " open" : "") +
                     "><summary>Outline</summary><nav aria-label=\"Outline\"><ul>\n";
  for (const schema::OutlineEntry& entry : record.outline)
    html += "<li class=\"level" + std::to_string(std::clamp<int>(entry.level, 1, 6)) + "\"><a href=\"#p" +
            std::to_string(entry.passage + 1) + "\">" + escaped(entry.title) + "</a></li>\n";
  return html + "</ul></nav></details>\n";
}

// The ranges of a piece of the text, from its beginning; one that crosses its edge is cut there.
std::vector<search::Range> within(const std::vector<search::Range>& ranges, std::uint32_t begin, std::uint32_t end) {
  std::vector<search::Range> inside;
  for (const search::Range& range : ranges)
    if (range.begin < end && range.end > begin)
      inside.push_back({std::max(range.begin, begin) - begin, std::min(range.end, end) - begin});
  return inside;
}

// Writes passages one after the other and knows which page the text has reached.
class Text {
 public:
  explicit Text(const search::DocumentView& document) : document_(document) {
    for (std::size_t i = 0; i < document.highlights.size() && i < document.passages.size(); ++i)
      if (!document.highlights[i].empty()) found_.push_back(i);
  }

  const std::vector<std::size_t>& found() const { return found_; }

  void add_passage(std::string& html, std::size_t i) {
    const schema::PassageRecord& passage = document_.passages[i];
    const auto match = std::lower_bound(found_.begin(), found_.end(), i);
    const bool matches = match != found_.end() && *match == i;
    html += "<section id=\"" + anchor(passage) + "\" class=\"passage" + (matches ? " found" : "") + "\"" +
            lang_attribute(passage.language) + ">\n<div class=\"pin\" lang=\"en\"><a href=\"#" + anchor(passage) +
            "\">" + escaped(pin_words(passage.pin).empty() ? "heading" : pin_words(passage.pin)) + "</a>" +
            (matches ? neighbours(static_cast<std::size_t>(match - found_.begin())) : "") +
            "</div>\n<div class=\"text\">\n";
    next_page_ = 0;
    for (const schema::Paragraph& paragraph : passage.paragraphs) add_paragraph(html, i, paragraph);
    html += warning_lines(passage.warnings) + "</div></section>\n";
  }

 private:
  std::string neighbours(std::size_t match) const {
    std::string html;
    const auto link = [&](std::size_t to, const char* text) {
      html += " <a class=\"jump\" href=\"#" + anchor(document_.passages[found_[to]]) + "\">" + text + "</a>";
    };
    if (match > 0) link(match - 1, "‹ match before");
    if (match + 1 < found_.size()) link(match + 1, "next match ›");
    return html;
  }

  void add_paragraph(std::string& html, std::size_t i, const schema::Paragraph& paragraph) {
    std::string name = "p";
    std::string kind;
    switch (paragraph.kind) {
      case schema::ParagraphKind::heading:
        name = "h" + std::to_string(std::clamp<int>(paragraph.level + 1, 2, 6));
        break;
      case schema::ParagraphKind::list_item:
        kind = "item";
        break;
      case schema::ParagraphKind::table_row:
        kind = "row";
        break;
      case schema::ParagraphKind::footnote:
        kind = "footnote";
        break;
      case schema::ParagraphKind::text:
        if (paragraph.continues) kind = "continued";
    }
    html += "<" + name + (kind.empty() ? "" : " class=\"" + kind + "\"") + ">" + content(i, paragraph) + "</" + name +
            ">\n";
  }

  // The paragraph's text, cut where a page begins.
  std::string content(std::size_t i, const schema::Paragraph& paragraph) {
    static const std::vector<search::Range> none;
    const schema::PassageRecord& passage = document_.passages[i];
    const auto& ranges = i < document_.highlights.size() ? document_.highlights[i] : none;
    const auto size = static_cast<std::uint32_t>(passage.text.size());
    const std::uint32_t end = std::min(paragraph.end, size);
    std::string html;
    for (std::uint32_t at = std::min(paragraph.begin, end); at < end;) {
      while (next_page_ < passage.pages.size() && passage.pages[next_page_].begin <= at)
        html += page_mark(passage.pages[next_page_++].page);
      const std::uint32_t stop =
          next_page_ < passage.pages.size() ? std::min(passage.pages[next_page_].begin, end) : end;
      html += marked(std::string_view(passage.text).substr(at, stop - at), within(ranges, at, stop));
      at = stop;
    }
    return html;
  }

  std::string page_mark(std::uint32_t number) {
    if (number == 0 || number == page_) return {};
    page_ = number;
    const auto& labels = document_.record.page_labels;
    schema::Pin pin;
    pin.first_page = pin.last_page = number;
    if (number <= labels.size()) pin.first_label = pin.last_label = labels[number - 1];
    const std::string words = escaped(pin_words(pin));
    if (document_.record.format != "pdf" || !document_.record.container.empty())
      return "<span class=\"page\" lang=\"en\">" + words + "</span> ";
    return "<a class=\"page\" lang=\"en\" href=\"/documents/" + encoded(document_.id) +
           "/original#page=" + std::to_string(number) + "\">" + words + "</a> ";
  }

  const search::DocumentView& document_;
  std::vector<std::size_t> found_;  // passages with a match
  std::uint32_t page_ = 0;          // that the text has reached
  std::size_t next_page_ = 0;       // in the pages of the passage being written
};

std::string jumps(const search::DocumentView& document, const std::vector<std::size_t>& found,
                  const std::string& query) {
  if (query.empty()) return {};
  std::string html = "<nav class=\"jumps\" aria-label=\"Matches\"><p>";
  html += found.empty()       ? "No passage by itself matches"
          : found.size() == 1 ? "One passage matches"
                              : grouped(found.size()) + " passages match";
  html += " <code>" + escaped(query) + "</code>. <a href=\"/search?q=" + encoded(query) +
          "\">Back to the results</a></p>\n";
  if (!found.empty()) html += "<ul>\n";
  for (std::size_t i = 0; i < found.size() && i < jumps_shown; ++i)
    html += "<li><a href=\"#" + anchor(document.passages[found[i]]) + "\">" +
            escaped(pin_words(document.passages[found[i]].pin)) + "</a></li>\n";
  if (found.size() > jumps_shown) html += "<li>and " + grouped(found.size() - jumps_shown) + " more</li>\n";
  return html + (found.empty() ? "" : "</ul>\n") + "</nav>\n";
}

}  // namespace

std::string html(const search::DocumentView& document, const std::string& query, const search::LibraryState& library) {
  const schema::DocumentRecord& record = document.record;
  const std::string& title = title_of(record.metadata, record.path);
  std::string body = search_form(query, false) + "<h1" + lang_attribute(record.metadata.language.value) + ">" +
                     escaped(title) + "</h1>\n" + warning_lines(record.ledger.warnings) +
                     "<p class=\"original\"><a href=\"/documents/" + encoded(document.id) + "/original\">" +
                     (record.container.empty() ? "Open the original file" : "Open the file it is part of") +
                     "</a></p>\n" + metadata_list(record) + outline(record);
  Text text(document);
  body += jumps(document, text.found(), query) + "<article>\n";
  for (std::size_t i = 0; i < document.passages.size(); ++i) text.add_passage(body, i);
  return page(title + " – Immigration Policy Search", body + "</article>", library_line(library));
}

}  // namespace searcher::render
