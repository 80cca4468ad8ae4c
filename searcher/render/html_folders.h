// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the library's page that tells what has changed in its folders since the index was brought up to date.
#pragma once

#include <string>

#include "searcher/render/frame.h"
#include "searcher/search/result.h"

namespace searcher::render {

// Empty when the folders are not looked at.
std::string folders_section(const Frame& frame, const search::FolderChanges& folders);

}  // namespace searcher::render
