// SPDX-License-Identifier: GPL-3.0-or-later
// Extracts the PDFs named on the command line, one after the other in this process, and says how much there was.
#include <cstddef>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <variant>

#include "indexer/extract/pdf.h"

int main(int count, char** arguments) {
  using namespace indexer::extract;
  std::size_t files = 0;
  std::size_t refused = 0;
  std::size_t pages = 0;
  std::size_t bytes = 0;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(arguments[i], std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    const Extraction extraction = read_pdf(std::move(content).str());
    ++files;
    const auto* document = std::get_if<Document>(&extraction);
    refused += document == nullptr;
    if (!document) continue;
    pages += document->page_labels.size();
    for (const Block& block : document->blocks) bytes += block.text.size() + 1;
  }
  std::cout << files << " files, " << refused << " refused, " << pages << " pages, " << bytes << " bytes of text\n";
}
