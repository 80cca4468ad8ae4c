// SPDX-License-Identifier: GPL-3.0-or-later
// A library of several databases: the file that lists its parts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace searcher::search {

// One line of the list.
struct ListedPart {
  std::string name;
  std::string place;             // as written
  std::filesystem::path folder;  // of an index; empty = the part is served by another program
  std::string host;              // name or address; IPv6 without its brackets
  std::uint16_t port = 0;
  std::size_t line = 0;  // from 1
  bool operator==(const ListedPart&) const = default;
};

inline constexpr std::size_t most_parts = 64;

// Whether an --index names a list and not an index folder: it is a file.
bool is_library_list(const std::filesystem::path& index);

// The parts in the order of their lines:
//
//   # memos and decisions stand on this machine, the court's papers on another
//   memos     = /srv/memos-index        an index folder; a relative one is beneath the folder of the list
//   court     = 192.0.2.7:7001          host:port of a xapian-tcpsrv; [2001:db8::7]:7001
//
// A name of a folder that looks like host:port is written with a '/': ./odd:7001. Blank lines and those that begin with
// '#' are none. `file` is the list's own path, for relative folders and for messages. Throws schema::IndexError with
// file and line for any other line, a name given twice, no part at all, or more than most_parts.
std::vector<ListedPart> parse_library_list(std::string_view text, const std::filesystem::path& file);

// The same from the file.
std::vector<ListedPart> read_library_list(const std::filesystem::path& file);

}  // namespace searcher::search
