// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/open.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "searcher/search/library_list.h"
#include "searcher/search/open_list.h"

namespace searcher::search {
namespace {

namespace fs = std::filesystem;

constexpr int most_failures = 2;  // of a part in one request

OpenLibrary open_one(const fs::path& index) {
  schema::OpenIndex one = schema::open_current(index);
  OpenLibrary open;
  open.database = one.database;
  open.generation = one.generation;
  const std::string revision = std::to_string(one.generation) + "." + std::to_string(one.library.revision);
  open.parts.push_back({"", "", std::move(one.database), std::move(one.library), revision});
  return open;
}

}  // namespace

bool OpenLibrary::has_remote_part() const {
  return std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.is_remote(); });
}

std::vector<Xapian::MSetIterator> in_order(const OpenLibrary& open, const Xapian::MSet& found, Xapian::doccount first,
                                           Xapian::doccount last) {
  // Each database adds up the same weights in an order of its own.
  const double rounding = open.is_one_index() ? 0 : 1e-9;
  const auto equal = [&](const Xapian::MSetIterator& a, const Xapian::MSetIterator& b) {
    return std::abs(a.get_weight() - b.get_weight()) <= rounding && a.get_sort_key() == b.get_sort_key();
  };
  const auto place = [&](const Xapian::MSetIterator& at) {
    return std::pair((*at - 1) % static_cast<Xapian::docid>(open.parts.size()), *at);
  };
  std::vector<Xapian::MSetIterator> order;
  for (Xapian::doccount begin = 0; begin < std::min(last, found.size());) {
    Xapian::doccount end = begin + 1;
    while (end < found.size() && equal(found[begin], found[end])) ++end;
    for (Xapian::doccount i = begin; i < end; ++i) order.push_back(found[i]);
    std::sort(order.begin() + begin, order.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    begin = end;
  }
  if (order.size() > last) order.resize(last);
  // One exchange for all of them instead of one each.
  if (open.has_remote_part() && first < std::min(last, found.size()))
    found.fetch(found[first], found[std::min(last, found.size())]);
  order.erase(order.begin(), order.begin() + std::min<std::ptrdiff_t>(first, std::ssize(order)));
  return order;
}

void Failures::add(const std::vector<Part>& parts, const Xapian::NetworkError& error) {
  std::vector<const Part*> served;
  for (const Part& part : parts)
    if (part.is_remote()) served.push_back(&part);
  // Xapian 1.4 does not say whose connection was "closed unexpectedly".
  const auto broken =
      std::find_if(served.begin(), served.end(), [&](const Part* part) { return part->server == error.get_context(); });
  if (broken == served.end() && served.size() != 1) {
    if (++unnamed_ < most_failures) return;
    std::string names;
    for (const Part* part : served) names += (names.empty() ? "" : ", ") + part->name;
    throw schema::IndexError("One of the served parts of the library (" + names +
                             ") broke off twice while it was asked: " + error.get_msg() +
                             ". Look after their servers, or ask again.");
  }
  Failure& failure = failures_[(broken == served.end() ? served.front() : *broken)->name];
  ++failure.times;
  failure.why = why_of(error, "the connection broke: ");
}

std::string Failures::given_up(const std::string& name) const {
  const auto at = failures_.find(name);
  return at != failures_.end() && at->second.times >= most_failures ? at->second.why : std::string();
}

void expect_all_parts(const OpenLibrary& open, std::string_view document) {
  if (open.missing.empty()) return;
  throw schema::IndexError("There is no document " + std::string(document) +
                           " in the parts of the library that can be reached; missing: " + whys_of(open.missing) + ".");
}

OpenLibrary open_library(const fs::path& index, const Failures& failures) {
  return is_library_list(index) ? open_list(index, failures) : open_one(index);
}

namespace {

PartState state_of(const Part& part) {
  PartState state;
  state.name = part.name;
  state.served = part.is_remote();
  state.documents = part.library.indexed + part.library.with_warning;
  state.passages = part.library.passages;
  state.refused = part.library.refused;
  state.built = part.library.built;
  return state;
}

}  // namespace

LibraryState state_of(const OpenLibrary& open) {
  LibraryState state;
  state.generation = open.generation;
  for (const Part& part : open.parts) {
    const schema::LibraryRecord& record = part.library;
    state.documents += record.indexed + record.with_warning;
    state.passages += record.passages;
    state.refused += record.refused;
    state.with_warning += record.with_warning;
    state.duplicates += record.duplicates;
    // What is said of the whole is never newer than any of it.
    if (state.built.empty() || record.built < state.built) state.built = record.built;
    state.revision += (state.revision.empty() ? "" : "+") + part.revision;
    if (!part.name.empty()) state.parts.push_back(state_of(part));
  }
  for (const PartState& part : open.missing) {
    state.parts.push_back(part);
    state.revision += "+without." + part.name;
  }
  return state;
}

}  // namespace searcher::search
