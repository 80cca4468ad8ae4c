// SPDX-License-Identifier: GPL-3.0-or-later
// Archives that multiply, lie about sizes, or name places outside.
#include "tests/robustness/hostile.h"

namespace tests::hostile {
namespace {

Member plain(std::string name, std::string bytes) { return {std::move(name), std::move(bytes), 0, 0, 0}; }

// Archives in archives, `width` in each.
std::string nested(int depth, int width) {
  std::string inner = "The innermost text of the nest.";
  std::string ending = ".txt";
  for (int level = 0; level < depth; ++level) {
    std::vector<Member> members;
    // Each copy differs by a byte, or all but the first would be duplicates.
    for (int i = 0; i < width; ++i)
      members.push_back(plain("n" + std::to_string(i) + ending, inner + (level == 0 ? std::to_string(i) : "")));
    members.push_back(plain("level.txt", "Level " + std::to_string(level) + "."));
    inner = zip_of(members);
    ending = ".zip";
  }
  return inner;
}

std::string docx(const std::string& document, const std::string& types = "") {
  return zip_of(
      {plain("[Content_Types].xml",
             types.empty() ? "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/"
                             "2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType="
                             "\"application/vnd.openxmlformats-officedocument.wordprocessingml.document."
                             "main+xml\"/></Types>"
                           : types),
       plain("_rels/.rels",
             "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
             "relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/"
             "officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>"
             "</Relationships>"),
       plain("word/document.xml", document)});
}

std::string word(const std::string& body) {
  return docx(
      "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
      "main\"><w:body>" +
      body + "</w:body></w:document>");
}

void add_bombs(Files& files) {
  const std::size_t bomb = std::size_t{300} << 20;
  const std::string raw = deflated(bomb, 'a');
  files.push_back({"archive/bomb.zip", zip_of({{"a.txt", raw, static_cast<std::uint32_t>(bomb), 0, 8}})});
  files.push_back({"archive/bomb-says-small.zip", zip_of({{"a.txt", raw, 10, 0, 8}})});
  files.push_back({"archive/bomb-document.docx", zip_of({{"word/document.xml", raw, 10, 0, 8}})});
  files.push_back({"archive/bomb-content.odt", zip_of({plain("mimetype", "application/vnd.oasis.opendocument.text"),
                                                       {"content.xml", raw, 0xfffffff0, 0, 8}})});
  std::vector<Member> shared;
  for (int i = 0; i < 40; ++i) shared.push_back({"b" + std::to_string(i) + ".txt", raw, 0, 0, 8});
  files.push_back({"archive/forty-bombs.zip", zip_of(shared)});
  std::string gzip = std::string("\x1f\x8b\x08\0\0\0\0\0\0\3", 10) + raw;
  files.push_back({"archive/bomb.gz", gzip + std::string(8, '\0')});
  files.push_back({"archive/bomb.tar.gz", gzip});
  files.push_back({"archive/nested-9.zip", nested(9, 1)});
  files.push_back({"archive/nested-wide.zip", nested(4, 6)});
  std::vector<Member> many;
  for (int i = 0; i < 20'000; ++i) many.push_back(plain("e" + std::to_string(i), ""));
  files.push_back({"archive/20k-empty.zip", zip_of(many)});
}

void add_lies(Files& files) {
  for (const char* name : {"../../../../tmp/escaped.txt", "/tmp/escaped.txt", "C:\\escaped.txt", "..\\escaped.txt", "",
                           "a/../../escaped.txt", ".", "..", "/", "a\nb.txt", "\x1b[31mred.txt", "\xff\xfe.txt"})
    files.push_back({"archive/name-" + std::to_string(files.size()) + ".zip",
                     zip_of({plain(name, std::string("Content under an odd name ") + name)})});
  files.push_back({"archive/long-name.zip", zip_of({plain(repeat("n", 60'000), "x")})});
  files.push_back(
      {"archive/same-names.zip", zip_of({plain("a.txt", "one"), plain("a.txt", "two"), plain("a.txt", "3")})});
  files.push_back({"archive/encrypted.zip", zip_of({{"a.txt", "0123456789ab secret", 0, 1, 0}})});
  files.push_back({"archive/odd-method.zip", zip_of({{"a.txt", "abc", 0, 0, 98}})});
  files.push_back({"archive/says-huge.zip", zip_of({{"a.txt", "abc", 0xfffffffe, 0, 0}})});
  files.push_back({"archive/bad-deflate.zip", zip_of({{"a.txt", repeat("\xff\x07", 5000), 1 << 20, 0, 8}})});
  const std::string whole = zip_of({plain("a.txt", "A text that is whole."), plain("b.txt", "Another.")});
  files.push_back({"archive/no-directory.zip", whole.substr(0, 60)});
  files.push_back({"archive/junk-before.zip", repeat("MZ junk ", 1000) + whole});
  files.push_back({"archive/junk-after.zip", whole + repeat("junk", 50'000)});
  files.push_back({"archive/empty.zip", zip_of({})});
  files.push_back({"archive/head.tar", std::string(257, '\0') + std::string("ustar\0", 6) + "00" + repeat("9", 247)});
  files.push_back({"archive/head.gz", std::string("\x1f\x8b\x08", 3)});
}

void add_word(Files& files) {
  files.push_back(
      {"word/deep-tables.docx", word(repeat("<w:tbl><w:tr><w:tc>", 160) + "<w:p><w:r><w:t>x</w:t></w:r></w:p>")});
  files.push_back({"word/deep-runs.docx", word(repeat("<w:ins>", 100'000))});
  files.push_back({"word/many-paragraphs.docx", word(repeat("<w:p><w:r><w:t>word</w:t></w:r></w:p>", 100'000))});
  files.push_back(
      {"word/spans.docx", word("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/></w:tcPr><w:p/>"
                               "</w:tc></w:tr></w:tbl>")});
  files.push_back(
      {"word/levels.docx", word("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"-7\"/><w:numId w:val=\"99999999999\"/>"
                                "</w:numPr><w:outlineLvl w:val=\"300\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>")});
  files.push_back({"word/entities.docx", docx("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")});
  files.push_back({"word/no-body.docx", docx("<a/>")});
  files.push_back({"word/not-xml.docx", docx(repeat("\xff\0x", 1000))});
  std::string ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  files.push_back({"word/head.doc", ole});
  files.push_back({"word/ones.doc", ole + repeat("\xff", 8192)});
  files.push_back({"word/zeros.doc", ole + std::string(8192, '\0')});
  files.push_back(
      {"word/sector-loop.doc",
       ole + std::string(16, '\0') + std::string("\x3e\0\3\0\xfe\xff\x09\0\6\0", 10) + std::string(6 + 480, '\1')});
}

}  // namespace

void add_archives(Files& files, std::mt19937&) {
  add_bombs(files);
  add_lies(files);
  add_word(files);
}

}  // namespace tests::hostile
