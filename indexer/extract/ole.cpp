// SPDX-License-Identifier: GPL-3.0-or-later
// Chains of sectors. Every number in such a file may lie: all are checked, and no chain is longer than the file.
#include "indexer/extract/ole.h"

#include <algorithm>
#include <cctype>

namespace indexer::extract {
namespace {

constexpr std::uint32_t last_regular = 0xFFFFFFFA;  // greater values mark ends and free sectors
constexpr std::size_t mini_size = 64;
constexpr std::size_t mini_cutoff = 4096;  // smaller streams live in the mini stream

void append_table(std::vector<std::uint32_t>& table, std::string_view sector) {
  for (std::size_t at = 0; at + 4 <= sector.size(); at += 4) table.push_back(u32(sector, at));
}

// Names differ in case between programs, and the specification compares them without it.
bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

}  // namespace

std::uint16_t u16(std::string_view bytes, std::size_t at) {
  if (bytes.size() < 2 || at > bytes.size() - 2) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[at + i])); };
  return static_cast<std::uint16_t>(byte(0) | byte(1) << 8);
}

std::uint32_t u32(std::string_view bytes, std::size_t at) {
  return u16(bytes, at) | static_cast<std::uint32_t>(u16(bytes, at + 2)) << 16;
}

OleFile::OleFile(std::string_view bytes) : bytes_(bytes) {
  if (bytes.size() < 512 || !bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return;
  const unsigned shift = u16(bytes, 30);
  if (shift != 9 && shift != 12) return;
  sector_size_ = std::size_t{1} << shift;
  if (!read_table()) return;
  append_table(mini_table_, chain(u32(bytes, 60), bytes.size()));
  read_directory(u32(bytes, 48));
  valid_ = !entries_.empty();
}

std::string_view OleFile::sector(std::uint32_t number) const {
  const std::uint64_t at = (static_cast<std::uint64_t>(number) + 1) * sector_size_;
  return at < bytes_.size() ? bytes_.substr(at, sector_size_) : std::string_view();
}

// The sectors of the allocation table are listed in the header, then in a chain of sectors of their own.
bool OleFile::read_table() {
  std::vector<std::uint32_t> sectors;
  for (std::size_t i = 0; i < 109; ++i) sectors.push_back(u32(bytes_, 76 + 4 * i));
  const std::size_t most = bytes_.size() / sector_size_ + 1;
  std::uint32_t next = u32(bytes_, 68);
  for (std::size_t i = 0; next < last_regular && i < most; ++i) {
    const std::string_view list = sector(next);
    if (list.size() < sector_size_) break;
    for (std::size_t at = 0; at + 8 <= sector_size_; at += 4) sectors.push_back(u32(list, at));
    next = u32(list, sector_size_ - 4);
  }
  for (const std::uint32_t number : sectors) {
    if (number >= last_regular || table_.size() > most) continue;
    append_table(table_, sector(number));
  }
  return !table_.empty();
}

std::string OleFile::chain(std::uint32_t first, std::uint64_t size) const {
  std::string content;
  const std::size_t most = bytes_.size() / sector_size_ + 1;
  for (std::size_t i = 0; first < last_regular && i < most && content.size() < size; ++i) {
    content += sector(first);
    first = first < table_.size() ? table_[first] : last_regular;
  }
  content.resize(std::min<std::uint64_t>(content.size(), size));
  return content;
}

std::string OleFile::mini_chain(std::uint32_t first, std::uint64_t size) const {
  std::string content;
  const std::size_t most = mini_stream_.size() / mini_size + 1;
  for (std::size_t i = 0; first < last_regular && i < most && content.size() < size; ++i) {
    const std::size_t at = first * mini_size;
    if (at >= mini_stream_.size()) break;
    content.append(mini_stream_, at, mini_size);
    first = first < mini_table_.size() ? mini_table_[first] : last_regular;
  }
  content.resize(std::min<std::uint64_t>(content.size(), size));
  return content;
}

void OleFile::read_directory(std::uint32_t first) {
  const std::string directory = chain(first, bytes_.size());
  for (std::size_t at = 0; at + 128 <= directory.size(); at += 128) {
    const std::string_view raw = std::string_view(directory).substr(at, 128);
    Entry entry;
    const std::size_t length = std::min<std::size_t>(u16(raw, 64), 64);
    for (std::size_t i = 0; i + 2 < length + 1 && raw[i] != '\0'; i += 2) entry.name += raw[i];
    entry.type = static_cast<std::uint8_t>(raw[66]);
    entry.first = u32(raw, 116);
    entry.size = u32(raw, 120);  // streams beyond 4 GiB are no documents
    if (entry.type == 5 && mini_stream_.empty()) mini_stream_ = chain(entry.first, entry.size);
    if (entry.type != 0) entries_.push_back(std::move(entry));
  }
}

bool OleFile::has(std::string_view name) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const Entry& entry) { return entry.type == 2 && same_name(entry.name, name); });
}

std::optional<std::string> OleFile::stream(std::string_view name) const {
  for (const Entry& entry : entries_) {
    if (entry.type != 2 || !same_name(entry.name, name)) continue;
    return entry.size < mini_cutoff ? mini_chain(entry.first, entry.size) : chain(entry.first, entry.size);
  }
  return std::nullopt;
}

}  // namespace indexer::extract
