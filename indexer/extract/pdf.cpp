// SPDX-License-Identifier: GPL-3.0-or-later
// From the bytes of a PDF to its document, step by step.
#include "indexer/extract/pdf.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-embedded-file.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <utility>

#include "indexer/extract/finish.h"
#include "indexer/extract/limits.h"
#include "indexer/extract/page_numbers.h"
#include "indexer/extract/pdf_bookmarks.h"
#include "indexer/extract/pdf_columns.h"
#include "indexer/extract/pdf_lines.h"
#include "indexer/extract/pdf_pages.h"
#include "indexer/extract/pdf_scans.h"
#include "indexer/extract/pdf_words.h"

namespace indexer::extract {
namespace {

constexpr std::string_view in_properties = "PDF properties";
constexpr std::size_t most_rendered = 12;  // textless pages that are looked at; the others are taken for pictures

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

// The library reports what it stumbles over by this callback only. The messages say that it had to search for the
// file's objects because the table that lists them is broken.
thread_local bool rebuilt = false;

void hear(const std::string& message, void*) {
  static constexpr std::array<std::string_view, 4> signs{"trailer dictionary", "read xref table", "reconstruct",
                                                         "Unexpected end of file in"};
  rebuilt = rebuilt || std::any_of(signs.begin(), signs.end(),
                                   [&](std::string_view sign) { return message.find(sign) != std::string::npos; });
}

bool ends_with_any(const std::string& text, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return text.ends_with(ending); });
}

// What programs put in by themselves says nothing of the document: "Microsoft Word - memo.doc", "Untitled", "x.indd".
bool is_junk(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  static constexpr std::array<std::string_view, 10> starts{
      "microsoft ", "untitled", "powerpoint presentation", "slide 1", "document", "title", "user", "unknown",
      "author",     "admin"};
  if (text.size() < 4 || text.starts_with("microsoft ") || text.starts_with("untitled")) return true;
  if (text.find('/') != std::string::npos && text.find(' ') == std::string::npos) return true;
  if (std::find(starts.begin(), starts.end(), text) != starts.end()) return true;
  return ends_with_any(text, {".doc", ".docx", ".pdf", ".indd", ".qxd", ".wpd", ".rtf", ".xls", ".ppt", ".pptx", ".fm",
                              ".tif", ".txt", ".dot", ".xml"});
}

void read_properties(const poppler::document& source, Document& document) {
  const std::string title = clean(utf8(source.get_title()));
  if (!is_junk(title)) set_property(document, "title", title, in_properties);
  const std::string author = clean(utf8(source.get_author()));
  if (!is_junk(author)) set_property(document, "author", author, in_properties);
}

void read_attachments(const poppler::document& source, Document& document) {
  if (!source.has_embedded_files()) return;
  std::size_t total = 0;
  for (const poppler::embedded_file* file : source.embedded_files()) {
    if (!file || !file->is_valid()) continue;
    const poppler::byte_array bytes = file->data();
    total += bytes.size();
    if (bytes.size() > limits::archive_entry_bytes || total > limits::archive_bytes ||
        document.attachments.size() == limits::archive_entries)
      document.warnings.push_back("its attachment '" + file->name() + "' is too large and was left out");
    else
      document.attachments.push_back({file->name(), {bytes.begin(), bytes.end()}});
  }
}

// Text recognition names itself as the program that wrote the file, or in the font of its invisible text.
bool is_recognised(const poppler::document& source) {
  static constexpr std::array<std::string_view, 8> programs{"Paper Capture", "OCR",      "ABBYY",    "FineReader",
                                                            "Tesseract",     "OmniPage", "ScanSoft", "Readiris"};
  const std::string program = utf8(source.get_producer()) + '\n' + utf8(source.get_creator());
  return std::any_of(programs.begin(), programs.end(),
                     [&](std::string_view name) { return program.find(name) != std::string::npos; });
}

bool is_blank(const poppler::page& page) {
  if (!poppler::page_renderer::can_render()) return false;
  const poppler::rectf size = page.page_rect();
  if (size.width() > 5000 || size.height() > 5000) return false;
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  const poppler::image image = renderer.render_page(&page, 18, 18);
  if (!image.is_valid()) return false;
  for (int y = 0; y < image.height(); ++y) {
    const char* row = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    if (std::any_of(row, row + image.width(), [](char gray) { return static_cast<unsigned char>(gray) < 224; }))
      return false;
  }
  return true;
}

class PageReader {
 public:
  PageReader(const poppler::document& source, const Recognition& recognition) : scans(recognition), source_(source) {}

  void read() {
    for (int number = 0; number < source_.pages(); ++number) read_page(number);
    // Numbers count as those of lines when a second page has them: one page alone may be a numbered list.
    if (numbered_.size() < 2) return;
    for (auto& [number, page] : numbered_) pages[number] = std::move(page);
  }

  // Pages that have something on them but no text.
  std::vector<std::size_t> pictures() const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < textless.size(); ++i) {
      const std::unique_ptr<poppler::page> page(
          i < most_rendered ? source_.create_page(static_cast<int>(textless[i] - 1)) : nullptr);
      if (!page || !is_blank(*page)) found.push_back(textless[i]);
    }
    return found;
  }

  std::vector<pdf::Page> pages;
  std::vector<std::string> labels;      // of the file itself; all empty if it has none
  std::vector<std::string> texts;       // in the order of the library, without a layout of ours
  std::vector<std::size_t> textless;    // page numbers
  std::vector<std::size_t> unreadable;  // page numbers
  std::vector<std::size_t> encoded;     // page numbers
  pdf::ScanReader scans;
  bool recognised = false;  // by another program: its fonts are in the file

 private:
  void read_page(int index) {
    const auto number = static_cast<std::uint32_t>(index + 1);
    pdf::Page page;
    std::string label;
    if (const std::unique_ptr<poppler::page> source{source_.create_page(index)}) {
      pdf::PageWords words = words_.read(*source);
      if (const auto scan = scans.read(*source, number, words)) words = pdf::words_of(*scan);
      page.width = words.width;
      page.height = words.height;
      page.sideways = words.sideways;
      page.lines = pdf::lines_of(words.words, number);
      if (pdf::Unnumbered unnumbered = pdf::without_line_numbers(words.words); !unnumbered.numbers.empty()) {
        pdf::Page other = page;
        other.lines = pdf::lines_of(unnumbered.words, number);
        other.line_numbers = std::move(unnumbered.numbers);
        numbered_.emplace_back(number - 1, std::move(other));
      }
      if (words.encoded) encoded.push_back(number);
      if (page.lines.empty() && page.sideways.empty()) textless.push_back(number);
      texts.push_back(std::move(words.text));
      label = utf8(source->label());
    } else {
      unreadable.push_back(number);
      texts.emplace_back();
    }
    labelled_ = labelled_ || (!label.empty() && label != std::to_string(number));
    recognised = words_.recognised();
    labels.push_back(std::move(label));
    if (index + 1 == source_.pages() && !labelled_) labels.assign(labels.size(), {});
    pages.push_back(std::move(page));
  }

  const poppler::document& source_;
  pdf::WordReader words_;
  std::vector<std::pair<std::size_t, pdf::Page>> numbered_;  // pages without the numbers of their lines
  bool labelled_ = false;  // some label is not the page's own number: without labels the library gives that
};

void warn_of_pages(const PageReader& reader, Document& document) {
  const std::string of = " of " + count_of(reader.pages.size());
  document.recognised = reader.scans.recognised();
  if (!document.recognised.empty())
    document.warnings.push_back(recognition_warning(document.recognised, reader.pages.size()));
  if (!reader.scans.fault().empty())
    document.warnings.push_back("text recognition (OCR) left pages out: " + reader.scans.fault());
  if (const auto pictures = reader.pictures(); !pictures.empty())
    document.warnings.push_back(std::to_string(pictures.size()) + of + " without text (pictures only): page " +
                                list_of(pictures));
  if (!reader.unreadable.empty())
    document.warnings.push_back(std::to_string(reader.unreadable.size()) + of + " could not be read: page " +
                                list_of(reader.unreadable));
  if (!reader.encoded.empty())
    document.warnings.push_back(std::to_string(reader.encoded.size()) + of +
                                " in fonts that do not tell their letters (not searchable): page " +
                                list_of(reader.encoded));
}

Refusal without_text(const PageReader& reader, const Recognition& recognition) {
  std::string why = recognition.engine == nullptr ? "text recognition (OCR) is off" : "text recognition found no words";
  if (!reader.scans.fault().empty()) why = "text recognition (OCR) is not possible: " + reader.scans.fault();
  return {schema::Reason::no_text, count_of(reader.pages.size()) + " without text; " + why};
}

Extraction read_document(const poppler::document& source, const Recognition& recognition) {
  Document document;
  document.format = "pdf";
  read_properties(source, document);
  read_attachments(source, document);
  PageReader reader(source, recognition);
  reader.read();
  if (reader.unreadable.size() == reader.pages.size())
    return Refusal{schema::Reason::damaged, "none of its " + count_of(reader.pages.size()) + " can be read"};
  const bool has_text = reader.textless.size() + reader.unreadable.size() < reader.pages.size();
  if (!has_text && document.attachments.empty()) return without_text(reader, recognition);
  warn_of_pages(reader, document);
  const bool own_text =
      reader.textless.size() + reader.unreadable.size() + document.recognised.size() < reader.pages.size();
  if (own_text && (reader.recognised || is_recognised(source)))
    document.warnings.emplace_back("text recognised by software (OCR layer)");
  if (rebuilt) document.warnings.emplace_back("the file is damaged: text may be missing");
  pdf::arrange(reader.pages, reader.labels, document);
  pdf::mark_bookmarks(pdf::bookmarks_of(source), document.blocks);
  document.page_texts = std::move(reader.texts);
  return finish(std::move(document));
}

}  // namespace

void warm_up_pdf() { poppler::set_debug_error_function(hear, nullptr); }

Extraction read_pdf(std::string_view bytes, const Recognition& recognition) {
  poppler::set_debug_error_function(hear, nullptr);
  rebuilt = false;
  if (bytes.empty()) return Refusal{schema::Reason::empty, "0 bytes"};
  if (bytes.size() > limits::file_bytes) return Refusal{schema::Reason::too_large, "more than 512 MiB"};
  const std::unique_ptr<poppler::document> source(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!source) return Refusal{schema::Reason::damaged, "it cannot be opened as a PDF"};
  // A locked document gives pages that crash; one with an owner's password alone opens without any.
  if (source->is_locked() && source->unlock("", "")) return Refusal{schema::Reason::encrypted, "it wants a password"};
  if (source->pages() <= 0) return Refusal{schema::Reason::damaged, "it has no pages"};
  if (source->pages() > static_cast<int>(limits::pdf_pages))
    return Refusal{schema::Reason::too_large, std::to_string(source->pages()) + " pages"};
  return read_document(*source, recognition);
}

}  // namespace indexer::extract
