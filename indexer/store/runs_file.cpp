// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/runs_file.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "indexer/store/durable.h"

namespace indexer::store {
namespace {

constexpr std::size_t hash_bytes = sizeof(std::uint64_t);

constexpr const char* told_as = P_tmpdir "/(runs of words)";  // it has no name

}  // namespace

RunsFile::Place RunsFile::add(const std::vector<std::uint64_t>& runs) {
  if (!file_) file_.reset(std::tmpfile());
  if (!file_) fail_writing("Making of", told_as, errno);
  const Place place{size_, runs.size()};
  write_at(fileno(file_.get()), {reinterpret_cast<const char*>(runs.data()), runs.size() * hash_bytes},
           size_ * hash_bytes, told_as);
  size_ += runs.size();
  return place;
}

std::vector<std::uint64_t> RunsFile::read(Place place, std::size_t most) const {
  std::vector<std::uint64_t> runs(std::min(place.size, most));
  const std::size_t size = runs.size() * hash_bytes;
  for (std::size_t done = 0; done < size;) {
    const ssize_t got = pread(fileno(file_.get()), reinterpret_cast<char*>(runs.data()) + done, size - done,
                              static_cast<off_t>(place.begin * hash_bytes + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) fail_writing("Reading of", told_as, got < 0 ? errno : EIO);
    done += static_cast<std::size_t>(got);
  }
  return runs;
}

}  // namespace indexer::store
