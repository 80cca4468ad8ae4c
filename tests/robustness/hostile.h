// SPDX-License-Identifier: GPL-3.0-or-later
// The hostile set: files made to crash, stall, swell or mislead a reader, the same ones in every run.
#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tests::hostile {

struct File {
  std::string name;  // within the library, '/' separated
  std::string bytes;
};
using Files = std::vector<File>;

// Each maker adds its files; `random` has a fixed seed.
void add_pdf(Files& files, std::mt19937& random);
void add_markup(Files& files, std::mt19937& random);
void add_archives(Files& files, std::mt19937& random);
void add_mail(Files& files, std::mt19937& random);
void add_text(Files& files, std::mt19937& random);

// Copies of the good files with bits turned, pieces cut out, doubled and cut off.
void add_damaged(Files& files, const Files& good, std::mt19937& random);

// What is no plain file, or has an odd name: links, pipes, sockets, sparse, deep and unreadable ones, made in `folder`.
// Returns how many entries it made that must have an outcome.
std::size_t make_odd_entries(const std::filesystem::path& folder);

// Good documents of several formats, small, to stand between the hostile ones.
Files good();

std::string repeat(std::string_view text, std::size_t times);

// A ZIP archive with its members stored; what its headers say of sizes can be a lie.
struct Member {
  std::string name;
  std::string bytes;
  std::uint32_t said_size = 0;  // 0 = the truth
  std::uint16_t flags = 0;
  std::uint16_t method = 0;  // 0 stored, 8 deflate; `bytes` are as they stand in the archive
};
std::string zip_of(const std::vector<Member>& members);

// Raw deflate of `size` times `fill`, by the archive library.
std::string deflated(std::size_t size, char fill);

// The same as a zlib stream.
std::string zlib_of(std::string_view raw_deflate, std::size_t size, char fill);

}  // namespace tests::hostile
