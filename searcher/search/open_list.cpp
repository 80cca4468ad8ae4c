// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/open_list.h"

#include <signal.h>

#include <algorithm>
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

using Ids = std::vector<std::string>;

// An id is made from the path within a library. In two parts it would name two documents, and one of them would hide
// the other in every list. `known` = the ids of the parts before.
void expect_new_ids(const fs::path& list, const std::vector<Part>& parts, const std::vector<Ids>& known,
                    const Part& part, const Ids& ids) {
  for (std::size_t i = 0; i < known.size(); ++i) {
    Ids both;
    std::set_intersection(known[i].begin(), known[i].end(), ids.begin(), ids.end(), std::back_inserter(both));
    if (both.empty()) continue;
    throw schema::IndexError(
        list.filename().string() + ": the parts " + parts[i].name + " and " + part.name + " both have a document " +
        path_of(part, both.front()) +
        ", so that its address would lead to either. List an index once, and give the folders of documents that two "
        "indexes are built from different names.");
  }
}

// A list while it is opened.
class ListOpener {
 public:
  ListOpener(const fs::path& list, const Failures& failures) : list_(list), failures_(failures) {}

  void add(const ListedPart& listed) {
    if (!listed.folder.empty()) {
      take(open_folder(list_, listed));
      return;
    }
    if (std::string why = failures_.given_up(listed.name); !why.empty()) {
      open_.missing.push_back(missing(listed, std::move(why)));
      return;
    }
    try {
      take(open_served(list_, listed));
    } catch (const Xapian::DatabaseModifiedError&) {
      throw;  // asked again
    } catch (const Xapian::NetworkError& error) {
      open_.missing.push_back(missing(listed, why_of(error, "no connection: ")));
    } catch (const Xapian::Error& error) {
      open_.missing.push_back(missing(listed, "its server cannot open the index: " + error.get_msg()));
    }
  }

  OpenLibrary library() && {
    if (open_.parts.empty())
      throw schema::IndexError("No part of the library in " + list_.filename().string() + " can be reached. " +
                               whys_of(open_.missing) + ".");
    for (const Part& part : open_.parts) open_.database.add_database(part.database);
    return std::move(open_);
  }

 private:
  void take(Part part) {
    Ids ids = ids_of(part);
    expect_new_ids(list_, open_.parts, ids_, part, ids);
    ids_.push_back(std::move(ids));
    open_.parts.push_back(std::move(part));
  }

  const fs::path& list_;
  const Failures& failures_;
  OpenLibrary open_;
  std::vector<Ids> ids_;  // of each part
};

}  // namespace

std::string why_of(const Xapian::NetworkError& error, const char* otherwise) {
  if (std::string_view(error.get_type()) == "NetworkTimeoutError") return "no answer in time";
  const char* system = error.get_error_string();
  return otherwise + (system != nullptr ? std::string(system) : error.get_msg());
}

std::string whys_of(const std::vector<PartState>& missing) {
  std::string whys;
  for (const PartState& part : missing) whys += (whys.empty() ? "" : "; ") + part.name + ": " + part.missing;
  return whys;
}

OpenLibrary open_list(const fs::path& list, const Failures& failures) {
  ListOpener opener(list, failures);
  for (const ListedPart& listed : read_library_list(list)) opener.add(listed);
  return std::move(opener).library();
}

}  // namespace searcher::search
