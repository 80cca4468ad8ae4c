// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/attempts.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "indexer/schema/error.h"
#include "indexer/store/durable.h"

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

// Lines of "digest version".
std::string slot(const std::string& line) {
  std::string bytes = line.substr(0, slot_bytes - 1);
  bytes.resize(slot_bytes, '\n');
  return bytes;
}

int create(const fs::path& path) {
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) throw schema::IndexError("The file " + path.string() + " cannot be written. The old index stands.");
  return fd;
}

}  // namespace

Attempts::Attempts(const fs::path& index, std::string version, unsigned readers, bool retry)
    : slots_(index / "reading"), version_(std::move(version)) {
  const fs::path list = index / "stopped";
  std::error_code ignored;
  if (retry) {
    fs::remove(list, ignored);
    fs::remove(slots_, ignored);
  }
  remember(list, content(slots_));
  fd_ = create(slots_);
  try {
    store::write_durably(fd_, std::string(slot_bytes * readers, '\n'), 0, slots_);
    store::sync_directory(index);
  } catch (...) {
    close(fd_);
    throw;
  }
}

Attempts::~Attempts() {
  close(fd_);
  std::error_code ignored;
  fs::remove(slots_, ignored);
}

// Reads the list, with the slots that are `left` of a run that did not end.
void Attempts::remember(const fs::path& list, const std::string& left) {
  std::string all = content(list);
  const std::size_t before = all.size();
  std::istringstream slots(left);
  for (std::string line; std::getline(slots, line);)
    if (!line.empty()) all += line + '\n';
  if (all.size() > before) {
    const fs::path fresh = list.string() + ".new";
    const int fd = create(fresh);
    try {
      store::write_durably(fd, all, 0, fresh);
    } catch (...) {
      close(fd);
      throw;
    }
    close(fd);
    store::rename_durably(fresh, list);
  }
  std::istringstream lines(all);
  for (std::string digest, version; lines >> digest && std::getline(lines >> std::ws, version);)
    if (version == version_) stopped_.insert(digest);
}

void Attempts::begin(unsigned reader, const std::string& digest) {
  store::write_durably(fd_, slot(digest + ' ' + version_), reader * slot_bytes, slots_);
}

// Not flushed: after a power cut a file that was just done with may be held to have been in the middle.
void Attempts::end(unsigned reader) {
  const std::string idle = slot("");
  if (pwrite(fd_, idle.data(), idle.size(), static_cast<off_t>(reader * slot_bytes)) < 0)
    throw schema::IndexError("Writing to " + slots_.string() + " failed. The old index stands.");
}

}  // namespace indexer::run
