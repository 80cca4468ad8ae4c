// SPDX-License-Identifier: GPL-3.0-or-later
// What the index stores of a document and of a passage, as plain values, and their codecs.
//
// In the database a document record with k passages has docid d, and its passages have d+1 .. d+k, in text order.
// All stored references are relative to that, so that merging databases may renumber them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/outcome.h"

namespace schema {

// A value and where it was read: "front matter", "header block", "PDF properties", "text", "file name",
// "set by the librarian", ... Both empty = not known.
struct Sourced {
  std::string value;
  std::string source;
  bool operator==(const Sourced&) const = default;
};

struct Metadata {
  Sourced title;
  Sourced type;    // a key of document_types below
  Sourced agency;  // "USCIS", "ICE", "EOIR", ...
  Sourced number;  // "PM-602-0050", "11005.3", "28 I&N Dec. 326", ...
  Sourced author;
  Sourced date;       // ISO "2021-11-22"; "2021-11" or "2021" where no more is known
  Sourced effective;  // likewise
  Sourced language;   // ISO 639-1: "en", "es"
  Sourced url;        // canonical address, as the document gives it
  Sourced status;     // one of status_names below
  Sourced note;       // of the librarian, for readers: "rescinded by the memo of 2021-01-20"
  bool operator==(const Metadata&) const = default;
};

// Keys of Metadata::type and their names for people.
struct DocumentType {
  std::string_view key;
  std::string_view name;
};
inline constexpr DocumentType document_types[] = {
    {"statute", "Statute"},
    {"regulation", "Regulation"},
    {"federal-register", "Federal Register"},
    {"precedent", "Precedent decision"},
    {"decision", "Decision"},
    {"memo", "Memo"},
    {"directive", "Directive"},
    {"manual", "Policy manual"},
    {"alert", "Policy alert"},
    {"executive-order", "Presidential document"},
    {"guidance", "Agency guidance"},
    {"article", "Article"},
    {"faq", "FAQ"},
    {"form", "Form or instructions"},
    {"report", "Report"},
    {"mail", "Mail"},
    {"other", "Other"},
};

// Values of Metadata::status.
inline constexpr std::array<std::string_view, 7> status_names{"current",   "superseded", "rescinded", "vacated",
                                                              "withdrawn", "expired",    "unknown"};

// Where a passage stands in its document.
struct Pin {
  std::uint32_t first_page = 0;  // physical page, from 1; 0 = the source has no pages
  std::uint32_t last_page = 0;   // inclusive
  std::string first_label;       // printed page number; empty = none was found
  std::string last_label;
  std::uint32_t first_paragraph = 0;  // from 1, counted through the document; headings are not counted
  std::uint32_t last_paragraph = 0;   // inclusive; both 0 = the passage is a heading alone
  bool operator==(const Pin&) const = default;
};

// On-disk values: never renumber, only append.
enum class ParagraphKind : std::uint8_t { heading = 0, text = 1, list_item = 2, table_row = 3, footnote = 4 };

// One paragraph of a passage. Paragraphs stand in text order and are separated by "\n\n" in PassageRecord::text.
struct Paragraph {
  std::uint32_t begin = 0;  // bytes in PassageRecord::text, half-open
  std::uint32_t end = 0;
  ParagraphKind kind = ParagraphKind::text;
  std::uint8_t level = 0;  // headings 1..6, list items their depth from 1
  bool continues = false;  // the rest of a paragraph that the passage before began
  bool repeated = false;   // stands word for word in many documents (store/repeated.h); set when a run ends
  bool operator==(const Paragraph&) const = default;
};

// From byte `begin` of the passage text on, the text stands on physical page `page`.
struct PageStart {
  std::uint32_t begin = 0;
  std::uint32_t page = 0;
  bool operator==(const PageStart&) const = default;
};

struct PassageRecord {
  std::uint32_t ordinal = 0;          // from 0, within its document; its document's docid is docid - ordinal - 1
  std::string text;                   // verbatim, UTF-8 NFC
  std::vector<Paragraph> paragraphs;  // tile the text but for the separators
  std::vector<PageStart> pages;       // in order, the first at 0; empty = no pages
  std::vector<std::string> headings;  // the path above the passage, outermost first; includes a heading it begins with
  std::vector<std::string> lead_ins;  // sentences before it that its items complete ("The following are exempt:"),
                                      // outermost first, and those at which its footnotes stand; 300 bytes of each at
                                      // most; never part of its own text
  Pin pin;
  std::string language;               // ISO 639-1
  std::uint32_t first_position = 0;   // position, in the document, of the passage's first word (from 1)
  std::uint32_t words = 0;            // number of positions the passage takes
  std::vector<std::string> warnings;  // "from OCR, confidence 91", "page not confirmed", ...
  bool boilerplate = false;           // a disclaimer or call to action: ranks low and is no snippet
  bool repeated = false;              // likewise: half of its words stand in repeated paragraphs
  bool enumeration = false;           // headings, leaders or citations one after the other: ranks low
  bool operator==(const PassageRecord&) const = default;
};

struct OutlineEntry {
  std::uint8_t level = 1;
  std::string title;
  std::uint32_t passage = 0;  // ordinal of the passage that begins with it
  bool operator==(const OutlineEntry&) const = default;
};

// One row of the ledger: a file, an attachment or an archive member, whether it could be read or not.
struct LedgerEntry {
  Outcome outcome = Outcome::indexed;
  Reason reason = Reason::none;
  std::string detail;  // for people: what exactly happened; or the path this one duplicates
  std::vector<std::string> warnings;
  std::uint64_t size = 0;     // bytes
  std::int64_t mtime_ns = 0;  // of the file on disk, since the epoch; for change detection only
  std::int64_t ctime_ns = 0;
  std::string digest;     // SHA-256 of the bytes, 64 hex digits; empty = was not read
  std::string parser;     // version of the extraction that was tried
  std::string overrides;  // tells which values of the librarian are in the metadata; empty = none
  bool operator==(const LedgerEntry&) const = default;
};

// A page whose text was recognised on a picture of it (OCR), and how sure that is.
struct PageConfidence {
  std::uint32_t page = 0;        // physical, from 1
  std::uint32_t confidence = 0;  // mean of its words, 0 to 100
  bool operator==(const PageConfidence&) const = default;
};

struct DocumentRecord {
  std::string id;         // stable, 16 hex digits; made from the path first seen, kept when the file moves
  std::string path;       // within the library, '/' separated; members as "mail.eml/memo.pdf"
  std::string root;       // absolute folder that the first part of the path names
  std::string container;  // path of the file on disk this is a member or attachment of; empty = it is the file
  std::string format;     // "pdf", "html", ...
  Metadata metadata;
  LedgerEntry ledger;
  std::vector<OutlineEntry> outline;
  std::vector<std::string> page_labels;    // printed label of physical page i+1; empty strings where none
  std::vector<PageConfidence> recognised;  // in order
  std::uint32_t passages = 0;              // k: the passages are docid+1 .. docid+k
  std::uint32_t words = 0;                 // number of positions in all
  std::string family;                      // the same for documents of almost the same text; empty = too short to tell
  bool operator==(const DocumentRecord&) const = default;
};

// The library as a whole, as the last committed run left it.
struct LibraryRecord {
  std::vector<std::string> roots;  // absolute folders, in the order given
  std::string built;               // end of the last committed run, ISO date and time, UTC
  std::uint64_t revision = 0;      // counts committed runs
  double build_seconds = 0;        // the last full build took so long
  std::uint64_t files = 0;         // seen, members included = indexed + with_warning + duplicates + refused
  std::uint64_t indexed = 0;       // without a warning
  std::uint64_t with_warning = 0;
  std::uint64_t duplicates = 0;
  std::uint64_t refused = 0;
  std::uint64_t ignored = 0;  // left out by the library's own ignore list
  std::uint64_t passages = 0;
  std::vector<std::string> notices;  // for the librarian: settings that met no document, each a sentence
  bool operator==(const LibraryRecord&) const = default;
};

// Every record carries its checksum. The decoders throw IndexError on bytes that no encode() made: the index is
// damaged, and nothing of the record may be shown.
std::string encode(const DocumentRecord& record);
std::string encode(const PassageRecord& record);
std::string encode(const LibraryRecord& record);
DocumentRecord decode_document(std::string_view bytes);
PassageRecord decode_passage(std::string_view bytes);
LibraryRecord decode_library(std::string_view bytes);

// A strictly rising list of positions, delta-coded for a value slot (sentence and paragraph starts).
std::string encode_positions(const std::vector<std::uint32_t>& positions);
std::vector<std::uint32_t> decode_positions(std::string_view bytes);

}  // namespace schema
