// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a file of overrides, and what is wrong with it.
#include <toml++/toml.h>

#include <algorithm>
#include <optional>

#include "indexer/schema/error.h"
#include "indexer/schema/fields.h"
#include "indexer/sources/overrides.h"

namespace indexer::sources {
namespace {

struct Key {
  std::string_view name;
  schema::Sourced schema::Metadata::*field;
};

constexpr Key keys[] = {
    {"title", &schema::Metadata::title},         {"type", &schema::Metadata::type},
    {"agency", &schema::Metadata::agency},       {"number", &schema::Metadata::number},
    {"author", &schema::Metadata::author},       {"date", &schema::Metadata::date},
    {"effective", &schema::Metadata::effective}, {"language", &schema::Metadata::language},
    {"status", &schema::Metadata::status},       {"note", &schema::Metadata::note},
};

[[noreturn]] void fail(const std::string& file, std::size_t line, const std::string& what) {
  throw schema::IndexError(file + ", line " + std::to_string(line) + ": " + what +
                           " Mend it and run this again; the old index stands.");
}

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

template <typename Rows, typename Name>
std::string list_of(const Rows& rows, Name name) {
  std::string list;
  for (const auto& row : rows) list += (list.empty() ? "" : ", ") + std::string(name(row));
  return list;
}

std::string two_digits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// "2021-11-22" from a date of TOML or a text; a month or year alone as a text. Nothing = it is no date.
std::optional<std::string> date_of(const toml::node& value) {
  if (const auto date = value.value<toml::date>())
    return std::to_string(date->year) + '-' + two_digits(date->month) + '-' + two_digits(date->day);
  const auto text = value.value_exact<std::string>();
  return text && !schema::date_value(*text).empty() ? text : std::nullopt;
}

// One file while it is read.
class File {
 public:
  explicit File(const std::string& name) : name_(name) {}

  toml::table parse(std::string_view text) const {
    try {
      return toml::parse(text, name_);
    } catch (const toml::parse_error& error) {
      fail(name_, error.source().begin.line,
           "it is not written as TOML wants it: " + std::string(error.description()) + ".");
    }
  }

  schema::Metadata values(const toml::table& table) const {
    schema::Metadata values;
    for (const auto& [key, value] : table) {
      const std::string_view name = key.str();
      const auto* known = std::find_if(std::begin(keys), std::end(keys), [&](const Key& k) { return k.name == name; });
      if (known == std::end(keys)) unknown(key.source().begin.line, name, value.is_table());
      values.*known->field = {read(name, value, key.source().begin.line), std::string(set_by_librarian)};
    }
    return values;
  }

  [[noreturn]] void unknown(std::size_t line, std::string_view name, bool is_table) const {
    if (is_table) fail(name_, line, "a path must stand in quotes, whole: [\"folder/memo.pdf\"].");
    fail(name_, line, in_quotes(name) + " cannot be set. What can be: " + list_of(keys, [](const Key& key) {
                        return key.name;
                      }) + ".");
  }

 private:
  std::string read(std::string_view name, const toml::node& value, std::size_t line) const {
    if (name == "date" || name == "effective") {
      if (auto date = date_of(value)) return *date;
      fail(name_, line,
           std::string(name) + " must be a date such as 2021-11-22, or \"2021-11\" or \"2021\" in quotes.");
    }
    const auto text = value.value_exact<std::string>();
    if (!text || text->empty()) fail(name_, line, std::string(name) + " must be a text in quotes, not empty.");
    if (text->find_first_of("\n\r") != std::string::npos) fail(name_, line, std::string(name) + " must be one line.");
    check(name, *text, line);
    return *text;
  }

  void check(std::string_view name, const std::string& text, std::size_t line) const {
    const auto is_type = [&](const schema::DocumentType& type) { return type.key == text; };
    if (name == "type" && std::none_of(std::begin(schema::document_types), std::end(schema::document_types), is_type))
      fail(name_, line,
           in_quotes(text) + " is no type. Types are: " +
               list_of(schema::document_types, [](const schema::DocumentType& type) { return type.key; }) + ".");
    if (name == "status" &&
        std::find(schema::status_names.begin(), schema::status_names.end(), text) == schema::status_names.end())
      fail(name_, line,
           in_quotes(text) + " is no status. Write one of " +
               list_of(schema::status_names, [](std::string_view status) { return status; }) +
               ", and anything else as a note.");
    if (name == "language" && text != "en" && text != "es")
      fail(name_, line, in_quotes(text) + " is no language that is read. Write \"en\" or \"es\".");
  }

  const std::string& name_;
};

}  // namespace

std::vector<Override> parse_overrides(std::string_view text, const std::string& file) {
  const File reader(file);
  const std::string folder = file.substr(0, file.rfind('/') + 1);
  std::vector<Override> all;
  for (const auto& [key, value] : reader.parse(text)) {
    const std::size_t line = key.source().begin.line;
    const toml::table* table = value.as_table();
    if (table == nullptr)
      fail(file, line,
           in_quotes(key.str()) + " stands above the first path. Put a line such as [\"folder/memo.pdf\"] over it.");
    if (table->empty()) fail(file, line, "nothing is set for " + in_quotes(key.str()) + ".");
    all.push_back({folder + std::string(key.str()), reader.values(*table), file, line});
  }
  // The library sorts tables by name; precedence goes by place.
  std::sort(all.begin(), all.end(), [](const Override& a, const Override& b) { return a.line < b.line; });
  return all;
}

Override parse_sidecar(std::string_view text, const std::string& file, const std::string& target) {
  const File reader(file);
  return {target, reader.values(reader.parse(text)), file, 1};
}

}  // namespace indexer::sources
