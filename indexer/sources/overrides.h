// SPDX-License-Identifier: GPL-3.0-or-later
// What the librarian says of documents: `librarian.toml` at the top of a library folder, and `NAME.meta.toml` beside
// the file NAME. It wins over whatever a file says of itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/schema/records.h"
#include "indexer/sources/scan.h"

namespace indexer::sources {

inline constexpr std::string_view overrides_name = "librarian.toml";
inline constexpr std::string_view sidecar_ending = ".meta.toml";
inline constexpr std::string_view set_by_librarian = "set by the librarian";

// Whether a library path is that of a file of overrides, which counts at the top of a folder of the library alone.
bool is_overrides(std::string_view path);

// One table of a file of overrides.
struct Override {
  std::string pattern;      // a library path; '*' and '?' as in .ipsignore; a '/' at its end = all beneath the folder
  schema::Metadata values;  // those that are set, each with `set_by_librarian` as its source
  std::string file;         // the file it stands in, as a library path
  std::size_t line = 0;
  bool operator==(const Override&) const = default;
};

// The tables of a librarian.toml, in the order of the file. `file` is its library path; patterns begin at its folder.
// Throws schema::IndexError with file, line and what to do for the first mistake.
std::vector<Override> parse_overrides(std::string_view text, const std::string& file);

// A sidecar: keys without a table, for the one file `target`.
Override parse_sidecar(std::string_view text, const std::string& file, const std::string& target);

class Overrides {
 public:
  Overrides() = default;

  // `all` in rising order of precedence.
  explicit Overrides(std::vector<Override> all);

  bool empty() const { return all_.empty(); }

  // Everything that is set for a document; of two values for one field the later wins. Members of archives and mails
  // are named as in the ledger: "mail.eml/memo.pdf".
  schema::Metadata values_for(std::string_view path) const;

  // What tells whether the values for a path are other than they were; empty = none are set.
  std::string mark_for(std::string_view path) const;

  // Entries that no document of the library answers to, as sentences with file and line. `records` members included.
  std::vector<std::string> unmatched(const std::vector<std::string>& paths) const;

 private:
  std::vector<Override> all_;
  std::unordered_map<std::string, std::vector<std::size_t>> exact_;  // path -> places in all_, rising
  std::vector<std::size_t> patterns_;                                // places in all_, rising
};

// Takes the files of overrides out of `scan.files`, adds them to `scan.ignored`, and reads them. Sidecars win over
// librarian.toml. Throws schema::IndexError for a mistake in one and for one that cannot be read.
Overrides take_overrides(Scan& scan);

}  // namespace indexer::sources
