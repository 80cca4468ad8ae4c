// SPDX-License-Identifier: GPL-3.0-or-later
// Encodings by ICU's converters; what a file declares is checked against its bytes.
#include "indexer/extract/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

namespace indexer::extract {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset, &status), &ucnv_close);
  return U_SUCCESS(status) ? std::move(converter) : Converter(nullptr, &ucnv_close);
}

std::string lower(std::string_view name) {
  std::string result;
  for (const char c : name)
    if (c > ' ' && c != '"' && c != '\'') result += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return result;
}

// The names under which windows-1252 goes in practice: what is sent as Latin-1 or ASCII has its quotes and dashes.
bool is_western(const std::string& name) {
  static constexpr std::array<std::string_view, 9> names{"iso-8859-1", "iso8859-1",    "latin1", "latin-1", "us-ascii",
                                                         "ascii",      "windows-1252", "cp1252", "ansi"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

// UTF-16 without a mark: in Latin text every other byte is NUL. Gives the charset's name or nullptr.
const char* utf16_pattern(std::string_view bytes) {
  const std::size_t size = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
  if (size < 8) return nullptr;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < size; i += 2) {
    even += bytes[i] == '\0';
    odd += bytes[i + 1] == '\0';
  }
  const std::size_t pairs = size / 2;
  if (odd * 10 >= pairs * 7 && even * 20 <= pairs) return "UTF-16LE";
  if (even * 10 >= pairs * 7 && odd * 20 <= pairs) return "UTF-16BE";
  return nullptr;
}

struct Mark {
  std::string_view bytes;
  const char* charset;
};
// UTF-32LE begins like UTF-16LE and so stands first.
constexpr std::array<Mark, 5> marks{{{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                     {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                                     {std::string_view("\xEF\xBB\xBF", 3), "UTF-8"},
                                     {std::string_view("\xFF\xFE", 2), "UTF-16LE"},
                                     {std::string_view("\xFE\xFF", 2), "UTF-16BE"}}};

const Mark* byte_order_mark(std::string_view bytes) {
  const auto found =
      std::find_if(marks.begin(), marks.end(), [&](const Mark& m) { return bytes.starts_with(m.bytes); });
  return found == marks.end() ? nullptr : &*found;
}

// Well-formed copy: every byte that is no part of a character becomes U+FFFD.
std::string repair_utf8(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  std::string result;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    append_utf8(result, c < 0 ? U'\uFFFD' : static_cast<char32_t>(c));
  }
  return result;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < size;) {
    if (data[i] < 0x80) {
      ++i;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    if (c < 0) return false;
  }
  return true;
}

std::string decode(std::string_view bytes, const char* charset) {
  Converter converter = open_converter(charset);
  if (!converter) converter = open_converter("windows-1252");
  std::string result;
  UErrorCode status = U_ZERO_ERROR;
  // In pieces: ICU counts in 32 bits, and a whole file as UTF-16 would double the memory.
  std::array<char16_t, 8192> units{};
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  do {
    char16_t* target = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, nullptr, true, &status);
    icu::UnicodeString(false, units.data(), static_cast<std::int32_t>(target - units.data())).toUTF8String(result);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return repair_utf8(result);
}

std::string to_utf8(std::string_view bytes, std::string_view declared) {
  if (const Mark* mark = byte_order_mark(bytes)) {
    bytes.remove_prefix(mark->bytes.size());
    if (std::string_view(mark->charset) == "UTF-8") return repair_utf8(bytes);
    return decode(bytes, mark->charset);
  }
  const std::string name = lower(declared);
  const bool utf8 = is_utf8(bytes);
  const char* pattern = utf16_pattern(bytes);
  if (!name.empty() && !pattern && !is_western(name) && name != "utf-8" && name != "utf8") {
    const bool wide = name.starts_with("utf-16") || name.starts_with("utf-32") || name.starts_with("ucs");
    if (!wide && open_converter(name.c_str())) return decode(bytes, name.c_str());
  }
  if (pattern) return decode(bytes, pattern);
  return utf8 ? std::string(bytes) : decode(bytes, "windows-1252");
}

bool is_binary(std::string_view bytes) {
  if (byte_order_mark(bytes) || utf16_pattern(bytes)) return false;
  const std::string_view head = bytes.substr(0, 65536);
  std::size_t odd = 0;
  for (const char c : head) {
    const auto byte = static_cast<unsigned char>(c);
    odd += (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v' &&
            byte != 0x1A && byte != 0x1B) ||
           byte == 0x7F;
  }
  return odd > 4 && odd * 50 > head.size();
}

void append_utf8(std::string& text, char32_t code_point) {
  auto c = static_cast<UChar32>(code_point);
  if (code_point > 0x10FFFF || U_IS_SURROGATE(c)) c = 0xFFFD;
  std::array<std::uint8_t, 4> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, c);
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

}  // namespace indexer::extract
