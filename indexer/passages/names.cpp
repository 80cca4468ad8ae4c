// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/names.h"

#include "indexer/language/tokens.h"

namespace indexer::passages {

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view stem_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

std::string plain_words(std::string_view name) {
  std::string words = " ";
  const auto end_word = [&] {
    if (words.ends_with(' ')) return;
    if (words.ends_with('s') && words.size() > 4) words.pop_back();
    words += ' ';
  };
  for (const char c : language::fold(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      words += c;
    else
      end_word();
  }
  end_word();
  return words;
}

}  // namespace indexer::passages
