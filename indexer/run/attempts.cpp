// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/attempts.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

#include "indexer/schema/error.h"
#include "indexer/store/durable.h"
#include "indexer/store/signals_held.h"

namespace indexer::run {
namespace fs = std::filesystem;
namespace {

// A slot is overwritten in place, so that recording a file costs no more than one flush of the disk.
constexpr std::size_t slot_bytes = 256;

std::string content(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::string slot(const std::string& line) {
  std::string bytes = line.substr(0, slot_bytes - 1);
  bytes.resize(slot_bytes, '\n');
  return bytes;
}

// A file of its own, open for writing.
class Output {
 public:
  explicit Output(const fs::path& path) : fd_(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
    if (fd_ < 0) store::fail_writing("Opening", path, errno);
  }
  ~Output() {
    if (fd_ >= 0) close(fd_);
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

void replace(const fs::path& path, const std::string& bytes) {
  const fs::path fresh = path.string() + ".new";
  {
    const Output out(fresh);
    store::write_durably(out.get(), bytes, 0, fresh);
  }
  store::rename_durably(fresh, path);
}

}  // namespace

Attempts::Attempts(const fs::path& index, std::string version, unsigned readers, bool retry)
    : slots_(index / "reading"),
      list_(index / "stopped"),
      version_(std::move(version)),
      run_(std::to_string(std::chrono::system_clock::now().time_since_epoch().count())),
      reading_(readers) {
  if (retry) {
    std::error_code ignored;
    fs::remove(list_, ignored);
    fs::remove(slots_, ignored);
  }
  remember(content(slots_));
  Output out(slots_);
  store::write_durably(out.get(), std::string(slot_bytes * readers, '\n'), 0, slots_);
  store::sync_directory(index);
  fd_ = out.release();
  const store::SignalsHeld held;
  watcher_ = std::thread([this] { watch(); });
}

Attempts::~Attempts() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  changed_.notify_one();
  watcher_.join();
  close(fd_);
  std::error_code ignored;
  fs::remove(slots_, ignored);
  std::istringstream lines(content(list_));
  std::string left;
  bool changed = false;
  for (std::string line; std::getline(lines, line);) {
    const bool over = survived_.contains(line.substr(0, line.find(' ')));
    changed |= over;
    if (!over) left += line + '\n';
  }
  if (!changed) return;
  try {
    replace(list_, left);
  } catch (const std::exception&) {  // then they stay suspected
  }
}

// Reads the list, with the slots that are `left` of a run that did not end.
void Attempts::remember(const std::string& left) {
  std::string all = content(list_);
  const std::size_t before = all.size();
  std::istringstream slots(left);
  for (std::string line; std::getline(slots, line);)
    if (!line.empty() && all.find(line) == std::string::npos) all += line + '\n';
  if (all.size() > before) replace(list_, all);
  std::istringstream lines(all);
  for (std::string digest, run, version; lines >> digest >> run && std::getline(lines >> std::ws, version);)
    if (version == version_) ++stops_[digest];
}

unsigned Attempts::stops(const std::string& digest) const {
  const auto at = stops_.find(digest);
  return at == stops_.end() ? 0 : at->second;
}

void Attempts::begin(unsigned reader, const std::string& digest) {
  const std::lock_guard lock(mutex_);
  if (failure_) std::rethrow_exception(failure_);
  reading_.at(reader) = {digest, Clock::now(), false};
  if (stops_.contains(digest)) note(reader);
  changed_.notify_one();
}

// Not flushed: after a power cut a file that was just done with may be held to have been in the middle.
void Attempts::end(unsigned reader) {
  const std::lock_guard lock(mutex_);
  if (failure_) std::rethrow_exception(failure_);
  const Reading done = std::exchange(reading_.at(reader), {});
  if (stops_.contains(done.digest)) survived_.insert(done.digest);
  if (done.noted) store::write_at(fd_, slot(""), reader * slot_bytes, slots_);
}

void Attempts::note(std::size_t reader) {
  reading_[reader].noted = true;
  store::write_durably(fd_, slot(reading_[reader].digest + ' ' + run_ + ' ' + version_), reader * slot_bytes, slots_);
}

// Gives when it is to be called again.
Attempts::Clock::time_point Attempts::note_long_ones() {
  Clock::time_point next = Clock::now() + std::chrono::hours(1);
  for (std::size_t reader = 0; reader < reading_.size(); ++reader) {
    const Reading& reading = reading_[reader];
    if (reading.digest.empty() || reading.noted) continue;
    if (Clock::now() >= reading.since + notable)
      note(reader);
    else
      next = std::min(next, reading.since + notable);
  }
  return next;
}

void Attempts::watch() {
  std::unique_lock lock(mutex_);
  try {
    while (!over_) changed_.wait_until(lock, note_long_ones());
  } catch (...) {  // told to whoever begins or ends the next file
    failure_ = std::current_exception();
  }
}

}  // namespace indexer::run
