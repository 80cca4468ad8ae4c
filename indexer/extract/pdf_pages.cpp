// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_pages.h"

#include "indexer/extract/pdf_blocks.h"
#include "indexer/extract/pdf_labels.h"
#include "indexer/extract/pdf_layout.h"
#include "indexer/extract/pdf_running.h"
#include "indexer/extract/pdf_vocabulary.h"

namespace indexer::extract::pdf {

void arrange(std::vector<Page>& pages, const std::vector<std::string>& labels, Document& document) {
  mend_brackets(pages);
  const auto running = take_out_running(pages);
  document.page_labels = labels_of(running);
  for (std::size_t page = 0; page < running.size(); ++page) {
    if (!labels[page].empty()) document.page_labels[page] = labels[page];
    document.running.insert(document.running.end(), running[page].begin(), running[page].end());
  }
  for (Page& page : pages) mark_tables(page);
  const Layout layout(pages);
  mark_footnotes(pages, layout);
  document.blocks = blocks_of(pages, layout, Vocabulary(pages));
}

}  // namespace indexer::extract::pdf
