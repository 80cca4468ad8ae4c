// SPDX-License-Identifier: GPL-3.0-or-later
// Members of ZIP, TAR and compressed files, unpacked in memory under limits.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/document.h"

namespace indexer::extract {

// Names of the first `most` members of a ZIP archive, without unpacking any.
std::vector<std::string> member_names(std::string_view bytes, std::size_t most);

struct Members {
  std::vector<Attachment> files;      // in the order of the archive; directories, links and devices left out
  std::vector<std::string> warnings;  // members that could not be unpacked, and why
  std::optional<Refusal> refusal;     // why the archive as a whole cannot be used
};

// Unpacks the members whose names `wanted` accepts. Stops with a refusal at the limits of limits.h, counted on what
// is really unpacked; an encrypted or damaged member is left out with a warning.
Members read_members(std::string_view bytes, const std::function<bool(std::string_view)>& wanted);

// ZIP, TAR (also compressed) and single compressed files: a Document without text, its members as attachments.
Extraction read_archive(std::string_view bytes, std::string_view name, std::string_view format);

}  // namespace indexer::extract
