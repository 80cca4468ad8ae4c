// SPDX-License-Identifier: GPL-3.0-or-later
// ZIP and deflate written by hand, since the archive library writes no lies.
#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "tests/robustness/hostile.h"

namespace tests::hostile {
namespace {

void little(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
}

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xffffffffU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320U : 0);
  }
  return ~crc;
}

// What the local and the central header share.
std::string header_middle(const Member& member) {
  std::string out;
  little(out, 20, 2);
  little(out, member.flags, 2);
  little(out, member.method, 2);
  little(out, 0x5821'0000, 4);  // a time
  little(out, crc32(member.bytes), 4);
  little(out, member.bytes.size(), 4);
  little(out, member.said_size != 0 ? member.said_size : member.bytes.size(), 4);
  little(out, member.name.size(), 2);
  little(out, 0, 2);
  return out;
}

}  // namespace

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::string zip_of(const std::vector<Member>& members) {
  std::string out;
  std::string directory;
  for (const Member& member : members) {
    const std::string middle = header_middle(member);
    directory += "PK\x01\x02";
    little(directory, 20, 2);
    directory += middle;
    little(directory, 0, 2 + 2);  // comment, disk
    little(directory, 0, 2 + 4);  // attributes
    little(directory, out.size(), 4);
    directory += member.name;
    out += "PK\x03\x04" + middle + member.name + member.bytes;
  }
  const std::size_t start = out.size();
  out += directory;
  out += "PK\x05\x06";
  little(out, 0, 4);
  little(out, members.size(), 2);
  little(out, members.size(), 2);
  little(out, directory.size(), 4);
  little(out, start, 4);
  little(out, 0, 2);
  return out;
}

std::string deflated(std::size_t size, char fill) {
  std::string bytes(4096 + size / 500, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_add_filter_gzip(writer);
  archive_write_set_filter_option(writer, "gzip", "!timestamp", nullptr);
  archive_write_set_format_raw(writer);
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(writer, entry);
  const std::string block(1 << 16, fill);
  for (std::size_t done = 0; done < size; done += block.size())
    archive_write_data(writer, block.data(), std::min(block.size(), size - done));
  archive_entry_free(entry);
  archive_write_close(writer);
  archive_write_free(writer);
  if (used < 18 || used > bytes.size()) throw std::runtime_error("no deflate");
  return bytes.substr(10, used - 18);  // without gzip's head and tail
}

std::string zlib_of(std::string_view raw_deflate, std::size_t size, char fill) {
  // Adler-32 of a run of one byte.
  std::uint64_t a = 1;
  std::uint64_t b = 0;
  for (std::size_t i = 0; i < size; ++i) {
    a = (a + static_cast<unsigned char>(fill)) % 65521;
    b = (b + a) % 65521;
  }
  std::string out = "\x78\x9c" + std::string(raw_deflate);
  for (const std::uint64_t half : {b, a}) {
    out.push_back(static_cast<char>(half >> 8));
    out.push_back(static_cast<char>(half));
  }
  return out;
}

}  // namespace tests::hostile
