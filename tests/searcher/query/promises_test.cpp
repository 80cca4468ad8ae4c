// SPDX-License-Identifier: GPL-3.0-or-later
// The promises, on random input with fixed seeds: the echo reads back as the same query, no word is lost, every mistake
// has a place in the text and a rewrite that runs, nothing crashes.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <string_view>

#include "indexer/language/tokens.h"
#include "searcher/query/parse.h"

namespace {

using namespace searcher::query;

using Mode = std::optional<QueryMode>;

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(engine_() % limit); }
  template <std::size_t N>
  std::string_view one_of(const std::array<std::string_view, N>& choices) {
    return choices.at(below(N));
  }

 private:
  std::mt19937_64 engine_;
};

// Words that no sign, name or value of the language resembles.
constexpr std::array<std::string_view, 12> words{"asylum", "niño",  "good-will", "court's", "discreción", "a.b.c.",
                                                 "yellow", "fe­ar", "ﬁling",     "o’brien", "and/then",   "Zürich"};
constexpr std::array<std::string_view, 32> signs{"AND", "OR", "NOT", "and",       "or",  "not", "but not", "AND NOT",
                                                 "&",   "|",  "%",   "-",         "/3",  "/s",  "+p",      "w/5",
                                                 "+2",  "(",  ")",   "(",         ")",   "\"",  "\"",      "#",
                                                 "!",   "*",  "?",   "ATLEAST2(", "TI(", "HE(", "NOT /4",  "pre/s"};
constexpr std::array<std::string_view, 16> others{
    "agency:USCIS", "type:memo",  "after:2021",      "date:2020..2021",   "in:yellow/", "lang:es",  "8 CFR 1003.18(c)",
    "I-485",        "INA 212(h)", "28 I&N Dec. 326", "DA(aft 1/20/2021)", "AG(ICE)",    "TY(memo)", "12:30",
    "50%",          "…"};

// Signs may touch what stands beside them; two words never do.
std::string random_text(Dice& dice) {
  std::string text;
  bool after_word = false;
  for (std::size_t pieces = 1 + dice.below(10); pieces > 0; --pieces) {
    const std::size_t kind = dice.below(10);
    const bool is_word = kind < 5 || kind == 9;
    if ((after_word && is_word) || dice.below(8) != 0) text += dice.below(12) == 0 ? "\u00A0" : " ";
    text += kind < 5 ? dice.one_of(words) : is_word ? dice.one_of(others) : dice.one_of(signs);
    after_word = is_word;
  }
  return text;
}

std::multiset<std::string> tokens_of(std::string_view text) {
  std::multiset<std::string> tokens;
  for (const auto& token : language::tokens(text)) tokens.insert(token.folded);
  return tokens;
}

// What the words above are cut into; each must come back as often as it was typed.
void expect_no_word_lost(std::string_view typed, std::string_view echo) {
  static const std::set<std::string> kept = [] {
    std::set<std::string> all;
    for (const std::string_view word : words)
      for (const auto& token : language::tokens(word)) all.insert(token.folded);
    for (const std::string_view connector : {"and", "a", "b", "c", "s"}) all.erase(std::string(connector));
    return all;
  }();
  const auto before = tokens_of(typed);
  const auto after = tokens_of(echo);
  for (const std::string& word : kept)
    EXPECT_EQ(before.count(word), after.count(word)) << word << " of " << typed << " in " << echo;
}

void expect_places(const Node& node, std::size_t size) {
  EXPECT_LE(node.begin, node.end);
  EXPECT_LE(node.end, size);
  std::visit(
      [&](const auto& value) {
        if constexpr (requires { value.operands; })
          for (const Node& operand : value.operands) {
            EXPECT_GE(operand.begin, node.begin);
            EXPECT_LE(operand.end, node.end);
            expect_places(operand, size);
          }
      },
      node.value);
}

bool keeps_promises(std::string_view text, Mode forced) {
  const auto parsed = parse(text, forced);
  if (const auto* error = std::get_if<ParseError>(&parsed)) {
    EXPECT_LE(error->offset + error->length, text.size()) << text;
    EXPECT_FALSE(error->code.empty() || error->message.empty()) << text;
    EXPECT_NE(error->code, "two-readings") << text;
    const bool runs = error->suggestion.empty() || std::holds_alternative<Query>(parse(error->suggestion, forced));
    EXPECT_TRUE(runs) << text << " -> " << error->suggestion;
    return false;
  }
  const Query& query = std::get<Query>(parsed);
  const std::string echo = print(query);
  const auto again = parse(echo, forced);
  EXPECT_TRUE(std::holds_alternative<Query>(again)) << text << " -> " << echo;
  if (std::holds_alternative<Query>(again)) {
    EXPECT_EQ(std::get<Query>(again), query) << text << " -> " << echo;
    EXPECT_EQ(print(std::get<Query>(again)), echo);
  }
  for (const Node& node : query.root) expect_places(node, text.size());
  return true;
}

TEST(Promises, HoldForRandomQueries) {
  std::size_t valid = 0;
  for (std::uint64_t seed = 1; seed <= 24'000 && !HasFailure(); ++seed) {
    Dice dice(seed);
    const std::string text = random_text(dice);
    const Mode forced = seed % 12 == 0   ? Mode(QueryMode::plain)
                        : seed % 12 == 1 ? Mode(QueryMode::exact)
                                         : std::nullopt;
    if (!keeps_promises(text, forced)) continue;
    ++valid;
    expect_no_word_lost(text, print(std::get<Query>(parse(text, forced))));
  }
  EXPECT_GT(valid, 4'000U);
}

TEST(Promises, HoldForRandomBytes) {
  for (std::uint64_t seed = 1; seed <= 160'000 && !HasFailure(); ++seed) {
    Dice dice(seed);
    std::string bytes;
    for (std::size_t length = dice.below(40); length > 0; --length) bytes += static_cast<char>(dice.below(256));
    keeps_promises(bytes, std::nullopt);
  }
}

TEST(Promises, HoldForRandomSigns) {
  constexpr std::array<std::string_view, 40> alphabet{
      "(", ")", "\"", "&", "|",      "%",      "/", "+",      "-",      "*",  "!",  "?", "#", " ",
      " ", " ", ":",  ",", ".",      "'",      "a", "N",      "O",      "T",  "s",  "1", "2", "§",
      "ñ", "—", "“",  "«", "\u00AD", "\u00A0", "…", "ＡＮＤ", "\u0301", "\t", "TI", "in"};
  for (std::uint64_t seed = 1; seed <= 40'000 && !HasFailure(); ++seed) {
    Dice dice(seed);
    std::string text;
    for (std::size_t length = dice.below(16); length > 0; --length) text += dice.one_of(alphabet);
    keeps_promises(text, std::nullopt);
  }
}

TEST(Promises, HoldForLongAndDeepText) {
  for (const std::string_view piece :
       {"(",   ")",         "\"",      "a ",     "NOT ",   "a /s ",          "-a ", "a:b ", "in:",
        "TI(", "ATLEAST2(", "(a AND ", "\"a\" ", "212(a)", "8 CFR 1003.18 ", "a*",  "#",    "w/5 ",
        "DA(", "agency:x",  "\xC3\xB1"}) {
    std::string text;
    while (text.size() + piece.size() <= 4096) text += piece;
    keeps_promises(text, std::nullopt);
    keeps_promises(text, QueryMode::plain);
    keeps_promises(text, QueryMode::exact);
  }
}

}  // namespace
