// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of the documents of one build, out of memory: eight bytes a word would be more than all else together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <vector>

namespace indexer::store {

// A file in the system's folder for temporary files that has no name and is gone with the object. It holds hashes, no
// text. Calls throw schema::IndexError when it cannot be written or read.
class RunsFile {
 public:
  struct Place {
    std::size_t begin = 0;  // in hashes
    std::size_t size = 0;
  };

  Place add(const std::vector<std::uint64_t>& runs);

  // The first `most` hashes of those at `place`, in the order in which they were added.
  std::vector<std::uint64_t> read(Place place, std::size_t most = SIZE_MAX) const;

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;  // made with the first runs
  std::size_t size_ = 0;                    // in hashes
};

}  // namespace indexer::store
