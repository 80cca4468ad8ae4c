// SPDX-License-Identifier: GPL-3.0-or-later
// One worker process, and the zygote it is forked from.
//
// The zygote is forked before the indexer opens anything; workers are forked from it alone, first ones and replacements
// alike, so that none ever inherits the database's lock. All of them die with the indexer.
#pragma once

#include <sys/types.h>

#include <chrono>

#include "indexer/workers/pool.h"

namespace indexer::workers {

// A worker as the parent sees it.
struct WorkerHandle {
  int socket = -1;
  pid_t process = -1;
};

// Forks the zygote; its socket, and its process in `process`. Throws std::runtime_error when it cannot be started.
int start_zygote(const Settings& settings, pid_t& process);

// Has the zygote fork a worker. Throws std::runtime_error when the zygote is gone.
WorkerHandle start_worker(int zygote);

// What a worker sends first: its layers, and the forbidden acts that succeeded in it.
struct Proof {
  std::vector<Layer> layers;
  std::vector<std::string> succeeded;
};
std::string encode(const Proof& proof);
Proof decode_proof(const std::string& bytes);  // throws schema::IndexError

// What a worker sends while it reads: the first byte of each message says what follows.
namespace message {
inline constexpr char page_begun = 'b';  // nothing
inline constexpr char page_found = 'p';  // a RecognisedPage
inline constexpr char answer = 'a';      // a Read, the last one for the file
}  // namespace message

// The processor time that each page to be recognised gives a file anew. The engine itself gives a page up after less
// (recogniser.cpp).
inline constexpr std::chrono::minutes time_for_a_page(3);

inline constexpr std::uint64_t largest_reply = std::uint64_t{512} << 20;

}  // namespace indexer::workers
