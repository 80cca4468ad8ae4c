// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's lines and words as places in points.
#include "indexer/extract/recogniser.h"

#include <leptonica/allheaders.h>
#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "indexer/extract/finish.h"

namespace indexer::extract {
namespace {

constexpr const char* languages = "eng+spa";
constexpr const char* debian_folder = "/usr/share/tesseract-ocr/5/tessdata";
// Height of the print a line has from its deepest to its highest letter, as a share of the font's size.
constexpr double share_of_size = 0.92;
// Lines of the same print are measured so far apart.
constexpr double same_print = 0.2;
// Seconds of processor time; an ordinary page takes two to five.
constexpr double longest_page = 40;
// Raised whenever what is made of the engine's answer changes.
constexpr int version_of_lines = 1;

std::uint32_t hundredths(double points) {
  return static_cast<std::uint32_t>(std::lround(std::clamp(points, 0.0, 1e5) * 100));
}

// Print sizes are measured anew for each line. Those near the commonest are that.
void level_sizes(std::vector<RecognisedLine>& lines) {
  std::vector<std::uint32_t> sizes;
  for (const RecognisedLine& line : lines) sizes.insert(sizes.end(), line.words.size(), line.size);
  if (sizes.empty()) return;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  for (RecognisedLine& line : lines)
    if (std::abs(static_cast<double>(line.size) / *middle - 1) < same_print) line.size = *middle;
}

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace

class Recogniser::Engine {
 public:
  // False when the engine cannot be started.
  bool start(const std::string& folder) {
    setMsgSeverity(L_SEVERITY_NONE);
    // Threads are slower by far here, and a worker may start none.
    omp_set_max_active_levels(0);
    if (api_.Init(folder.c_str(), languages, tesseract::OEM_LSTM_ONLY) != 0) return false;
    api_.SetPageSegMode(tesseract::PSM_AUTO);
    return true;
  }

  std::optional<RecognisedPage> read(const GreyPicture& picture, std::uint32_t number) {
    scale_ = 72 / picture.dots_per_inch;
    RecognisedPage page;
    page.page = number;
    page.width = hundredths(picture.width * scale_);
    page.height = hundredths(picture.height * scale_);
    api_.SetImage(picture.rows, static_cast<int>(picture.width), static_cast<int>(picture.height), 1,
                  static_cast<int>(picture.bytes_per_row));
    api_.SetSourceResolution(static_cast<int>(std::lround(picture.dots_per_inch)));
    tesseract::ETEXT_DESC monitor;
    double end = cpu_seconds() + longest_page;
    monitor.cancel_this = &end;
    monitor.cancel = [](void* deadline, int) { return cpu_seconds() > *static_cast<double*>(deadline); };
    const bool read = api_.Recognize(&monitor) == 0;
    if (read) take_lines(page);
    api_.Clear();
    if (!read) return std::nullopt;
    level_sizes(page.lines);
    mend_section_signs(page.lines);
    return page;
  }

 private:
  void take_lines(RecognisedPage& page) {
    const std::unique_ptr<tesseract::ResultIterator> at(api_.GetIterator());
    if (!at) return;
    double confidence = 0;
    std::size_t words = 0;
    do {
      if (at->Empty(tesseract::RIL_WORD)) continue;
      if (at->IsAtBeginningOf(tesseract::RIL_TEXTLINE) || page.lines.empty()) page.lines.push_back(line_at(*at));
      RecognisedWord word = word_at(*at, page.width);
      if (word.text.empty()) continue;
      confidence += static_cast<double>(at->Confidence(tesseract::RIL_WORD));
      ++words;
      page.lines.back().words.push_back(std::move(word));
    } while (at->Next(tesseract::RIL_WORD));
    std::erase_if(page.lines, [](const RecognisedLine& line) { return line.words.empty(); });
    if (words > 0)
      page.confidence =
          static_cast<std::uint32_t>(std::lround(std::clamp(confidence / static_cast<double>(words), 0.0, 100.0)));
  }

  RecognisedLine line_at(const tesseract::ResultIterator& at) const {
    RecognisedLine line;
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    at.BoundingBox(tesseract::RIL_TEXTLINE, &left, &top, &right, &bottom);
    double baseline = bottom;
    int from = 0;
    int to = 0;
    // A leaning line counts as where its middle is, so that its words stay together.
    if (at.Baseline(tesseract::RIL_TEXTLINE, &left, &from, &right, &to)) baseline = (from + to) / 2.0;
    float height = 0;
    float descenders = 0;
    float ascenders = 0;
    at.RowAttributes(&height, &descenders, &ascenders);
    if (!(height > 0)) height = static_cast<float>(bottom - top);
    line.baseline = hundredths(baseline * scale_);
    line.size = std::max(hundredths(static_cast<double>(height) * scale_ / share_of_size), 100U);
    return line;
  }

  RecognisedWord word_at(const tesseract::ResultIterator& at, std::uint32_t width) const {
    RecognisedWord word;
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    at.BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom);
    const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
    if (text) word.text = clean(text.get());
    word.left = std::min(hundredths(left * scale_), width);
    word.right = std::clamp(hundredths(right * scale_), word.left, width);
    return word;
  }

  tesseract::TessBaseAPI api_;
  double scale_ = 1;  // points a pixel
};

Recogniser::Recogniser(std::string data_folder) : data_folder_(std::move(data_folder)) {}
Recogniser::~Recogniser() = default;

void Recogniser::load() {
  loaded_ = true;
  fault_ = recognition_data_fault(data_folder_);
  if (!fault_.empty()) return;
  engine_ = std::make_unique<Engine>();
  if (!engine_->start(data_folder_)) fault_ = "the language files in " + data_folder_ + " cannot be used";
}

const std::string& Recogniser::fault() {
  if (!loaded_) load();
  return fault_;
}

std::optional<RecognisedPage> Recogniser::recognise(const GreyPicture& picture, std::uint32_t page) {
  return engine_->read(picture, page);
}

std::string recognition_data_folder() {
  const char* named = std::getenv("TESSDATA_PREFIX");
  return named != nullptr && *named != '\0' ? named : debian_folder;
}

std::vector<std::string> recognition_data_files(const std::string& folder) {
  return {folder + "/eng.traineddata", folder + "/spa.traineddata"};
}

std::string recognition_data_fault(const std::string& folder) {
  for (const std::string& file : recognition_data_files(folder))
    if (access(file.c_str(), R_OK) != 0)
      return "the language file " + file + " is missing (packages tesseract-ocr-eng and tesseract-ocr-spa)";
  return {};
}

std::string recognition_version() {
  const std::unique_ptr<char, decltype(&std::free)> leptonica(getLeptonicaVersion(), &std::free);
  return std::string("tesseract ") + tesseract::TessBaseAPI::Version() + ", " + (leptonica ? leptonica.get() : "") +
         ", " + languages + ", lines " + std::to_string(version_of_lines);
}

}  // namespace indexer::extract
