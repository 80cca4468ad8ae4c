// SPDX-License-Identifier: GPL-3.0-or-later
// Archives: members as attachments, whatever their names; damaged and encrypted ones.
#include "indexer/extract/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include "indexer/extract/extract.h"
#include "tests/indexer/extract/render.h"

namespace indexer::extract {
namespace {

struct Member {
  std::string name;
  std::string content;
  unsigned int type = AE_IFREG;
};

std::string archive_of(const std::vector<Member>& members, bool tar, bool gzip) {
  std::string bytes(1 << 20, '\0');
  archive* writer = archive_write_new();
  tar ? archive_write_set_format_ustar(writer) : archive_write_set_format_zip(writer);
  if (gzip) archive_write_add_filter_gzip(writer);
  archive_write_set_bytes_in_last_block(writer, 1);
  std::size_t used = 0;
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  for (const Member& member : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    archive_entry_set_filetype(entry, member.type);
    archive_entry_set_perm(entry, 0644);
    if (member.type == AE_IFLNK) archive_entry_set_symlink(entry, "/etc/passwd");
    archive_entry_set_size(entry, member.type == AE_IFREG ? static_cast<la_int64_t>(member.content.size()) : 0);
    archive_write_header(writer, entry);
    if (member.type == AE_IFREG) archive_write_data(writer, member.content.data(), member.content.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

const std::vector<Member> odd_names{
    {"folder/", "", AE_IFDIR}, {"folder/memo.txt", "A memo."}, {"../../evil.txt", "one"}, {"/etc/passwd", "two"},
    {"link", "", AE_IFLNK},    {"twice.txt", "three"},         {"twice.txt", "four"}};
constexpr std::string_view odd_listing =
    "attachment: folder/memo.txt (7 bytes)\nattachment: ../../evil.txt (3 bytes)\nattachment: /etc/passwd (3 bytes)\n"
    "attachment: twice.txt (5 bytes)\nattachment: twice.txt (4 bytes)\n\n";

TEST(Archive, MembersAreAttachmentsAndTheirNamesData) {
  EXPECT_EQ(render(extract(archive_of(odd_names, false, false), "a.zip")), "format: zip\n" + std::string(odd_listing));
  EXPECT_EQ(render(extract(archive_of(odd_names, true, false), "a.tar")), "format: tar\n" + std::string(odd_listing));
  EXPECT_EQ(render(extract(archive_of(odd_names, true, true), "a.tgz")), "format: gzip\n" + std::string(odd_listing));
}

TEST(Archive, WordDocumentInsideAnArchiveDoesNotMakeItOne) {
  const std::string inner = archive_of({{"word/document.xml", "<w/>"}, {"[Content_Types].xml", "<t/>"}}, false, false);
  const std::string outer = render(extract(archive_of({{"memo.docx", inner}}, false, false), "a.zip"));
  EXPECT_EQ(outer.substr(0, 12), "format: zip\n");
}

TEST(Archive, CompressedFileIsOneMember) {
  // "The rule is effective.\n", by gzip with no name inside.
  std::string bytes(4096, '\0');
  archive* writer = archive_write_new();
  archive_write_set_format_raw(writer);
  archive_write_add_filter_gzip(writer);
  archive_write_set_bytes_in_last_block(writer, 1);
  std::size_t used = 0;
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(writer, entry);
  archive_write_data(writer, "The rule is effective.\n", 23);
  archive_entry_free(entry);
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  EXPECT_EQ(render(extract(bytes, "memo.txt.gz")), "format: gzip\nattachment: memo.txt (23 bytes)\n\n");
}

TEST(Archive, DamagedAndEmpty) {
  const std::string whole = archive_of({{"a.txt", std::string(50'000, 'a') + "end"}, {"b.txt", "b"}}, false, false);
  EXPECT_EQ(render(extract(whole.substr(0, 60), "a.zip")).substr(0, 16), "refused: damaged");
  EXPECT_EQ(render(extract(archive_of({}, false, false), "a.zip")).substr(0, 14), "refused: empty");
}

TEST(Archive, WrongSizesInTheHeaderDoNotMatter) {
  std::string lying = archive_of({{"a.txt", "some text"}}, false, false);
  for (std::size_t at = 18; at < 26; ++at) lying[at] = '\x7F';  // both sizes in the local header
  const Extraction result = extract(lying, "a.zip");
  if (const auto* document = std::get_if<Document>(&result))
    for (const Attachment& file : document->attachments) EXPECT_LE(file.bytes.size(), lying.size());
  else
    EXPECT_EQ(std::get<Refusal>(result).reason, schema::Reason::damaged);
}

}  // namespace
}  // namespace indexer::extract
