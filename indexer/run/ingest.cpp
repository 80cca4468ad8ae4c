// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/ingest.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/extract.h"
#include "indexer/extract/limits.h"
#include "indexer/run/interrupt.h"
#include "indexer/run/library.h"
#include "indexer/sources/bytes.h"

namespace indexer::run {
namespace {

using schema::Outcome;
using schema::Reason;

bool is_searchable(const schema::DocumentRecord& record) {
  return record.ledger.outcome == Outcome::indexed || record.ledger.outcome == Outcome::indexed_with_warning;
}

}  // namespace

std::string member_name(const std::string& name, std::size_t number, std::unordered_set<std::string>& taken) {
  std::string clean;
  for (const char c : name) clean.push_back(c == '/' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '_' : c);
  if (clean.empty()) clean = "attachment " + std::to_string(number);
  std::string result = clean;
  for (int n = 2; !taken.insert(result).second; ++n) result = clean + " (" + std::to_string(n) + ")";
  return result;
}

Ingest::Ingest(workers::Pool& pool, store::Writer& writer, Progress& progress, const store::Ledger& ledger,
               const sources::Overrides& overrides, RecognitionCache& recognition, Attempts& attempts, Journal* journal)
    : pool_(pool),
      writer_(writer),
      progress_(progress),
      ledger_(ledger),
      journal_(journal),
      overrides_(overrides),
      recognition_(recognition),
      attempts_(attempts),
      version_(reader_version(recognition)) {
  for (const schema::LedgerRow& row : ledger_.rows) {
    if (!row.container.empty()) members_[row.container].push_back(row.path);
    if (row.parser != version_ || !schema::is_poison(row.reason)) continue;
    const schema::LedgerEntry entry = ledger_.record(row).ledger;
    if (!entry.digest.empty()) poison_.emplace(entry.digest, entry);
  }
}

void Ingest::keep_ids(const std::vector<schema::DocumentRecord>& earlier, const sources::Scan& scan) {
  std::unordered_set<std::string> on_disk;
  for (const sources::FileSeen& file : scan.files) on_disk.insert(file.path);
  for (const schema::DocumentRecord& record : earlier) {
    ids_.insert(record.id);
    const bool there = on_disk.contains(record.container.empty() ? record.path : record.container);
    if (there)
      kept_.emplace(record.path, record.id);
    else if (!record.ledger.digest.empty())
      gone_.emplace(record.ledger.digest, record.id);
  }
}

// Steps: what is gone leaves first, so that a moved file is known by its content; then each file of the plan is read,
// compared with what is there, and handed to the workers; results come back in order and are stored.
const Changes& Ingest::run(const sources::Plan& plan) {
  changes_.unchanged = plan.unchanged;
  pool_.on_recognised([this](std::uint64_t job, const std::string& path, const extract::RecognisedPage& page) {
    ++changes_.recognised;
    recognition_.keep(pending_.at(job).record.ledger.digest, page);
    progress_.recognised(path, page.page);
  });
  pool_.on_reading(
      [this](unsigned worker, std::uint64_t job) { attempts_.begin(worker, pending_.at(job).record.ledger.digest); },
      [this](unsigned worker) { attempts_.end(worker); });
  for (const std::string& path : plan.removed) {
    const schema::DocumentRecord record = known(path).value();
    if (!record.ledger.digest.empty()) gone_.emplace(record.ledger.digest, record.id);
    forget(path);
    ++changes_.removed;
  }
  // Of files with the same bytes the first is searched: one that the librarian says something of.
  std::vector<const sources::Task*> tasks;
  for (const sources::Task& task : plan.tasks) tasks.push_back(&task);
  std::stable_partition(tasks.begin(), tasks.end(),
                        [this](const sources::Task* task) { return !overrides_.mark_for(task->file.path).empty(); });
  for (const sources::Task* task : tasks) {
    check_interrupt();
    start(*task);
  }
  while (auto done = pool_.next()) {
    check_interrupt();
    finish(std::move(*done));
  }
  return changes_;
}

std::vector<std::string> Ingest::paths() const {
  std::vector<std::string> paths(added_.begin(), added_.end());
  for (const auto& [path, record] : restated_) paths.push_back(path);
  for (const schema::LedgerRow& row : ledger_.rows)
    if (!forgotten_.contains(row.path)) paths.push_back(row.path);
  return paths;
}

// The document at a path as the ledger has it, unless this run has removed it or read it.
std::optional<schema::DocumentRecord> Ingest::known(const std::string& path) const {
  if (const auto at = restated_.find(path); at != restated_.end()) return at->second;
  const schema::LedgerRow* row = ledger_.find(path);
  if (row == nullptr || forgotten_.contains(path)) return std::nullopt;
  return ledger_.record(*row);
}

// Asked for before anything happens to one of these documents, so that what the ledger has of them still holds.
Ingest::SameBytes& Ingest::same_bytes(const std::string& digest) {
  const auto [at, is_first] = same_bytes_.try_emplace(digest);
  if (!is_first) return at->second;
  for (schema::DocumentRecord& record : ledger_.of_bytes(digest))
    if (record.ledger.outcome == Outcome::duplicate)
      at->second.copies.push_back(std::move(record));
    else if (is_searchable(record) && at->second.original.empty())
      at->second.original = record.path;
  return at->second;
}

// Removes a document and its members from the index and from what is known.
void Ingest::forget(const std::string& path) {
  std::vector<std::string> waiting{path};
  while (!waiting.empty()) {
    const std::string one = std::move(waiting.back());
    waiting.pop_back();
    const std::optional<schema::DocumentRecord> record = known(one);
    if (!record) continue;
    if (!record->ledger.digest.empty()) {
      SameBytes& same = same_bytes(record->ledger.digest);
      if (same.original == one) same.original.clear();
      std::erase_if(same.copies, [&](const schema::DocumentRecord& copy) { return copy.path == one; });
    }
    writer_.remove(record->id);
    if (journal_ != nullptr) journal_->removed(*record);
    if (const auto members = members_.extract(one))
      waiting.insert(waiting.end(), members.mapped().begin(), members.mapped().end());
    restated_.erase(one);
    forgotten_.insert(one);
  }
}

void Ingest::start(const sources::Task& task) {
  Pending pending;
  pending.record.path = task.file.path;
  pending.file = task.file.path;
  pending.record.root = task.file.root;
  schema::LedgerEntry& entry = pending.record.ledger;
  entry.size = task.file.size;
  entry.mtime_ns = task.file.mtime_ns;
  entry.ctime_ns = task.file.ctime_ns;
  entry.parser = version_;
  entry.overrides = overrides_.mark_for(task.file.path);
  std::variant<std::string, sources::Unread> read = sources::Unread{task.file.reason, task.file.detail};
  if (task.file.reason == Reason::none) {
    read = sources::read_bytes(sources::on_disk(task.file.root, task.file.path), extract::limits::file_bytes);
    if (const auto* bytes = std::get_if<std::string>(&read)) entry.digest = sources::digest(*bytes);
  }
  if (is_only_touched(task, entry)) {
    progress_.step(task.file.path);
    return;
  }
  ++(task.change == sources::Change::fresh ? changes_.added : changes_.changed);
  const std::optional<schema::DocumentRecord> before = known(task.file.path);
  forget(task.file.path);
  pending.record.id = before ? before->id : new_id(task.file.path, entry.digest);
  if (const auto* unread = std::get_if<sources::Unread>(&read))
    refuse(pending, unread->reason, unread->detail);
  else
    read_next(std::move(pending), std::move(std::get<std::string>(read)));
}

void Ingest::read_next(Pending pending, std::string bytes) {
  auto job = job_of(std::move(pending), std::move(bytes));
  if (!job) return;
  const bool suspected = attempts_.stops(pending_.at(job->id).record.ledger.digest) > 0;
  while (suspected ? pool_.busy() : pool_.full(job->bytes.size())) finish(std::move(*pool_.next()));
  pool_.submit(std::move(*job));
  while (suspected && pool_.busy()) finish(std::move(*pool_.next()));
}

// A file whose times changed but whose bytes did not costs one record.
bool Ingest::is_only_touched(const sources::Task& task, const schema::LedgerEntry& entry) {
  if (task.change != sources::Change::changed || entry.digest.empty()) return false;
  const std::optional<schema::DocumentRecord> before = known(task.file.path);
  if (!before) return false;
  schema::LedgerEntry updated = before->ledger;
  if (updated.digest != entry.digest || updated.parser != entry.parser || updated.overrides != entry.overrides)
    return false;
  updated.size = entry.size;
  updated.mtime_ns = entry.mtime_ns;
  updated.ctime_ns = entry.ctime_ns;
  writer_.set_ledger(before->id, updated);
  ++changes_.touched;
  return true;
}

std::string Ingest::new_id(const std::string& path, const std::string& digest) {
  if (const auto kept = kept_.extract(path)) return kept.mapped();
  if (const auto moved = gone_.extract(digest)) {
    ++changes_.moved;
    return moved.mapped();
  }
  // A path whose id a moved file took along gets another.
  std::string id = sources::digest(path).substr(0, 16);
  for (int n = 2; ledger_.has_id(id) || !ids_.insert(id).second; ++n)
    id = sources::digest(path + "#" + std::to_string(n)).substr(0, 16);
  return id;
}

// The job of reading it; none when the same bytes are in the index already.
std::optional<workers::Job> Ingest::job_of(Pending pending, std::string bytes) {
  schema::LedgerEntry& entry = pending.record.ledger;
  SameBytes& same = same_bytes(entry.digest);
  if (same.original.empty()) {
    same.original = pending.record.path;
  } else if (!take_over(pending.record, same.original)) {
    entry.outcome = Outcome::duplicate;
    entry.detail = same.original;
    if (!entry.overrides.empty())
      entry.warnings.emplace_back("what the librarian sets for it is not shown; set it for the file it duplicates");
    same.copies.push_back(pending.record);
    add(pending, {});
    return std::nullopt;
  }
  if (const auto poison = poison_.find(entry.digest); poison != poison_.end()) {
    refuse(pending, poison->second.reason, poison->second.detail);
    return std::nullopt;
  }
  if (attempts_.stops(entry.digest) > 1) {
    refuse(pending, Reason::stopped_run, "twice the indexer was stopped or the machine went down while it was read");
    return std::nullopt;
  }
  const std::uint64_t id = next_job_++;
  workers::Job job{id, pending.record.path, std::move(bytes), overrides_.values_for(pending.record.path),
                   recognition_.pages_of(entry.digest)};
  changes_.recalled += job.recognised.size();
  pending_.emplace(id, std::move(pending));
  return job;
}

void Ingest::finish(workers::Done done) {
  Pending pending = std::move(pending_.extract(done.id).mapped());
  pending.took = done.took;
  if (const auto* refusal = std::get_if<extract::Refusal>(&done.read)) {
    refuse(pending, refusal->reason, refusal->detail);
    return;
  }
  auto& reading = std::get<workers::Reading>(done.read);
  store_reading(pending, reading);
  submit_members(pending, reading.attachments);
}

void Ingest::store_reading(Pending& pending, workers::Reading& reading) {
  if (reading.analysed.passages.empty() && reading.attachments.empty()) {
    refuse(pending, Reason::no_text, "it was read to the end and holds no words");
    return;
  }
  schema::DocumentRecord& record = pending.record;
  record.format = reading.format;
  record.page_labels = reading.page_labels;
  record.recognised = reading.recognised;
  record.metadata = reading.analysed.metadata;
  record.ledger.warnings = reading.analysed.warnings;
  record.ledger.outcome = record.ledger.warnings.empty() ? Outcome::indexed : Outcome::indexed_with_warning;
  add(pending, std::move(reading.analysed));
}

void Ingest::submit_members(const Pending& container, std::vector<extract::Attachment>& attachments) {
  std::unordered_set<std::string> taken;
  std::vector<workers::Job> jobs;
  for (std::size_t i = 0; i < attachments.size(); ++i) {
    Pending member;
    member.depth = container.depth + 1;
    member.file = container.file;
    member.record.path = container.record.path + "/" + member_name(attachments[i].name, i + 1, taken);
    member.record.root = container.record.root;
    member.record.container = container.record.path;
    member.record.ledger.size = attachments[i].bytes.size();
    member.record.ledger.parser = version_;
    member.record.ledger.overrides = overrides_.mark_for(member.record.path);
    member.record.ledger.digest = sources::digest(attachments[i].bytes);
    member.record.id = new_id(member.record.path, member.record.ledger.digest);
    ++changes_.members;
    if (auto job = member_job(std::move(member), std::move(attachments[i].bytes))) jobs.push_back(std::move(*job));
  }
  if (!jobs.empty()) pool_.submit_members(std::move(jobs));
}

// The limits of an archive hold for all its layers together: archives in archives would multiply them.
std::optional<workers::Job> Ingest::member_job(Pending member, std::string bytes) {
  Unpacked& unpacked = unpacked_[member.file];
  ++unpacked.members;
  unpacked.bytes += bytes.size();
  if (member.depth > extract::limits::archive_depth)
    refuse(member, Reason::too_large, "it is nested in too many containers");
  else if (unpacked.members > extract::limits::archive_entries || unpacked.bytes > extract::limits::archive_bytes)
    refuse(member, Reason::too_large, "the file it is in holds too much: 10,000 members or 256 MiB, in all its layers");
  else if (bytes.empty())
    refuse(member, Reason::empty, "0 bytes");
  else
    return job_of(std::move(member), std::move(bytes));
  return std::nullopt;
}

// A copy of which the librarian says something becomes the one that is searched, instead of one of which nothing is
// said. Only where an earlier run read that, and nothing is in it that would have to move along.
bool Ingest::take_over(const schema::DocumentRecord& copy, const std::string& original) {
  if (copy.ledger.overrides.empty() || members_.contains(original)) return false;
  const std::optional<schema::DocumentRecord> before = known(original);
  if (!before || !before->ledger.overrides.empty()) return false;
  schema::DocumentRecord former;
  former.path = before->path;
  former.id = before->id;
  former.root = before->root;
  former.container = before->container;
  former.ledger = before->ledger;
  former.ledger.warnings.clear();
  former.ledger.outcome = Outcome::duplicate;
  forget(former.path);
  SameBytes& same = same_bytes(copy.ledger.digest);
  same.copies.push_back(former);
  for (schema::DocumentRecord& each : same.copies) {
    each.ledger.detail = copy.path;
    restate(each);
  }
  same.original = copy.path;
  return true;
}

// Stores a duplicate, or one that was one, as it is now known.
void Ingest::restate(const schema::DocumentRecord& copy) {
  writer_.remove(copy.id);
  writer_.add(copy, {});
  if (journal_ != nullptr) journal_->stored(copy, {});
  if (!added_.contains(copy.path)) restated_[copy.path] = copy;
}

void Ingest::refuse(Pending& pending, Reason reason, std::string detail) {
  pending.record.ledger.outcome = Outcome::refused;
  pending.record.ledger.reason = reason;
  pending.record.ledger.detail = std::move(detail);
  add(pending, {});
  const schema::LedgerEntry& entry = pending.record.ledger;
  if (schema::is_poison(reason)) poison_.emplace(entry.digest, entry);
  if (entry.digest.empty()) return;
  SameBytes& same = same_bytes(entry.digest);
  if (same.original != pending.record.path) return;
  same.original.clear();
  // What was taken for a duplicate of it is as little searchable as itself.
  for (schema::DocumentRecord& copy : same.copies) {
    copy.ledger.outcome = Outcome::refused;
    copy.ledger.reason = reason;
    copy.ledger.detail = entry.detail;
    restate(copy);
  }
  same.copies.clear();
}

void Ingest::add(const Pending& pending, passages::Analysed analysed) {
  if (journal_ != nullptr) journal_->stored(pending.record, analysed);
  writer_.add(pending.record, std::move(analysed));
  added_.insert(pending.record.path);
  progress_.step(pending.record.path, pending.took);
}

}  // namespace indexer::run
