// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes in any encoding to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace indexer::extract {

// Whether the bytes are well-formed UTF-8 (plain ASCII is).
bool is_utf8(std::string_view bytes);

// The bytes as well-formed UTF-8 without a byte order mark. The encoding is told by, in this order: byte order mark,
// `declared` (a name as in HTML, XML or mail headers; unknown names are ignored), the pattern of UTF-16, being valid
// UTF-8, else windows-1252. What cannot be decoded becomes U+FFFD. Text that is valid UTF-8 beyond ASCII is UTF-8
// even where a one-byte Western encoding is declared: those declarations are often left over from a template.
std::string to_utf8(std::string_view bytes, std::string_view declared = {});

// Whether the bytes are no text in any encoding we read: one in fifty is a control character, NUL among them. A few
// stray ones make no text binary.
bool is_binary(std::string_view bytes);

// Appends a code point; surrogates and values beyond U+10FFFF become U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

// Text of one of the named code pages ("windows-1250", "Shift_JIS" ...) as UTF-8; windows-1252 if it is unknown.
std::string decode(std::string_view bytes, const char* charset);

}  // namespace indexer::extract
