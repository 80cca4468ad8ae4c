// SPDX-License-Identifier: GPL-3.0-or-later
// The vocabulary of answers: plain values that renderers print and the page shows. All text is UTF-8, unescaped.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/schema/digest.h"
#include "indexer/schema/records.h"

namespace searcher::search {

// A part of a text, in bytes, half-open.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Range&) const = default;
};

struct PassageHit {
  std::uint32_t ordinal = 0;      // of the passage in its document; "ID#ordinal+1" is its address
  std::string snippet;            // verbatim part of the passage, whole sentences
  std::vector<Range> highlights;  // in the snippet, rising, not overlapping
  bool cut_before = false;        // the passage goes on before / after the snippet
  bool cut_after = false;
  std::vector<std::string> headings;  // outermost first
  std::vector<std::string> lead_ins;  // sentences before the passage that it completes, outermost first
  schema::Pin pin;                    // of the snippet's first highlighted word where pages differ within the passage
  std::string language;
  double score = 0;
  std::vector<std::string> missing;  // words of a plain query that the passage lacks, as typed
  std::vector<std::string> instead;  // what the passage has for words of the query: "employment authorization"
  std::vector<std::string> warnings;
  std::string why;  // one line: "all 3 words; title; phrase in one sentence"
};

// Later policy alerts that change chapters which an alert changes, see later.h.
struct LaterAlerts {
  std::uint64_t count = 0;
  std::string id;  // of the last of them; its title and date
  std::string title;
  std::string date;
};

struct DocumentHit {
  std::string id;
  std::string part_name;  // of a library of several indexes: its own
  std::string path;
  std::string format;
  schema::Metadata metadata;
  std::vector<std::string> warnings;
  std::vector<PassageHit> passages;  // best first, at most Request::passages_each
  std::uint32_t more = 0;            // further matching passages of this document
  std::vector<std::string> also;     // paths of documents of the same text, by bytes or almost, which are not shown
  std::string note;                  // "terms appear in different passages", ...
  LaterAlerts later{};
};

// How often a part of the query occurs.
struct WordCount {
  std::string word;                                          // as in the echo
  std::uint64_t documents = 0;                               // that hold it
  std::vector<std::pair<std::string, std::uint64_t>> forms;  // commonest index forms of a truncation or word, counts
};

// Another reading of the query, or help when little was found; a full query text that can be run as it is.
struct Suggestion {
  std::string query;
  std::string why;  // "without «asylum»", "read the space as OR", "did you mean"
  std::uint64_t documents = 0;
};

// Another way to say some words of a plain query, which passages may have instead.
struct WordExpansion {
  std::string typed;               // the words of the query, as the list of equivalents writes them
  std::vector<std::string> means;  // the usual one first
  std::string kind;                // "acronym", "ambiguous", "lay", "provision", "form", "translation"
  std::string language;            // of a translation: "en", "es"
  bool office = false;             // from the office's own list
  std::string without;             // the query that takes the words as they are
};

// A filter of the query, and the query without it.
struct AppliedFilter {
  std::string text;
  std::string without;
};

struct FacetValue {
  std::string value;  // filter value: "USCIS", "memo", "2021"
  std::string name;   // for people
  std::uint64_t documents = 0;
};

struct Facet {
  std::string field;               // filter name: "agency", "type", "year", "lang", "in"
  std::vector<FacetValue> values;  // commonest first; years in order
};

// One index of a library that is several.
struct PartState {
  std::string name;
  bool served = false;          // by xapian-tcpsrv, perhaps on another machine
  std::uint64_t documents = 0;  // searchable
  std::uint64_t passages = 0;
  std::uint64_t refused = 0;
  std::string built;    // ISO date and time, UTC
  std::string missing;  // why it cannot be reached; empty = it is there
};

struct LibraryState {
  std::uint64_t documents = 0;  // searchable
  std::uint64_t passages = 0;
  std::uint64_t refused = 0;  // files that are not searchable
  std::uint64_t with_warning = 0;
  std::uint64_t duplicates = 0;
  std::string built;  // ISO date and time, UTC, of the last committed run
  std::uint64_t generation = 0;
  std::string revision;  // changes with every committed run
  std::vector<PartState>
      parts{};  // empty = the library is one index; else the counts above are of those that are there
};

// The stages of a query, for --explain.
struct Explanation {
  std::string tree;
  std::string xapian;
  std::uint64_t candidates = 0;  // documents that Xapian proposed
  std::uint64_t verified = 0;    // documents that matched
};

// What a plain query in one language finds in the other. Its documents are not among the hits.
struct OtherLanguage {
  std::string language;  // "en", "es"; empty = the question has no other language, or the library has none of it
  std::string query;     // finds all of them
  std::uint64_t documents = 0;
  bool documents_exact = true;
  std::vector<DocumentHit> hits;  // best first, at most Request::other
  std::vector<WordExpansion> expansions;
};

struct Result {
  std::string query;            // as typed
  std::string echo;             // fully parenthesised, filters included
  std::string mode;             // "ranked" or "exact"
  std::uint64_t documents = 0;  // matching documents
  bool documents_exact = true;  // false: at least so many
  std::uint64_t offset = 0;     // of the first hit
  std::vector<DocumentHit> hits;
  OtherLanguage other;
  std::vector<WordExpansion> expansions;  // of the words, in the order of the lists
  std::vector<WordCount> words;
  std::vector<Suggestion> suggestions;  // when nothing was found
  std::vector<Suggestion> readings;     // what the spaces of an exact query could mean as well
  std::vector<AppliedFilter> filters;   // in the order of the echo
  std::vector<Facet> facets;
  std::vector<std::string> notes;  // "«nino» also finds niño", ...
  LibraryState library;
  Explanation explanation;
  double milliseconds = 0;
};

// What was wrong with a query: a value, for the person who typed it.
struct QueryError {
  std::string code;          // "unbalanced-quote", "unknown-field", ...
  std::string message;       // a sentence
  std::uint32_t offset = 0;  // bytes in the query as typed
  std::uint32_t length = 0;
  std::string suggestion;  // a query that can be run; empty = none
};

// How a passage cites what was asked for: just that, a part of it, or what contains it.
enum class Citing { exactly, part, whole };

// A sentence that cites, verbatim; citations of its passage that stand in the same sentence come together.
struct CitingSentence {
  std::uint32_t ordinal = 0;  // of its passage in the document
  std::string text;
  std::vector<Range> citations;  // in the text, rising, not overlapping
  std::string cited;             // the nearest of them as people write it: "INA § 240A(b)(1)"
  Citing relation = Citing::exactly;
  std::vector<std::string> headings;  // outermost first
  schema::Pin pin;                    // page of the first citation
};

struct CitingDocument {
  std::string id;
  std::string part_name;  // of a library of several indexes: its own
  std::string path;
  std::string format;
  schema::Metadata metadata;
  // Passages by the nearest citation in them; together those that cite.
  std::uint64_t exactly = 0;
  std::uint64_t part = 0;
  std::uint64_t whole = 0;
  std::vector<CitingSentence> sentences;  // of the passages shown: nearest first, then in text order
  std::uint64_t more = 0;                 // passages not shown
};

// A word that stands out in some passages against all others.
struct RelatedWord {
  std::string word;
  std::uint64_t documents = 0;  // that hold it
  std::string query;            // that has it: the word alone, or the question with it
};

// More like a document, or like one passage of it.
struct SimilarResult {
  DocumentHit document;            // what is compared, without passages
  std::uint32_t passage = 0;       // from 1; 0 = all of it
  std::vector<std::string> also;   // paths of the same text, which are left out of the hits
  std::vector<RelatedWord> words;  // that the comparison rests on, most telling first
  std::vector<DocumentHit> hits;   // most alike first, each with its passage most alike
  LibraryState library;
};

// Who cites something.
struct CitingResult {
  std::string typed;
  std::string citation;                 // as people write it: "INA § 240A(b)"
  std::string key;                      // "ina:240A/b"
  std::vector<std::string> also;        // other ways to cite the same, counted as the same: "8 U.S.C. § 1229b(b)"
  std::vector<std::string> containing;  // what contains it, nearest first, as people write it
  std::vector<DocumentHit> itself;      // documents that are it, else those that contain it; without passages
  std::uint64_t documents = 0;          // that cite; the next three add up to it, each by its nearest citation
  std::uint64_t documents_exactly = 0;
  std::uint64_t documents_part = 0;
  std::uint64_t documents_whole = 0;
  std::uint64_t passages = 0;        // that cite, in all documents
  std::uint64_t offset = 0;          // of the first document shown
  std::vector<CitingDocument> hits;  // by nearest citation, then by number of passages that have it
  LibraryState library;
  double milliseconds = 0;
};

// A citation in a text.
struct CitationRange {
  Range range;
  std::string key;      // "ina:240A/b"
  std::string display;  // as a query that finds it: "INA § 240A(b)"
  bool operator==(const CitationRange&) const = default;
};

// What a query that is being typed may become.
struct Completion {
  enum class Kind { citation, number, title, word };
  std::string query;  // a whole query, which can be run as it is
  Kind kind = Kind::word;
  bool operator==(const Completion&) const = default;
};

// A document of the same text, by bytes or almost.
struct Copy {
  std::string id;
  std::string path;
  std::string title;
  bool searchable = true;  // false: the same bytes, found by the document it copies
};

// One document, whole, for reading.
struct DocumentView {
  std::string id;
  std::string part_name;   // of a library of several indexes: its own
  bool elsewhere = false;  // its index is served, so that its original is not on this machine
  schema::DocumentRecord record;
  std::string citation;      // how others cite it: "28 I&N Dec. 326"; empty = the library knows none
  std::vector<Copy> copies;  // by path
  LaterAlerts later{};
  std::string changed_at;  // ISO date and time, UTC, when an update last changed its text; empty = not since the build
  std::vector<schema::PassageRecord> passages;
  std::vector<std::vector<Range>> highlights;         // for each passage, in its text; empty without a query
  std::vector<std::vector<CitationRange>> citations;  // for each passage, in its text; rising, not overlapping
};

struct LibraryProblem {
  std::string path;
  std::string outcome;
  std::string reason;
  std::string detail;
  std::string remedy;
};

// A question that is asked again after every update.
struct SavedSearch {
  std::string name;
  std::string query;
  bool operator==(const SavedSearch&) const = default;
};

// What a saved search finds among the documents that an update brought or changed.
struct NewHits {
  SavedSearch search;
  std::vector<DocumentHit> hits;  // best first
  std::string mistake;            // why the query cannot be asked; empty = it can
};

struct DigestView {
  schema::Digest digest;  // of the last update that changed something; revision 0 = there was none since the build
  std::vector<NewHits> searches;
  LibraryState library{};
};

// A document against the text it had before its last change.
struct ComparisonView {
  enum class Piece { same, removed, added };
  std::string id;
  std::string path;
  std::string title;
  std::string changed_at;  // ISO date and time, UTC
  std::vector<std::pair<Piece, std::string>> pieces;
};

// The library's folders as they stand now against what the index knows of them: what the next update would take up.
struct FolderChanges {
  enum class State { unknown, looking, looked, too_slow, failed };
  struct Paths {
    std::uint64_t count = 0;
    std::vector<std::string> first;  // paths, rising, at most most_named
    bool operator==(const Paths&) const = default;
  };
  static constexpr std::size_t most_named = 50;

  State state = State::unknown;  // only `looked` says anything of the files
  std::string at;                // ISO date and time, UTC, when the look ended
  std::uint64_t files = 0;       // that stand in the folders
  Paths fresh;                   // not known to the index
  Paths changed;                 // of another size or with other times
  Paths restated;                // of which the librarian says something else
  Paths gone;
  Paths unreadable;                  // files and folders that this program may not look at
  std::vector<std::string> missing;  // names of whole folders of the library that are not there
  bool too_many_gone = false;        // so many that an update refuses to drop them
  std::string trouble;               // why the look failed, or what stops an update; a sentence
  bool operator==(const FolderChanges&) const = default;
};

struct LibraryView {
  LibraryState state;
  std::vector<Facet> facets;             // type, agency, year, lang over the whole library
  std::vector<LibraryProblem> problems;  // refused, then warned, then duplicate files, each by path
  schema::Digest digest{};               // of the last update that changed something
  FolderChanges folders{};
};

}  // namespace searcher::search
