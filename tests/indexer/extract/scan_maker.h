// SPDX-License-Identifier: GPL-3.0-or-later
// Scans made in memory: lines of text printed to a picture, pictures as files and as pages of a PDF.
#pragma once

#include <leptonica/allheaders.h>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/indexer/extract/pdf_maker.h"

namespace indexer::extract {

// A content stream that prints lines of ASCII from the top of a page, in 14 points. No parentheses.
inline std::string printed(const std::vector<std::string>& lines) {
  std::string content = "BT /F 14 Tf 18 TL 72 700 Td\n";
  for (const std::string& line : lines) content += "(" + line + ") Tj T*\n";
  return content + "ET\n";
}

struct DestroyPix {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using ScannedPage = std::unique_ptr<Pix, DestroyPix>;

// Those lines as a scanner with 150 dots an inch would see them.
inline ScannedPage scanned(const std::vector<std::string>& lines) {
  PdfMaker maker;
  maker.page(printed(lines));
  const std::string bytes = maker.file();
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  const std::unique_ptr<poppler::page> page(document->create_page(0));
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  const poppler::image image = renderer.render_page(page.get(), 150, 150);
  ScannedPage pix(pixCreate(image.width(), image.height(), 8));
  pixSetResolution(pix.get(), 150, 150);
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      pixSetPixel(
          pix.get(), x, y,
          static_cast<unsigned char>(image.const_data()[static_cast<std::ptrdiff_t>(y) * image.bytes_per_row() + x]));
  return pix;
}

// IFF_PNG, IFF_JFIF_JPEG ...
inline std::string picture_file(const ScannedPage& page, int format) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  pixWriteMem(&data, &size, page.get(), format);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  std::free(data);
  return bytes;
}

inline std::string tiff_file(const std::vector<ScannedPage>& pages) {
  Pixa* all = pixaCreate(static_cast<int>(pages.size()));
  for (const ScannedPage& page : pages) pixaAddPix(all, page.get(), L_CLONE);
  l_uint8* data = nullptr;
  std::size_t size = 0;
  pixaWriteMemMultipageTiff(&data, &size, all);
  pixaDestroy(&all);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  std::free(data);
  return bytes;
}

// A content stream that shows the scan over the whole page.
inline std::string shown(const ScannedPage& page) {
  static constexpr char hex[] = "0123456789abcdef";
  std::string content = "q 612 0 0 792 0 0 cm BI /W " + std::to_string(pixGetWidth(page.get())) + " /H " +
                        std::to_string(pixGetHeight(page.get())) + " /CS /G /BPC 8 /F [/AHx /DCT] ID\n";
  for (const char c : picture_file(page, IFF_JFIF_JPEG)) {
    content += hex[static_cast<unsigned char>(c) >> 4];
    content += hex[static_cast<unsigned char>(c) & 15];
  }
  return content + ">\nEI Q\n";
}

}  // namespace indexer::extract
