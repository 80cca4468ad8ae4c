// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of list items as a page or a word processor shows them.
#pragma once

#include <string>

namespace indexer::extract {

// `style`: '1' decimal, 'a' 'A' letters, 'i' 'I' roman. Numbers out of a style's range are decimal.
std::string list_number(int number, char style);

}  // namespace indexer::extract
