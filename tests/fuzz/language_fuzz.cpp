// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as text: words and sentences lie in it in order, words are short, folding is idempotent, and the rule by
// which tokens are joined over paragraphs holds.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "indexer/language/sentences.h"
#include "indexer/language/tokens.h"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void check_tokens(std::string_view text) {
  std::uint32_t last = 0;
  for (const language::Token& token : language::tokens(text)) {
    check(token.begin >= last && token.end > token.begin && token.end <= text.size());
    check(!token.folded.empty() && token.folded.size() <= 64 && token.exact.size() <= 64);
    last = token.end;
  }
}

void check_joining(std::string_view text) {
  const std::string a(text.substr(0, text.size() / 2));
  const std::string b(text.substr(text.size() / 2));
  std::vector<language::Token> parts = language::tokens(a);
  for (language::Token token : language::tokens(b)) {
    token.begin += static_cast<std::uint32_t>(a.size() + 2);
    token.end += static_cast<std::uint32_t>(a.size() + 2);
    parts.push_back(token);
  }
  check(language::tokens(a + "\n\n" + b) == parts);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_tokens(text);
  check_joining(text);
  const std::string folded = language::fold(text);
  check(language::fold(folded) == folded);
  std::uint32_t next = 0;
  for (const std::uint32_t start : language::sentence_starts(text)) {
    check(start >= next && start < text.size());
    next = start + 1;
  }
  return 0;
}
