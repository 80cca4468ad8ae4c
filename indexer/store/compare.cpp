// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/compare.h"

#include <xapian.h>

#include <map>
#include <sstream>

#include "indexer/schema/error.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "indexer/schema/pack.h"
#include "indexer/store/families.h"
#include "indexer/store/repeated.h"
#include "indexer/store/terms.h"

namespace indexer::store {
namespace {

using schema::FieldId;

std::string hex(std::uint64_t value) {
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text.push_back("0123456789abcdef"[(value >> shift) & 15]);
  return text;
}

// One posting as a number whose sum over a table does not depend on the order of the table.
std::uint64_t posting_mark(std::string_view term, Xapian::docid document, Xapian::termcount wdf) {
  schema::Packer out;
  out.text(term);
  out.number(document);
  out.number(wdf);
  return schema::fingerprint(out.take());
}

// What a document is searched by, in one string: terms with wdf and positions, and values.
std::string image(const Xapian::Document& document) {
  schema::Packer out;
  out.number(document.termlist_count());
  for (auto at = document.termlist_begin(); at != document.termlist_end(); ++at) {
    out.text(*at);
    out.number(at.get_wdf());
    Xapian::termpos last = 0;
    for (auto position = at.positionlist_begin(); position != at.positionlist_end(); ++position) {
      out.number(*position - last);
      last = *position;
    }
    out.number(0);
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    out.number(value.get_valueno());
    out.text(*value);
  }
  return out.take();
}

// The record as it would be in any library with the same files: without ids, families and what hangs on them, places
// on disk and times.
std::uint64_t content_mark(schema::DocumentRecord record, const std::vector<schema::PassageRecord>& passages) {
  record.id.clear();
  record.root.clear();
  record.family.clear();  // named after the document that came first
  record.ledger.mtime_ns = record.ledger.ctime_ns = 0;
  std::string all = schema::encode(record);
  for (schema::PassageRecord passage : passages) {
    clear_repeated(passage);
    all += schema::encode(passage);
  }
  return schema::fingerprint(all);
}

class Comparison {
 public:
  explicit Comparison(const std::filesystem::path& folder) : folder_(folder) {}

  Check run() {
    check_structure();
    const Xapian::Database database(folder_.string());
    const std::string documents = schema::term(FieldId::record, schema::document_record);
    for (auto at = database.postlist_begin(documents); at != database.postlist_end(documents); ++at)
      compare_document(database, *at);
    compare_postings(database);
    compare_counts(database);
    if (check_.damages.empty()) check_.digest = content_digest();
    return std::move(check_);
  }

  Check failed(const std::string& where, const std::string& detail) {
    tell(where, detail);
    return std::move(check_);
  }

 private:
  void tell(const std::string& where, const std::string& detail) {
    if (check_.damages.size() < most_damages) check_.damages.push_back({where, detail});
  }

  // Xapian's own check, table by table: over a whole database it takes documents whose words have no weight, as
  // document records are, for missing ones.
  void check_structure() {
    for (const char* table : {"postlist", "docdata", "termlist", "position"}) {
      const std::filesystem::path file = folder_ / (std::string(table) + ".glass");
      if (!std::filesystem::exists(file)) continue;  // an empty table has none
      std::ostringstream messages;
      const std::size_t errors = Xapian::Database::check(file.string(), 0, &messages);
      if (errors > 0)
        tell(file.filename(), "Xapian finds " + std::to_string(errors) + " errors in the structure of this table.");
    }
  }

  void compare_document(const Xapian::Database& database, Xapian::docid docid) {
    std::string path = "document " + std::to_string(docid);
    try {
      const Xapian::Document stored = database.get_document(docid);
      const schema::DocumentRecord record = schema::decode_document(stored.get_data());
      path = record.path;
      ++check_.documents;
      passages::Analysed analysed;
      analysed.outline = record.outline;
      analysed.words = record.words;
      std::vector<Xapian::Document> passages;
      for (std::uint32_t i = 0; i < record.passages; ++i) {
        path = record.path + "#" + std::to_string(i + 1);
        passages.push_back(database.get_document(docid + i + 1));
        analysed.passages.push_back(schema::decode_passage(passages.back().get_data()));
        if (analysed.passages.back().ordinal != i) tell(path, "Another passage stands in its place.");
        ++check_.passages;
      }
      path = record.path;
      XapianDocuments made = make_documents(record, analysed, stems_);
      add_family(made, record);
      if (image(made.document) != image(stored)) tell(path, "Its words in the index are not those of its text.");
      for (std::size_t i = 0; i < passages.size(); ++i)
        if (image(made.passages[i]) != image(passages[i]))
          tell(record.path + "#" + std::to_string(i + 1), "Its words in the index are not those of its text.");
      contents_.emplace(record.path, content_mark(record, analysed.passages));
    } catch (const schema::IndexError&) {
      tell(path, "Its record does not fit its checksum.");
    } catch (const Xapian::Error& error) {
      tell(path, "It cannot be read: " + error.get_msg() + ".");
    }
  }

  // The same postings stand in two tables: by document and by term.
  void compare_postings(const Xapian::Database& database) {
    std::uint64_t by_document = 0;
    std::uint64_t by_term = 0;
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at)
      for (auto term = database.termlist_begin(*at); term != database.termlist_end(*at); ++term)
        by_document += posting_mark(*term, *at, term.get_wdf());
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
      for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at)
        by_term += posting_mark(*term, *at, at.get_wdf());
    if (by_document != by_term) tell("the postings", "The lists by word and by document do not agree.");
  }

  // Ranking weighs by them, and leaves out what their bounds forbid.
  void compare_lengths(const Xapian::Database& database) {
    std::uint64_t total = 0;
    bool bounded = true;
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      const Xapian::termcount length = database.get_doclength(*at);
      total += length;
      bounded = bounded && (length == 0 || length >= database.get_doclength_lower_bound()) &&
                length <= database.get_doclength_upper_bound();
    }
    if (total != database.get_total_length() || !bounded)
      tell("the library", "Its count of words is not that of its documents.");
  }

  void compare_counts(const Xapian::Database& database) {
    const schema::LibraryRecord library = schema::decode_library(database.get_metadata(schema::library_key));
    if (library.files != check_.documents || library.passages != check_.passages)
      tell("the library", "It counts " + std::to_string(library.files) + " files and " +
                              std::to_string(library.passages) + " passages, but " + std::to_string(check_.documents) +
                              " and " + std::to_string(check_.passages) + " are there.");
    compare_lengths(database);
    if (database.get_doccount() != check_.documents + check_.passages)
      tell("the library", "There are records that belong to no document.");
  }

  std::string content_digest() const {
    schema::Packer out;
    for (const auto& [path, mark] : contents_) {
      out.text(path);
      out.number(mark);
    }
    return hex(schema::fingerprint(out.take()));
  }

  std::filesystem::path folder_;
  Check check_;
  StemCache stems_;
  std::map<std::string, std::uint64_t> contents_;  // by path
};

}  // namespace

Check compare_with_texts(const std::filesystem::path& database) {
  Comparison comparison(database);
  try {
    return comparison.run();
  } catch (const schema::IndexError&) {
    return comparison.failed("the library", "Its record does not fit its checksum.");
  } catch (const Xapian::Error& error) {
    return comparison.failed("the database", "It cannot be read: " + error.get_msg() + ".");
  }
}

}  // namespace indexer::store
