// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/library.h"

#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <thread>

#include "indexer/extract/extract.h"
#include "indexer/extract/recogniser.h"
#include "indexer/run/interrupt.h"
#include "indexer/run/report.h"
#include "indexer/schema/error.h"

namespace indexer::run {

std::string iso_now() {
  const std::time_t time = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&time, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

workers::Settings worker_settings(const Options& options) {
  workers::Settings settings;
  settings.workers = options.workers != 0 ? options.workers : std::max(1U, std::thread::hardware_concurrency());
  settings.sandbox = options.sandbox;
  settings.check = check_interrupt;
  settings.window_bytes = memory_shares(options).jobs;
  settings.recognition_data = recognition_data(options);
  if (options.file_seconds != 0)
    settings.deadline = [seconds = options.file_seconds](const workers::Job&) { return std::chrono::seconds(seconds); };
  return settings;
}

std::string recognition_data(const Options& options) {
  return options.recognise ? extract::recognition_data_folder() : "";
}

void print_recognition_fault(std::ostream& err, const RecognitionCache& recognition) {
  if (recognition.fault().empty()) return;
  err << "Text recognition (OCR) is not possible: " << recognition.fault()
      << ". Scans and pictures are listed as without text.\n";
}

std::string reader_version(const RecognitionCache& recognition) {
  return std::string(extract::parser_version) + (recognition.active() ? "+ocr" : "");
}

MemoryShares memory_shares(const Options& options) {
  // Xapian keeps pending postings in trees: with 10,000 documents pending, an office library of 2,500 files took 30 %
  // more processor time and 2.5 times the memory than with 500.
  constexpr std::uint64_t bytes_a_document = 64 << 10;
  std::uint64_t memory = options.max_memory;
  if (memory == 0) {
    const auto pages = static_cast<std::uint64_t>(std::max(0L, sysconf(_SC_PHYS_PAGES)));
    const auto page = static_cast<std::uint64_t>(std::max(0L, sysconf(_SC_PAGESIZE)));
    memory = std::max(std::uint64_t{512} << 20, pages * page / 4);
  }
  MemoryShares shares;
  shares.jobs = memory / 8;
  shares.pending = static_cast<unsigned>(std::clamp<std::uint64_t>(memory / 3 / bytes_a_document, 250, 1000));
  return shares;
}

void require_roots(const sources::Scan& scan) {
  if (scan.missing.empty()) return;
  throw schema::IndexError("The folder " + printable(scan.missing.front()) +
                           " is not there. If it is a network share, connect it; then run this again.");
}

}  // namespace indexer::run
