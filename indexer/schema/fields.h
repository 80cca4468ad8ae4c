// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of the index: one table that writer, query parser and help all read.
//
// ON DISK: prefixes and slots are stored in every index. A change needs a new format version (index_folder.h).
// Prefixes follow the conventions of Xapian's omega (A author, L language, P path, Q unique id, S subject, Z stem,
// X... of our own); a prefix of more than one letter is always followed by ':'.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace schema {

enum class Kind {
  words,  // folded words with positions, wdf 0, on document records
  stems,  // stems with wdf, without positions, on passage records
  term,   // one boolean term a value, on document and passage records
};

enum class FieldId : std::size_t {
  text,
  title,
  heading,
  author,
  stem,
  title_stem,
  heading_stem,
  record,
  id,
  path,
  place,
  folder,
  digest,
  outcome,
  type,
  agency,
  number,
  language,
  status,
  citation,
  title_citation,
  self,
  family,
  run,
  cited,
  paragraph,
  count_,
};

struct Field {
  FieldId id;
  std::string_view prefix;
  Kind kind;
  std::string_view query_name;   // as in TI(...), empty = not in the query language
  std::string_view filter_name;  // as in agency:USCIS, empty = no filter
  std::string_view example;      // a term's value
};

inline constexpr std::array<Field, static_cast<std::size_t>(FieldId::count_)> fields{{
    {FieldId::text, "", Kind::words, "", "", "discretion"},
    {FieldId::title, "S", Kind::words, "TI", "", "priorities"},
    {FieldId::heading, "XHE:", Kind::words, "HE", "", "background"},
    {FieldId::author, "A", Kind::words, "AU", "", "meissner"},
    {FieldId::stem, "Z", Kind::stems, "", "", "discret"},
    {FieldId::title_stem, "ZS", Kind::stems, "", "", "prioriti"},
    {FieldId::heading_stem, "ZXHE:", Kind::stems, "", "", "background"},
    {FieldId::record, "XKD:", Kind::term, "", "", "document"},                  // or "passage"
    {FieldId::id, "Q", Kind::term, "", "", "0f3a9c5571e2b604"},                 // of the document, on its passages too
    {FieldId::path, "P", Kind::term, "", "", "memos/2000-11-17 Meissner.pdf"},  // as it is: the key of a file
    {FieldId::place, "XPA:", Kind::term, "PATH", "", "memos/2000-11-17 meissner.pdf"},  // the same, folded
    {FieldId::folder, "XIN:", Kind::term, "", "in", "memos"},
    {FieldId::digest, "XDG:", Kind::term, "", "", "9f86d081884c7d65..."},
    {FieldId::outcome, "XOU:", Kind::term, "", "", "refused"},
    {FieldId::type, "XTY:", Kind::term, "TY", "type", "memo"},
    {FieldId::agency, "XAG:", Kind::term, "AG", "agency", "uscis"},
    {FieldId::number, "XNO:", Kind::term, "NO", "number", "pm-602-0050"},
    {FieldId::language, "L", Kind::term, "LA", "lang", "en"},
    {FieldId::status, "XST:", Kind::term, "ST", "status", "current"},
    // On document records with positions, which are citation_place() of each citation.
    {FieldId::citation, "XCI:", Kind::term, "CI", "cites", "ina:212/a/9"},
    {FieldId::title_citation, "XTC:", Kind::term, "", "", "ina:212/a/9"},  // likewise, in the title
    // The citation the document itself is; on passage records of a section of law also the subdivisions in them, with
    // self_place() of the paragraph that begins them.
    {FieldId::self, "XIS:", Kind::term, "", "", "ina:240A"},
    {FieldId::family, "XFA:", Kind::term, "", "", "90b1c2d3e4f50617"},  // documents of one text; document records
    {FieldId::run, "XFP:", Kind::term, "", "", "00a1b2c3d4e5f607"},     // a small hash of five words; document records
    {FieldId::cited, "XCX:", Kind::term, "", "", "ina:212/a/9"},  // as `citation`, without ancestors; passage records
    {FieldId::paragraph, "XPH:", Kind::term, "", "",
     "5d41402abc4b2a76"},  // hash of a paragraph's words; passage records
}};

namespace detail {
constexpr bool fields_are_sound() {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields.at(i).id != static_cast<FieldId>(i)) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (fields.at(i).prefix == fields.at(j).prefix) return false;
  }
  return true;
}
}  // namespace detail
static_assert(detail::fields_are_sound(), "fields stand in the order of FieldId and share no prefix");

constexpr const Field& field(FieldId id) { return fields.at(static_cast<std::size_t>(id)); }

// Xapian refuses longer terms, counting each zero byte twice.
inline constexpr std::size_t longest_term = 245;

// The term of a value under a field: prefix and value, cut at a character's end so that it is a legal term. Values
// over the limit keep their beginning and end in a hash, so that two long values do not fall together.
std::string term(FieldId id, std::string_view value);

inline constexpr std::string_view document_record = "document";
inline constexpr std::string_view passage_record = "passage";
inline constexpr std::string_view member_record = "member";  // on document records of attachments and archive members

// Value slots. ON DISK: never renumber, only append.
namespace slot {
inline constexpr unsigned date = 0;        // "20211122", both records; months and years end in "00"
inline constexpr unsigned document = 1;    // id of the document, both records: the key to group passages by
inline constexpr unsigned type = 2;        // both records
inline constexpr unsigned agency = 3;      // both records
inline constexpr unsigned language = 4;    // both records
inline constexpr unsigned title = 5;       // folded title, cut at longest_title, both records
inline constexpr unsigned passages = 6;    // document record: sortable_serialise(number of passages)
inline constexpr unsigned sentences = 7;   // document record: encode_positions(first positions of sentences)
inline constexpr unsigned paragraphs = 8;  // document record: encode_positions(first positions of paragraphs)
inline constexpr unsigned ordinal = 9;     // passage record: sortable_serialise(ordinal)
inline constexpr unsigned positions = 10;  // document record: encode_positions(first positions of its passages)
inline constexpr unsigned headings = 11;   // document record: encode_positions(first positions of its headings)
inline constexpr unsigned family = 12;     // both records: the key to show one of a family; a passage's is never empty
inline constexpr unsigned sketch = 13;     // document record: its smallest hashes of five words
inline constexpr unsigned folder = 14;     // both records: its folder within the library, folded: "office/memos"
inline constexpr unsigned heading =
    15;                                 // passage record: its own heading, folded and cut; none where that is the title
inline constexpr unsigned ledger = 16;  // document record: its row of the ledger (ledger.h)

inline constexpr std::size_t longest_title = 300;  // bytes

// Each once: two values in one slot would overwrite each other.
inline constexpr std::array all{date,    document,  type,     agency, language, title,  passages, sentences, paragraphs,
                                ordinal, positions, headings, family, sketch,   folder, heading,  ledger};
static_assert([] {
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i] != i) return false;
  return true;
}());
}  // namespace slot

// Where a subdivision of the law begins in its passage, as a position of its term: from the first byte of the
// paragraph.
constexpr std::uint32_t self_place(std::uint32_t begin) { return begin + 1; }
constexpr std::uint32_t begin_of_self(std::uint32_t place) { return place - 1; }

// Where a citation stands, as one position of its term: its first word and how many words it has. One list of positions
// so holds places that begin together; citations are far shorter than most_citation_words and longer ones are cut
// there.
inline constexpr std::uint32_t most_citation_words = 256;
constexpr std::uint32_t citation_place(std::uint32_t first, std::uint32_t words) {
  return first * most_citation_words + std::min(words, most_citation_words) - 1;
}
constexpr std::uint32_t citation_first(std::uint32_t place) { return place / most_citation_words; }
constexpr std::uint32_t citation_last(std::uint32_t place) {
  return citation_first(place) + place % most_citation_words;
}

// An ISO day, month or year as slot::date holds it; empty for anything else. "2021-11-22" -> "20211122".
std::string date_value(std::string_view iso);

}  // namespace schema
