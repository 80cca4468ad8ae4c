// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/overrides.h"

#include <algorithm>
#include <unordered_set>

#include "indexer/schema/error.h"
#include "indexer/sources/bytes.h"
#include "indexer/sources/ignore.h"

namespace indexer::sources {
namespace {

constexpr std::uint64_t largest_file = 4 << 20;

constexpr schema::Sourced schema::Metadata::*fields[] = {
    &schema::Metadata::title,  &schema::Metadata::type, &schema::Metadata::agency,    &schema::Metadata::number,
    &schema::Metadata::author, &schema::Metadata::date, &schema::Metadata::effective, &schema::Metadata::language,
    &schema::Metadata::status, &schema::Metadata::note,
};

bool is_folder_pattern(std::string_view pattern) { return pattern.ends_with('/'); }

bool is_exact(std::string_view pattern) {
  return !is_folder_pattern(pattern) && pattern.find_first_of("*?") == std::string_view::npos;
}

// A folder's pattern is tried against every folder above the path.
bool matches(std::string_view pattern, std::string_view path) {
  if (!is_folder_pattern(pattern)) return matches_pattern(pattern, path);
  const std::string_view folder = pattern.substr(0, pattern.size() - 1);
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1))
    if (matches_pattern(folder, path.substr(0, slash))) return true;
  return false;
}

void overlay(schema::Metadata& under, const schema::Metadata& over) {
  for (const auto field : fields)
    if (!(over.*field).value.empty()) under.*field = over.*field;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

std::string unmatched_words(const Override& entry) {
  const std::string shown = entry.pattern.substr(folder_of(entry.file).size());
  const std::string what = entry.file + ", line " + std::to_string(entry.line) + ": ";
  if (entry.file.ends_with(sidecar_ending)) return what + "there is no file \"" + shown + "\" beside it.";
  if (is_folder_pattern(shown)) return what + "nothing is in a folder \"" + shown + "\".";
  return what + "no file is named \"" + shown + "\". Mend the path; a folder ends with '/'.";
}

std::string read_text(const FileSeen& file) {
  const auto read = read_bytes(on_disk(file.root, file.path), largest_file);
  if (const auto* unread = std::get_if<Unread>(&read)) {
    if (unread->reason == schema::Reason::empty) return {};
    throw schema::IndexError(file.path + " cannot be read (" + unread->detail +
                             "). Mend or remove it and run this again; the old index stands.");
  }
  return std::get<std::string>(read);
}

}  // namespace

bool is_overrides(std::string_view path) {
  return path.substr(path.find('/') + 1) == overrides_name && path.find('/') != std::string_view::npos;
}

Overrides::Overrides(std::vector<Override> all) : all_(std::move(all)) {
  for (std::size_t i = 0; i < all_.size(); ++i)
    if (is_exact(all_[i].pattern))
      exact_[all_[i].pattern].push_back(i);
    else
      patterns_.push_back(i);
}

schema::Metadata Overrides::values_for(std::string_view path) const {
  std::vector<std::size_t> found;
  for (const std::size_t i : patterns_)
    if (matches(all_[i].pattern, path)) found.push_back(i);
  if (const auto at = exact_.find(std::string(path)); at != exact_.end())
    found.insert(found.end(), at->second.begin(), at->second.end());
  std::sort(found.begin(), found.end());
  schema::Metadata values;
  for (const std::size_t i : found) overlay(values, all_[i].values);
  return values;
}

std::string Overrides::mark_for(std::string_view path) const {
  if (all_.empty()) return {};
  const schema::Metadata values = values_for(path);
  std::string text;
  for (const auto field : fields) text += (values.*field).value + '\n';
  return text == std::string(std::size(fields), '\n') ? "" : digest(text).substr(0, 16);
}

std::vector<std::string> Overrides::unmatched(const std::vector<std::string>& paths) const {
  const std::unordered_set<std::string> known(paths.begin(), paths.end());
  std::vector<std::string> sentences;
  for (const Override& entry : all_) {
    const bool found = is_exact(entry.pattern) ? known.contains(entry.pattern)
                                               : std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
                                                   return matches(entry.pattern, path);
                                                 });
    if (!found) sentences.push_back(unmatched_words(entry));
  }
  return sentences;
}

Overrides take_overrides(Scan& scan) {
  std::vector<Override> all;
  std::vector<Override> sidecars;
  for (const FileSeen& file : scan.files) {
    const bool sidecar = file.path.ends_with(sidecar_ending);
    if (!sidecar && !is_overrides(file.path)) continue;
    scan.ignored.push_back(file.path);
    const std::string text = read_text(file);
    if (sidecar) {
      const std::string target = file.path.substr(0, file.path.size() - sidecar_ending.size());
      sidecars.push_back(parse_sidecar(text, file.path, target));
    } else {
      for (Override& entry : parse_overrides(text, file.path)) all.push_back(std::move(entry));
    }
  }
  std::erase_if(scan.files,
                [](const FileSeen& file) { return file.path.ends_with(sidecar_ending) || is_overrides(file.path); });
  all.insert(all.end(), std::make_move_iterator(sidecars.begin()), std::make_move_iterator(sidecars.end()));
  return Overrides(std::move(all));
}

}  // namespace indexer::sources
