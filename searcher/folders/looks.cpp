// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/folders/looks.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "indexer/schema/error.h"
#include "searcher/folders/changes.h"
#include "searcher/search/search.h"

namespace searcher::folders {

using Clock = std::chrono::steady_clock;
using search::FolderChanges;

namespace {

constexpr std::chrono::seconds longest_farewell(2);
constexpr int low_priority = 10;

}  // namespace

struct Looks::Shared {
  Shared(std::filesystem::path of, Pace at) : index(std::move(of)), pace(at) {}

  const std::filesystem::path index;
  const Pace pace;
  std::atomic<bool> ending = false;
  std::mutex mutex;
  std::condition_variable ended;
  bool running = false;
  FolderChanges last;
  std::string revision;  // of the index that `last` is about
  Clock::time_point good_until{};
};

Looks::Looks(std::filesystem::path index, Pace pace) : shared_(std::make_shared<Shared>(std::move(index), pace)) {}

Looks::~Looks() {
  shared_->ending = true;
  std::unique_lock lock(shared_->mutex);
  shared_->ended.wait_for(lock, longest_farewell, [this] { return !shared_->running; });
}

FolderChanges Looks::changes(bool wait) {
  const std::string revision = search::library_state(shared_->index).revision;
  std::unique_lock lock(shared_->mutex);
  const bool good = shared_->revision == revision && Clock::now() < shared_->good_until;
  if (!good && !shared_->running) {
    shared_->running = true;
    std::thread([shared = shared_, revision] { run(shared, revision); }).detach();
  }
  if (wait) shared_->ended.wait_for(lock, shared_->pace.patience, [this] { return !shared_->running; });
  if (shared_->revision == revision) return shared_->last;
  FolderChanges nothing;
  nothing.state = FolderChanges::State::looking;
  return nothing;
}

void Looks::run(const std::shared_ptr<Shared>& shared, const std::string& revision) {
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), low_priority);  // of this thread alone
  const auto begin = Clock::now();
  FolderChanges changes;
  try {
    changes = look(shared->index, [&] { return !shared->ending && Clock::now() < begin + shared->pace.longest; });
  } catch (const schema::IndexError& error) {
    changes.state = FolderChanges::State::failed;
    changes.trouble = error.what();
  } catch (const std::exception&) {
    changes.state = FolderChanges::State::failed;  // no memory, say; the next look may have it
  }
  const std::lock_guard lock(shared->mutex);
  shared->last = std::move(changes);
  shared->revision = revision;
  const auto end = Clock::now();
  shared->good_until = end + std::max<Clock::duration>(shared->pace.good_for, shared->pace.rest * (end - begin));
  shared->running = false;
  shared->ended.notify_all();
}

}  // namespace searcher::folders
