// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to one index and to a list, and what a person sees of the answers.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "indexer/schema/error.h"
#include "searcher/render/json.h"
#include "searcher/search/search.h"

namespace tests {

inline searcher::search::Result ask(const std::filesystem::path& index, const std::string& query,
                                    searcher::search::Sort sort = searcher::search::Sort::relevance,
                                    std::uint32_t offset = 0) {
  searcher::search::Request request;
  request.query = query;
  request.sort = sort;
  request.offset = offset;
  request.facets = true;
  const auto answer = searcher::search::search(index, request);
  const auto* error = std::get_if<searcher::search::QueryError>(&answer);
  EXPECT_EQ(error, nullptr) << query << ": " << (error != nullptr ? error->message : "");
  return error != nullptr ? searcher::search::Result{} : std::get<searcher::search::Result>(answer);
}

// Why a list is no library.
inline std::string refusal(const std::filesystem::path& list) {
  try {
    searcher::search::library_state(list);
  } catch (const schema::IndexError& error) {
    return error.what();
  }
  return "no refusal";
}

// Hits without the names of their parts, and scores without what the order of adding up leaves at their end.
inline void make_alike(std::vector<searcher::search::DocumentHit>& hits) {
  for (searcher::search::DocumentHit& hit : hits) {
    hit.part_name.clear();
    for (searcher::search::PassageHit& passage : hit.passages) passage.score = std::round(passage.score * 1e6) / 1e6;
  }
}

// All that a person sees of a result but the state of the library.
inline std::string shown(searcher::search::Result result) {
  make_alike(result.hits);
  make_alike(result.other.hits);
  result.library = {};
  result.milliseconds = 0;
  return searcher::render::json(result);
}

inline const std::vector<std::string>& queries() {
  static const std::vector<std::string> all{"prosecutorial discretion",
                                            "advance parole while my asylum case is pending",
                                            "parole",
                                            "EAD",
                                            "work permit for deferred action",
                                            "INA 212(a)(9)(B)",
                                            "8 CFR 274a.12(c)(14) authorization",
                                            "perdón provisional",
                                            "hardship agency:USCIS type:memo",
                                            "notice after:2014 before:2017",
                                            "asylum in:court",
                                            "asylm fear",
                                            "zebra",
                                            "agency:ICE",
                                            "\"prosecutorial discretion\"",
                                            "discretion /s (dismiss! OR remov!)",
                                            "asylum AND NOT fear",
                                            "hardship /p relative",
                                            "TI(parole) AND waiver",
                                            "ATLEAST3(memos)",
                                            "waiver1! OR notice9!",
                                            "CI(\"INA 212\")",
                                            "\"extreme hardship\" agency:ICE",
                                            "zebra AND asylum",
                                            "asylm AND fear",
                                            "DA(aft 2013) AND parole"};
  return all;
}

}  // namespace tests
