// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/report.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/run/run.h"
#include "indexer/schema/error.h"

namespace indexer::run {
namespace {

using schema::Outcome;

std::string plural(std::uint64_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string plural(std::uint64_t count, const std::string& noun) { return plural(count, noun, noun + "s"); }

// The length of a well-formed UTF-8 character at the start of `text`; 0 = none.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = byte(0) < 0x80   ? 1
                             : byte(0) < 0xc2 ? 0
                             : byte(0) < 0xe0 ? 2
                             : byte(0) < 0xf0 ? 3
                             : byte(0) < 0xf5 ? 4
                                              : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xc0) != 0x80) return 0;
  if ((byte(0) == 0xe0 && byte(1) < 0xa0) || (byte(0) == 0xed && byte(1) > 0x9f) ||
      (byte(0) == 0xf0 && byte(1) < 0x90) || (byte(0) == 0xf4 && byte(1) > 0x8f))
    return 0;
  return length;
}

std::string problem_text(const schema::DocumentRecord& record) {
  const schema::LedgerEntry& entry = record.ledger;
  std::string text = printable(record.path) + ": ";
  if (entry.outcome == Outcome::refused) {
    const schema::ReasonRow& row = schema::row(entry.reason);
    text += std::string(row.name) + (entry.detail.empty() ? "" : " (" + printable(entry.detail) + ")") + ". " +
            std::string(row.remedy);
  } else if (entry.outcome == Outcome::duplicate) {
    text += "duplicate of " + printable(entry.detail);
    for (const std::string& warning : entry.warnings) text += "; " + warning;
  } else {
    for (std::size_t i = 0; i < entry.warnings.size(); ++i) text += (i == 0 ? "" : "; ") + entry.warnings[i];
  }
  return text;
}

// Paths of documents of one text, by the first; only where there is more than one.
std::vector<std::vector<std::string>> families_of(const std::vector<schema::DocumentRecord>& records) {
  std::map<std::string, std::string> family;  // by path
  for (const schema::DocumentRecord& record : records)
    if (record.ledger.outcome != Outcome::duplicate)
      family[record.path] = record.family.empty() ? record.id : record.family;
  std::map<std::string, std::vector<std::string>> members;
  for (const schema::DocumentRecord& record : records)
    members[family[record.ledger.outcome == Outcome::duplicate ? record.ledger.detail : record.path]].push_back(
        record.path);
  std::vector<std::vector<std::string>> families;
  for (auto& [key, paths] : members)
    if (paths.size() > 1) families.push_back(std::move(paths));
  std::sort(families.begin(), families.end());
  return families;
}

struct RecognisedCount {
  std::uint64_t pages = 0;
  std::uint64_t documents = 0;
};

RecognisedCount recognised_in(const std::vector<schema::DocumentRecord>& records) {
  RecognisedCount count;
  for (const schema::DocumentRecord& record : records) {
    count.pages += record.recognised.size();
    count.documents += record.recognised.empty() ? 0 : 1;
  }
  return count;
}

bool is_problem(const schema::DocumentRecord& record) { return record.ledger.outcome != Outcome::indexed; }

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    const auto first = static_cast<unsigned char>(text.front());
    const bool control = length == 1 && (first < 0x20 || first == 0x7f);
    const bool c1_control = length == 2 && first == 0xc2 && static_cast<unsigned char>(text[1]) < 0xa0;
    if (length == 0 || control || c1_control) {
      constexpr std::string_view hex = "0123456789abcdef";
      result += {'\\', 'x', hex[first >> 4], hex[first & 15]};
      text.remove_prefix(1);
    } else {
      result += text.substr(0, length);
      text.remove_prefix(length);
    }
  }
  return result;
}

void set_counts(schema::LibraryRecord& library, const store::Counts& counts, std::uint64_t files_on_disk) {
  const auto of = [&](Outcome outcome) { return counts.outcomes.at(static_cast<std::size_t>(outcome)); };
  library.files = counts.documents;
  library.indexed = of(Outcome::indexed);
  library.with_warning = of(Outcome::indexed_with_warning);
  library.duplicates = of(Outcome::duplicate);
  library.refused = of(Outcome::refused);
  library.passages = counts.passages;
  const std::uint64_t sum = library.indexed + library.with_warning + library.duplicates + library.refused;
  if (sum != counts.documents || counts.documents - counts.members != files_on_disk)
    throw schema::IndexError("The ledger does not balance: " + plural(files_on_disk, "file") + " on disk and " +
                             plural(counts.members, "member") + ", but " + plural(sum, "outcome") + " for " +
                             plural(counts.documents, "document") +
                             ". Nothing of this run was kept; this is a defect of the program, please report it.");
}

int exit_code(const schema::LibraryRecord& library) {
  return library.refused > 0 || !library.notices.empty() ? needs_a_person : clean;
}

void print_counts(std::ostream& out, const schema::LibraryRecord& library) {
  out << plural(library.files, "file") << " seen = " << library.indexed << " indexed + " << library.with_warning
      << " indexed with warning + " << plural(library.duplicates, "duplicate") << " + " << library.refused
      << " refused; " << plural(library.passages, "passage") << ".\n";
  if (library.ignored > 0)
    out << plural(library.ignored, "entry", "entries")
        << " left out: by .ipsignore, desktop litter, files of the librarian (--verbose lists them).\n";
  for (const std::string& notice : library.notices) out << printable(notice) << '\n';
}

void print_recognised(std::ostream& out, const std::vector<schema::DocumentRecord>& records) {
  const RecognisedCount recognised = recognised_in(records);
  if (recognised.pages == 0) return;
  out << "OCR: " << plural(recognised.pages, "page") << " in " << plural(recognised.documents, "document")
      << (recognised.pages == 1 ? " comes" : " come") << " from text recognition.\n";
}

void print_recognition(std::ostream& out, const Changes& changes) {
  if (changes.recognised + changes.recalled == 0) return;
  out << "OCR: " << plural(changes.recognised, "page") << " recognised, " << changes.recalled
      << " known from earlier runs.\n";
}

void print_changes(std::ostream& out, const Changes& changes) {
  out << changes.added << " new";
  if (changes.moved > 0) out << " (" << changes.moved << " of them moved)";
  out << ", " << changes.changed << " changed, " << changes.removed << " removed, "
      << changes.unchanged + changes.touched << " unchanged";
  if (changes.members > 0) out << "; " << plural(changes.members, "attachment or member", "attachments and members");
  out << ".\n";
}

void print_problems(std::ostream& out, const std::vector<schema::DocumentRecord>& records, std::size_t most) {
  std::size_t printed = 0;
  std::size_t problems = 0;
  for (const Outcome outcome : {Outcome::refused, Outcome::indexed_with_warning, Outcome::duplicate}) {
    bool first = true;
    for (const schema::DocumentRecord& record : records) {
      if (record.ledger.outcome != outcome) continue;
      ++problems;
      if (most != 0 && printed == most) continue;
      if (std::exchange(first, false)) out << schema::name(outcome) << ":\n";
      out << "  " << problem_text(record) << '\n';
      ++printed;
    }
  }
  if (problems > printed)
    out << "  ... and " << problems - printed << " more; `indexer status --problems` lists them all.\n";
}

void print_families(std::ostream& out, const std::vector<schema::DocumentRecord>& records, bool list) {
  const auto families = families_of(records);
  if (families.empty()) return;
  out << plural(families.size(), "family", "families") << " of documents with almost the same text, shown as one each"
      << (list ? ":" : " (--problems lists them).") << '\n';
  for (const auto& paths : list ? families : decltype(families){})
    for (std::size_t i = 0; i < paths.size(); ++i)
      out << (i == 0 ? "  " : "    also as: ") << printable(paths[i]) << '\n';
}

void print_status_json(std::ostream& out, const schema::LibraryRecord& library,
                       const std::vector<schema::DocumentRecord>& records, const std::vector<workers::Layer>& layers) {
  nlohmann::ordered_json json;
  json["version"] = 1;
  json["built"] = library.built;
  json["revision"] = library.revision;
  json["roots"] = library.roots;
  json["files"] = library.files;
  json["indexed"] = library.indexed;
  json["indexed_with_warning"] = library.with_warning;
  json["duplicates"] = library.duplicates;
  json["refused"] = library.refused;
  json["ignored"] = library.ignored;
  json["passages"] = library.passages;
  json["notices"] = library.notices;
  const RecognisedCount recognised = recognised_in(records);
  json["ocr"] = {{"pages", recognised.pages}, {"documents", recognised.documents}};
  for (const workers::Layer& layer : layers)
    json["isolation"].push_back({{"layer", layer.name}, {"active", layer.active}, {"detail", layer.detail}});
  json["families"] = families_of(records);
  json["problems"] = nlohmann::ordered_json::array();
  for (const schema::DocumentRecord& record : records) {
    if (!is_problem(record)) continue;
    const schema::ReasonRow& row = schema::row(record.ledger.reason);
    json["problems"].push_back({{"path", record.path},
                                {"outcome", schema::name(record.ledger.outcome)},
                                {"reason", row.name},
                                {"detail", record.ledger.detail},
                                {"warnings", record.ledger.warnings},
                                {"remedy", row.remedy}});
  }
  out << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

}  // namespace indexer::run
