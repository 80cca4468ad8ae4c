// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/library_list.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

#include "indexer/schema/error.h"
#include "searcher/query/text.h"

namespace searcher::search {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_file = 1 << 20;
constexpr std::size_t longest_name = 40;  // bytes; it stands in every line about the part

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r";
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

[[noreturn]] void mistake(const fs::path& file, std::size_t line, const std::string& what) {
  throw schema::IndexError(file.filename().string() + ", line " + std::to_string(line) + ": " + what);
}

bool has_control_byte(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// Splits "host:port"; false when the place is a folder.
bool read_address(ListedPart& part, const fs::path& file) {
  const std::string& place = part.place;
  const std::size_t colon = place.rfind(':');
  if (colon == std::string::npos || place.find('/') != std::string::npos) return false;
  part.host = place.substr(0, colon);
  if (part.host.size() > 2 && part.host.front() == '[' && part.host.back() == ']')
    part.host = part.host.substr(1, part.host.size() - 2);
  else if (part.host.find(':') != std::string::npos)
    mistake(file, part.line, "write an IPv6 address in brackets: [" + part.host + "]" + place.substr(colon) + ".");
  const char* end = place.data() + place.size();
  const auto [stop, error] = std::from_chars(place.data() + colon + 1, end, part.port);
  if (part.host.empty() || error != std::errc{} || stop != end || part.port == 0)
    mistake(file, part.line,
            "\"" + place + "\" is no host:port with a port from 1 to 65535; a folder of that name is written ./" +
                place + ".");
  return true;
}

ListedPart read_line(std::string_view line, std::size_t number, const fs::path& file) {
  const std::size_t equals = line.find('=');
  ListedPart part;
  part.line = number;
  part.name = trimmed(line.substr(0, equals));
  part.place = equals == std::string_view::npos ? "" : trimmed(line.substr(equals + 1));
  if (part.name.empty() || part.place.empty())
    mistake(file, number, "write NAME = FOLDER of an index, or NAME = HOST:PORT of a xapian-tcpsrv.");
  if (part.name.size() > longest_name) mistake(file, number, "a name has at most 40 bytes.");
  if (has_control_byte(line) || query::invalid_utf8(line)) mistake(file, number, "this is no UTF-8 text.");
  if (!read_address(part, file)) part.folder = (file.parent_path() / part.place).lexically_normal();
  return part;
}

}  // namespace

bool is_library_list(const fs::path& index) {
  std::error_code error;
  return fs::is_regular_file(index, error);
}

std::vector<ListedPart> parse_library_list(std::string_view text, const fs::path& file) {
  std::vector<ListedPart> parts;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    ListedPart part = read_line(line, number, file);
    for (const ListedPart& other : parts)
      if (other.name == part.name)
        mistake(file, number, "the name " + part.name + " stands in line " + std::to_string(other.line) + " already.");
    parts.push_back(std::move(part));
    if (parts.size() > most_parts)
      mistake(file, number, "a list has at most " + std::to_string(most_parts) + " parts.");
  }
  if (parts.empty())
    throw schema::IndexError(file.filename().string() +
                             " lists no part of a library. Write a line for each: NAME = FOLDER of an index, or "
                             "NAME = HOST:PORT of a xapian-tcpsrv.");
  return parts;
}

std::vector<ListedPart> read_library_list(const fs::path& file) {
  std::error_code error;
  if (fs::file_size(file, error) > largest_file || error)
    throw schema::IndexError(file.filename().string() + " is no list of databases: it is larger than 1 MiB.");
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw schema::IndexError("The list of databases " + file.string() + " cannot be read.");
  return parse_library_list(text.str(), file);
}

}  // namespace searcher::search
