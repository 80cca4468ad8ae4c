// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/generation.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <ctime>

#include "indexer/schema/error.h"
#include "indexer/schema/index_folder.h"
#include "indexer/store/durable.h"
#include "indexer/store/segments.h"

namespace indexer::store {
namespace fs = std::filesystem;
namespace {

std::string now() {
  const std::time_t time = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&time, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S UTC", &parts);
  return text;
}

std::string read_all(int fd) {
  char text[256];
  const ssize_t size = pread(fd, text, sizeof text, 0);
  return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : "";
}

void make_private_folder(const fs::path& index) {
  std::error_code error;
  if (fs::is_directory(index, error)) return;
  fs::create_directories(index.parent_path().empty() ? "." : index.parent_path(), error);
  if (mkdir(index.c_str(), 0700) != 0 && errno != EEXIST)
    throw schema::IndexError("The index folder " + index.string() + " cannot be made: " + std::strerror(errno) + ".");
}

}  // namespace

Lock::Lock(const fs::path& index) {
  make_private_folder(index);
  const fs::path path = index / "lock";
  fd_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd_ < 0) fail_writing("Opening", path, errno);
  if (flock(fd_, LOCK_EX | LOCK_NB) != 0) {
    const std::string holder = read_all(fd_);
    close(fd_);
    throw schema::LockedError("Another indexer is at work on " + index.string() + " (" +
                              (holder.empty() ? "its process is not known" : holder) +
                              "). Wait until it is done, or stop it, and run this again.");
  }
  const std::string text = "process " + std::to_string(getpid()) + ", started " + now();
  if (ftruncate(fd_, 0) != 0 || pwrite(fd_, text.data(), text.size(), 0) < 0) fail_writing("Writing of", path, errno);
}

Lock::~Lock() {
  // Emptied so that a stale file names nobody; the lock itself goes with the descriptor.
  if (ftruncate(fd_, 0) != 0) { /* the next holder writes it anew */
  }
  close(fd_);
}

void remove_unfinished(const fs::path& index) {
  std::error_code error;
  for (fs::directory_iterator at(index, error), end; !error && at != end; at.increment(error))
    if (at->path().filename().string().starts_with("tmp-")) fs::remove_all(at->path(), error);
}

std::uint64_t next_generation(const fs::path& index) {
  const auto all = schema::generations(index);
  return all.empty() ? 1 : all.back() + 1;
}

fs::path unfinished(const fs::path& index, std::uint64_t generation) {
  return index / ("tmp-" + schema::generation_name(generation));
}

void publish(const fs::path& index, const fs::path& from, std::uint64_t generation) {
  const std::string name = schema::generation_name(generation);
  const fs::path compacted = index / ("tmp-" + name + "-compact");
  try {
    Xapian::Database source;  // compact() is not const
    for (const fs::path& segment : segments_in(from)) source.add_database(Xapian::Database(segment.string()));
    source.compact(compacted.string());
    const Xapian::Database check(compacted.string());
    if (check.get_doccount() != source.get_doccount() || check.get_metadata(schema::library_key).empty())
      throw schema::IndexError("The new index is not whole; the old one still stands. Run the build again.");
  } catch (const Xapian::Error& error) {
    throw schema::IndexError("The new index in " + index.string() +
                             " could not be finished: " + schema::describe(error) + after_failed_write(index));
  }
  sync_directory(compacted);
  rename_durably(compacted, index / name);
  point_durably(index / "current", name);
  // It is published: what cannot be removed now is left to the next run.
  std::error_code ignored;
  fs::remove_all(from, ignored);
  const auto all = schema::generations(index);
  for (std::size_t i = 0; i + 2 < all.size(); ++i) fs::remove_all(index / schema::generation_name(all[i]), ignored);
}

std::uint64_t roll_back(const fs::path& index) {
  const std::uint64_t current = schema::current_generation(index);
  std::uint64_t previous = 0;
  for (const std::uint64_t generation : schema::generations(index))
    if (generation < current) previous = generation;
  if (previous == 0)
    throw schema::IndexError("There is no generation before the current one in " + index.string() + ".");
  point_durably(index / "current", schema::generation_name(previous));
  return previous;
}

}  // namespace indexer::store
