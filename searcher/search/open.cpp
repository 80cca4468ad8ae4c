// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/open.h"

#include <signal.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "indexer/schema/fields.h"
#include "indexer/schema/records.h"
#include "searcher/search/library_list.h"
#include "searcher/search/values.h"

namespace searcher::search {
namespace {

namespace fs = std::filesystem;
using schema::FieldId;

constexpr unsigned connect_milliseconds = 3000;
constexpr unsigned answer_milliseconds = 6000;  // for each exchange with a server
constexpr int most_failures = 2;                // of a part in one request

std::string why_of(const Xapian::NetworkError& error, const char* otherwise) {
  if (std::string_view(error.get_type()) == "NetworkTimeoutError") return "no answer in time";
  const char* system = error.get_error_string();
  return otherwise + (system != nullptr ? std::string(system) : error.get_msg());
}

// How Xapian's errors name the server of a part.
std::string context_of(const ListedPart& listed) {
  return "remote:tcp(" + listed.host + ":" + std::to_string(listed.port) + ")";
}

// The rest of a line that says what is wrong with a listed part.
[[noreturn]] void refuse(const fs::path& list, const ListedPart& listed, const std::string& what) {
  throw schema::IndexError(list.filename().string() + ", line " + std::to_string(listed.line) + " (" + listed.name +
                           "): " + what);
}

Part open_folder(const fs::path& list, const ListedPart& listed) {
  if (is_library_list(listed.folder))
    refuse(list, listed, listed.place + " is a file; a part is the folder of an index.");
  try {
    schema::OpenIndex open = schema::open_current(listed.folder);
    const std::string revision = std::to_string(open.generation) + "." + std::to_string(open.library.revision);
    return {listed.name, "", std::move(open.database), std::move(open.library), revision};
  } catch (const schema::IndexError& error) {
    refuse(list, listed, error.what());
  }
}

// What a server offers must be one index of this program's format: only then are the records of a document where they
// are looked for.
void check_served(const fs::path& list, const ListedPart& listed, Part& part) {
  const std::string format = part.database.get_metadata(schema::format_key);
  if (format.empty()) refuse(list, listed, "what " + listed.place + " serves is no index of this program.");
  if (format != std::to_string(schema::format_version))
    refuse(list, listed,
           "the index served at " + listed.place + " has format " + format + "; this program reads format " +
               std::to_string(schema::format_version) + ". Build it again there with `indexer build`.");
  try {
    part.library = schema::decode_library(part.database.get_metadata(schema::library_key));
  } catch (const schema::IndexError& error) {
    refuse(list, listed, error.what());
  }
  if (part.database.get_doccount() != part.library.files + part.library.passages)
    refuse(
        list, listed,
        listed.place + " serves more than one database. Start a xapian-tcpsrv for each index, on a port of its own.");
}

Part open_served(const fs::path& list, const ListedPart& listed) {
  signal(SIGPIPE, SIG_IGN);  // a server that goes is an error of its part, not the end of this program
  Part part{listed.name, context_of(listed), {}, {}, {}};
  part.database = Xapian::Remote::open(listed.host, listed.port, answer_milliseconds, connect_milliseconds);
  check_served(list, listed, part);
  // The number of the generation is not known here; a new one is a new database.
  part.revision = part.database.get_uuid().substr(0, 8) + "." + std::to_string(part.library.revision);
  return part;
}

PartState missing(const ListedPart& listed, std::string why) {
  PartState state;
  state.name = listed.name;
  state.served = true;
  state.missing = std::move(why);
  return state;
}

void add_part(const fs::path& list, const ListedPart& listed, const Failures& failures, OpenLibrary& open) {
  if (!listed.folder.empty()) {
    open.parts.push_back(open_folder(list, listed));
    return;
  }
  if (std::string why = failures.given_up(listed.name); !why.empty()) {
    open.missing.push_back(missing(listed, std::move(why)));
    return;
  }
  try {
    open.parts.push_back(open_served(list, listed));
  } catch (const Xapian::DatabaseModifiedError&) {
    throw;  // asked again
  } catch (const Xapian::NetworkError& error) {
    open.missing.push_back(missing(listed, why_of(error, "no connection: ")));
  } catch (const Xapian::Error& error) {
    open.missing.push_back(missing(listed, "its server cannot open the index: " + error.get_msg()));
  }
}

// The ids of a part's documents, rising.
std::vector<std::string> ids_of(const Part& part) {
  std::vector<std::string> ids;
  ids.reserve(part.library.files);
  if (!part.is_remote()) {
    const std::string prefix(schema::field(FieldId::id).prefix);
    for (auto at = part.database.allterms_begin(prefix); at != part.database.allterms_end(prefix); ++at)
      ids.push_back((*at).substr(prefix.size()));
    return ids;
  }
  for (auto& [docid, id] : column_of(part, schema::slot::document)) ids.push_back(std::move(id));
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::string path_of(const Part& part, const std::string& id) {
  const std::string term = schema::term(FieldId::id, id);
  return schema::decode_document(part.database.get_document(*part.database.postlist_begin(term)).get_data()).path;
}

// An id is made from the path within a library. In two parts it would name two documents, and one of them would hide
// the other in every list.
void expect_different_ids(const fs::path& list, const std::vector<Part>& parts) {
  std::vector<std::string> known;
  for (const Part& part : parts) {
    const std::vector<std::string> ids = ids_of(part);
    std::vector<std::string> both;
    std::set_intersection(known.begin(), known.end(), ids.begin(), ids.end(), std::back_inserter(both));
    if (!both.empty()) {
      const std::string term = schema::term(FieldId::id, both.front());
      const auto other =
          std::find_if(parts.begin(), parts.end(), [&](const Part& each) { return each.database.term_exists(term); });
      throw schema::IndexError(
          list.filename().string() + ": the parts " + other->name + " and " + part.name + " both have a document " +
          path_of(part, both.front()) +
          ", so that its address would lead to either. List an index once, and give the folders of documents that two "
          "indexes are built from different names.");
    }
    std::vector<std::string> all;
    all.reserve(known.size() + ids.size());
    std::merge(known.begin(), known.end(), ids.begin(), ids.end(), std::back_inserter(all));
    known = std::move(all);
  }
}

std::string whys_of(const std::vector<PartState>& missing) {
  std::string whys;
  for (const PartState& part : missing) whys += (whys.empty() ? "" : "; ") + part.name + ": " + part.missing;
  return whys;
}

OpenLibrary open_list(const fs::path& list, const Failures& failures) {
  OpenLibrary open;
  for (const ListedPart& listed : read_library_list(list)) add_part(list, listed, failures, open);
  if (open.parts.empty()) {
    throw schema::IndexError("No part of the library in " + list.filename().string() + " can be reached. " +
                             whys_of(open.missing) + ".");
  }
  if (open.parts.size() > 1) {
    try {
      expect_different_ids(list, open.parts);
    } catch (const Xapian::NetworkError& error) {
      // A part that broke off here is tried again, like one that breaks off later.
      Failures more = failures;
      more.add(open.parts, error);
      return open_list(list, more);
    }
  }
  for (const Part& part : open.parts) open.database.add_database(part.database);
  return open;
}

OpenLibrary open_one(const fs::path& index) {
  schema::OpenIndex one = schema::open_current(index);
  OpenLibrary open;
  open.database = one.database;
  open.generation = one.generation;
  const std::string revision = std::to_string(one.generation) + "." + std::to_string(one.library.revision);
  open.parts.push_back({"", "", std::move(one.database), std::move(one.library), revision});
  return open;
}

}  // namespace

bool OpenLibrary::has_remote_part() const {
  return std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.is_remote(); });
}

std::vector<Xapian::MSetIterator> in_order(const OpenLibrary& open, const Xapian::MSet& found, Xapian::doccount first,
                                           Xapian::doccount last) {
  // Each database adds up the same weights in an order of its own.
  const double rounding = open.is_one_index() ? 0 : 1e-9;
  const auto equal = [&](const Xapian::MSetIterator& a, const Xapian::MSetIterator& b) {
    return std::abs(a.get_weight() - b.get_weight()) <= rounding && a.get_sort_key() == b.get_sort_key();
  };
  const auto place = [&](const Xapian::MSetIterator& at) {
    return std::pair((*at - 1) % static_cast<Xapian::docid>(open.parts.size()), *at);
  };
  std::vector<Xapian::MSetIterator> order;
  for (Xapian::doccount begin = 0; begin < std::min(last, found.size());) {
    Xapian::doccount end = begin + 1;
    while (end < found.size() && equal(found[begin], found[end])) ++end;
    for (Xapian::doccount i = begin; i < end; ++i) order.push_back(found[i]);
    std::sort(order.begin() + begin, order.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    begin = end;
  }
  if (order.size() > last) order.resize(last);
  // One exchange for all of them instead of one each.
  if (open.has_remote_part() && first < std::min(last, found.size()))
    found.fetch(found[first], found[std::min(last, found.size())]);
  order.erase(order.begin(), order.begin() + std::min<std::ptrdiff_t>(first, std::ssize(order)));
  return order;
}

void Failures::note(const Part& part, const Xapian::NetworkError& error) {
  Failure& failure = failures_[part.name];
  ++failure.times;
  failure.why = why_of(error, "the connection broke: ");
}

void Failures::add(const std::vector<Part>& parts, const Xapian::NetworkError& error) {
  constexpr int most_unnamed = 5;
  for (const Part& part : parts)
    if (part.is_remote() && error.get_context() == part.server) return note(part, error);
  // Xapian 1.4 does not say whose connection was "closed unexpectedly"; one that is closed cannot be kept alive.
  bool found = false;
  for (const Part& part : parts) {
    if (!part.is_remote()) continue;
    try {
      Xapian::Database(part.database).keep_alive();
    } catch (const Xapian::Error&) {
      note(part, error);
      found = true;
    }
  }
  if (!found && ++unnamed_ >= most_unnamed) throw schema::IndexError("The network fails: " + schema::describe(error));
}

std::string Failures::given_up(const std::string& name) const {
  const auto at = failures_.find(name);
  return at != failures_.end() && at->second.times >= most_failures ? at->second.why : std::string();
}

void expect_all_parts(const OpenLibrary& open, std::string_view document) {
  if (open.missing.empty()) return;
  throw schema::IndexError("There is no document " + std::string(document) +
                           " in the parts of the library that can be reached; missing: " + whys_of(open.missing) + ".");
}

OpenLibrary open_library(const fs::path& index, const Failures& failures) {
  return is_library_list(index) ? open_list(index, failures) : open_one(index);
}

namespace {

PartState state_of(const Part& part) {
  PartState state;
  state.name = part.name;
  state.served = part.is_remote();
  state.documents = part.library.indexed + part.library.with_warning;
  state.passages = part.library.passages;
  state.refused = part.library.refused;
  state.built = part.library.built;
  return state;
}

}  // namespace

LibraryState state_of(const OpenLibrary& open) {
  LibraryState state;
  state.generation = open.generation;
  for (const Part& part : open.parts) {
    const schema::LibraryRecord& record = part.library;
    state.documents += record.indexed + record.with_warning;
    state.passages += record.passages;
    state.refused += record.refused;
    state.with_warning += record.with_warning;
    state.duplicates += record.duplicates;
    // What is said of the whole is never newer than any of it.
    if (state.built.empty() || record.built < state.built) state.built = record.built;
    state.revision += (state.revision.empty() ? "" : "+") + part.revision;
    if (!part.name.empty()) state.parts.push_back(state_of(part));
  }
  for (const PartState& part : open.missing) {
    state.parts.push_back(part);
    state.revision += "+without." + part.name;
  }
  return state;
}

}  // namespace searcher::search
