// SPDX-License-Identifier: GPL-3.0-or-later
// Mail and plain text that no mail program or editor would write, and good files to damage.
#include "tests/robustness/hostile.h"

namespace tests::hostile {
namespace {

std::string mail(const std::string& head, const std::string& body) {
  return "From: A <a@example.org>\nTo: b@example.org\nDate: Mon, 22 Nov 2021 10:00:00 +0000\nSubject: Hostile\n"
         "Message-ID: <1@example.org>\nMIME-Version: 1.0\n" +
         head + "\n" + body;
}

std::string multipart(const std::string& parts) {
  return mail("Content-Type: multipart/mixed; boundary=\"b\"\n", parts + "\n--b--\n");
}

std::string nested_multiparts(int depth) {
  std::string out = mail("Content-Type: multipart/mixed; boundary=\"b0\"\n", "");
  for (int i = 0; i < depth; ++i)
    out +=
        "--b" + std::to_string(i) + "\nContent-Type: multipart/mixed; boundary=\"b" + std::to_string(i + 1) + "\"\n\n";
  return out + "--b" + std::to_string(depth) + "\n\ndeep text\n";
}

std::string nested_messages(int depth) {
  std::string out;
  for (int i = 0; i < depth; ++i) out += mail("Content-Type: message/rfc822\n", "");
  return out + mail("", "the innermost text\n");
}

std::string header_lines(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += "X-Header-" + std::to_string(i) + ": value\n";
  return out;
}

void add_parts(Files& files) {
  files.push_back({"mail/parts-10k.eml", multipart(repeat("--b\nContent-Type: text/plain\n\npart\n", 10'000))});
  files.push_back({"mail/attachments-10k.eml",
                   multipart(repeat("--b\nContent-Disposition: attachment; filename=a.txt\n\npart\n", 10'000))});
  files.push_back({"mail/nested-multiparts.eml", nested_multiparts(2000)});
  files.push_back({"mail/nested-messages.eml", nested_messages(2000)});
  files.push_back({"mail/no-boundary.eml", mail("Content-Type: multipart/mixed\n", "--b\n\ntext\n--b--\n")});
  files.push_back(
      {"mail/empty-boundary.eml", mail("Content-Type: multipart/mixed; boundary=\"\"\n", "--\n\ntext\n----\n")});
  files.push_back(
      {"mail/empty-disposition.eml", multipart("--b\nContent-Disposition:\nContent-Type: text/plain\n\ntext\n")});
  files.push_back({"mail/long-boundary.eml",
                   mail("Content-Type: multipart/mixed; boundary=\"" + repeat("b", 100'000) + "\"\n", "text\n")});
  files.push_back(
      {"mail/names.eml", multipart("--b\nContent-Disposition: attachment; filename=\"../../../tmp/escaped\"\n\n"
                                   "a text in an attachment\n--b\nContent-Disposition: attachment; filename="
                                   "\"/etc/cron.d/x\"\n\nanother text in one\n")});
  files.push_back({"mail/base64-garbage.eml",
                   multipart("--b\nContent-Transfer-Encoding: base64\n\n" + repeat("!!!=*=\xff", 50'000) + "\n")});
  files.push_back(
      {"mail/uuencode.eml", mail("Content-Transfer-Encoding: x-uuencode\n", "begin 644 x\n" + repeat("M", 99'999))});
  files.push_back(
      {"mail/tnef.eml", multipart("--b\nContent-Type: application/ms-tnef; name=winmail.dat\n"
                                  "Content-Transfer-Encoding: base64\n\neJ8+IgECBpAIAAQAAAAAAAEAAQABB5AG\n")});
  files.push_back(
      {"mail/partial.eml", mail("Content-Type: message/partial; id=x; number=1; total=9\n", "part of a text\n")});
  files.push_back({"mail/external.eml", mail("Content-Type: message/external-body; access-type=local-file; "
                                             "name=\"/etc/passwd\"\n",
                                             "\n")});
  files.push_back({"mail/page.mhtml", mail("Content-Type: multipart/related; boundary=\"b\"; start=\"<none>\"\n",
                                           "--b\nContent-Location: file:///etc/passwd\nContent-Type: text/html\n\n" +
                                               repeat("<div>", 20'000) + "\n--b--\n")});
  files.push_back({"mail/many.mbox", repeat("From a@example.org Mon Nov 22 10:00:00 2021\n\n\n", 3000)});
  files.push_back({"mail/from-lines.mbox", repeat("From ", 500'000)});
}

void add_heads(Files& files) {
  files.push_back({"mail/headers-101.eml", mail(header_lines(101), "text with 101 headers\n")});
  files.push_back({"mail/headers-50k.eml", mail(header_lines(50'000), "text\n")});
  files.push_back(
      {"mail/header-64k.eml", mail("X-Long: " + repeat("x", 1 << 16) + "\n", "text below a long header\n")});
  files.push_back(
      {"mail/cc.eml", mail("Cc: " + repeat("name <n@example.org>,\n ", 30'000) + "z@example.org\n", "text\n")});
  files.push_back({"mail/address-brackets.eml", mail("Cc: " + repeat("<", 100'000) + "\n", "text\n")});
  files.push_back({"mail/address-comments.eml", mail("Cc: " + repeat("(", 100'000) + "\n", "text\n")});
  files.push_back({"mail/address-groups.eml", mail("Cc: " + repeat("g:", 50'000) + "\n", "text\n")});
  files.push_back({"mail/encoded-words.eml", mail("X: =?utf-8?Q?" + repeat("=C3", 50'000) +
                                                      "?=\nSubject: " + repeat("=?utf-8?B?w6k=?= ", 5000) + "\n",
                                                  "text\n")});
  files.push_back({"mail/encoded-newline.eml", mail("Subject: =?utf-8?Q?a=0D=0ABcc:=20x?=\n", "text\n")});
  files.push_back(
      {"mail/charset.eml", mail("Content-Type: text/plain; charset=\"../../etc/passwd\"\n", "text in no charset\n")});
  files.push_back({"mail/charset-utf7.eml", mail("Content-Type: text/plain; charset=utf-7\n", "+ADw-b+AD4 +//// +\n")});
  files.push_back(
      {"mail/iso-2022.eml", mail("Content-Type: text/plain; charset=iso-2022-jp\n", repeat("\x1b$B\xff", 20'000))});
  std::string continued;
  for (int i = 0; i < 5000; ++i) continued += "; name*" + std::to_string(i % 7) + "*=utf-8''%C3%28";
  files.push_back({"mail/continuations.eml", mail("Content-Type: text/plain" + continued + "\n", "text\n")});
  files.push_back({"mail/no-end.eml", "From: a@example.org\nSubject: no end\nTo: b@example.org\nX: "});
  files.push_back(
      {"mail/date.eml", mail("Date: Mon, 99 Foo 99999999999999 99:99:99 +99999999\n", "text of no date\n")});
  files.push_back({"mail/null.eml", mail(std::string("X-Null: a\0b\n", 12), std::string("text\0with\0nulls\n", 16))});
}

}  // namespace

void add_mail(Files& files, std::mt19937& random) {
  add_parts(files);
  add_heads(files);
  const std::vector<std::string> pieces{"--b\n",
                                        "--b--\n",
                                        "Content-Type: ",
                                        "text/plain",
                                        "multipart/mixed; boundary=b",
                                        "\n\n",
                                        "\r\n",
                                        "; charset=",
                                        "utf-8",
                                        "Content-Transfer-Encoding: base64\n",
                                        "aGVsbG8=\n",
                                        "\t",
                                        "\"",
                                        ";",
                                        "message/rfc822\n",
                                        "name*0*=''%",
                                        "From ",
                                        "text ",
                                        "\xe9",
                                        "Content-Disposition: attachment\n"};
  for (int i = 0; i < 6; ++i) {
    std::string body;
    for (int n = 0; n < 3000; ++n) body += pieces[random() % pieces.size()];
    files.push_back({"mail/random-" + std::to_string(i) + ".eml", multipart(body)});
  }
}

void add_text(Files& files, std::mt19937& random) {
  files.push_back({"text/nulls.txt", std::string("A text\0with null\0bytes.\n", 24)});
  files.push_back({"text/invalid.txt", "Text \xff\xfe\xc0\xaf\xed\xa0\x80\xf5\x80\x80\x80 goes on.\n"});
  files.push_back({"text/noncharacters.txt", "Text \xef\xbf\xbf\xef\xb7\x90\xf4\x8f\xbf\xbf goes on.\n"});
  files.push_back({"text/bidi.txt", "Text \u202e\u2066\u2067\u202d\u2069 turned around \u200f\u061c.\n"});
  files.push_back({"text/combining.txt", "Text a" + repeat("\u0301\u0323", 50'000) + " goes on.\n"});
  files.push_back({"text/one-word.txt", repeat("x", 10 << 20)});
  files.push_back({"text/joined.txt", repeat("a\u200d\u200c\u2060", 200'000)});
  files.push_back({"text/homoglyphs.txt", "Unl\u0430wful pr\u0435s\u0435nce, not in Latin letters.\n"});
  files.push_back({"text/mixed.txt", "Caf\xc3\xa9 and caf\xe9 and \x93quoted\x94 text.\n"});
  files.push_back({"text/one-line.txt", repeat("word ", 2 << 20)});
  files.push_back({"text/lines.txt", repeat("\n", 4 << 20) + "end"});
  files.push_back({"text/carriage-returns.txt", repeat("a\r", 500'000)});
  files.push_back({"text/form-feeds.txt", repeat("a\f", 100'000)});
  files.push_back({"text/full-stops.txt", repeat(".", 1 << 20) + repeat(" U.S.C.", 50'000)});
  files.push_back({"text/sections.txt", repeat("INA 212(a)(9)(B)(i)(II)(", 60'000)});
  files.push_back({"text/section-signs.txt", repeat("\u00a7\u00a7 1, 2-", 80'000)});
  files.push_back({"text/parentheses.txt", repeat("8 C.F.R. \u00a7 214.2(", 60'000)});
  files.push_back({"text/numbers.txt", repeat("9", 3'000'000) + " I&N Dec. 9"});
  files.push_back({"text/quotes.txt", repeat("\u201c\u2018\"", 200'000)});
  files.push_back({"text/dates.txt", repeat("January 32, 99999 ", 50'000)});
  files.push_back({"text/headings.txt", repeat("I. A. 1. a. (1) (a) (i)\n\n", 40'000)});
  files.push_back({"text/utf16.txt", std::string("\xff\xfe\x00\xd8\x00\x00\x41", 7)});
  files.push_back({"text/utf32.txt", std::string("\xff\xfe\x00\x00\xff\xff\xff\xff", 8)});
  files.push_back({"text/emoji.txt", repeat("\U0001F469\u200d\U0001F680\uFE0F", 100'000)});
  files.push_back({"text/thai.txt", repeat("\u0e01\u0e33\u0e25\u0e31", 100'000)});
  files.push_back({"text/html-inside.txt", "<script>alert(1)</script> & <b>bold</b> text.\n"});
  for (int i = 0; i < 6; ++i) {
    std::string noise;
    for (int n = 0; n < 20'000; ++n) noise.push_back(static_cast<char>(random()));
    files.push_back({"text/noise-" + std::to_string(i) + (i % 2 == 0 ? ".txt" : ""), noise});
  }
}

void add_damaged(Files& files, const Files& good, std::mt19937& random) {
  for (const File& file : good)
    for (int i = 0; i < 3; ++i) {
      std::string bytes = file.bytes;
      const std::size_t at = random() % bytes.size();
      if (i == 0)
        bytes.resize(at);
      else if (i == 1)
        bytes.insert(at, bytes.substr(0, random() % bytes.size()));
      else
        for (int n = 0; n < 20; ++n) bytes[random() % bytes.size()] ^= static_cast<char>(1U << (random() % 8));
      files.push_back({"damaged/" + std::to_string(i) + "-" + file.name, bytes});
    }
}

}  // namespace tests::hostile
