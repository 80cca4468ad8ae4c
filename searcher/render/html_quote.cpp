// SPDX-License-Identifier: GPL-3.0-or-later
// One passage to be taken away: its words, two citations with the pin, and an address that stays.
#include "searcher/render/html.h"
#include "searcher/render/html_parts.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

std::string state_line(const Frame& frame, QuoteState state) {
  switch (state) {
    case QuoteState::as_quoted:
      return "<p class=\"checked\">" + escaped(frame.say("The text is the one that was quoted.")) + "</p>\n";
    case QuoteState::moved:
      return "<p class=\"checked\">" +
             escaped(
                 frame.say("The text is the one that was quoted; it stands at another place of the document now.")) +
             "</p>\n";
    case QuoteState::divided:
      return "<p class=\"checked\">" +
             escaped(
                 frame.say("What was quoted still stands in the document, which is cut into passages at other places "
                           "now: it begins in this one.")) +
             "</p>\n";
    case QuoteState::changed:
      return "<p class=\"warning\" role=\"alert\">" +
             escaped(
                 frame.say("The text has changed since it was quoted. What was quoted is no longer in the document; "
                           "this is what stands in its place now.")) +
             "</p>\n";
    case QuoteState::unknown:
      break;
  }
  return {};
}

// A text to be copied: whole in the box, selected by one click; the button appears when script is on.
std::string copy_box(const Frame& frame, const std::string& id, const std::string& label, const std::string& text,
                     std::size_t rows, const std::string& language = {}) {
  return "<div class=\"copy\"><label for=\"" + id + "\">" + escaped(label) +
         "</label><button type=\"button\" class=\"copying\" data-copies=\"" + id + "\" data-done=\"" +
         escaped(frame.say("Copied")) + "\" hidden>" + escaped(frame.say("Copy")) + "<span class=\"unseen\"> " +
         escaped(label) + "</span></button><textarea id=\"" + id + "\" readonly rows=\"" + std::to_string(rows) + "\"" +
         lang_attribute(language) + ">\n" + escaped_lines(text) + "</textarea></div>\n";
}

}  // namespace

std::string html_quote(const Frame& frame, const search::DocumentView& document, std::size_t passage, QuoteState state,
                       std::string_view site) {
  const schema::DocumentRecord& record = document.record;
  const schema::PassageRecord& quoted = document.passages[passage];
  const std::string& title = title_of(record.metadata, record.path);
  const std::string citation = practice_manual_citation(record, quoted.pin);
  const std::string back = "/documents/" + encoded(document.id) + "#p" + std::to_string(passage + 1);
  std::string body =
      "<h1>" + escaped(frame.say("Quote a passage")) + "</h1>\n" + state_line(frame, state) +
      "<p class=\"from\"><span" + lang_attribute(record.metadata.language.value) + ">" + escaped(title) + "</span>, " +
      escaped(pin_words(quoted.pin, frame.tongue)) + ". " + link(frame, back, frame.say("Read it in the document")) +
      "</p>\n" + later_line(frame, document.later) + warning_lines(frame, record.ledger.warnings) +
      warning_lines(frame, quoted.warnings) + "<blockquote class=\"quoted\"" + lang_attribute(quoted.language) + ">" +
      marked(quoted.text, {}) + "</blockquote>\n<p class=\"status\">" +
      (record.metadata.status.value.empty()
           ? escaped(frame.say("Not recorded: the library does not know whether it is still in force."))
           : escaped(frame.say("Status")) + ": " +
                 sourced(
                     frame, record.metadata.status,
                     translated(frame.tongue, record.metadata.status.value).value_or(record.metadata.status.value))) +
      "</p>\n";
  body +=
      copy_box(frame, "with-citation", frame.say("Passage with its citation"),
               "“" + quoted.text + "” " + citation + ".", 8, quoted.language) +
      copy_box(frame, "practice-manual", frame.say("Citation, EOIR Practice Manual style"), citation + ".", 3, "en") +
      copy_box(frame, "bluebook", frame.say("Citation, Bluebook style"), bluebook_citation(record, quoted.pin) + ".", 3,
               "en") +
      copy_box(frame, "address", frame.say("Address of this passage; it says so when the text has changed"),
               std::string(site) + quote_address(document, passage), 2);
  return page(frame, frame.say("Quote a passage"), body);
}

}  // namespace searcher::render
