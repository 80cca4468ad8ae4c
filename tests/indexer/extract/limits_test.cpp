// SPDX-License-Identifier: GPL-3.0-or-later
// Each limit of limits.h, and the hostile files it is there for.
#include "indexer/extract/limits.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/extract/archive.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/html_guard.h"
#include "tests/indexer/extract/render.h"

namespace indexer::extract {
namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

// A ZIP archive of `count` members, each `size` times the byte `fill`.
std::string zip_of(std::size_t count, std::size_t size, char fill = 'a') {
  std::string bytes(1024 + count * (256 + size / 400), '\0');
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_set_options(writer, "compression=deflate");
  std::size_t used = 0;
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  const std::string content(std::min<std::size_t>(size, 1 << 20), fill);
  for (std::size_t i = 0; i < count; ++i) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, ("m" + std::to_string(i) + ".txt").c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(size));
    archive_write_header(writer, entry);
    for (std::size_t done = 0; done < size; done += content.size())
      archive_write_data(writer, content.data(), std::min(content.size(), size - done));
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

schema::Reason reason(const Extraction& result) {
  const auto* refusal = std::get_if<Refusal>(&result);
  return refusal ? refusal->reason : schema::Reason::none;
}

TEST(Limits, FileSize) {
  const std::string bytes(limits::file_bytes + 1, ' ');
  EXPECT_EQ(reason(extract(bytes, "a.txt")), schema::Reason::too_large);
}

TEST(Limits, MarkupSize) {
  const std::string page = "<html><p>x</p>" + std::string(limits::markup_bytes, ' ');
  EXPECT_EQ(reason(extract(page, "a.html")), schema::Reason::too_large);
  EXPECT_EQ(reason(extract("<?xml version='1.0'?><a>" + std::string(limits::markup_bytes, ' '), "a.xml")),
            schema::Reason::too_large);
}

TEST(Limits, TextSize) {
  const std::string line = repeat("word ", 2000) + ".\n\n";
  const Extraction result = extract(repeat(line, limits::text_bytes / line.size() + 20), "a.txt");
  const auto& document = std::get<Document>(result);
  EXPECT_EQ(document.warnings.size(), 1u);
  std::size_t total = 0;
  for (const Block& block : document.blocks) total += block.text.size();
  EXPECT_LE(total, limits::text_bytes);
  EXPECT_GT(total, limits::text_bytes * 9 / 10);
}

TEST(Limits, ArchiveMembers) {
  EXPECT_EQ(reason(extract(zip_of(limits::archive_entries + 1, 0), "a.zip")), schema::Reason::too_large);
  const Extraction fits = extract(zip_of(100, 10), "a.zip");
  EXPECT_EQ(std::get<Document>(fits).attachments.size(), 100u);
}

TEST(Limits, ArchiveRatio) {
  EXPECT_EQ(reason(extract(zip_of(1, limits::archive_ratio_from * 2), "a.zip")), schema::Reason::too_large);
  // Below archive_ratio_from the ratio does not matter.
  EXPECT_EQ(reason(extract(zip_of(1, limits::archive_ratio_from / 2), "a.zip")), schema::Reason::none);
}

TEST(Limits, ArchiveMemberSizeAndOutput) {
  // Bytes of no use to the archive keep the ratio low, so that the other limits are met first.
  const std::string ballast(2 * limits::mebibyte, '\0');
  const std::string one = ballast + zip_of(1, limits::archive_entry_bytes + 1);
  const auto all = [](std::string_view) { return true; };
  Members members = read_members(one, all);
  ASSERT_TRUE(members.refusal);
  EXPECT_NE(members.refusal->detail.find("64 MiB"), std::string::npos) << members.refusal->detail;
  members = read_members(ballast + zip_of(33, 8 * limits::mebibyte), all);
  ASSERT_TRUE(members.refusal);
  EXPECT_NE(members.refusal->detail.find("256 MiB"), std::string::npos) << members.refusal->detail;
}

TEST(Limits, WordDocumentThatIsABomb) {
  std::string bomb = zip_of(1, limits::archive_ratio_from * 2);
  EXPECT_EQ(reason(extract(bomb, "memo.docx")), schema::Reason::damaged);  // its one member is no part of a document
}

TEST(Limits, HtmlDepthIsFlattenedAndNoTextLost) {
  for (const char* tag : {"<div>", "<b>", "<x-y>", "<table><tr><td>", "<ul><li>", "<svg>", "<b id=1>"}) {
    const std::string page = "<html><body><p>first</p>" + repeat(tag, 100'000) + "<p>last words of it</p>";
    const Extraction result = extract(page, "a.html");
    if (std::string_view(tag) == "<svg>") continue;  // what is drawn is no text
    ASSERT_EQ(reason(result), schema::Reason::none) << tag;
    EXPECT_NE(render(result).find("last words of it"), std::string::npos) << tag;
  }
}

TEST(Limits, HtmlDepthIsBoundedAgainstMismatchedEndTags) {
  const std::string guarded = guard_html(repeat("<x-a><div></x-a>", 100'000));
  std::size_t divs = 0;
  for (std::size_t at = 0; (at = guarded.find("<div", at)) != std::string::npos; ++at) ++divs;
  EXPECT_LE(divs, limits::markup_depth);
}

TEST(Limits, HtmlFormattingIsBounded) {
  const std::string guarded = guard_html(repeat("<font size=1><p>x</p>", 1000));
  std::size_t fonts = 0;
  for (std::size_t at = 0; (at = guarded.find("<font", at)) != std::string::npos; ++at) ++fonts;
  EXPECT_EQ(fonts, limits::formatting_depth);
}

TEST(Limits, HtmlAttributes) {
  std::string page = "<html><body><p ";
  for (int i = 0; i < 100'000; ++i) page += "a" + std::to_string(i) + "='v' ";
  page += ">text of it</p></body></html>";
  EXPECT_LT(guard_html(page).size(), 20'000u);
  EXPECT_NE(render(extract(page, "a.html")).find("p  text of it"), std::string::npos);
}

TEST(Limits, HtmlOfOrdinaryDepthIsUnchanged) {
  const std::string page = "<div><p class=\"a > b\">x<br/></p><script>if (a<b) {}</script><!-- <div> --></div>";
  EXPECT_EQ(guard_html(page), page);
}

TEST(Limits, XmlDepthAndAttributes) {
  EXPECT_EQ(reason(extract("<?xml version='1.0'?>" + repeat("<a>", 513) + "x" + repeat("</a>", 513), "a.xml")),
            schema::Reason::too_large);
  EXPECT_EQ(reason(extract("<?xml version='1.0'?>" + repeat("<a>", 511) + "x" + repeat("</a>", 511), "a.xml")),
            schema::Reason::none);
  std::string wide = "<?xml version='1.0'?><a ";
  for (int i = 0; i < 1001; ++i) wide += "b" + std::to_string(i) + "='' ";
  EXPECT_EQ(reason(extract(wide + ">x</a>", "a.xml")), schema::Reason::too_large);
}

TEST(Limits, WideXmlIsReadInLinearTime) {
  const Extraction result =
      extract("<?xml version='1.0'?><a>" + repeat("<heading>x y</heading><p>z</p>", 200'000) + "</a>", "a.xml");
  EXPECT_EQ(std::get<Document>(result).blocks.size(), 400'000u);
}

TEST(Limits, XmlEntitiesAreNotExpanded) {
  const std::string laughs =
      "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'lol'><!ENTITY c '&b;&b;&b;'><!ENTITY x SYSTEM "
      "'file:///etc/passwd'>]><a>&c;&x; word</a>";
  const std::string text = render(extract(laughs, "a.xml"));
  EXPECT_EQ(text.find("lol"), std::string::npos);
  EXPECT_EQ(text.find("root:"), std::string::npos);
  EXPECT_NE(text.find("word"), std::string::npos);
}

TEST(Limits, MailParts) {
  std::string mail =
      "From: a@example.org\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 2500; ++i) mail += "--b\nContent-Type: application/pdf\n\nx\n";
  const Extraction result = extract(mail + "--b--\n", "a.eml");
  const auto& document = std::get<Document>(result);
  EXPECT_EQ(document.attachments.size(), limits::mime_parts);
  EXPECT_EQ(document.warnings.size(), 1u);
}

TEST(Limits, MailDepth) {
  std::string mail = "From: a@example.org\nSubject: s\nMIME-Version: 1.0\n";
  for (int i = 0; i < 2000; ++i)
    mail += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
  const Extraction result = extract(mail + "\nbody\n", "a.eml");
  EXPECT_EQ(std::get<Document>(result).warnings.size(), 1u);
}

TEST(Limits, MailHeadersAreReadHoweverLong) {
  std::string mail = "From: a@example.org\nMIME-Version: 1.0\nCc: ";
  for (int i = 0; i < 1500; ++i) mail += "person" + std::to_string(i) + "@example.org,\n ";
  mail += "last@example.org\n";
  for (int i = 0; i < 300; ++i) mail += "X-Header-" + std::to_string(i) + ": v\n";
  const std::string text = render(extract(mail + "Subject: After all of them\n\nThe body.\n", "a.eml"));
  EXPECT_NE(text.find("subject: After all of them"), std::string::npos);
  EXPECT_NE(text.find("last@example.org"), std::string::npos);
  EXPECT_NE(text.find("p  The body."), std::string::npos);
}

TEST(Limits, RtfGroups) {
  EXPECT_EQ(reason(extract("{\\rtf1 " + repeat("{", 100'000) + "x", "a.rtf")), schema::Reason::too_large);
}

TEST(Limits, OleChainsThatLoopEnd) {
  std::string file(512 * 8, '\0');
  file.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  file[30] = 9;
  file[44] = 1;
  file[48] = 1;  // directory at sector 1, whose chain leads back to itself
  for (std::size_t i = 512; i < 1024; i += 4) file[i] = 1;
  EXPECT_EQ(reason(extract(file, "a.doc")), schema::Reason::unsupported);
}

}  // namespace
}  // namespace indexer::extract
