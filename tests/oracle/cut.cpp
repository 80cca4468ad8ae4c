// SPDX-License-Identifier: GPL-3.0-or-later
// Paragraph by paragraph, with the functions documents are indexed by.
#include "tests/oracle/cut.h"

#include "indexer/language/sentences.h"
#include "indexer/language/tokens.h"
#include "indexer/law/citations.h"

namespace oracle {
namespace {

bool is_one_sentence(schema::ParagraphKind kind) {
  return kind == schema::ParagraphKind::heading || kind == schema::ParagraphKind::table_row;
}

void add_citations(const Paragraph& paragraph, const std::vector<language::Token>& tokens, std::uint32_t before,
                   CutText& text) {
  for (const auto& citation : law::find_citations(paragraph.text)) {
    CutCitation found{citation.key, 0, 0};
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].begin >= citation.end || tokens[i].end <= citation.begin) continue;
      if (found.first == 0) found.first = before + i + 1;
      found.last = before + i + 1;
    }
    if (found.first != 0) text.citations.push_back(found);
  }
}

}  // namespace

CutText cut(const std::vector<Paragraph>& paragraphs) {
  CutText text;
  std::uint32_t sentence = 0;
  std::uint32_t number = 0;
  for (const Paragraph& paragraph : paragraphs) {
    const auto tokens = language::tokens(paragraph.text);
    std::vector<std::uint32_t> starts{0};
    if (!is_one_sentence(paragraph.kind)) starts = language::sentence_starts(paragraph.text);
    const auto before = static_cast<std::uint32_t>(text.tokens.size());
    add_citations(paragraph, tokens, before, text);
    ++sentence;
    ++number;
    std::size_t next = 1;  // the first start begins the paragraph's first sentence
    for (const auto& token : tokens) {
      for (; next < starts.size() && starts[next] <= token.begin; ++next) ++sentence;
      text.tokens.push_back(
          {token.folded, token.exact, sentence, number, paragraph.kind == schema::ParagraphKind::heading});
    }
  }
  return text;
}

}  // namespace oracle
