// SPDX-License-Identifier: GPL-3.0-or-later
// Dispatch to the readers.
#include "indexer/extract/extract.h"

#include <exception>
#include <new>
#include <string>

#include "indexer/extract/archive.h"
#include "indexer/extract/doc.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/epub.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/format.h"
#include "indexer/extract/html.h"
#include "indexer/extract/limits.h"
#include "indexer/extract/mail.h"
#include "indexer/extract/markdown.h"
#include "indexer/extract/odt.h"
#include "indexer/extract/pdf.h"
#include "indexer/extract/picture.h"
#include "indexer/extract/rtf.h"
#include "indexer/extract/text.h"
#include "indexer/extract/word.h"
#include "indexer/extract/word_perfect.h"
#include "indexer/extract/xml.h"

namespace indexer::extract {
namespace {

Refusal unsupported(std::string_view name) {
  return {schema::Reason::unsupported, "a file of this kind is not read: " + std::string(name)};
}

Extraction read(std::string_view bytes, std::string_view name, const Told& told, const Recognition& recognition) {
  switch (told.format) {
    case Format::text:
      return read_text(bytes);
    case Format::markdown:
      return read_markdown(bytes);
    case Format::html:
      return read_html(bytes);
    case Format::pdf:
      return read_pdf(bytes, recognition);
    case Format::word_perfect:
      return read_word_perfect(bytes);
    case Format::picture:
      return read_picture(bytes, recognition);
    case Format::xml:
      return read_xml(bytes);
    case Format::mail:
      return read_mail(bytes);
    case Format::mbox:
      return read_mailbox(bytes);
    case Format::mhtml:
      return read_mhtml(bytes);
    case Format::rtf:
      return read_rtf(bytes);
    case Format::doc:
      return read_doc(bytes);
    case Format::epub:
      return read_epub(bytes);
    case Format::docx:
      return read_docx(bytes);
    case Format::odt:
      return read_odt(bytes);
    case Format::zip:
      return read_archive(bytes, name, "zip");
    case Format::tar:
      return read_archive(bytes, name, "tar");
    case Format::gzip:
      return read_archive(bytes, name, "gzip");
    case Format::encrypted:
      return Refusal{schema::Reason::encrypted, "it is protected by a password"};
    default:
      return unsupported(told.name);
  }
}

bool is_markup(Format format) {
  return format == Format::html || format == Format::xml || format == Format::markdown || format == Format::rtf ||
         format == Format::mail || format == Format::mhtml;
}

}  // namespace

void warm_up() {
  warm_up_mail();
  warm_up_pdf();
  // Each converter and table is loaded at its first use; these are used by a first text in every encoding.
  for (const char* charset :
       {"windows-1252", "windows-1250", "windows-1251", "iso-8859-2", "iso-8859-15", "koi8-r", "gbk", "gb18030", "big5",
        "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr", "UTF-16LE", "UTF-16BE"})
    clean(decode("n\xCC\x83", charset));
}

Extraction extract(std::string_view bytes, std::string_view name, const Recognition& recognition) {
  if (bytes.empty()) return Refusal{schema::Reason::empty, "the file has no bytes"};
  if (bytes.size() > limits::file_bytes) return Refusal{schema::Reason::too_large, "files are read up to 512 MiB"};
  try {
    const Told told = tell_format(bytes, name);
    if (is_markup(told.format) && bytes.size() > limits::markup_bytes)
      return Refusal{schema::Reason::too_large, std::string(told.name) + " files are read up to 64 MiB"};
    return read(bytes, name, told, recognition);
  } catch (const std::bad_alloc&) {
    return Refusal{schema::Reason::out_of_memory, "reading it took too much memory"};
  } catch (const std::exception& error) {
    return Refusal{schema::Reason::damaged, std::string("it cannot be read: ") + error.what()};
  }
}

}  // namespace indexer::extract
