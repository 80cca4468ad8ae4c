// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/messages.h"

#include <vector>

namespace searcher::render {
namespace {

constexpr std::string_view hole = "{}";

// The parts of `text` that stand where the pattern has its holes; false when it does not fit. Each hole takes the
// shortest part that lets the words behind it follow, the last one all up to the pattern's end.
bool fits(std::string_view pattern, std::string_view text, std::vector<std::string_view>& values) {
  std::size_t next = pattern.find(hole);
  if (next == std::string_view::npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, next))) return false;
  text.remove_prefix(next);
  while (next != std::string_view::npos) {
    pattern.remove_prefix(next + hole.size());
    next = pattern.find(hole);
    const std::string_view words = pattern.substr(0, next);
    const std::size_t at = next == std::string_view::npos
                               ? (text.ends_with(words) ? text.size() - words.size() : std::string_view::npos)
                               : text.find(words);
    if (at == std::string_view::npos) return false;
    values.push_back(text.substr(0, at));
    text.remove_prefix(at + words.size());
  }
  return true;
}

template <typename Values>
std::string filled(std::string_view text, const Values& values) {
  std::string result;
  auto value = values.begin();
  for (std::size_t at; (at = text.find(hole)) != std::string_view::npos && value != values.end(); ++value) {
    result.append(text.substr(0, at)).append(*value);
    text.remove_prefix(at + hole.size());
  }
  return result.append(text);
}

}  // namespace

std::string say(Tongue tongue, Message message, std::initializer_list<std::string_view> values) {
  return filled(message.in(tongue), values);
}

std::optional<std::string> translated(Tongue tongue, std::string_view english) {
  if (tongue == Tongue::english) return std::string(english);
  for (const MessageRow& row : told_table) {
    std::vector<std::string_view> values;
    if (!fits(row.english, english, values)) continue;
    std::vector<std::string> inner;
    for (const std::string_view value : values) inner.emplace_back(value);
    return filled(row.spanish, inner);
  }
  return std::nullopt;
}

std::string_view code(Tongue tongue) { return tongue == Tongue::spanish ? "es" : "en"; }

}  // namespace searcher::render
