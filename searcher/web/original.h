// SPDX-License-Identifier: GPL-3.0-or-later
// The file a document was read from, for the person who wants to see it.
#pragma once

#include <optional>
#include <string>

#include "indexer/schema/records.h"

namespace searcher::web {

// The bytes of the document's file (of its container, for an attachment), opened beneath its root folder without
// following any link. Nothing when it is gone, is no regular file or is larger than 512 MiB.
std::optional<std::string> read_original(const schema::DocumentRecord& record);

// The file's name: the last part of the path of the document or of its container.
std::string original_name(const schema::DocumentRecord& record);

}  // namespace searcher::web
