// SPDX-License-Identifier: GPL-3.0-or-later
// Streams of OLE compound files, the container of Word 97-2003 documents ([MS-CFB]).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace indexer::extract {

class OleFile {
 public:
  // Reads the allocation table and the directory; `valid()` tells whether that worked.
  explicit OleFile(std::string_view bytes);
  bool valid() const { return valid_; }
  // Whether there is a stream of that name (ASCII, in any case).
  bool has(std::string_view name) const;
  // The content of the first stream of that name, cut short where its chain of sectors breaks off.
  std::optional<std::string> stream(std::string_view name) const;

 private:
  struct Entry {
    std::string name;
    std::uint8_t type = 0;
    std::uint32_t first = 0;
    std::uint64_t size = 0;
  };
  std::string chain(std::uint32_t first, std::uint64_t size) const;
  std::string mini_chain(std::uint32_t first, std::uint64_t size) const;
  std::string_view sector(std::uint32_t number) const;
  bool read_table();
  void read_directory(std::uint32_t first);

  std::string_view bytes_;
  std::size_t sector_size_ = 512;
  std::vector<std::uint32_t> table_;
  std::vector<std::uint32_t> mini_table_;
  std::vector<Entry> entries_;
  std::string mini_stream_;
  bool valid_ = false;
};

// Little-endian numbers at `at`; 0 beyond the end.
std::uint16_t u16(std::string_view bytes, std::size_t at);
std::uint32_t u32(std::string_view bytes, std::size_t at);

}  // namespace indexer::extract
