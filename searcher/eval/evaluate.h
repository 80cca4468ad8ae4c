// SPDX-License-Identifier: GPL-3.0-or-later
// An index asked every topic, and the answers scored.
#pragma once

#include <filesystem>
#include <optional>
#include <ostream>
#include <set>
#include <string>

#include "searcher/eval/trec.h"
#include "searcher/search/search.h"

namespace searcher::eval {

enum class Part { all, odd, even };  // of the topics, by their place in the file from 1: tune on one, report the other

struct Task {
  std::filesystem::path index;
  std::filesystem::path topics;
  std::filesystem::path qrels;
  std::optional<std::filesystem::path> run;      // where to write our run
  std::optional<std::filesystem::path> against;  // another run to compare with
  Part part = Part::all;
  search::Mode mode = search::Mode::automatic;
  bool each = false;  // a line for every topic
};

// The name under which judgments know the document at this path of a library: the path, or the path without the
// library's first folder, or either without its extension, whichever `judged` holds first; else the path below the
// first folder. "office/ina-sections/INA-101.txt" is judged as "ina-sections/INA-101.txt".
std::string judged_name(const std::string& path, const std::set<std::string>& judged);

// Scores topics that have a relevant document; prints a table of means with intervals (and, against another run, its
// means and p). Throws std::runtime_error on files that cannot be read, schema::IndexError without an index.
void evaluate(const Task& task, std::ostream& out);

}  // namespace searcher::eval
