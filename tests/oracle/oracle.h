// SPDX-License-Identifier: GPL-3.0-or-later
// The oracle: exact mode answered by walking over plain text, without an index. The search engine must give the same
// documents and the same spans.
// clang-format off: the layout below carries meaning.
//
// POSITIONS. The tokens of all paragraphs (language::tokens), numbered from 1 through the document, without gaps. A
// heading or a table row is one sentence; every other paragraph has the sentences of language::sentence_starts. Every
// paragraph is a paragraph of its own.
//
// OCCURRENCES. A positional node (Word, Phrase, Cite, Proximity, Or of those) has a set of occurrences. An occurrence
// is an interval [first, last] of positions together with the leaf occurrences at its two edges; a leaf occurrence (one
// of a word, phrase or citation) is its own edge on both sides. Equal occurrences are one. The sets are complete:
// nothing is thinned out before the end, so that in  a /1 ("b c" OR c)  both readings of a "c" count.
//
//   Word       One token: each position whose token has one of the regular forms; with "#" the form itself; with
//              wildcards any form the pattern asks for. A word with ñ is compared with Token::exact, else with
//              Token::folded. Several tokens (good-will): adjacent positions, all but the last as written, the last as
//              a word of its own; and, when hyphens alone tie them, each position of the joined word (goodwill).
//   Phrase     Adjacent positions with the tokens as written, accents folded, ñ one-sided. May run across sentences.
//   Cite       The tokens of each citation of a paragraph (law::find_citations) whose key, or an ancestor of it, is the
//              node's key.
//   Or         The union.
//   Proximity  For each pair of a left and a right occurrence that are separate and in reach, their join.
//              separate   no edge leaf of the one shares a position with an edge leaf of the other
//              in reach   /n  the least difference between an edge (first or last) of the one and an edge of the other
//                             is at most n; adjacent words are 1 apart
//                         /s /p  the whole join lies in one sentence / paragraph
//                         ordered (+n +s +p)  besides, the left one ends before the right one begins
//              join       from the lesser first to the greater last, with the edge leaves found there
//              So an occurrence may stand between the words of another one:  fear /s (interview /5 held)  is found in
//              "The interview on fear was held."
//   NOT /n /s /p   The left occurrences that have no separate right occurrence in (unordered) reach, as they are.
//
// DOCUMENT TESTS.
//   And, Not, Or of tests   on the whole document.
//   AtLeast    the number of minimal intervals of its operand is at least n.
//   Field      TI AU: the operand on that text alone, its positions from 1, as one sentence.
//              HE: the operand on the document with every leaf occurrence outside of headings left out.
//              CI: the operand on the document.
//              AG TY LA ST NO: the operand's words, folded and joined by blanks, are the value, folded; AG also the
//              value's first word (ICE for ICE OPLA); NO also when the document itself is the citation.
//              PATH: the operand's words, folded, are the path or name a folder above it ("2021", "memos/2021").
//              DA: the document's date lies in the closed range; a month or year stands for its first day; a document
//              without a date has no day.
//
// SPANS. Of a positional node: the intervals of its occurrences, of which those that contain another one are left out
// (the set of minimal intervals). Of And and Or: the spans of all operands that match, together, again only minimal
// intervals. Of Not: those of the left operand. Of AtLeast and HE: those of the operand. Of other fields: none.
// Rising by first. A document that does not match has none.
// clang-format on
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/schema/records.h"
#include "searcher/query/tree.h"

namespace oracle {

struct Paragraph {
  std::string text;
  schema::ParagraphKind kind = schema::ParagraphKind::text;
};

struct OracleDocument {
  std::vector<Paragraph> paragraphs;
  schema::Metadata metadata;
  std::string status;  // "current", "rescinded", ...
  std::string path;
  std::string self;  // key of the citation the document itself is; empty = none
};

struct Span {
  std::uint32_t first = 0;  // positions, from 1, both included
  std::uint32_t last = 0;
  bool operator==(const Span&) const = default;
  auto operator<=>(const Span&) const = default;
};

struct Evaluation {
  bool matches = false;
  std::vector<Span> spans;
  bool operator==(const Evaluation&) const = default;
};

Evaluation evaluate(const searcher::query::Node& node, const OracleDocument& document);

// A whole query of exact mode, with its filters: filters of one name are alternatives, dates and names all must hold.
Evaluation evaluate(const searcher::query::Query& query, const OracleDocument& document);

// Those that contain no other one, rising.
std::vector<Span> minimal(std::vector<Span> spans);

}  // namespace oracle
