// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/writer.h"

#include <cstdlib>

#include "indexer/schema/error.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "indexer/store/durable.h"
#include "indexer/store/repeated.h"

namespace indexer::store {
namespace {

using schema::FieldId;

// Runs one step against Xapian and says its errors in our words.
template <typename Step>
auto guarded(const std::filesystem::path& path, Step step) {
  try {
    return step();
  } catch (const Xapian::DatabaseLockError&) {
    throw schema::LockedError("Another program writes to the index in " + path.string() +
                              ". Wait until it is done and run this again.");
  } catch (const Xapian::Error& error) {
    throw schema::IndexError("Writing the index in " + path.string() + " failed: " + schema::describe(error) +
                             " Nothing of this run was kept; the state before it still stands.");
  }
}

}  // namespace

Writer::Writer(const std::filesystem::path& database, Open how, unsigned pending) : path_(database) {
  setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(pending).c_str(), 1);  // Xapian has no call for it
  guarded(path_, [&] {
    const int flags = how == Open::create ? Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS : Xapian::DB_OPEN;
    database_ = Xapian::WritableDatabase(path_.string(), flags);
    if (how == Open::existing) families_ = Families(Xapian::Database(path_.string()));
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

void Writer::add(schema::DocumentRecord record, const passages::Analysed& analysed) {
  record.passages = static_cast<std::uint32_t>(analysed.passages.size());
  record.words = analysed.words;
  record.outline = analysed.outline;
  XapianDocuments made = make_documents(record, analysed, stems_);
  guarded(path_, [&] {
    record.family = families_.join(record, made.runs);
    add_family(made, record);
    made.document.set_data(schema::encode(record));
    database_.add_document(made.document);
    for (const Xapian::Document& passage : made.passages) database_.add_document(passage);
  });
}

void Writer::remove(std::string_view id) {
  guarded(path_, [&] { database_.delete_document(schema::term(FieldId::id, id)); });
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
      database_.set_metadata(schema::previous_text_key(id), schema::encode({digest.revision, digest.at, text}));
    for (const schema::DocumentChange& change : digest.changes)
      if (change.kind == schema::ChangeKind::removed) database_.set_metadata(schema::previous_text_key(change.id), "");
  });
}

void Writer::commit(const schema::LibraryRecord& library) {
  guarded(path_, [&] {
    mark_repeated(database_);
    database_.set_metadata(schema::format_key, std::to_string(schema::format_version));
    database_.set_metadata(schema::library_key, schema::encode(library));
    database_.set_metadata(schema::build_seconds_key, std::to_string(static_cast<long>(library.build_seconds + 0.5)));
    database_.commit_transaction();
    open_ = false;
    sync_directory(path_);
  });
}

Counts Writer::counts() const {
  return guarded(path_, [&] {
    const auto frequency = [&](FieldId id, std::string_view value) {
      return std::uint64_t{database_.get_termfreq(schema::term(id, value))};
    };
    Counts counts;
    counts.documents = frequency(FieldId::record, schema::document_record);
    counts.members = frequency(FieldId::record, schema::member_record);
    counts.passages = frequency(FieldId::record, schema::passage_record);
    for (std::size_t i = 0; i < counts.outcomes.size(); ++i)
      counts.outcomes.at(i) = frequency(FieldId::outcome, schema::outcome_names.at(i));
    return counts;
  });
}

}  // namespace indexer::store
