// SPDX-License-Identifier: GPL-3.0-or-later
// A query as a tree of plain values. One tree drives match, echo, highlights and counts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace searcher::query {

struct Node;

// A word as typed. "!" and "*" and "?" are kept in `text`; `exact_form` is set by "#".
struct Word {
  std::string text;  // normalised as documents are, not folded
  bool exact_form = false;
  bool operator==(const Word&) const = default;
};
struct Phrase {
  std::vector<std::string> words;  // in order, as typed with their punctuation; cut them with language::tokens
  bool operator==(const Phrase&) const = default;
};
struct Cite {
  std::string text;  // as typed
  std::string key;   // law::Citation::key
  bool operator==(const Cite&) const = default;
};
enum class Reach { words, sentence, paragraph };
struct Proximity {
  Reach reach = Reach::words;
  std::uint32_t distance = 0;  // for Reach::words, 1..255
  bool ordered = false;        // +n, +s, +p
  bool negated = false;        // NOT /n, NOT /s, NOT /p: left occurrences without a right one in reach
  std::vector<Node> operands;  // two
  bool operator==(const Proximity&) const = default;
};
struct And {
  std::vector<Node> operands;  // two or more
  bool operator==(const And&) const = default;
};
struct Or {
  std::vector<Node> operands;  // two or more
  bool operator==(const Or&) const = default;
};
struct Not {
  std::vector<Node> operands;  // two: what must match, what must not
  bool operator==(const Not&) const = default;
};
struct AtLeast {
  std::uint32_t count = 1;
  std::vector<Node> operands;  // one
  bool operator==(const AtLeast&) const = default;
};
struct Field {
  std::string name;            // canonical, upper case: "TI"
  std::vector<Node> operands;  // one
  bool operator==(const Field&) const = default;
};
// A closed range of ISO days; an empty end is open.
struct DateRange {
  std::string first;
  std::string last;
  bool operator==(const DateRange&) const = default;
};

struct Node {
  std::variant<Word, Phrase, Cite, Proximity, And, Or, Not, AtLeast, Field, DateRange> value;
  std::uint32_t begin = 0;  // bytes in the query as typed, half-open; not part of equality
  std::uint32_t end = 0;
  bool operator==(const Node& other) const { return value == other.value; }
};

// name:value, narrowing either mode. Name and value:
//   agency  canonical short name, "ICE OPLA"        cites   citation key, "cfr:8:1003.18"
//   type    key of schema::document_types           number  as its series writes it, "PM-602-0050"
//   status  "current", "rescinded", ...             in      folder, folded, without "/" at its ends: "memos/2021"
//   lang    "en" or "es"                            date    value empty, see `dates` (after: and before: are dates too)
//   no-expand  words, folded, which a plain query is to take as they are; "all" = every word
struct Filter {
  std::string name;
  std::string value;
  DateRange dates;  // for "date"
  bool operator==(const Filter&) const = default;
};

enum class QueryMode { plain, exact };

struct Query {
  QueryMode mode = QueryMode::plain;
  std::vector<Node> root;  // exact: none (filters alone) or one; plain: the words, phrases none, citations, in order
  std::vector<Filter> filters;  // all must hold; values of one name (but date) are alternatives
  bool operator==(const Query&) const = default;
};

}  // namespace searcher::query
