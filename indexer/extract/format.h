// SPDX-License-Identifier: GPL-3.0-or-later
// Which format a file is in: told by its content first, by its ending where the content does not say.
#pragma once

#include <cstdint>
#include <string_view>

namespace indexer::extract {

enum class Format : std::uint8_t {
  text,
  markdown,
  html,
  mhtml,
  xml,
  pdf,
  docx,
  odt,
  epub,
  zip,
  tar,
  gzip,
  mail,
  mbox,
  rtf,
  doc,
  word_perfect,
  picture,    // PNG, JPEG or TIFF
  ole,        // an OLE container that is no Word document
  encrypted,  // an encrypted Office document
  other,      // known, and not read
};

struct Told {
  Format format = Format::other;
  std::string_view name;  // of a format that is not read, for people: "Outlook message", "JPEG picture"
};

Told tell_format(std::string_view bytes, std::string_view name);

}  // namespace indexer::extract
