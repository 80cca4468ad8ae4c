// SPDX-License-Identifier: GPL-3.0-or-later
// What isolation costs: the same files read in this process and by one worker in its sandbox, in turns.
//   isolation ROUNDS FILE...
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "indexer/extract/extract.h"
#include "indexer/workers/pool.h"

namespace {

using Clock = std::chrono::steady_clock;
using namespace indexer;

struct File {
  std::string path;
  std::string bytes;
};

std::size_t passages_in(const workers::Read& read) {
  const auto* reading = std::get_if<workers::Reading>(&read);
  return reading == nullptr ? 0 : reading->analysed.passages.size();
}

std::size_t read_here(const std::vector<File>& files) {
  std::size_t passages = 0;
  for (const File& file : files) passages += passages_in(workers::read_document(file.bytes, file.path, {}));
  return passages;
}

std::size_t read_by(workers::Pool& pool, const std::vector<File>& files) {
  std::size_t passages = 0;
  for (const File& file : files) {
    while (pool.full(file.bytes.size())) passages += passages_in(pool.next()->read);
    pool.submit({0, file.path, file.bytes});
  }
  while (const auto done = pool.next()) passages += passages_in(done->read);
  return passages;
}

double median(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  workers::Settings settings;
  settings.workers = 1;
  settings.deadline = [](const workers::Job&) { return std::chrono::minutes(10); };
  workers::Pool pool(settings);
  extract::warm_up();
  std::vector<File> files;
  for (int i = 2; i < count; ++i) {
    std::ostringstream bytes;
    bytes << std::ifstream(arguments[i], std::ios::binary).rdbuf();
    files.push_back({arguments[i], std::move(bytes).str()});
  }
  std::vector<double> here;
  std::vector<double> isolated;
  for (int round = std::atoi(arguments[1]); round > 0; --round) {
    const auto start = Clock::now();
    const std::size_t first = read_here(files);
    const auto middle = Clock::now();
    if (read_by(pool, files) != first) std::cerr << "the readings differ\n";
    here.push_back(std::chrono::duration<double>(middle - start).count());
    isolated.push_back(std::chrono::duration<double>(Clock::now() - middle).count());
  }
  for (const workers::Layer& layer : pool.layers())
    std::cout << layer.name << (layer.active ? " active\n" : " NOT active\n");
  std::cout << files.size() << " files; in this process " << median(here) << " s, isolated " << median(isolated)
            << " s, ratio " << median(isolated) / median(here) << '\n';
}
