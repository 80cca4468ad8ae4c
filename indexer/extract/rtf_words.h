// SPDX-License-Identifier: GPL-3.0-or-later
// What single control words of RTF stand for.
#pragma once

#include <string_view>

namespace indexer::extract {

// The code page of a font's character set (\fcharsetN); null = that of the document.
const char* rtf_code_page(int charset);

// Whether the word begins a destination whose content is no text of the document.
bool is_rtf_nothing(std::string_view word);

// The text of a word that stands for a character, as \emdash; "" if it does not.
std::string_view rtf_symbol(std::string_view word);

}  // namespace indexer::extract
