// SPDX-License-Identifier: GPL-3.0-or-later
// Small PDFs made in memory: text at places, pictures, labels, attachments, passwords.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace indexer::extract {

class PdfMaker {
 public:
  // Numbers of the objects every file has; further ones come behind them.
  static constexpr int catalog = 1, page_tree = 2, font = 3, bold_font = 4;

  // A page of 612 x 792 points with this content stream; `more` are further entries of its dictionary.
  void page(std::string_view content, std::string_view more = "") {
    const int stream = object(stream_of(content));
    pages_ += std::to_string(stream + 1) + " 0 R ";
    ++count_;
    object(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R /B 4 0 R >> >> "
        "/Contents " +
        std::to_string(stream) + " 0 R " + std::string(more) + " >>");
  }

  // Gives the object's number.
  int object(std::string body) {
    objects_.push_back(std::move(body));
    return static_cast<int>(objects_.size()) + bold_font;
  }

  static std::string stream_of(std::string_view content, std::string_view more = "") {
    return "<< /Length " + std::to_string(content.size()) + " " + std::string(more) + " >>\nstream\n" +
           std::string(content) + "\nendstream";
  }

  // `more` are further entries of the catalog and of the trailer.
  std::string file(std::string_view catalog_more = "", std::string_view trailer_more = "") const {
    std::vector<std::string> bodies{
        "<< /Type /Catalog /Pages 2 0 R " + std::string(catalog_more) + " >>",
        "<< /Type /Pages /Count " + std::to_string(count_) + " /Kids [ " + pages_ + "] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"};
    bodies.insert(bodies.end(), objects_.begin(), objects_.end());
    std::string bytes = "%PDF-1.7\n";
    std::string table;
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      std::string offset = std::to_string(bytes.size());
      offset.insert(0, 10 - offset.size(), '0');
      table += offset + " 00000 n \n";
      bytes += std::to_string(i + 1) + " 0 obj\n" + bodies[i] + "\nendobj\n";
    }
    const std::string size = std::to_string(bodies.size() + 1);
    return bytes + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size " + size +
           " /Root 1 0 R " + std::string(trailer_more) + " >>\nstartxref\n" + std::to_string(bytes.size()) +
           "\n%%EOF\n";
  }

 private:
  std::vector<std::string> objects_;
  std::string pages_;
  int count_ = 0;
};

// Operators that write `text` (no parentheses, no backslashes) at a place, in points from the lower left corner.
inline std::string text_at(int x, int y, std::string_view text, int size = 11, std::string_view font = "F") {
  return "BT /" + std::string(font) + " " + std::to_string(size) + " Tf " + std::to_string(x) + " " +
         std::to_string(y) + " Td (" + std::string(text) + ") Tj ET\n";
}

}  // namespace indexer::extract
