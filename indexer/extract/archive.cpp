// SPDX-License-Identifier: GPL-3.0-or-later
// Unpacking. Entry names are data: nothing is ever written to disk.
#include "indexer/extract/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "indexer/extract/encoding.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/limits.h"

namespace indexer::extract {
namespace {

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

// Only filters that run in process: libarchive would start programs for the others.
Archive open_archive(std::string_view bytes, bool raw) {
  Archive reader(archive_read_new(), &archive_read_free);
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_filter_bzip2(reader.get());
  archive_read_support_filter_xz(reader.get());
  if (raw) {
    archive_read_support_format_raw(reader.get());
  } else {
    archive_read_support_format_zip(reader.get());
    archive_read_support_format_tar(reader.get());
  }
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) reader.reset();
  return reader;
}

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (!name) name = archive_entry_pathname(entry);
  return name ? to_utf8(name) : std::string();
}

std::string error_of(archive* reader) {
  const char* text = archive_error_string(reader);
  return text ? to_utf8(text) : "damaged";
}

class Unpacker {
 public:
  Unpacker(std::string_view bytes, Members& members) : bytes_(bytes), members_(members) {}

  // Gives false when the archive has to be given up.
  bool unpack(archive* reader, const std::string& name) {
    std::string content;
    const void* data = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    int status = ARCHIVE_OK;
    while ((status = archive_read_data_block(reader, &data, &size, &offset)) == ARCHIVE_OK) {
      total_ += size;
      if (!within_limits(content.size() + size, name)) return false;
      content.append(static_cast<const char*>(data), size);
    }
    if (status == ARCHIVE_EOF)
      members_.files.push_back({name, std::move(content)});
    else
      members_.warnings.push_back("'" + name + "' could not be unpacked: " + error_of(reader));
    return status != ARCHIVE_FATAL;
  }

  void refuse(schema::Reason reason, std::string detail) { members_.refusal = {reason, std::move(detail)}; }

 private:
  bool within_limits(std::size_t member, const std::string& name) {
    if (total_ > limits::archive_bytes)
      refuse(schema::Reason::too_large, "the archive unpacks to more than 256 MiB");
    else if (total_ > limits::archive_ratio_from && total_ / limits::archive_ratio > bytes_.size())
      refuse(schema::Reason::too_large, "the archive unpacks to more than 200 times its size");
    else if (member > limits::archive_entry_bytes)
      refuse(schema::Reason::too_large, "'" + name + "' in the archive unpacks to more than 64 MiB");
    return !members_.refusal;
  }

  std::string_view bytes_;
  Members& members_;
  std::size_t total_ = 0;
};

void read_all(archive* reader, std::string_view bytes, const std::function<bool(std::string_view)>& wanted,
              Members& members) {
  Unpacker unpacker(bytes, members);
  archive_entry* entry = nullptr;
  std::size_t entries = 0;
  int status = ARCHIVE_OK;
  while ((status = archive_read_next_header(reader, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN) {
    if (++entries > limits::archive_entries)
      return unpacker.refuse(schema::Reason::too_large, "the archive has more than 10,000 members");
    const std::string name = name_of(entry);
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) || !wanted(name)) continue;
    if (archive_entry_is_data_encrypted(entry) != 0) {
      members.warnings.push_back("'" + name + "' is encrypted");
      continue;
    }
    if (!unpacker.unpack(reader, name)) return;
  }
  if (status == ARCHIVE_EOF) return;
  if (members.files.empty() && members.warnings.empty())
    unpacker.refuse(schema::Reason::damaged, "the archive is damaged: " + error_of(reader));
  else
    members.warnings.push_back("the archive is damaged behind this point: " + error_of(reader));
}

// "memo.txt.gz" -> "memo.txt"; "page.tgz" is no single file.
std::string without_ending(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.rfind('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot));
}

}  // namespace

std::vector<std::string> member_names(std::string_view bytes, std::size_t most) {
  std::vector<std::string> names;
  const Archive reader = open_archive(bytes, false);
  archive_entry* entry = nullptr;
  while (reader && names.size() < most && archive_read_next_header(reader.get(), &entry) <= ARCHIVE_OK) {
    if (!entry || archive_errno(reader.get()) != 0) break;
    names.push_back(name_of(entry));
  }
  return names;
}

Members read_members(std::string_view bytes, const std::function<bool(std::string_view)>& wanted) {
  Members members;
  const Archive reader = open_archive(bytes, false);
  if (!reader)
    members.refusal = {schema::Reason::damaged, "the archive cannot be opened"};
  else
    read_all(reader.get(), bytes, wanted, members);
  return members;
}

Extraction read_archive(std::string_view bytes, std::string_view name, std::string_view format) {
  const auto all = [](std::string_view) { return true; };
  Members members = read_members(bytes, all);
  // A compressed file that holds no archive is one file.
  if (format == "gzip" && members.files.empty()) {
    members = {};
    if (const Archive reader = open_archive(bytes, true)) read_all(reader.get(), bytes, all, members);
    for (Attachment& file : members.files) file.name = without_ending(name);
  }
  if (members.refusal) return *members.refusal;
  Document document;
  document.format = format;
  document.attachments = std::move(members.files);
  document.warnings = std::move(members.warnings);
  if (!document.attachments.empty()) return finish(std::move(document));
  const bool encrypted = std::any_of(document.warnings.begin(), document.warnings.end(),
                                     [](const std::string& warning) { return warning.ends_with("is encrypted"); });
  if (encrypted) return Refusal{schema::Reason::encrypted, "every member of the archive is encrypted"};
  if (document.warnings.empty()) return Refusal{schema::Reason::empty, "the archive has no members"};
  const bool method = document.warnings.front().find("Unsupported ZIP compression") != std::string::npos;
  return Refusal{method ? schema::Reason::unsupported : schema::Reason::damaged, document.warnings.front()};
}

}  // namespace indexer::extract
