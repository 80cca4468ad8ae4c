// SPDX-License-Identifier: GPL-3.0-or-later
// The formats of the Text REtrieval Conference: topics, judgments, runs.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "searcher/eval/measures.h"

namespace searcher::eval {

struct Topic {
  std::string id;
  std::string query;
};

struct Ranked {
  std::string document;
  double score = 0;
};

using Qrels = std::map<std::string, Judgments>;          // by topic
using Run = std::map<std::string, std::vector<Ranked>>;  // by topic, best first, each document once

// All throw std::runtime_error that names the file, and the line that is in no such format.

// Either "ID TAB QUERY" a line (further columns are left out), or TREC topics: <top> with <num> and <title>.
std::vector<Topic> read_topics(const std::filesystem::path& file);

// "TOPIC 0 DOCUMENT GRADE" a line; a document's name may hold blanks.
Qrels read_qrels(const std::filesystem::path& file);

// "TOPIC Q0 DOCUMENT RANK SCORE TAG" a line, ordered by score; equal scores keep the order of the file.
Run read_run(const std::filesystem::path& file);

void write_run(const std::filesystem::path& file, const Run& run, const std::string& tag);

}  // namespace searcher::eval
