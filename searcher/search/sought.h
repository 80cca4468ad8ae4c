// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of answer a question asks for, and whether a sentence gives one of that kind. Only where an excerpt begins
// depends on it, never what is found or in which order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace searcher::search {

struct Sought {
  bool time = false;        // "how long", "deadline": a number of days, months, years
  bool amount = false;      // "how much", "fee": a sum of money
  bool definition = false;  // "what is", "who counts as": "means", "is a"
  bool rule = false;        // "can I", "do I have to": "may", "must", "not"
  bool operator==(const Sought&) const = default;
};

// By the folded words of a question, English or Spanish, in order.
Sought sought_of(const std::vector<std::string>& folded);

// How many of the kinds asked for the sentence gives: 0 to 4. One pass over its bytes.
unsigned answers_in(std::string_view sentence, const Sought& sought);

}  // namespace searcher::search
