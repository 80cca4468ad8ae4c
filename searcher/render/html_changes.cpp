// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a document against the text it had before its last change.
#include "searcher/render/html.h"
#include "searcher/render/html_parts.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

using Piece = search::ComparisonView::Piece;

constexpr std::size_t shown_around = 300;  // bytes of an unchanged piece at each of its ends

// The beginning and the end of a long piece, cut between words.
std::string shortened(const std::string& text) {
  if (text.size() <= 2 * shown_around) return escaped_lines(text);
  const std::size_t head = text.rfind(' ', shown_around);
  const std::size_t tail = text.find(' ', text.size() - shown_around);
  if (head == std::string::npos || tail == std::string::npos) return escaped_lines(text);
  return escaped_lines(text.substr(0, head)) + " <span class=\"cut\">[…]</span> " + escaped_lines(text.substr(tail));
}

// Colour is not the only sign: removed words are struck out, added ones underlined, and both are told to screen
// readers.
std::string piece(const Frame& frame, Piece kind, const std::string& text) {
  if (kind == Piece::same) return shortened(text);
  const std::string name = kind == Piece::removed ? "del" : "ins";
  const std::string said = kind == Piece::removed ? frame.say("taken out:") : frame.say("put in:");
  return "<" + name + "><span class=\"unseen\" lang=\"" + std::string(code(frame.tongue)) + "\">" + escaped(said) +
         " </span>" + escaped_lines(text) + "</" + name + ">";
}

}  // namespace

std::string html(const Frame& frame, const search::ComparisonView& comparison, const search::LibraryState& library) {
  const std::string& title = comparison.title.empty() ? comparison.path : comparison.title;
  const std::string day = date_words(comparison.changed_at.substr(0, 10), frame.tongue);
  std::string body = search_form(frame, "", false) + "<h1>" + escaped(frame.say("What changed in {}", {title})) +
                     "</h1>\n<p>" + escaped(frame.say("Its text changed with the update of {}.", {day})) + " " +
                     link(frame, "/documents/" + encoded(comparison.id), frame.say("Read it as it is now")) +
                     "</p>\n<div class=\"changes\">";
  for (const auto& [kind, text] : comparison.pieces) body += piece(frame, kind, text);
  return page(frame, frame.say("What changed in {}", {title}), body + "</div>", library_line(frame, library));
}

}  // namespace searcher::render
