// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is typed is answered or refused, never broken and never shortened: fuzzed queries through parser, echo and
// search. IPS_FUZZED_QUERIES sets how many are asked; 3,000 otherwise.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>

#include "indexer/language/tokens.h"
#include "searcher/query/parse.h"
#include "searcher/search/search.h"
#include "tests/oracle/random_query.h"
#include "tests/searcher/search/mini_library.h"

namespace {

namespace query = searcher::query;
namespace search = searcher::search;

std::uint64_t fuzzed_queries() {
  const char* number = std::getenv("IPS_FUZZED_QUERIES");
  return number == nullptr ? 3'000 : std::strtoull(number, nullptr, 10);
}

const std::vector<std::string> vocabulary{"asylum",     "officer",   "removal", "discretion",      "the",
                                          "fear",       "interview", "niño",    "8 CFR 1003.1(d)", "memo",
                                          "children's", "of",        "I-485"};

tests::MiniLibrary small_library() {
  std::vector<tests::MiniDocument> documents;
  std::mt19937_64 dice(7);
  for (int number = 0; number < 40; ++number) {
    tests::MiniDocument document{"memos/" + std::to_string(number) + ".txt", {}, {}};
    for (std::size_t paragraphs = 1 + dice() % 4; paragraphs > 0; --paragraphs) {
      std::string text;
      for (std::size_t words = 4 + dice() % 40; words > 0; --words)
        text += vocabulary[dice() % vocabulary.size()] + (dice() % 9 == 0 ? ". " : " ");
      document.paragraphs.push_back(text);
    }
    documents.push_back(std::move(document));
  }
  return tests::MiniLibrary(documents);
}

class Fuzzer {
 public:
  explicit Fuzzer(std::uint64_t seed) : dice_(seed) {}

  std::string text() {
    std::string made;
    switch (below(4)) {
      case 0:
        made = soup();
        break;
      case 1:
        made = query::print(oracle::random_query(dice_(), vocabulary, 1 + static_cast<unsigned>(below(4))));
        break;
      case 2:
        made = soup();
        for (std::size_t times = below(3); times > 0; --times) made += " " + soup();
        break;
      default:
        for (std::size_t bytes = below(60); bytes > 0; --bytes) made += static_cast<char>(below(256));
    }
    for (std::size_t times = below(4); times > 0 && !made.empty(); --times) mutate(made);
    return made;
  }

 private:
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(dice_() % limit); }

  std::string soup() {
    // clang-format off
    static constexpr auto pieces = std::to_array<std::string_view>({
        "AND", "OR", "NOT", "and", "or", "not", "but not", "&", "|", "%", "-", "/3", "/s", "+p", "w/5", "near/9",
        "pre/2", "+s", "NOT /4", "(", ")", "(", ")", "\"", "\"", "“", "”", "#", "!", "*", "?", "ATLEAST2(", "TI(",
        "HE(", "CI(", "DA(aft 2021)", "TY(memo)", "PATH(memos)", "type:memo", "after:2021-02-30", "before:2022",
        "in:memos/", "lang:es", "cites:\"8 CFR 1003.1\"", "agency:ICE", "number:PM-602-0050", "wrong:x",
        "8 CFR 1003.1(d)", "INA § 212(a)(9)(B)", "28 I&N Dec. 326", "I-485", "A-B-", "l'année", "U.S.", "12,000", "§", "…",
        "\u00a0", "\u00ad", "\u200b", "ＡＮＤ", "\t", "\xc3", "asylum", "officer", "removal", "discretion", "niño",
        "child!", "memor***", "good-will", "the", "of", "fear"
    });
    // clang-format on
    std::string made;
    for (std::size_t count = 1 + below(9); count > 0; --count) {
      made += below(3) == 0 ? invented() : std::string(pieces.at(below(pieces.size())));
      if (below(7) != 0) made += ' ';
    }
    return made;
  }

  // A word that no sign, name or value of the language resembles.
  std::string invented() {
    std::string word = "zq";
    for (std::size_t letters = 3 + below(5); letters > 0; --letters) word += static_cast<char>('a' + below(26));
    return word;
  }

  void mutate(std::string& made) {
    const std::size_t at = below(made.size());
    switch (below(5)) {
      case 0:
        made.erase(at, 1 + below(4));
        break;
      case 1:
        made.insert(at, made.substr(below(made.size()), 1 + below(12)));
        break;
      case 2:
        made.insert(at, 1, "\"()/+!*?#-:&|%'"[below(15)]);
        break;
      case 3:
        made[at] = static_cast<char>(below(256));
        break;
      default:
        made[at] = static_cast<char>(made[at] ^ 0x20);
    }
    if (made.size() > 4000) made.resize(4000);
  }

  std::mt19937_64 dice_;
};

using Counts = std::map<std::string, std::size_t>;

// The words of a text that are no part of the language itself: those the fuzzer invents and those with four letters or
// more that name nothing.
Counts words_of(std::string_view text) {
  static const std::set<std::string, std::less<>> names{
      "near",   "atleast", "after", "before", "date",    "type",   "agency", "status", "lang",   "cites",
      "number", "path",    "title", "memo",   "heading", "author", "memos",  "wrong",  "section"};
  Counts counts;
  for (const auto& token : language::tokens(text)) {
    const bool letters =
        std::all_of(token.folded.begin(), token.folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (letters && token.folded.size() > 4 && !names.contains(token.folded)) ++counts[token.folded];
  }
  return counts;
}

// A filter's value may come back in another spelling, so its words are not looked for.
bool has_filter_or_date(const query::Query& query, std::string_view text) {
  return !query.filters.empty() || text.find(':') != text.npos || query::print(query).find("DA(") != std::string::npos;
}

struct Outcomes {
  std::size_t answered = 0, refused = 0, too_broad = 0;
};

void expect_promises(const std::string& text, const query::Query& query) {
  const std::string echo = query::print(query);
  const auto again = query::parse(echo);
  ASSERT_TRUE(std::holds_alternative<query::Query>(again)) << text << " -> " << echo;
  EXPECT_EQ(std::get<query::Query>(again), query) << text << " -> " << echo;
  if (has_filter_or_date(query, text)) return;
  const Counts echoed = words_of(echo);
  for (const auto& [word, count] : words_of(text)) {
    const auto found = echoed.find(word);
    EXPECT_EQ(found == echoed.end() ? 0 : found->second, count) << word << " of " << text << " in " << echo;
  }
}

void expect_mistake_in_place(const std::string& text, const query::ParseError& error) {
  EXPECT_LE(error.offset + error.length, text.size()) << text;
  EXPECT_FALSE(error.code.empty() || error.message.empty()) << text;
  const bool runs = error.suggestion.empty() || std::holds_alternative<query::Query>(query::parse(error.suggestion));
  EXPECT_TRUE(runs) << text << " -> " << error.suggestion;
}

TEST(FuzzedQueries, AreAnsweredOrRefusedAndNothingIsLost) {
  const auto library = small_library();
  Outcomes outcomes;
  for (std::uint64_t seed = 1; seed <= fuzzed_queries() && !HasFailure(); ++seed) {
    const std::string text = Fuzzer(seed).text();
    SCOPED_TRACE(text);
    const auto parsed = query::parse(text);
    if (const auto* error = std::get_if<query::ParseError>(&parsed)) {
      expect_mistake_in_place(text, *error);
      ++outcomes.refused;
      continue;
    }
    expect_promises(text, std::get<query::Query>(parsed));
    search::Request request;
    request.query = text;
    request.facets = seed % 8 == 0;
    std::variant<search::Result, search::QueryError> answer;
    ASSERT_NO_THROW(answer = search::search(library.index(), request)) << text;
    if (const auto* error = std::get_if<search::QueryError>(&answer)) {
      // Refused by the words of the library or by the work it would be, at a place, not by a sign that was let through.
      EXPECT_LE(error->offset + error->length, text.size()) << text;
      EXPECT_FALSE(error->message.empty()) << text;
      error->code == "too-broad" ? ++outcomes.too_broad : ++outcomes.refused;
      continue;
    }
    const auto& result = std::get<search::Result>(answer);
    EXPECT_EQ(result.echo, query::print(std::get<query::Query>(parsed)));
    EXPECT_LE(result.hits.size(), result.documents) << text;
    ++outcomes.answered;
  }
  std::cout << outcomes.answered << " answered, " << outcomes.refused << " refused, " << outcomes.too_broad
            << " too broad\n";
  EXPECT_GT(outcomes.answered, fuzzed_queries() / 10);
  EXPECT_GT(outcomes.refused, fuzzed_queries() / 10);
  EXPECT_EQ(outcomes.too_broad, 0U);
}

}  // namespace
