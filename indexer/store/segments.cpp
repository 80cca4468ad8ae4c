// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/segments.h"

#include <xapian.h>

#include <algorithm>

#include "indexer/schema/fields.h"
#include "indexer/store/guarded.h"
#include "indexer/store/signals_held.h"

namespace indexer::store {
namespace fs = std::filesystem;
namespace {

using schema::FieldId;

// Each is five open files to a reader and as many to a writer, of the 1,024 that a process may have as a rule.
constexpr std::size_t most_segments = 40;

constexpr int unsynced = Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

// Sorts as it counts.
fs::path named(const fs::path& folder, std::string_view kind, std::size_t number) {
  const std::string digits = std::to_string(number);
  return folder / (std::string(kind) + std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits);
}

}  // namespace

Segments::Segments(fs::path folder, unsigned records, unsigned threads)
    : folder_(std::move(folder)),
      records_(std::max(1U, records)),
      most_in_flight_(std::size_t{2} * records_ * std::max(1U, threads)) {
  std::error_code error;
  fs::create_directory(folder_, error);
  if (error) fail_writing("Making of", folder_, error.value());
  const SignalsHeld held;
  for (unsigned i = 0; i < std::max(1U, threads); ++i) threads_.emplace_back([this] { work(); });
}

Segments::~Segments() { stop(); }

void Segments::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void Segments::add(schema::DocumentRecord record, passages::Analysed analysed) {
  open_.records += 1 + analysed.passages.size();
  segment_[record.id] = batches_;
  open_.documents.push_back({std::move(record), std::move(analysed)});
  if (open_.records >= records_) hand_over();
}

void Segments::hand_over() {
  open_.number = batches_++;
  written_.push_back(named(folder_, "segment-", open_.number));
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return failure_ || in_flight_ == 0 || in_flight_ + open_.records <= most_in_flight_; });
  if (failure_) std::rethrow_exception(failure_);
  in_flight_ += open_.records;
  waiting_.push_back(std::move(open_));
  open_ = {};
  changed_.notify_all();
}

void Segments::wait_until_written(std::unique_lock<std::mutex>& lock) {
  changed_.wait(lock, [&] { return failure_ || in_flight_ == 0; });
  if (failure_) std::rethrow_exception(failure_);
}

void Segments::remove(std::string_view id) {
  const auto at = segment_.find(std::string(id));
  if (at == segment_.end()) return;
  const std::size_t number = at->second;
  segment_.erase(at);
  if (number == batches_) {
    const auto given = std::find_if(open_.documents.begin(), open_.documents.end(),
                                    [&](const Given& each) { return each.record.id == id; });
    open_.records -= 1 + given->analysed.passages.size();
    open_.documents.erase(given);
    return;
  }
  std::unique_lock lock(mutex_);
  wait_until_written(lock);
  guarded(written_[number], [&] {
    Xapian::WritableDatabase segment(written_[number].string(), Xapian::DB_OPEN | unsynced);
    segment.delete_document(schema::term(FieldId::id, id));
    segment.commit();
  });
}

const std::vector<fs::path>& Segments::settle() {
  if (!open_.documents.empty() || written_.empty()) hand_over();
  std::unique_lock lock(mutex_);
  wait_until_written(lock);
  return written_;
}

std::vector<fs::path> Segments::finish() {
  settle();
  for (std::size_t number = 0; written_.size() > most_segments;) {
    std::vector<fs::path> merged;
    for (std::size_t first = 0; first < written_.size(); first += most_segments)
      merged.push_back(merge(first, std::min(written_.size(), first + most_segments), number++));
    written_ = std::move(merged);
  }
  return std::move(written_);
}

void Segments::work() {
  StemCache stems;
  for (;;) {
    Batch batch;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      batch = std::move(waiting_.front());
      waiting_.pop_front();
    }
    try {
      write(batch, stems);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    in_flight_ -= batch.records;
    changed_.notify_all();
  }
}

void Segments::write(Batch& batch, StemCache& stems) {
  std::vector<XapianDocuments> made;
  made.reserve(batch.documents.size());
  for (const Given& given : batch.documents) made.push_back(make_documents(given.record, given.analysed, stems));
  join_families(batch, made);
  const fs::path path = named(folder_, "segment-", batch.number);
  guarded(path, [&] {
    Xapian::WritableDatabase segment(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | unsynced);
    for (XapianDocuments& documents : made) {
      segment.add_document(documents.document);
      for (const Xapian::Document& passage : documents.passages) segment.add_document(passage);
      documents = {};
    }
    segment.commit();
  });
}

void Segments::join_families(Batch& batch, std::vector<XapianDocuments>& made) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return failure_ || stopping_ || next_to_join_ == batch.number; });
  if (failure_ || stopping_) throw schema::IndexError("The build was ended.");
  for (std::size_t i = 0; i < made.size(); ++i) {
    schema::DocumentRecord& record = batch.documents[i].record;
    record.family = families_.join(record, made[i].runs);
    add_family(made[i], record);
    made[i].document.set_data(schema::encode(record));
  }
  ++next_to_join_;
  changed_.notify_all();
}

fs::path Segments::merge(std::size_t first, std::size_t last, std::size_t number) {
  const fs::path to = named(folder_, "merged-", number);
  guarded(to, [&] {
    Xapian::Database all;
    for (std::size_t i = first; i < last; ++i) all.add_database(Xapian::Database(written_[i].string()));
    all.compact(to.string());
  });
  for (std::size_t i = first; i < last; ++i) fs::remove_all(written_[i]);
  return to;
}

std::vector<fs::path> segments_in(const fs::path& folder) {
  std::vector<fs::path> segments;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) segments.push_back(entry.path());
  if (segments.empty())
    throw schema::IndexError("The new index in " + folder.string() + " is empty. Run the build again.");
  std::sort(segments.begin(), segments.end());
  return segments;
}

}  // namespace indexer::store
