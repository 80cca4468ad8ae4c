// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of the RTF specification.
#include "indexer/extract/rtf_words.h"

#include <algorithm>
#include <array>

namespace indexer::extract {
namespace {

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Symbol {
  std::string_view word;
  std::string_view text;
};
constexpr std::array<Symbol, 11> symbols{{{"tab", " "},
                                          {"emdash", "—"},
                                          {"endash", "–"},
                                          {"lquote", "‘"},
                                          {"rquote", "’"},
                                          {"ldblquote", "“"},
                                          {"rdblquote", "”"},
                                          {"bullet", "•"},
                                          {"emspace", " "},
                                          {"enspace", " "},
                                          {"qmspace", " "}}};

struct CodePage {
  int charset;
  const char* name;
};
constexpr std::array<CodePage, 14> code_pages{{{77, "macintosh"},
                                               {128, "windows-932"},
                                               {129, "windows-949"},
                                               {134, "GBK"},
                                               {136, "Big5"},
                                               {161, "windows-1253"},
                                               {162, "windows-1254"},
                                               {163, "windows-1258"},
                                               {177, "windows-1255"},
                                               {178, "windows-1256"},
                                               {186, "windows-1257"},
                                               {204, "windows-1251"},
                                               {222, "windows-874"},
                                               {238, "windows-1250"}}};

}  // namespace

const char* rtf_code_page(int charset) {
  const auto* found =
      std::find_if(code_pages.begin(), code_pages.end(), [&](const CodePage& page) { return page.charset == charset; });
  return found == code_pages.end() ? nullptr : found->name;
}

// Destinations whose content is no text of the document.
bool is_rtf_nothing(std::string_view word) {
  return among(word, {"colortbl",    "pict",         "object",
                      "objdata",     "fldinst",      "themedata",
                      "datastore",   "listtable",    "listoverridetable",
                      "annotation",  "atnid",        "atnauthor",
                      "nonshppict",  "xe",           "tc",
                      "bkmkstart",   "bkmkend",      "generator",
                      "filetbl",     "revtbl",       "rsidtbl",
                      "pnseclvl",    "private",      "operator",
                      "company",     "comment",      "doccomm",
                      "keywords",    "category",     "manager",
                      "hlinkbase",   "subject",      "creatim",
                      "revtim",      "printim",      "buptim",
                      "mmathPr",     "latentstyles", "passwordhash",
                      "factoidname", "sp",           "ftnsep",
                      "shprslt"});
}

std::string_view rtf_symbol(std::string_view word) {
  const auto* found =
      std::find_if(symbols.begin(), symbols.end(), [&](const Symbol& symbol) { return symbol.word == word; });
  return found == symbols.end() ? std::string_view() : found->text;
}

}  // namespace indexer::extract
