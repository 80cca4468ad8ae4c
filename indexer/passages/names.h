// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of paths, and names cut to plain words.
#pragma once

#include <string>
#include <string_view>

namespace indexer::passages {

// "memos/ice/2011-06-17 memo.pdf" -> "2011-06-17 memo.pdf"; the last folder of a path of folders.
std::string_view file_name(std::string_view path);

// Without its ending; a name that begins with its only dot is its own stem.
std::string_view stem_of(std::string_view name);

// Folded words, letters and digits only, in the singular, each with a blank on both sides: "Policy_Alerts" ->
// " policy alert ".
std::string plain_words(std::string_view name);

}  // namespace indexer::passages
