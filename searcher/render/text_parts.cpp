// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/text_parts.h"

#include <algorithm>
#include <ostream>

#include "searcher/render/words.h"

namespace searcher::render {
namespace {

constexpr const char* mark = "\033[1;33m";
constexpr const char* plain = "\033[0m";

}  // namespace

std::string styled(const std::string& text, const char* code, const TextStyle& style) {
  return style.colour ? code + text + plain : text;
}

void missing(std::ostream& out, const search::LibraryState& library, const TextStyle& style) {
  if (const std::string words = missing_words(library); !words.empty())
    out << styled("! " + printable(words), bold, style) << "\n\n";
}

std::string in_part(const std::string& name) { return name.empty() ? std::string() : "  [" + printable(name) + "]"; }

std::string wrapped(const std::string& text, const std::vector<search::Range>& highlights, const TextStyle& style,
                    const std::string& indent) {
  std::string out = indent;
  std::size_t column = 0;
  std::size_t next = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (column > 0 && column + (end - at) > style.width) {
      out += "\n" + indent;
      column = 0;
    } else if (column > 0) {
      out += " ";
      ++column;
    }
    for (std::size_t byte = at; byte < end; ++byte) {
      while (next < highlights.size() && highlights[next].end <= byte) ++next;
      const bool inside = next < highlights.size() && highlights[next].begin <= byte;
      const bool begins = inside && (byte == at || highlights[next].begin == byte);
      if (style.colour && begins) out += mark;
      out += text[byte];
      const bool ends = inside && (byte + 1 == end || highlights[next].end == byte + 1);
      if (style.colour && ends) out += plain;
    }
    column += end - at;
    at = end;
    if (at < text.size() && text[at] == '\n') {
      out += "\n" + indent;
      column = 0;
    }
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  }
  return out;
}

}  // namespace searcher::render
