// SPDX-License-Identifier: GPL-3.0-or-later
// One request on one state of the library: one index, or several as one.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/error.h"
#include "indexer/schema/index_folder.h"
#include "searcher/search/result.h"

namespace searcher::search {

// One database of a library.
struct Part {
  std::string name;    // as the list calls it; empty = the library is one index
  std::string server;  // as Xapian's errors name it; empty = a folder of this machine
  Xapian::Database database;
  schema::LibraryRecord library;
  std::string revision;  // changes with every committed run

  bool is_remote() const { return !server.empty(); }
};

// A library open for one reader. Not shared between threads.
struct OpenLibrary {
  // All parts as one. Of n parts, the record with docid d of part p (from 0) has docid (d - 1) * n + p + 1 here, so
  // that the records of a document stand n apart.
  Xapian::Database database;
  std::vector<Part> parts;         // at least one
  std::vector<PartState> missing;  // listed, but out of reach
  std::uint64_t generation = 0;    // 0 = of several indexes

  bool is_one_index() const { return parts.size() == 1 && !parts.front().is_remote(); }
  bool has_remote_part() const;
  // How many results to ask of a search for the first `most`: of several databases all. Once its list is full, Xapian
  // 1.4 passes over what cannot come onto it any more, and of several databases it then loses results and reads memory
  // that it has freed: it asks the branches of a database that is at its end what weight they can still reach. And of
  // groups in a served database only those are counted that it sends.
  Xapian::doccount asked_for(Xapian::doccount most) const { return is_one_index() ? most : database.get_doccount(); }
  const Part& part_of(Xapian::docid docid) const { return parts[(docid - 1) % parts.size()]; }
};

LibraryState state_of(const OpenLibrary& open);

// The results [first, last) of a search, fewer when it has fewer. Those that are equal come in the order of the parts,
// as in one index that took in the documents of one part after those of the other.
std::vector<Xapian::MSetIterator> in_order(const OpenLibrary& open, const Xapian::MSet& found, Xapian::doccount first,
                                           Xapian::doccount last);

// What went wrong with served parts while one request was tried, by the name of the part.
class Failures {
 public:
  // Takes down what the network did to one of the parts. Throws schema::IndexError when it happened twice and Xapian
  // does not say to which of several.
  void add(const std::vector<Part>& parts, const Xapian::NetworkError& error);
  // Why the part is given up; empty = it is not.
  std::string given_up(const std::string& name) const;

 private:
  struct Failure {
    int times = 0;
    std::string why;
  };
  std::map<std::string, Failure> failures_;
  int unnamed_ = 0;  // of one of several
};

// Opens the index in a folder, or every part of a list. A served part that cannot be reached, or is given up, is
// missing; when all are, that is an error. Throws schema::IndexError naming the part when it is of another format or
// is none, and when two parts hold a document of one id.
OpenLibrary open_library(const std::filesystem::path& index, const Failures& failures = {});

// When a part is missing: throws schema::IndexError, since the document may be in it.
void expect_all_parts(const OpenLibrary& open, std::string_view document);

// Opens the library and asks it. When an update has meanwhile overwritten what this reader stands on, or a served part
// has failed, the whole question is asked again on the new state; a part that fails twice is left out as missing.
// Throws schema::IndexError.
template <typename Ask>
auto with_current(const std::filesystem::path& index, Ask ask) {
  constexpr int attempts = 8;
  Failures failures;
  for (int attempt = 1;; ++attempt) {
    OpenLibrary open;
    try {
      open = open_library(index, failures);
      return ask(static_cast<const OpenLibrary&>(open));
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (attempt == attempts)
        throw schema::IndexError("The index changes too fast to be read: " + schema::describe(error));
    } catch (const Xapian::NetworkError& error) {
      failures.add(open.parts, error);
    } catch (const Xapian::Error& error) {
      const std::string served = error.get_context().empty() ? "" : " [" + error.get_context() + "]";
      throw schema::IndexError("The index in " + index.string() + " cannot be read: " + schema::describe(error) +
                               served);
    }
  }
}

}  // namespace searcher::search
