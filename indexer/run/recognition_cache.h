// SPDX-License-Identifier: GPL-3.0-or-later
// Pages recognised by earlier runs, kept beside the generations so that no page is recognised twice.
//
//   index/ocr/KEY    the pages of one file, one behind the other; KEY = SHA-256 of the file's digest, the engine's
//                    version and the language files
//
// Keyed by the file, not by its pages' pictures: a worker then has no say in whose text it is, and a file that cheats
// the reader harms itself alone.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/extract/recognition.h"

namespace indexer::run {

class RecognitionCache {
 public:
  // `data_folder` holds the language files; empty = recognition is off, then nothing is known and nothing kept.
  // Reads nothing but these. One indexer at a time, as the index's lock sees to.
  RecognitionCache(const std::filesystem::path& index, const std::string& data_folder);

  // Whether pages can be recognised in this run: it is on, and the language files are there.
  bool active() const { return !version_.empty(); }
  // What active() lacks, in words for people; empty when recognition is on or switched off.
  const std::string& fault() const { return fault_; }

  // What is known of the file with this digest, by page. What is no whole page is dropped.
  std::vector<extract::RecognisedPage> pages_of(const std::string& digest);

  // Adds a page. Throws schema::IndexError when it cannot be written.
  void keep(const std::string& digest, const extract::RecognisedPage& page);

  // Removes what neither pages_of() nor keep() was asked for: for the end of a full build.
  void forget_unused();

 private:
  std::string name_of(const std::string& digest) const;

  std::filesystem::path folder_;
  std::string version_;
  std::string fault_;
  std::unordered_set<std::string> used_;  // names of files
};

}  // namespace indexer::run
