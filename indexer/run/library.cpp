// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/library.h"

#include <ctime>
#include <thread>

#include "indexer/extract/extract.h"
#include "indexer/extract/recogniser.h"
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
  settings.recognition_data = recognition_data(options);
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

void require_roots(const sources::Scan& scan) {
  if (scan.missing.empty()) return;
  throw schema::IndexError("The folder " + printable(scan.missing.front()) +
                           " is not there. If it is a network share, connect it; then run this again.");
}

}  // namespace indexer::run
