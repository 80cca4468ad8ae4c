// SPDX-License-Identifier: GPL-3.0-or-later
// Seeds that only the code under test can write: made when a target starts, in the folder IPS_FUZZ_SEEDS names.
#pragma once

#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include "indexer/schema/records.h"

namespace fuzz {

inline void write_seed(const std::string& name, std::string_view bytes) {
  if (const char* folder = std::getenv("IPS_FUZZ_SEEDS"); folder != nullptr)
    std::ofstream(std::string(folder) + "/" + name, std::ios::binary) << bytes;
}

inline schema::PassageRecord sample_passage() {
  schema::PassageRecord passage;
  passage.text = "Heading\n\nOne sentence. Another one.";
  passage.paragraphs = {{0, 7, schema::ParagraphKind::heading, 1, false},
                        {9, 35, schema::ParagraphKind::text, 0, false}};
  passage.pages = {{0, 1}, {9, 2}};
  passage.headings = {"Heading"};
  passage.pin.first_page = 1;
  passage.pin.last_page = 2;
  passage.pin.first_label = "i";
  passage.language = "en";
  passage.first_position = 1;
  passage.words = 5;
  return passage;
}

}  // namespace fuzz
