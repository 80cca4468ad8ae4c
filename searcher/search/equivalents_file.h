// SPDX-License-Identifier: GPL-3.0-or-later
// The office's own equivalents: equivalents.toml beside the index folder, read with every question, so that an edit
// counts at once.
#pragma once

#include <filesystem>
#include <string_view>

#include "searcher/search/equivalents.h"

namespace searcher::search {

// Where the file of an index is: "equivalents.toml" beside the index folder.
std::filesystem::path equivalents_file(const std::filesystem::path& index);

// The file's list; an empty one when there is no file. A file with a mistake is not used at all, and says why.
OfficeList read_equivalents(const std::filesystem::path& file);

// The same from its text. `file` is named in mistakes.
//
//   off = ["papers", "removal"]          # rows of the program that are not used, by what they are written as
//   [[equivalent]]
//   written = "OTIP"
//   means = "Office on Trafficking in Persons"   # or a list
//   kind = "acronym"                     # acronym, ambiguous, lay (when left out), provision, form, translation
OfficeList parse_equivalents(std::string_view text, const std::string& file);

}  // namespace searcher::search
