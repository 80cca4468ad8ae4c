// SPDX-License-Identifier: GPL-3.0-or-later
// Makes HTML harmless for a tree parser, whose time grows with the square of depth and attributes.
#pragma once

#include <string>
#include <string_view>

namespace indexer::extract {

// The same page with no element deeper than limits::markup_depth, no more than limits::formatting_depth open
// formatting elements and limits::attributes attributes a tag. Tags beyond are left out; the text all stays.
std::string guard_html(std::string_view utf8);

}  // namespace indexer::extract
