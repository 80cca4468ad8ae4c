// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/writer.h"

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "indexer/schema/ledger.h"
#include "indexer/store/durable.h"
#include "indexer/store/guarded.h"
#include "indexer/store/repeated.h"

namespace indexer::store {
namespace {

using schema::FieldId;

// Threads that write a new index: more than four wait for the disk and for the order of families.
unsigned writing_threads() { return std::clamp(std::thread::hardware_concurrency(), 1U, 4U); }

void add_counts(Counts& counts, const Xapian::Database& database) {
  const auto frequency = [&](FieldId id, std::string_view value) {
    return std::uint64_t{database.get_termfreq(schema::term(id, value))};
  };
  counts.documents += frequency(FieldId::record, schema::document_record);
  counts.members += frequency(FieldId::record, schema::member_record);
  counts.passages += frequency(FieldId::record, schema::passage_record);
  for (std::size_t i = 0; i < counts.outcomes.size(); ++i)
    counts.outcomes.at(i) += frequency(FieldId::outcome, schema::outcome_names.at(i));
}

// What a database says of the whole library.
void set_library(Xapian::WritableDatabase& database, const schema::LibraryRecord& library) {
  database.set_metadata(schema::format_key, std::to_string(schema::format_version));
  database.set_metadata(schema::library_key, schema::encode(library));
  database.set_metadata(schema::build_seconds_key, std::to_string(static_cast<long>(library.build_seconds + 0.5)));
}

}  // namespace

Writer::Writer(const std::filesystem::path& database, Open how, unsigned pending) : path_(database) {
  // Xapian has no call for it. A segment is to be written in one go, the document that fills it included.
  const unsigned most_pending = how == Open::create ? 2 * pending : pending;
  setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(most_pending).c_str(), 1);
  if (how == Open::create) {
    segments_ = std::make_unique<Segments>(path_, pending, writing_threads());
    return;
  }
  guarded(path_, [&] {
    database_ = Xapian::WritableDatabase(path_.string(), Xapian::DB_OPEN);
    families_ = Families(Xapian::Database(path_.string()));
    sync_directory(path_);
    database_.begin_transaction();
    open_ = true;
  });
}

Writer::~Writer() {
  if (!open_) return;
  try {
    database_.cancel_transaction();
  } catch (const Xapian::Error&) {
    // The run has failed already and has been told; the transaction ends with the handle.
  }
}

void Writer::add(schema::DocumentRecord record, passages::Analysed analysed) {
  record.passages = static_cast<std::uint32_t>(analysed.passages.size());
  record.words = analysed.words;
  record.outline = analysed.outline;
  if (segments_) return segments_->add(std::move(record), std::move(analysed));
  XapianDocuments made = make_documents(record, analysed, stems_);
  guarded(path_, [&] {
    record.family = families_.join(record, made.runs);
    add_family(made, record);
    made.document.set_data(schema::encode(record));
    database_.add_document(made.document);
    for (const Xapian::Document& passage : made.passages) {
      collect_paragraphs(passage, paragraphs_);
      database_.add_document(passage);
    }
  });
}

void Writer::remove(std::string_view id) {
  if (segments_) return segments_->remove(id);
  guarded(path_, [&] {
    const std::string term = schema::term(FieldId::id, id);
    for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at)
      collect_paragraphs(database_.get_document(*at), paragraphs_);
    database_.delete_document(term);
  });
}

void Writer::set_ledger(std::string_view id, const schema::LedgerEntry& entry) {
  guarded(path_, [&] {
    const std::string term = schema::term(FieldId::id, id);
    // The document record stands before its passages, which carry the id too.
    const auto first = database_.postlist_begin(term);
    if (first == database_.postlist_end(term)) return;
    const Xapian::docid docid = *first;
    Xapian::Document document = database_.get_document(docid);
    schema::DocumentRecord record = schema::decode_document(document.get_data());
    record.ledger = entry;
    document.add_value(schema::slot::ledger, schema::encode(schema::row_of(record)));
    document.set_data(schema::encode(record));
    database_.replace_document(docid, document);
  });
}

void Writer::keep(const schema::Digest& digest, const std::map<std::string, std::string>& previous_texts) {
  guarded(path_, [&] {
    if (digest.changes.empty()) return;
    for (std::size_t number = schema::digests_kept - 1; number > 0; --number)
      database_.set_metadata(schema::digest_key(number), database_.get_metadata(schema::digest_key(number - 1)));
    database_.set_metadata(schema::digest_key(0), schema::encode(digest));
    for (const auto& [id, text] : previous_texts)
      database_.set_metadata(schema::previous_text_key(id),
                             schema::encode(schema::PreviousText{digest.revision, digest.at, text}));
    for (const schema::DocumentChange& change : digest.changes)
      if (change.kind == schema::ChangeKind::removed) database_.set_metadata(schema::previous_text_key(change.id), "");
  });
}

void Writer::commit(const schema::LibraryRecord& library) {
  if (segments_) return commit_new(library);
  guarded(path_, [&] {
    mark_repeated(database_, paragraphs_);
    set_library(database_, library);
    database_.commit_transaction();
    open_ = false;
    sync_directory(path_);
  });
}

void Writer::commit_new(const schema::LibraryRecord& library) {
  const auto paths = segments_->finish();
  guarded(path_, [&] {
    Xapian::Database all;
    std::vector<Xapian::WritableDatabase> parts;
    for (const std::filesystem::path& path : paths) {
      all.add_database(Xapian::Database(path.string()));
      parts.emplace_back(path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    }
    mark_repeated(all, parts);
    set_library(parts.front(), library);
    for (Xapian::WritableDatabase& part : parts) part.commit();
  });
}

Counts Writer::counts() {
  return guarded(path_, [&] {
    Counts counts;
    if (!segments_)
      add_counts(counts, database_);
    else
      for (const std::filesystem::path& segment : segments_->settle())
        add_counts(counts, Xapian::Database(segment.string()));
    return counts;
  });
}

}  // namespace indexer::store
