// SPDX-License-Identifier: GPL-3.0-or-later
// Recognised pages to bytes and back. They come from a worker or from a file, and neither is trusted.
#include "indexer/extract/recognition.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extract/encoding.h"
#include "indexer/schema/error.h"
#include "indexer/schema/pack.h"

namespace indexer::extract {
namespace {

using schema::Packer;
using schema::Unpacker;

constexpr std::uint32_t largest_place = 10'000'000;  // hundredths of a point

std::uint32_t place(Unpacker& in) {
  const auto value = in.as<std::uint32_t>();
  if (value > largest_place) Unpacker::damaged();
  return value;
}

RecognisedWord unpack_word(Unpacker& in, std::uint32_t width) {
  RecognisedWord word;
  word.text = in.text();
  word.left = place(in);
  word.right = place(in);
  if (!is_utf8(word.text) || word.text.empty() || word.right < word.left || word.right > width) Unpacker::damaged();
  return word;
}

RecognisedPage unpack(Unpacker& in) {
  RecognisedPage page;
  page.page = in.as<std::uint32_t>();
  page.confidence = in.as<std::uint32_t>();
  page.width = place(in);
  page.height = place(in);
  if (page.page == 0 || page.confidence > 100) Unpacker::damaged();
  page.lines = in.list<RecognisedLine>([&] {
    RecognisedLine line;
    line.baseline = place(in);
    line.size = place(in);
    line.words = in.list<RecognisedWord>([&] { return unpack_word(in, page.width); });
    if (line.words.empty() || line.size == 0) Unpacker::damaged();
    return line;
  });
  return page;
}

bool names_a_law(std::string_view word) {
  static constexpr std::array<std::string_view, 10> names{"INA",      "C.F.R.", "CFR",  "U.S.C.", "USC",
                                                          "U.S.C.A.", "Act",    "Reg.", "Stat.",  "Pub."};
  while (!word.empty() && (word.front() == '(' || word.front() == '"')) word.remove_prefix(1);
  return std::find(names.begin(), names.end(), word) != names.end();
}

}  // namespace

void mend_section_signs(std::vector<RecognisedLine>& lines) {
  std::vector<RecognisedWord*> words;
  for (RecognisedLine& line : lines)
    for (RecognisedWord& word : line.words) words.push_back(&word);
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    std::string& sign = words[i]->text;
    const char next = words[i + 1]->text.front();
    if (next < '0' || next > '9' || !names_a_law(words[i - 1]->text)) continue;
    if (sign == "$" || sign == "8")
      sign = "\u00A7";
    else if (sign == "$$" || sign == "88" || sign == "\u00A7$" || sign == "$\u00A7")
      sign = "\u00A7\u00A7";
  }
}

std::string text_of(const RecognisedPage& page) {
  std::string text;
  for (const RecognisedLine& line : page.lines)
    for (std::size_t i = 0; i < line.words.size(); ++i)
      text += line.words[i].text + (i + 1 < line.words.size() ? ' ' : '\n');
  return text;
}

std::string encode(const RecognisedPage& page) {
  Packer out;
  for (const std::uint32_t number : {page.page, page.confidence, page.width, page.height}) out.number(number);
  out.list(page.lines, [&](const RecognisedLine& line) {
    out.number(line.baseline);
    out.number(line.size);
    out.list(line.words, [&](const RecognisedWord& word) {
      out.text(word.text);
      out.number(word.left);
      out.number(word.right);
    });
  });
  return out.take();
}

bool decode(std::string_view bytes, RecognisedPage& page) {
  try {
    Unpacker in(bytes);
    RecognisedPage unpacked = unpack(in);
    in.expect_end();
    page = std::move(unpacked);
    return true;
  } catch (const schema::IndexError&) {
    return false;
  }
}

}  // namespace indexer::extract
