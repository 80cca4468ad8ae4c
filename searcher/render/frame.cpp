// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/frame.h"

#include <algorithm>

#include "searcher/render/html.h"

namespace searcher::render {

std::string href(const Frame& frame, std::string_view address) {
  std::string whole(address);
  if (frame.chosen && !address.starts_with('#')) {
    const std::size_t hash = std::min(whole.find('#'), whole.size());
    const bool first = whole.find('?') >= hash;
    whole.insert(hash, std::string(first ? "?" : "&") + "ui=" + std::string(code(frame.tongue)));
  }
  return " href=\"" + escaped(whole) + "\"";
}

std::string link(const Frame& frame, std::string_view address, std::string_view text) {
  return "<a" + href(frame, address) + ">" + escaped(text) + "</a>";
}

std::string told(const Frame& frame, std::string_view english) {
  if (const auto said = translated(frame.tongue, english)) return escaped(*said);
  return "<span lang=\"en\">" + escaped(english) + "</span>";
}

std::string told_list(const Frame& frame, std::string_view english) {
  std::string html;
  while (!english.empty()) {
    std::size_t end = std::min(english.find("; "), english.size());
    // A sentence may have the sign within.
    if (const std::size_t next = english.find("; ", std::min(end + 2, english.size()));
        end < english.size() && !translated(frame.tongue, english.substr(0, end)) &&
        translated(frame.tongue, english.substr(0, next)))
      end = std::min(next, english.size());
    html += (html.empty() ? "" : "; ") + told(frame, english.substr(0, end));
    english.remove_prefix(std::min(end + 2, english.size()));
  }
  return html;
}

}  // namespace searcher::render
