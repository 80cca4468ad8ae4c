// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/ignore.h"

#include <algorithm>

namespace indexer::sources {
namespace {

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t first = line.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(blanks) - first + 1);
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

constexpr std::string_view desktop_litter[] = {".ipsignore", ".DS_Store", "Thumbs.db", "desktop.ini",
                                               "~$*",        ".~lock.*",  ".git"};

}  // namespace

std::vector<IgnoreRule> parse_ignore_list(std::string_view text, std::string_view base) {
  std::vector<IgnoreRule> rules;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    IgnoreRule rule;
    rule.base = base;
    rule.folders_only = line.back() == '/';
    if (rule.folders_only) line.remove_suffix(1);
    rule.whole_path = line.find('/') != std::string_view::npos;
    if (!line.empty() && line.front() == '/') line.remove_prefix(1);
    rule.pattern = line;
    if (!rule.pattern.empty()) rules.push_back(rule);
  }
  return rules;
}

bool is_ignored(const std::vector<IgnoreRule>& rules, std::string_view path, bool is_folder) {
  for (const std::string_view litter : desktop_litter)
    if (matches_pattern(litter, name_of(path))) return true;
  return std::any_of(rules.begin(), rules.end(), [&](const IgnoreRule& rule) {
    if (!path.starts_with(rule.base) || (rule.folders_only && !is_folder)) return false;
    return matches_pattern(rule.pattern, rule.whole_path ? path.substr(rule.base.size()) : name_of(path));
  });
}

bool matches_pattern(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;  // the last '*' seen, and where its run ends for now
  std::size_t run = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      run = t;
    } else if (p < pattern.size() && (pattern[p] == text[t] || (pattern[p] == '?' && text[t] != '/'))) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos && text[run] != '/') {
      p = star + 1;
      t = ++run;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace indexer::sources
