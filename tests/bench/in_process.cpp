// SPDX-License-Identifier: GPL-3.0-or-later
// The searches of load.sh without HTTP: in_process INDEX QUERIES SECONDS THREADS. QUERIES is a file, one query a line;
// each thread asks them in turn, as the API does, and prints how many a second were answered by all together.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>
#include <vector>

#include "searcher/render/json.h"
#include "searcher/search/search.h"

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: in_process INDEX QUERIES SECONDS THREADS\n";
    return 2;
  }
  std::vector<std::string> queries;
  std::ifstream file(argv[2]);
  for (std::string line; std::getline(file, line);) queries.push_back(line);
  if (queries.empty()) {
    std::cerr << argv[2] << " holds no queries\n";
    return 2;
  }
  const std::chrono::seconds length(std::atoi(argv[3]));
  std::atomic<std::uint64_t> answered = 0;
  const auto begin = std::chrono::steady_clock::now();
  const auto ask = [&] {
    for (std::size_t at = 0; std::chrono::steady_clock::now() - begin < length; ++at) {
      searcher::search::Request request;
      request.query = queries[at % queries.size()];
      request.facets = true;
      const auto found = searcher::search::search(argv[1], request);
      if (const auto* result = std::get_if<searcher::search::Result>(&found))
        answered += searcher::render::json(*result).empty() ? 0 : 1;
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < std::atoi(argv[4]); ++i) threads.emplace_back(ask);
  for (std::thread& thread : threads) thread.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::cout << static_cast<std::uint64_t>(static_cast<double>(answered) / took.count()) << " searches a second\n";
}
