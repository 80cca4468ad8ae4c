// SPDX-License-Identifier: GPL-3.0-or-later
// The engine that reads text off pictures, in English and Spanish.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/recognition.h"

namespace indexer::extract {

// A grey picture, one byte a pixel, 0 = black. `rows` need to live only during the call.
struct GreyPicture {
  const unsigned char* rows = nullptr;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::size_t bytes_per_row = 0;
  double dots_per_inch = 300;
};

// Loaded at its first use, since that takes time and memory; then used for all pictures of the process.
class Recogniser {
 public:
  explicit Recogniser(std::string data_folder);
  ~Recogniser();
  Recogniser(const Recogniser&) = delete;
  Recogniser& operator=(const Recogniser&) = delete;

  // Why it cannot be used, in words for people; empty = it can.
  const std::string& fault();

  // Only while fault() is empty. `page` is the number the result is to have. Nothing when it took too long.
  std::optional<RecognisedPage> recognise(const GreyPicture& picture, std::uint32_t page);

 private:
  class Engine;
  void load();

  std::string data_folder_;
  std::string fault_;
  bool loaded_ = false;
  std::unique_ptr<Engine> engine_;
};

// The folder of the language files: $TESSDATA_PREFIX, else that of the Debian packages.
std::string recognition_data_folder();

// The language files that are needed. Their bytes and recognition_version() tell results apart.
std::vector<std::string> recognition_data_files(const std::string& folder);

// The first language file that is missing, as a sentence; empty = all are there.
std::string recognition_data_fault(const std::string& folder);

// "tesseract 5.3.0 ...": changes whenever the same picture may be read in another way.
std::string recognition_version();

}  // namespace indexer::extract
