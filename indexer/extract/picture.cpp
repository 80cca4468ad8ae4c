// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes pictures one page at a time and hands them to recognition.
#include "indexer/extract/picture.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>

#include "indexer/extract/finish.h"
#include "indexer/extract/limits.h"
#include "indexer/extract/page_numbers.h"
#include "indexer/extract/pdf_columns.h"
#include "indexer/extract/pdf_pages.h"
#include "indexer/extract/pdf_scans.h"
#include "indexer/extract/recogniser.h"

namespace indexer::extract {
namespace {

struct Destroy {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using Picture = std::unique_ptr<Pix, Destroy>;

// Logos, icons and lines in mails are smaller; so is no page.
constexpr int least_side = 100;
constexpr double page_width = 8.5;  // inches, where a picture does not tell its resolution

bool is_tiff(std::string_view bytes) { return bytes.starts_with("II") || bytes.starts_with("MM"); }

const l_uint8* data_of(std::string_view bytes) { return reinterpret_cast<const l_uint8*>(bytes.data()); }

double resolution_of(const Pix* pix) {
  const int stated = pixGetXRes(pix);
  if (stated >= 70 && stated <= 1200) return stated;
  return std::clamp(std::min(pixGetWidth(pix), pixGetHeight(pix)) / page_width, 70.0, 1200.0);
}

// Grey rows, a byte a pixel: the library packs four pixels into a word of the machine's byte order.
std::vector<unsigned char> rows_of(Pix* grey) {
  const auto width = static_cast<std::size_t>(pixGetWidth(grey));
  const auto height = static_cast<std::size_t>(pixGetHeight(grey));
  std::vector<unsigned char> rows(width * height);
  const l_uint32* data = pixGetData(grey);
  const auto words = static_cast<std::size_t>(pixGetWpl(grey));
  for (std::size_t y = 0; y < height; ++y)
    for (std::size_t x = 0; x < width; ++x)
      rows[y * width + x] = static_cast<unsigned char>(data[y * words + x / 4] >> (24 - 8 * (x % 4)));
  return rows;
}

class PictureReader {
 public:
  PictureReader(std::string_view bytes, const Recognition& recognition) : bytes_(bytes), recognition_(recognition) {}

  Extraction read() {
    if (!is_tiff(bytes_)) {
      if (const auto refusal = check(0)) return *refusal;
      add(Picture(pixReadMem(data_of(bytes_), bytes_.size())));
    } else if (const auto refusal = read_tiff()) {
      return *refusal;
    }
    if (pages_.empty() || damaged_ == pages_.size())
      return Refusal{schema::Reason::damaged, "the picture cannot be decoded"};
    if (recognised_.empty())
      return Refusal{schema::Reason::no_text,
                     warnings_.empty() ? "text recognition found no words" : warnings_.front()};
    return document();
  }

 private:
  // A page too large to be decoded, before it is.
  std::optional<Refusal> check(int page) const {
    int format = 0;
    int width = 0;
    int height = 0;
    int bits = 0;
    int samples = 0;
    int mapped = 0;
    int resolution = 0;
    const bool failed = is_tiff(bytes_) ? readHeaderMemTiff(data_of(bytes_), bytes_.size(), page, &width, &height,
                                                            &bits, &samples, &resolution, &mapped, &format) != 0
                                        : pixReadHeaderMem(data_of(bytes_), bytes_.size(), &format, &width, &height,
                                                           &bits, &samples, &mapped) != 0;
    if (failed || width <= 0 || height <= 0) return Refusal{schema::Reason::damaged, "the picture cannot be decoded"};
    if (static_cast<std::size_t>(width) * static_cast<std::size_t>(height) > limits::decoded_pixels)
      return Refusal{schema::Reason::too_large, std::to_string(width) + " x " + std::to_string(height) + " pixels"};
    return std::nullopt;
  }

  std::optional<Refusal> read_tiff() {
    std::size_t offset = 0;
    do {
      if (pages_.size() == limits::recognised_pages) {
        warnings_.push_back("only its first " + count_of(pages_.size()) + " are recognised");
        return std::nullopt;
      }
      if (const auto refusal = check(static_cast<int>(pages_.size()))) return refusal;
      const std::size_t before = offset;
      add(Picture(pixReadMemFromMultipageTiff(data_of(bytes_), bytes_.size(), &offset)));
      if (offset != 0 && offset == before) return std::nullopt;
    } while (offset != 0);
    return std::nullopt;
  }

  // Takes a page in; one that cannot be decoded stays empty.
  void add(const Picture& picture) {
    const auto number = static_cast<std::uint32_t>(pages_.size() + 1);
    pages_.emplace_back();
    texts_.emplace_back();
    if (!picture) ++damaged_;
    const auto known = std::find_if(recognition_.known.begin(), recognition_.known.end(),
                                    [&](const RecognisedPage& each) { return each.page == number; });
    const auto read = known != recognition_.known.end() ? *known : recognise(picture.get(), number);
    if (!is_text(read)) return;
    recognised_.push_back({number, read.confidence});
    texts_.back() = text_of(read);
    pdf::PageWords words = pdf::words_of(read);
    pages_.back().width = words.width;
    pages_.back().height = words.height;
    pages_.back().lines = pdf::lines_of(words.words, number);
  }

  RecognisedPage recognise(Pix* picture, std::uint32_t number) {
    RecognisedPage page;
    page.page = number;
    if (picture == nullptr || std::min(pixGetWidth(picture), pixGetHeight(picture)) < least_side) return page;
    double resolution = resolution_of(picture);
    const Picture opaque(pixGetSpp(picture) == 4 ? pixRemoveAlpha(picture) : pixClone(picture));
    Picture grey(opaque ? pixConvertTo8(opaque.get(), 0) : nullptr);
    if (!grey) return page;
    const double pixels = static_cast<double>(pixGetWidth(grey.get())) * pixGetHeight(grey.get());
    const double scale = std::sqrt(static_cast<double>(limits::picture_pixels) / pixels);
    if (scale < 1) {
      grey.reset(pixScale(grey.get(), static_cast<float>(scale), static_cast<float>(scale)));
      if (!grey) return page;
      resolution *= scale;
    }
    const std::vector<unsigned char> rows = rows_of(grey.get());
    const auto width = static_cast<std::uint32_t>(pixGetWidth(grey.get()));
    const auto height = static_cast<std::uint32_t>(pixGetHeight(grey.get()));
    if (recognition_.begun) recognition_.begun(number);
    if (auto read = recognition_.engine->recognise({rows.data(), width, height, width, resolution}, number)) {
      page = std::move(*read);
      if (recognition_.found) recognition_.found(page);
    } else {
      warnings_.push_back("recognising page " + std::to_string(number) + " took too long");
    }
    return page;
  }

  Extraction document() {
    Document document;
    document.format = is_tiff(bytes_) ? "tiff" : bytes_.starts_with("\x89PNG") ? "png" : "jpeg";
    document.recognised = std::move(recognised_);
    document.warnings = std::move(warnings_);
    document.warnings.push_back(recognition_warning(document.recognised, pages_.size()));
    if (const std::size_t rest = pages_.size() - document.recognised.size(); rest > 0)
      document.warnings.push_back(count_of(rest) + " without words");
    pdf::arrange(pages_, std::vector<std::string>(pages_.size()), document);
    if (is_tiff(bytes_)) {
      document.page_texts = std::move(texts_);
    } else {
      document.page_labels.clear();
      for (Block& block : document.blocks) block.pages.clear();
    }
    return finish(std::move(document));
  }

  std::string_view bytes_;
  const Recognition& recognition_;
  std::vector<pdf::Page> pages_;
  std::vector<std::string> texts_;
  std::vector<schema::PageConfidence> recognised_;
  std::vector<std::string> warnings_;
  std::size_t damaged_ = 0;
};

}  // namespace

Extraction read_picture(std::string_view bytes, const Recognition& recognition) {
  if (recognition.engine == nullptr)
    return Refusal{schema::Reason::no_text, "a picture; text recognition (OCR) is off"};
  if (!recognition.engine->fault().empty())
    return Refusal{schema::Reason::no_text,
                   "a picture; text recognition (OCR) is not possible: " + recognition.engine->fault()};
  return PictureReader(bytes, recognition).read();
}

}  // namespace indexer::extract
