// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/search_request.h"

#include <charconv>

#include "searcher/render/html_parts.h"
#include "searcher/render/json.h"

namespace searcher::web {
namespace {

constexpr auto deepest = static_cast<std::uint32_t>(render::last_offset);

std::string composed_query(const RequestHead& request) {
  std::string query = request.parameter("q");
  for (const char* name : {"agency", "type", "lang", "after", "before"}) {
    const std::string value = request.parameter(name);
    if (value.find_first_not_of(' ') == std::string::npos) continue;
    query += (query.empty() ? "" : " ") + render::filter_text(name, value);
  }
  const std::string from = request.parameter("from");
  const std::string to = request.parameter("to");
  if (!from.empty() || !to.empty())
    query += (query.empty() ? "" : " ") + render::filter_text("date", from == to ? from : from + ".." + to);
  return query;
}

bool read_mode(std::string_view name, search::Mode& mode) {
  if (name == "plain") mode = search::Mode::plain;
  if (name == "exact") mode = search::Mode::exact;
  return name.empty() || name == "automatic" || mode != search::Mode::automatic;
}

bool read_sort(std::string_view name, search::Sort& sort) {
  if (name == "date") sort = search::Sort::date;
  if (name == "title") sort = search::Sort::title;
  return name.empty() || name == "relevance" || sort != search::Sort::relevance;
}

}  // namespace

std::optional<std::uint32_t> number_parameter(const RequestHead& request, std::string_view name, std::uint32_t least,
                                              std::uint32_t most, std::uint32_t otherwise) {
  const std::string text = request.parameter(name);
  if (text.empty()) return otherwise;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
  return value;
}

std::optional<search::Request> read_search_request(const RequestHead& request) {
  search::Request wanted;
  wanted.query = composed_query(request);
  wanted.facets = true;
  const auto offset = number_parameter(request, "offset", 0, deepest, 0);
  const auto limit = number_parameter(request, "limit", 1, 100, wanted.limit);
  if (!offset || !limit || !read_mode(request.parameter("mode"), wanted.mode) ||
      !read_sort(request.parameter("sort"), wanted.sort))
    return std::nullopt;
  wanted.offset = *offset;
  wanted.limit = *limit;
  return wanted;
}

}  // namespace searcher::web
