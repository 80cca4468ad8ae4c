// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the indexer, each a run from the first step to the report. Results go to `out`, messages to `err`.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "indexer/options.h"

namespace indexer::run {

// Exit codes, the same for every command.
inline constexpr int clean = 0;
inline constexpr int failed = 2;          // the state before the run still stands
inline constexpr int needs_a_person = 3;  // done, but some files could not be read
inline constexpr int mass_removal = 4;    // refused: most of the library seems to be gone
inline constexpr int damaged = 5;         // verify: the index is not what was written
inline constexpr int locked = 75;         // another indexer is at work

// All throw schema::IndexError when the world is broken; the state before the run then stands.
int build(const Options& options, std::ostream& out, std::ostream& err);
int update(const Options& options, std::ostream& out, std::ostream& err);
int status(const Options& options, std::ostream& out, std::ostream& err);
// An update that leaves out files that are still being written (paths, rising).
int update_settled(const Options& options, const std::vector<std::string>& unsettled, std::ostream& out,
                   std::ostream& err);

// Updates whenever files have changed and settled; returns 0 after SIGINT or SIGTERM.
int watch(const Options& options, std::ostream& out, std::ostream& err);
int verify(const Options& options, std::ostream& out, std::ostream& err);
int roll_back(const Options& options, std::ostream& out, std::ostream& err);

}  // namespace indexer::run
