// SPDX-License-Identifier: GPL-3.0-or-later
// What the page says, in English and in Spanish. The English sentence is the name of a message; a sentence that is not
// in the table does not compile, so that no page is ever half translated.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/render/message_table.h"
#include "searcher/render/told_table.h"

namespace searcher::render {

enum class Tongue { english, spanish };

// A row of the table.
class Message {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): so that say(tongue, "Search") reads as what it says
  consteval Message(const char* english) : row_(row_of(english)) {}
  std::string_view in(Tongue tongue) const {
    return tongue == Tongue::spanish ? message_table[row_].spanish : message_table[row_].english;
  }

 private:
  static consteval std::size_t row_of(std::string_view english) {
    for (std::size_t i = 0; i < std::size(message_table); ++i)
      if (message_table[i].english == english) return i;
    throw "this message is not in message_table.h";
  }
  std::size_t row_;
};

// The message with each "{}" replaced by the next value. Values are taken as they are: escape before or after.
std::string say(Tongue tongue, Message message, std::initializer_list<std::string_view> values = {});

// A sentence that another part of the program wrote in English: refusals, remedies, notes, mistakes in a query. Nothing
// when the table has no such sentence; show the English one then, marked as English.
std::optional<std::string> translated(Tongue tongue, std::string_view english);

// "en", "es".
std::string_view code(Tongue tongue);

}  // namespace searcher::render
