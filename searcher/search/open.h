// SPDX-License-Identifier: GPL-3.0-or-later
// One request on one state of the index.
#pragma once

#include <filesystem>

#include "indexer/schema/error.h"
#include "indexer/schema/index_folder.h"
#include "searcher/search/result.h"

namespace searcher::search {

LibraryState state_of(const schema::OpenIndex& open);

// Opens the current index and asks it. When an update has meanwhile overwritten what this reader stands on, the whole
// question is asked again on the new state. Throws schema::IndexError.
template <typename Ask>
auto with_current(const std::filesystem::path& index, Ask ask) {
  constexpr int attempts = 8;
  for (int attempt = 1;; ++attempt) {
    try {
      const schema::OpenIndex open = schema::open_current(index);
      return ask(open);
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (attempt == attempts)
        throw schema::IndexError("The index changes too fast to be read: " + schema::describe(error));
    } catch (const Xapian::Error& error) {
      throw schema::IndexError("The index in " + index.string() + " cannot be read: " + schema::describe(error));
    }
  }
}

}  // namespace searcher::search
