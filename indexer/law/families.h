// SPDX-License-Identifier: GPL-3.0-or-later
// The families of citations: how keys begin, how they are shown, what stands above them; with examples that are tests.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace law {

struct Example {
  std::string_view text;  // a whole citation
  std::string_view key;
};

struct Family {
  std::string_view prefix;  // of its keys, with the colon
  std::string_view name;
  std::string (*display)(std::string_view rest);                          // `rest` is the key without the prefix
  void (*ancestors)(std::string& rest, std::vector<std::string>& above);  // nearest first, without the prefix
  std::array<Example, 9> examples;                                        // unused ones at the end are empty
};

// A family whose prefix begins with another's stands before it.
std::span<const Family> families();

// The family of a key; nullptr when no family has it.
const Family* family_of(std::string_view key);

}  // namespace law
