// SPDX-License-Identifier: GPL-3.0-or-later
// The library's own list of what is not to be indexed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace indexer::sources {

struct IgnoreRule {
  std::string base;     // folder the list stands in, as a library path with '/' at the end
  std::string pattern;  // '*' any run of characters but '/', '?' any one but '/'
  bool folders_only = false;
  bool whole_path = false;  // has a '/' within: matched against the path below `base`, else against the name
  bool operator==(const IgnoreRule&) const = default;
};

// The rules of one list. Blank lines and comments are none.
std::vector<IgnoreRule> parse_ignore_list(std::string_view text, std::string_view base);

bool is_ignored(const std::vector<IgnoreRule>& rules, std::string_view path, bool is_folder);

// Matches without recursion, in time of at most the product of the lengths.
bool matches_pattern(std::string_view pattern, std::string_view text);

}  // namespace indexer::sources
