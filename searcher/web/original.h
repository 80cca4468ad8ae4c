// SPDX-License-Identifier: GPL-3.0-or-later
// The file a document was read from, for the person who wants to see it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/schema/records.h"
#include "searcher/web/beneath.h"

namespace searcher::web {

struct Original {
  File file;               // at its beginning
  std::uint64_t size = 0;  // bytes
  bool pdf = false;        // by its first bytes, not by its name
  std::string name;        // the last part of its path
};

// The document's file (of its container, for an attachment or member), opened beneath its root folder without following
// any link. Nothing when it is gone or is no regular file.
std::optional<Original> open_original(const schema::DocumentRecord& record);

}  // namespace searcher::web
