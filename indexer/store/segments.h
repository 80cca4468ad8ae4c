// SPDX-License-Identifier: GPL-3.0-or-later
// What a build writes: many small databases, each made in one go from some hundred records, several at a time, and
// merged when the generation is published. A database that grows pays for every block it touches again: 10,000 passages
// in segments of 250 to 1,000 records took 7.2 s of processor time, of 2,000 8.1 s, of 4,000 10 s, in one growing
// database 9.0 s. Each segment keeps its own pieces of the lists of postings when merged, so that with 250 the table of
// postings is 63 % larger than with one database, with 1,000 29 %.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "indexer/passages/passages.h"
#include "indexer/schema/records.h"
#include "indexer/store/families.h"
#include "indexer/store/terms.h"

namespace indexer::store {

// Documents come in and stand in the library in the order of add(), whatever the number of threads. Nothing is synced:
// a segment is worth nothing before publish() has merged it. Calls throw schema::IndexError when a segment, perhaps one
// of an earlier document, could not be written.
class Segments {
 public:
  // Makes `folder`. A segment is closed when it has `records` document and passage records.
  Segments(std::filesystem::path folder, unsigned records, unsigned threads);
  ~Segments();  // what is not written by then is dropped
  Segments(const Segments&) = delete;
  Segments& operator=(const Segments&) = delete;

  // The record's counts are set; its family is found here.
  void add(schema::DocumentRecord record, passages::Analysed analysed);

  // Removes a document of this build; does nothing when the id is not there.
  void remove(std::string_view id);

  // The databases that hold all that was added, in order; at least one.
  const std::vector<std::filesystem::path>& settle();

  // The last call: the same, but no more than can be open at once, for which neighbours are merged.
  std::vector<std::filesystem::path> finish();

 private:
  struct Given {
    schema::DocumentRecord record;
    passages::Analysed analysed;
  };
  struct Batch {
    std::size_t number = 0;
    std::vector<Given> documents;
    std::size_t records = 0;
  };

  void hand_over();
  void work();
  void write(Batch& batch, StemCache& stems);
  void join_families(Batch& batch, std::vector<XapianDocuments>& made);
  std::filesystem::path merge(std::size_t first, std::size_t last, std::size_t number);
  void wait_until_written(std::unique_lock<std::mutex>& lock);
  void stop();

  const std::filesystem::path folder_;
  const std::size_t records_;
  const std::size_t most_in_flight_;  // records in batches that wait or are being written
  Batch open_;
  std::size_t batches_ = 0;
  std::vector<std::filesystem::path> written_;            // all but the open batch, in order
  std::unordered_map<std::string, std::size_t> segment_;  // of each document id, as a place in `written_`

  std::mutex mutex_;  // guards all below
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  std::size_t in_flight_ = 0;
  std::size_t next_to_join_ = 0;  // families are found in the order of the documents
  std::exception_ptr failure_;
  bool stopping_ = false;
  Families families_;
  std::vector<std::thread> threads_;
};

// The segments in a build's folder, in order. Throws schema::IndexError when there are none.
std::vector<std::filesystem::path> segments_in(const std::filesystem::path& folder);

}  // namespace indexer::store
