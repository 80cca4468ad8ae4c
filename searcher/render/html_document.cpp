// SPDX-License-Identifier: GPL-3.0-or-later
// The page of one document: what is known of it, its outline, its text with page marks and matches.
#include <algorithm>
#include <utility>

#include "searcher/render/html.h"
#include "searcher/render/html_citing.h"
#include "searcher/render/html_parts.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

constexpr std::size_t jumps_shown = 40;
constexpr std::size_t outline_open = 12;  // longer ones are folded

std::string anchor(const schema::PassageRecord& passage) { return "p" + std::to_string(passage.ordinal + 1); }

std::string metadata_list(const Frame& frame, const schema::DocumentRecord& record) {
  std::string html;
  const auto row = [&](Message name, const schema::Sourced& value, const std::string& shown, bool foreign = false) {
    if (value.value.empty()) return;
    html += "<div><dt>" + escaped(frame.say(name)) + "</dt><dd" +
            (foreign ? lang_attribute(record.metadata.language.value) : std::string()) + ">" + escaped(shown);
    if (!value.source.empty())
      html += " <small lang=\"" + std::string(code(frame.tongue)) + "\">" +
              escaped(frame.say("from: {}", {translated(frame.tongue, value.source).value_or(value.source)})) +
              "</small>";
    html += "</dd></div>\n";
  };
  const schema::Metadata& known = record.metadata;
  row("Title", known.title, known.title.value, true);
  row("Type", known.type, type_words(known.type.value, frame.tongue));
  row("Agency", known.agency, known.agency.value);
  row("Number", known.number, known.number.value);
  row("Author", known.author, known.author.value);
  row("Date", known.date, date_words(known.date.value, frame.tongue));
  row("Effective", known.effective, date_words(known.effective.value, frame.tongue));
  if (known.status.value.empty())
    html += "<div><dt>" + escaped(frame.say("Status")) + "</dt><dd>" +
            escaped(frame.say("Not recorded: the library does not know whether it is still in force.")) +
            "</dd></div>\n";
  row("Status", known.status, translated(frame.tongue, known.status.value).value_or(known.status.value));
  row("Note", known.note, known.note.value);
  const std::string& language = known.language.value;
  row("Language", known.language, language == "es" ? "Español" : language == "en" ? "English" : language);
  row("Address", known.url, known.url.value);
  row("File", {record.path, ""}, record.path);
  row("Attached to", {record.container, ""}, record.container);
  return "<details class=\"about\"><summary>" + escaped(frame.say("About this document")) +
         "</summary><dl class=\"metadata\">\n" + html + "</dl></details>\n";
}

// Copies of it, and how it was before.
std::string versions(const Frame& frame, const search::DocumentView& document) {
  std::string html;
  for (const search::Copy& copy : document.copies) {
    const std::string name =
        copy.searchable ? link(frame, "/documents/" + encoded(copy.id), copy.path) : escaped(copy.path);
    html += "<p class=\"note\">" + render::say(frame.tongue, "also as: {}", {name}) + "</p>\n";
  }
  if (document.changed_at.empty()) return html;
  const std::string day = date_words(document.changed_at.substr(0, 10), frame.tongue);
  return html + "<p class=\"note\">" + escaped(frame.say("Its text changed with the update of {}.", {day})) + " " +
         link(frame, "/documents/" + encoded(document.id) + "/changes", frame.say("What changed")) + "</p>\n";
}

std::string outline(const Frame& frame, const schema::DocumentRecord& record, bool beside) {
  if (record.outline.size() < 2) return {};
  const std::string name = escaped(frame.say("Outline"));
  std::string html = "<details class=\"outline\"" +
                     std::string(record.outline.size() <= outline_open && !beside ? " open" : "") + "><summary>" +
                     name + "</summary><nav aria-label=\"" + name + "\"><ul" +
                     lang_attribute(record.metadata.language.value) + ">\n";
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
  // `beside`: the original stands beside the text, and page marks lead to its pages there.
  Text(const Frame& frame, const search::DocumentView& document, bool beside)
      : frame_(frame), document_(document), beside_(beside) {
    for (std::size_t i = 0; i < document.highlights.size() && i < document.passages.size(); ++i)
      if (!document.highlights[i].empty()) found_.push_back(i);
  }

  const std::vector<std::size_t>& found() const { return found_; }

  void add_passage(std::string& html, std::size_t i) {
    const schema::PassageRecord& passage = document_.passages[i];
    const auto match = std::lower_bound(found_.begin(), found_.end(), i);
    const bool matches = match != found_.end() && *match == i;
    html += "<section id=\"" + anchor(passage) + "\" class=\"passage" + (matches ? " found" : "") + "\">\n" +
            pin_column(i, matches ? static_cast<std::size_t>(match - found_.begin()) : none) + "<div class=\"text\"" +
            lang_attribute(passage.language) + ">\n";
    next_page_ = 0;
    number_ = passage.pin.first_paragraph;
    fresh_ = true;
    for (const schema::Paragraph& paragraph : passage.paragraphs) add_paragraph(html, i, paragraph);
    html += "</div>\n" + warning_lines(frame_, passage.warnings) + "</section>\n";
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::string pin_column(std::size_t i, std::size_t match) const {
    const schema::PassageRecord& passage = document_.passages[i];
    const std::string pin = pin_words(passage.pin, frame_.tongue);
    std::string html = "<div class=\"pin\"><a href=\"#" + anchor(passage) + "\">" +
                       escaped(pin.empty() ? frame_.say("heading") : pin) + "</a>" +
                       (match == none ? "" : neighbours(match));
    if (passage.pin.first_paragraph > 0)
      html += " <a class=\"quote\"" + href(frame_, quote_address(document_, i)) + ">" + escaped(frame_.say("Quote")) +
              "<span class=\"unseen\"> " + escaped(pin) + "</span></a>";
    return html + "</div>\n";
  }

  std::string neighbours(std::size_t match) const {
    std::string html;
    const auto link_to = [&](std::size_t to, Message text) {
      html += " <a class=\"jump\" href=\"#" + anchor(document_.passages[found_[to]]) + "\">" +
              escaped(frame_.say(text)) + "</a>";
    };
    if (match > 0) link_to(match - 1, "‹ match before");
    if (match + 1 < found_.size()) link_to(match + 1, "next match ›");
    return html;
  }

  // The anchor of a paragraph that begins here: its number through the document, as pins count.
  std::string paragraph_anchor(const schema::Paragraph& paragraph) {
    if (paragraph.kind == schema::ParagraphKind::heading || number_ == 0) return {};
    const std::uint32_t number = fresh_ ? number_ : ++number_;
    fresh_ = false;
    return paragraph.continues ? std::string() : " id=\"par" + std::to_string(number) + "\"";
  }

  void add_paragraph(std::string& html, std::size_t i, const schema::Paragraph& paragraph) {
    std::string name = "p";
    std::string kind;
    switch (paragraph.kind) {
      case schema::ParagraphKind::heading:
        // A document may leave levels out; a page may not, or its outline cannot be walked by ear.
        heading_ = std::clamp<int>(paragraph.level + 1, 2, std::min(heading_ + 1, 6));
        name = "h" + std::to_string(heading_);
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
    html += "<" + name + (kind.empty() ? "" : " class=\"" + kind + "\"") + paragraph_anchor(paragraph) + ">" +
            content(i, paragraph) + "</" + name + ">\n";
  }

  // The paragraph's text, cut where a page begins.
  std::string content(std::size_t i, const schema::Paragraph& paragraph) {
    static const std::vector<search::Range> unmarked;
    const schema::PassageRecord& passage = document_.passages[i];
    const auto& ranges = i < document_.highlights.size() ? document_.highlights[i] : unmarked;
    const auto size = static_cast<std::uint32_t>(passage.text.size());
    const std::uint32_t end = std::min(paragraph.end, size);
    std::string html;
    for (std::uint32_t at = std::min(paragraph.begin, end); at < end;) {
      while (next_page_ < passage.pages.size() && passage.pages[next_page_].begin <= at)
        html += page_mark(passage.pages[next_page_++].page);
      const std::uint32_t stop =
          next_page_ < passage.pages.size() ? std::min(passage.pages[next_page_].begin, end) : end;
      html += linked(i, at, stop, ranges);
      at = stop;
    }
    return html;
  }

  // A piece of the text with its citations as links to a search for each.
  std::string linked(std::size_t i, std::uint32_t at, std::uint32_t stop, const std::vector<search::Range>& ranges) {
    const auto text = std::string_view(document_.passages[i].text);
    const auto piece = [&](std::uint32_t end) {
      const std::uint32_t begin = std::exchange(at, end);
      return marked(text.substr(begin, end - begin), within(ranges, begin, end));
    };
    std::string html;
    if (i >= document_.citations.size()) return piece(stop);
    for (const search::CitationRange& citation : document_.citations[i]) {
      const auto [begin, end] = citation.range;
      if (begin < at || end > stop || begin >= end) continue;  // one that a page break cuts is no link
      if (begin > at) html += piece(begin);
      html += "<a class=\"citation\"" + href(frame_, "/search?q=" + encoded(citation.display)) + ">";
      html += piece(end) + "</a>";
    }
    return at < stop ? html + piece(stop) : html;
  }

  std::string page_mark(std::uint32_t number) {
    if (number == 0 || number == page_) return {};
    page_ = number;
    const auto& labels = document_.record.page_labels;
    schema::Pin pin;
    pin.first_page = pin.last_page = number;
    if (number <= labels.size()) pin.first_label = pin.last_label = labels[number - 1];
    const std::string id =
        " id=\"page" + std::to_string(number) + "\" lang=\"" + std::string(code(frame_.tongue)) + "\"";
    const std::string words = escaped(pin_words(pin, frame_.tongue));
    if (document_.record.format != "pdf" || !document_.record.container.empty())
      return "<span class=\"page\"" + id + ">" + words + "</span> ";
    return "<a class=\"page\"" + id + (beside_ ? " target=\"original\"" : "") + " href=\"/documents/" +
           encoded(document_.id) + "/original#page=" + std::to_string(number) + "\">" + words + "</a> ";
  }

  const Frame& frame_;
  const search::DocumentView& document_;
  const bool beside_;
  std::vector<std::size_t> found_;  // passages with a match
  int heading_ = 1;                 // level of the last heading written
  std::uint32_t page_ = 0;          // that the text has reached
  std::size_t next_page_ = 0;       // in the pages of the passage being written
  std::uint32_t number_ = 0;        // of the paragraph being written
  bool fresh_ = false;              // no paragraph of the passage has been numbered yet
};

std::string jumps(const Frame& frame, const search::DocumentView& document, const std::vector<std::size_t>& found,
                  const std::string& query) {
  std::string html = "<form class=\"within\" action=\"/documents/" + encoded(document.id) +
                     "\" method=\"get\" role=\"search\" aria-label=\"" + escaped(frame.say("Search in this document")) +
                     "\">\n<label for=\"within\">" + escaped(frame.say("Search in this document")) +
                     "</label><div><input type=\"search\" id=\"within\" name=\"q\" autocomplete=\"off\" value=\"" +
                     escaped(query) + "\"><button type=\"submit\">" + escaped(frame.say("Find")) + "</button></div>\n";
  if (frame.chosen) html += "<input type=\"hidden\" name=\"ui\" value=\"" + std::string(code(frame.tongue)) + "\">\n";
  html += "</form>\n";
  if (query.empty()) return html;
  html += "<nav class=\"jumps\" aria-label=\"" + escaped(frame.say("Matches")) + "\"><p>" +
          escaped(found.empty()       ? frame.say("No passage by itself matches")
                  : found.size() == 1 ? frame.say("One passage matches")
                                      : frame.say("{} passages match", {grouped(found.size())})) +
          " <code>" + escaped(query) + "</code>. " + query_link(frame, query, frame.say("Search the whole library")) +
          "</p>\n";
  if (!found.empty()) html += "<ul>\n";
  for (std::size_t i = 0; i < found.size() && i < jumps_shown; ++i) {
    const schema::PassageRecord& passage = document.passages[found[i]];
    const std::string pin = pin_words(passage.pin, frame.tongue);
    html +=
        "<li><a href=\"#" + anchor(passage) + "\">" + escaped(pin.empty() ? frame.say("heading") : pin) + "</a></li>\n";
  }
  if (found.size() > jumps_shown)
    html += "<li>" + escaped(frame.say("and {} more", {grouped(found.size() - jumps_shown)})) + "</li>\n";
  return html + (found.empty() ? "" : "</ul>\n") + "</nav>\n";
}

// The page of the document again, with the original beside its text or without.
std::string beside_address(const search::DocumentView& document, const std::string& query, std::uint32_t page) {
  std::string address = "/documents/" + encoded(document.id);
  char joint = '?';
  if (!query.empty()) address += std::exchange(joint, '&') + ("q=" + encoded(query));
  if (page > 0) address += joint + ("beside=" + std::to_string(page));
  return address;
}

// The first page with a match, else the first.
std::uint32_t page_of_interest(const search::DocumentView& document, const std::vector<std::size_t>& found) {
  const std::uint32_t page = found.empty() ? 1 : document.passages[found.front()].pin.first_page;
  return std::max(page, 1U);
}

std::string beside_link(const Frame& frame, const search::DocumentView& document, const Reading& reading,
                        const std::vector<std::size_t>& found) {
  if (reading.original != OriginalFile::pdf || !document.record.container.empty()) return {};
  if (reading.beside > 0)
    return link(frame, beside_address(document, reading.query, 0), frame.say("Close the original beside the text"));
  return link(frame, beside_address(document, reading.query, page_of_interest(document, found)),
              frame.say("Original beside the text"));
}

std::string original_frame(const Frame& frame, const search::DocumentView& document, std::uint32_t page) {
  return "<iframe name=\"original\" title=\"" + escaped(frame.say("The original PDF")) + "\" src=\"/documents/" +
         encoded(document.id) + "/original#page=" + std::to_string(page) + "\"></iframe>\n";
}

std::string original_line(const Frame& frame, const search::DocumentView& document, const Reading& reading,
                          const std::vector<std::size_t>& found) {
  const OriginalFile original = reading.original;
  const std::string more = link(frame, "/similar?document=" + encoded(document.id), frame.say("More like this")) +
                           " <a class=\"print\" href=\"/documents/" + encoded(document.id) + "/text\">" +
                           escaped(frame.say("Save the text")) + "</a></p>\n";
  if (original == OriginalFile::elsewhere)
    return "<p class=\"note\">" +
           escaped(frame.say("The original is where the part {} of the library is served. What stands here is its text "
                             "as it was read there.",
                             {document.part_name})) +
           "</p>\n<p class=\"original\">" + more;
  if (original == OriginalFile::gone)
    return "<p class=\"warning\">" +
           escaped(frame.say("The original file is no longer where the library found it. What stands here is its text "
                             "as it was read then.")) +
           "</p>\n";
  const bool part = !document.record.container.empty();
  const std::string text = part                            ? frame.say("Save the file it is part of")
                           : original == OriginalFile::pdf ? frame.say("Open the original PDF")
                                                           : frame.say("Save the original file");
  return "<p class=\"original\"><a href=\"/documents/" + encoded(document.id) + "/original\">" + escaped(text) +
         "</a> " + beside_link(frame, document, reading, found) + " " + more;
}

}  // namespace

std::string html(const Frame& frame, const search::DocumentView& document, const Reading& reading,
                 const search::LibraryState& library) {
  const schema::DocumentRecord& record = document.record;
  const std::string& title = title_of(record.metadata, record.path);
  const bool beside = reading.beside > 0 && reading.original == OriginalFile::pdf && record.container.empty();
  Text text(frame, document, beside);
  std::string body = search_form(frame, reading.query, false) + "<h1" + lang_attribute(record.metadata.language.value) +
                     ">" + escaped(title) + "</h1>\n" + missing_banner(frame, library) +
                     facts_line(frame, record.metadata) + later_line(frame, document.later) +
                     warning_lines(frame, record.ledger.warnings) + versions(frame, document) +
                     original_line(frame, document, reading, text.found()) + metadata_list(frame, record) +
                     "<div class=\"" + (beside ? "reading beside" : "reading") + "\">\n<div class=\"guide\">\n" +
                     jumps(frame, document, text.found(), reading.query) + outline(frame, record, beside) + "</div>\n" +
                     (beside ? original_frame(frame, document, reading.beside) : "") + "<article>\n";
  if (document.passages.empty()) body += "<p>" + escaped(frame.say("The library holds no text of it.")) + "</p>\n";
  for (std::size_t i = 0; i < document.passages.size(); ++i) text.add_passage(body, i);
  body += "</article>\n</div>\n";
  body += printed_line(frame, reading.query);
  if (reading.cited_by) body += cited_by(frame, *reading.cited_by);
  return page(frame, title, body, library_line(frame, library));
}

}  // namespace searcher::render
