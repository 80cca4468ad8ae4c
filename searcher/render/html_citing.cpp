// SPDX-License-Identifier: GPL-3.0-or-later
// The page of who cites something, and the same in short on the page of what is cited.
#include "searcher/render/html_citing.h"

#include "searcher/render/html.h"
#include "searcher/render/html_parts.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

std::string cites_address(const std::string& citation, std::uint64_t offset) {
  return "/cites?citation=" + encoded(citation) + (offset == 0 ? "" : "&offset=" + std::to_string(offset));
}

// "3 exactly that, 1 a part of it".
std::string counts(const Frame& frame, std::uint64_t exactly, std::uint64_t part, std::uint64_t whole) {
  std::string words;
  const auto add = [&](std::uint64_t count, Message message) {
    if (count > 0) words += (words.empty() ? "" : ", ") + frame.say(message, {grouped(count)});
  };
  add(exactly, "{} exactly that");
  add(part, "{} a part of it");
  add(whole, "{} what contains it");
  return words;
}

std::string relation(const Frame& frame, const search::CitingSentence& sentence) {
  if (sentence.relation == search::Citing::exactly) return {};
  const std::string words = sentence.relation == search::Citing::part
                                ? frame.say("a part of it: {}", {sentence.cited})
                                : frame.say("what contains it: {}", {sentence.cited});
  return " <span class=\"path\">" + escaped(words) + "</span>";
}

std::string sentence_item(const Frame& frame, const search::CitingDocument& hit,
                          const search::CitingSentence& sentence) {
  const std::string pin = pin_words(sentence.pin, frame.tongue);
  const std::string place = "/documents/" + encoded(hit.id) + "#p" + std::to_string(sentence.ordinal + 1);
  return "<li><p class=\"place\">" + link(frame, place, pin.empty() ? frame.say("at its beginning") : pin) +
         relation(frame, sentence) + "</p>\n<blockquote" + lang_attribute(hit.metadata.language.value) + ">" +
         marked(sentence.text, sentence.citations) + "</blockquote></li>\n";
}

std::string document_item(const Frame& frame, const search::CitingDocument& hit, std::string_view heading) {
  const std::string name(heading);
  std::string html = "<li class=\"hit\">\n<" + name + lang_attribute(hit.metadata.language.value) + ">" +
                     link(frame, "/documents/" + encoded(hit.id), title_of(hit.metadata, hit.path)) + "</" + name +
                     ">\n" + facts_line(frame, hit.metadata) + "<p class=\"note\">" +
                     escaped(frame.say("passages") + ": " + counts(frame, hit.exactly, hit.part, hit.whole)) +
                     "</p>\n<ol class=\"passages\">\n";
  for (const search::CitingSentence& sentence : hit.sentences) html += sentence_item(frame, hit, sentence);
  html += "</ol>\n";
  if (hit.more > 0) html += "<p class=\"note\">" + escaped(frame.say("{} more here", {grouped(hit.more)})) + "</p>\n";
  return html + "</li>\n";
}

std::string documents_list(const Frame& frame, const search::CitingResult& cited, std::string_view heading) {
  if (cited.hits.empty()) return {};
  std::string html = "<ol class=\"hits\" start=\"" + std::to_string(cited.offset + 1) + "\">\n";
  for (const search::CitingDocument& hit : cited.hits) html += document_item(frame, hit, heading);
  return html + "</ol>\n";
}

std::string cited_in(const Frame& frame, const search::CitingResult& cited) {
  std::string words = frame.say("Cited in {}", {count_words(cited.documents, true, frame.tongue)});
  if (cited.documents > 0)
    words += " (" + counts(frame, cited.documents_exactly, cited.documents_part, cited.documents_whole) + ")";
  return words;
}

}  // namespace

std::string html(const Frame& frame, const search::CitingResult& cited, std::uint32_t limit) {
  std::string body = search_form(frame, cited.citation, false) + "<h1>" +
                     escaped(frame.say("Documents that cite {}", {cited.citation})) + "</h1>\n" +
                     missing_banner(frame, cited.library);
  std::string also;
  for (const std::string& other : cited.also) also += (also.empty() ? "" : "; ") + other;
  if (!also.empty()) body += "<p class=\"note\">" + escaped(frame.say("also as: {}", {also})) + "</p>\n";
  for (const search::DocumentHit& itself : cited.itself)
    body += "<p>" + escaped(frame.say("In the library:")) + " " +
            link(frame, "/documents/" + encoded(itself.id), title_of(itself.metadata, itself.path)) + "</p>\n";
  const Paging paging{cited.offset, cited.hits.size(), cited.documents, limit,
                      count_words(cited.documents, true, frame.tongue)};
  body += "<p role=\"status\">" + escaped(cited_in(frame, cited)) + "</p>\n" + documents_list(frame, cited, "h2") +
          paging_links(frame, paging, [&](std::uint64_t offset) { return cites_address(cited.typed, offset); });
  return page(frame, frame.say("Documents that cite {}", {cited.citation}), body, library_line(frame, cited.library));
}

std::string cited_by(const Frame& frame, const search::CitingResult& cited) {
  if (cited.documents == 0) return {};
  std::string html = "<section class=\"cited\" aria-labelledby=\"cited-by\"><h2 id=\"cited-by\">" +
                     escaped(frame.say("Documents that cite {}", {cited.citation})) + "</h2>\n<p>" +
                     link(frame, cites_address(cited.citation, 0), cited_in(frame, cited)) + "</p>\n";
  return html + documents_list(frame, cited, "h3") + "</section>\n";
}

}  // namespace searcher::render
