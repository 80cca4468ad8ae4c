// SPDX-License-Identifier: GPL-3.0-or-later
// A document of the oracle cut into tokens, sentences, paragraphs and citations.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/oracle/oracle.h"

namespace oracle {

struct CutToken {
  std::string folded;
  std::string exact;
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  bool in_heading = false;
};

struct CutCitation {
  std::string key;
  std::uint32_t first = 0;  // positions, from 1
  std::uint32_t last = 0;
};

struct CutText {
  std::vector<CutToken> tokens;  // tokens[i] is at position i + 1
  std::vector<CutCitation> citations;
};

CutText cut(const std::vector<Paragraph>& paragraphs);

// The same as evaluate() of oracle.h, for a document that is cut once and asked often; `text` is its cut.
Evaluation evaluate(const searcher::query::Node& node, const OracleDocument& document, const CutText& text);

}  // namespace oracle
