// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-embedded-file.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include <memory>

#include "indexer/extract/finish.h"
#include "indexer/extract/limits.h"
#include "indexer/extract/pdf_blocks.h"
#include "indexer/extract/pdf_lines.h"
#include "indexer/extract/pdf_running.h"
#include "indexer/extract/pdf_vocabulary.h"

namespace indexer::extract {
namespace {

constexpr const char* in_properties = "PDF properties";

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

void silent(const std::string&, void*) {}

bool is_bold(const std::string& font) {
  return font.find("Bold") != std::string::npos || font.find("bold") != std::string::npos ||
         font.find("Black") != std::string::npos;
}

std::vector<pdf::Word> words_of(const poppler::page& page) {
  std::vector<pdf::Word> words;
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
    pdf::Word word;
    word.text = utf8(box.text());
    if (word.text.empty()) continue;
    const poppler::rectf place = box.bbox();
    word.left = place.left();
    word.top = place.top();
    word.right = place.right();
    word.bottom = place.bottom();
    word.size = box.get_font_size();
    word.bold = box.has_font_info() && is_bold(box.get_font_name());
    word.rotated = box.rotation() != 0;
    word.space_after = box.has_space_after();
    words.push_back(std::move(word));
  }
  return words;
}

// Titles that programs put in by themselves say nothing of the document.
bool is_junk(const std::string& title) {
  return title.size() < 4 || title.starts_with("Microsoft ") || title.ends_with(".doc") || title.ends_with(".docx") ||
         title.ends_with(".pdf") || title.ends_with(".indd") || title.starts_with("untitled") ||
         title.starts_with("Untitled");
}

void read_properties(const poppler::document& source, Document& document) {
  const std::string title = utf8(source.get_title());
  if (!is_junk(title)) set_property(document, "title", title, in_properties);
  const std::string author = utf8(source.get_author());
  if (!is_junk(author)) set_property(document, "author", author, in_properties);
}

void read_attachments(const poppler::document& source, Document& document) {
  if (!source.has_embedded_files()) return;
  for (const poppler::embedded_file* file : source.embedded_files()) {
    const poppler::byte_array bytes = file->data();
    document.attachments.push_back({file->name(), {bytes.begin(), bytes.end()}});
  }
}

struct ReadPages {
  std::vector<pdf::Page> pages;
  std::vector<std::string> labels;  // of the file itself
  std::vector<int> without_text;    // page numbers
  bool labelled = false;            // some label is not the page's own number
};

ReadPages read_pages(const poppler::document& source) {
  ReadPages read;
  for (int number = 0; number < source.pages(); ++number) {
    const std::unique_ptr<poppler::page> page(source.create_page(number));
    pdf::Page lines;
    std::string label;
    if (page) {
      const poppler::rectf box = page->page_rect();
      lines = pdf::lines_of(words_of(*page), box.width(), box.height(), static_cast<std::uint32_t>(number + 1));
      label = utf8(page->label());
    }
    read.labelled = read.labelled || (!label.empty() && label != std::to_string(number + 1));
    if (lines.lines.empty()) read.without_text.push_back(number + 1);
    read.labels.push_back(std::move(label));
    read.pages.push_back(std::move(lines));
  }
  return read;
}

std::string warning_of(const std::vector<int>& without_text, std::size_t pages) {
  std::string text = std::to_string(without_text.size()) + " of " + std::to_string(pages) +
                     " pages have no text (pictures or scans are not searchable): ";
  for (std::size_t i = 0; i < without_text.size() && i < 10; ++i)
    text += (i == 0 ? "" : ", ") + std::to_string(without_text[i]);
  return text + (without_text.size() > 10 ? ", ..." : "");
}

Extraction read_document(const poppler::document& source) {
  Document document;
  document.format = "pdf";
  read_properties(source, document);
  read_attachments(source, document);
  ReadPages read = read_pages(source);
  if (read.without_text.size() == read.pages.size() && document.attachments.empty())
    return Refusal{schema::Reason::no_text,
                   std::to_string(read.pages.size()) + (read.pages.size() == 1 ? " page" : " pages") + " without text"};
  if (!read.without_text.empty()) document.warnings.push_back(warning_of(read.without_text, read.pages.size()));
  if (pdf::has_bracket_fault(read.pages)) pdf::mend_brackets(read.pages);
  const pdf::Running running = pdf::take_out_running(read.pages);
  for (const auto& page : running.of_page) document.running.insert(document.running.end(), page.begin(), page.end());
  document.page_labels = read.labelled ? read.labels : running.labels;
  document.page_labels.resize(read.pages.size());
  document.blocks = pdf::blocks_of(read.pages, pdf::Vocabulary(read.pages));
  return finish(std::move(document));
}

}  // namespace

// One word in a font that is not in the file makes the library find its fonts.
void warm_up_pdf() {
  poppler::set_debug_error_function(silent, nullptr);
  static_cast<void>(read_pdf(
      "%PDF-1.4\n"
      "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
      "4 0 obj<</Length 38>>stream\nBT /F 9 Tf 9 9 Td (fonts) Tj ET        \nendstream endobj\n"
      "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
      "trailer<</Root 1 0 R/Size 6>>\n%%EOF\n"));
}

Extraction read_pdf(std::string_view bytes) {
  poppler::set_debug_error_function(silent, nullptr);
  if (bytes.empty()) return Refusal{schema::Reason::empty, "0 bytes"};
  const std::unique_ptr<poppler::document> source(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!source) return Refusal{schema::Reason::damaged, "it cannot be opened as a PDF"};
  // A locked document gives pages that crash; one with an owner's password alone opens without any.
  if (source->is_locked() && source->unlock("", "")) return Refusal{schema::Reason::encrypted, "it wants a password"};
  if (source->pages() <= 0) return Refusal{schema::Reason::damaged, "it has no pages"};
  if (source->pages() > static_cast<int>(limits::pdf_pages))
    return Refusal{schema::Reason::too_large, std::to_string(source->pages()) + " pages"};
  return read_document(*source);
}

}  // namespace indexer::extract
