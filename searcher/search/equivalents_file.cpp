// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/equivalents_file.h"

#include <toml++/toml.h>

#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "indexer/language/tokens.h"

namespace searcher::search {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_rows = 10'000;
constexpr std::uintmax_t largest_file = 4 << 20;

class Mistake : public std::runtime_error {
 public:
  Mistake(const toml::node& node, const std::string& what)
      : std::runtime_error("line " + std::to_string(node.source().begin.line) + ": " + what) {}
};

std::string text_of(const toml::node& node, std::string_view key) {
  const auto text = node.value_exact<std::string>();
  if (!text || language::tokens(*text).empty()) throw Mistake(node, std::string(key) + " wants words in quotes");
  return *text;
}

std::vector<std::string> texts_of(const toml::node& node, std::string_view key) {
  const toml::array* list = node.as_array();
  if (list == nullptr) return {text_of(node, key)};
  std::vector<std::string> texts;
  for (const toml::node& each : *list) texts.push_back(text_of(each, key));
  return texts;
}

Means kind_of(const toml::node& node) {
  constexpr std::array kinds{Means::acronym,   Means::ambiguous, Means::lay,
                             Means::provision, Means::form,      Means::translation};
  const std::string text = text_of(node, "kind");
  for (const Means kind : kinds)
    if (text == name(kind)) return kind;
  throw Mistake(node,
                "there is no kind \"" + text + "\". There are: acronym, ambiguous, lay, provision, form, translation");
}

OfficeList::Row row_of(const toml::table& table) {
  OfficeList::Row row;
  for (const auto& [key, node] : table) {
    if (key == "written") {
      row.written = text_of(node, "written");
    } else if (key == "means") {
      for (const std::string& text : texts_of(node, "means")) row.means += (row.means.empty() ? "" : "; ") + text;
    } else if (key == "kind") {
      row.kind = kind_of(node);
    } else {
      throw Mistake(node, "there is no \"" + std::string(key.str()) + "\" here. There are: written, means, kind");
    }
  }
  if (row.written.empty() || row.means.empty()) throw Mistake(table, "an equivalent wants both written and means");
  return row;
}

void take(const toml::table& file, OfficeList& list) {
  for (const auto& [key, node] : file) {
    if (key == "off") {
      for (const std::string& text : texts_of(node, "off")) list.off.push_back(folded_words(text));
    } else if (key == "equivalent" && node.is_array_of_tables()) {
      for (const toml::node& each : *node.as_array()) list.rows.push_back(row_of(*each.as_table()));
    } else {
      throw Mistake(node, "there is no \"" + std::string(key.str()) + "\" here. There are: off, [[equivalent]]");
    }
  }
  if (list.rows.size() > most_rows) throw Mistake(file, "more than " + std::to_string(most_rows) + " equivalents");
}

OfficeList unusable(const std::string& file, const std::string& what) {
  OfficeList list;
  list.mistake = file + ", " + what + "; its equivalents are not used until this is mended";
  return list;
}

}  // namespace

fs::path equivalents_file(const fs::path& index) {
  fs::path folder = fs::absolute(index).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  return folder.parent_path() / "equivalents.toml";
}

OfficeList read_equivalents(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return {};
  if (fs::file_size(file, error) > largest_file) return unusable(file.filename().string(), "larger than 4 MiB");
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) return unusable(file.filename().string(), "it cannot be read");
  return parse_equivalents(text.str(), file.filename().string());
}

OfficeList parse_equivalents(std::string_view text, const std::string& file) {
  try {
    OfficeList list;
    take(toml::parse(text), list);
    return list;
  } catch (const toml::parse_error& error) {
    return unusable(file,
                    "line " + std::to_string(error.source().begin.line) + ": " + std::string(error.description()));
  } catch (const Mistake& mistake) {
    return unusable(file, mistake.what());
  }
}

}  // namespace searcher::search
