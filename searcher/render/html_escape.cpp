// SPDX-License-Identifier: GPL-3.0-or-later
// The one way from text to markup and to addresses.
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

std::string escaped_lines(std::string_view text) {
  std::string result;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find('\n', at);
    result += escaped(text.substr(at, end - at));
    if (end == std::string_view::npos) return result;
    result += '\n';
    at = end + 1;
  }
}

std::string encoded(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
        c == '_' || c == '~')
      result.push_back(c);
    else
      result += {'%', hex[byte >> 4], hex[byte & 15]};
  }
  return result;
}

std::string marked(std::string_view text, const std::vector<search::Range>& ranges) {
  std::string result;
  std::size_t at = 0;
  const auto add = [&](std::size_t end) {
    while (at < end) {
      const std::size_t next = std::min(text.find("\n\n", at), end);
      result += escaped(text.substr(at, next - at));
      at = next;
      if (at < end) {
        result += "<br><span class=\"gap\"></span>";
        at = std::min(at + 2, end);
      }
    }
  };
  for (const search::Range& range : ranges) {
    if (range.begin < at || range.end <= range.begin || range.end > text.size()) continue;
    add(range.begin);
    result += "<mark>";
    add(range.end);
    result += "</mark>";
  }
  add(text.size());
  return result;
}

}  // namespace searcher::render
