// SPDX-License-Identifier: GPL-3.0-or-later
// indexer verify: is the index whole, does it fit the files on disk, do its quotes stand in them?
#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "indexer/extract/limits.h"
#include "indexer/run/interrupt.h"
#include "indexer/run/library.h"
#include "indexer/run/recognition_cache.h"
#include "indexer/run/report.h"
#include "indexer/run/run.h"
#include "indexer/schema/error.h"
#include "indexer/schema/index_folder.h"
#include "indexer/sources/bytes.h"
#include "indexer/sources/plan.h"
#include "indexer/store/check.h"
#include "indexer/store/generation.h"
#include "indexer/store/ledger.h"
#include "indexer/store/repeated.h"

namespace indexer::run {
namespace {

constexpr std::size_t sample_size = 20;  // documents read again from their files

struct Finding {
  std::string kind;  // "damaged" or "out of date"
  std::string where;
  std::string detail;
  std::string remedy;
};

struct Verified {
  store::Check check;
  std::uint64_t files_hashed = 0;
  std::uint64_t documents_sampled = 0;
  std::vector<Finding> findings;

  bool damaged() const {
    return std::any_of(findings.begin(), findings.end(), [](const Finding& each) { return each.kind == "damaged"; });
  }
};

constexpr const char* mend = "Go back with `indexer rollback`, or build the index again with `indexer build`.";
constexpr const char* bring_up_to_date = "Run `indexer update`.";
constexpr const char* read_again = "Touch the file and run `indexer update`, or build the index again.";

// The ledger against the disk by names and times, as an update would see it.
void compare_names(const sources::Plan& plan, Verified& verified) {
  for (const sources::Task& task : plan.tasks)
    verified.findings.push_back(
        {"out of date", task.file.path,
         task.change == sources::Change::fresh ? "It is new and not in the index." : "It changed since it was read.",
         bring_up_to_date});
  for (const std::string& path : plan.removed)
    verified.findings.push_back({"out of date", path, "It is gone from the disk.", bring_up_to_date});
}

// Files whose size and times are as they were, by their content: a change that left no trace in them.
void compare_bytes(const sources::Scan& scan, const std::unordered_map<std::string, schema::DocumentRecord>& known,
                   Verified& verified) {
  for (const sources::FileSeen& file : scan.files) {
    check_interrupt();
    const auto at = known.find(file.path);
    if (at == known.end() || file.reason != schema::Reason::none) continue;
    const schema::LedgerEntry& entry = at->second.ledger;
    if (entry.digest.empty() || entry.size != file.size || entry.mtime_ns != file.mtime_ns) continue;
    const auto read = sources::read_bytes(sources::on_disk(file.root, file.path), extract::limits::file_bytes);
    const auto* bytes = std::get_if<std::string>(&read);
    ++verified.files_hashed;
    if (bytes == nullptr)
      verified.findings.push_back({"out of date", file.path, "It can no longer be read.", bring_up_to_date});
    else if (sources::digest(*bytes) != entry.digest)
      verified.findings.push_back(
          {"out of date", file.path, "Its bytes are others, though its size and times are the same.", read_again});
  }
}

// Evenly spread over the library; another set after every run.
std::vector<schema::DocumentRecord> sample(const store::Records& all) {
  std::vector<schema::DocumentRecord> searchable;
  for (const schema::DocumentRecord& record : all.records)
    if (record.container.empty() && record.passages > 0) searchable.push_back(record);
  if (searchable.size() <= sample_size) return searchable;
  std::vector<schema::DocumentRecord> chosen;
  const std::size_t step = searchable.size() / sample_size;
  for (std::size_t i = 0; i < sample_size; ++i)
    chosen.push_back(searchable[(i * step + all.library.revision) % searchable.size()]);
  return chosen;
}

// As they were read: what the library as a whole says of them is left out.
std::vector<schema::PassageRecord> stored_passages(const std::filesystem::path& index, const std::string& id) {
  std::vector<schema::PassageRecord> passages = store::read_passages(index, id);
  for (schema::PassageRecord& passage : passages) store::clear_repeated(passage);
  return passages;
}

// Reads documents again from their files: every quote and pin must come out as it is stored.
void compare_originals(const Options& options, const store::Records& all, const sources::Overrides& overrides,
                       RecognitionCache& recognition, workers::Pool& pool, Verified& verified) {
  std::unordered_map<std::uint64_t, schema::DocumentRecord> asked;
  const auto finish = [&](const workers::Done& done) {
    const schema::DocumentRecord& record = asked.at(done.id);
    const auto* reading = std::get_if<workers::Reading>(&done.read);
    ++verified.documents_sampled;
    if (reading != nullptr && reading->analysed.passages == stored_passages(options.index, record.id) &&
        reading->analysed.metadata == record.metadata)
      return;
    verified.findings.push_back({"damaged", record.path,
                                 "Read again from its file, it gives other passages or pins than the index.",
                                 read_again});
  };
  std::uint64_t next = 0;
  for (const schema::DocumentRecord& record : sample(all)) {
    check_interrupt();
    if (record.ledger.parser != reader_version(recognition)) continue;
    auto read = sources::read_bytes(sources::on_disk(record.root, record.path), extract::limits::file_bytes);
    auto* bytes = std::get_if<std::string>(&read);
    if (bytes == nullptr || sources::digest(*bytes) != record.ledger.digest) continue;  // told already
    while (pool.full(bytes->size())) finish(*pool.next());
    asked.emplace(next, record);
    pool.submit({next++, record.path, std::move(*bytes), overrides.values_for(record.path),
                 recognition.pages_of(record.ledger.digest)});
  }
  while (const auto done = pool.next()) finish(*done);
}

void print_json(std::ostream& out, const Verified& verified) {
  nlohmann::ordered_json json;
  json["version"] = 1;
  json["whole"] = !verified.damaged();
  json["up_to_date"] = std::all_of(verified.findings.begin(), verified.findings.end(),
                                   [](const Finding& each) { return each.kind == "damaged"; });
  json["digest"] = verified.check.digest;
  json["documents"] = verified.check.documents;
  json["passages"] = verified.check.passages;
  json["files_hashed"] = verified.files_hashed;
  json["documents_read_again"] = verified.documents_sampled;
  json["findings"] = nlohmann::ordered_json::array();
  for (const Finding& finding : verified.findings)
    json["findings"].push_back(
        {{"kind", finding.kind}, {"where", finding.where}, {"detail", finding.detail}, {"remedy", finding.remedy}});
  out << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

void print_text(std::ostream& out, const Verified& verified, const Options& options) {
  std::size_t printed = 0;
  for (const Finding& finding : verified.findings) {
    if (!options.verbose && ++printed > 20) {
      out << "... and " << verified.findings.size() - 20 << " more; --verbose or --json lists them all.\n";
      break;
    }
    out << finding.kind << ": " << printable(finding.where) << ": " << finding.detail << ' ' << finding.remedy << '\n';
  }
  if (options.quiet) return;
  out << (verified.damaged() ? "The index is DAMAGED. " : "The index is whole. ") << verified.check.documents
      << " documents and " << verified.check.passages << " passages checked, " << verified.files_hashed
      << " files compared by content, " << verified.documents_sampled << " documents read again from their files.\n";
  if (!verified.check.digest.empty()) out << "Content digest: " << verified.check.digest << '\n';
}

// Steps that read the index in this process; only once the child has found it whole.
void compare_with_disk(const Options& options, workers::Pool& pool, Verified& verified) {
  const store::Records all = store::read_records(options.index);
  sources::Scan scan = sources::scan(all.library.roots);
  for (const std::string& root : scan.missing)
    verified.findings.push_back(
        {"out of date", root, "The folder is not there.", "If it is a network share, connect it and verify again."});
  const sources::Overrides overrides = sources::take_overrides(scan);
  RecognitionCache recognition(options.index, recognition_data(options));
  if (scan.missing.empty())
    compare_names(sources::plan(scan, store::read_ledger(options.index).rows, reader_version(recognition), overrides),
                  verified);
  std::unordered_map<std::string, schema::DocumentRecord> known;
  for (const schema::DocumentRecord& record : all.records)
    if (record.container.empty()) known.emplace(record.path, record);
  compare_bytes(scan, known, verified);
  compare_originals(options, all, overrides, recognition, pool, verified);
}

}  // namespace

int verify(const Options& options, std::ostream& out, std::ostream&) {
  workers::Pool pool(worker_settings(options));
  const std::uint64_t generation = schema::current_generation(options.index);
  const store::Lock lock(options.index);  // a database that is being written looks damaged
  Verified verified;
  verified.check = store::check_database(options.index / schema::generation_name(generation));
  for (const store::Damage& damage : verified.check.damages)
    verified.findings.push_back({"damaged", damage.where, damage.detail, mend});
  if (!verified.damaged()) compare_with_disk(options, pool, verified);
  if (options.json)
    print_json(out, verified);
  else
    print_text(out, verified, options);
  return verified.damaged() ? damaged : verified.findings.empty() ? clean : needs_a_person;
}

}  // namespace indexer::run
