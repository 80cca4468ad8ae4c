// SPDX-License-Identifier: GPL-3.0-or-later
// Printed page numbers.
#pragma once

#include <string>
#include <vector>

namespace indexer::extract::pdf {

// The printed number of each page, out of what was taken out as running on it: numbers, decimal or small roman, that
// rise by one with each page on at least three pages (two, if hardly more have any). Gaps of at most three pages within
// one such sequence are filled: blank and chapter pages are counted, not numbered. "" where none was found; as long as
// `running`.
std::vector<std::string> labels_of(const std::vector<std::vector<std::string>>& running);

}  // namespace indexer::extract::pdf
