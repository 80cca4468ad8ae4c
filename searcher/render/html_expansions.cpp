// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/html_expansions.h"

#include "searcher/render/html.h"
#include "searcher/render/html_parts.h"

namespace searcher::render {

std::string expansion_chips(const Frame& frame, const std::vector<search::WordExpansion>& expansions) {
  if (expansions.empty()) return {};
  const std::string label = escaped(frame.say("Also searched for"));
  std::string html =
      "<div class=\"expansions\"><span>" + label + "</span><ul class=\"chips\" aria-label=\"" + label + "\">\n";
  for (const search::WordExpansion& each : expansions) {
    std::string means;
    for (const std::string& one : each.means) means += (means.empty() ? "" : "; ") + one;
    html += "<li><a" + href(frame, "/search?q=" + encoded(each.without)) + "><code>" + escaped(each.typed) +
            "</code> = <span" + lang_attribute(each.language) + ">" + escaped(means) + "</span>" +
            (each.office ? " <small>" + escaped(frame.say("the office's list")) + "</small>" : "") +
            " <span aria-hidden=\"true\">×</span><span class=\"unseen\"> " + escaped(frame.say("remove")) +
            "</span></a></li>\n";
  }
  return html + "</ul></div>\n";
}

}  // namespace searcher::render
