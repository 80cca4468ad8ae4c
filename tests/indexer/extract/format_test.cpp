// SPDX-License-Identifier: GPL-3.0-or-later
// Formats are told by content; a memorandum is no mail, a page without an ending is a page.
#include "indexer/extract/format.h"

#include <gtest/gtest.h>

namespace indexer::extract {
namespace {

struct Case {
  std::string_view bytes;
  std::string_view name;
  Format format;
};

TEST(Format, ToldByContentThenEnding) {
  const Case cases[] = {
      {"%PDF-1.7", "a.txt", Format::pdf},
      {"junk %PDF-1.7", "a", Format::pdf},
      {"{\\rtf1 x}", "a.doc", Format::rtf},
      {"<!DOCTYPE html><p>x", "a.txt", Format::html},
      {"\n<!-- c --><HTML>", "a", Format::html},
      {"<?xml version='1.0'?><html xmlns='x'>", "a.xml", Format::html},
      {"<?xml version='1.0'?><RULE>", "a.html", Format::xml},
      {"<p>x</p>", "a.html", Format::html},
      {"a < b", "a.html", Format::html},
      {"plain", "a.html", Format::text},
      {"# Title", "a.md", Format::markdown},
      {"# Title", "a.txt", Format::text},
      {"TO: All\nFROM: Me\nDATE: May 1\nSUBJECT: Parole\n\nText", "a.txt", Format::text},
      {"To: a@b\nFrom: c@d\nDate: x\nMessage-ID: <1@2>\n\nText", "a.txt", Format::mail},
      {"Subject: x\nFrom: y\n\nText", "a.eml", Format::mail},
      {"From a@b Mon\nFrom: c@d\nSubject: s\n\nText", "a", Format::mbox},
      {"From a@b Mon\nFrom: c@d\nSubject: s\n\nText", "a.eml", Format::mail},
      {"From the desk of\nthe director", "a.txt", Format::text},
      {"\x89PNG\r\n\x1a\n", "a.txt", Format::picture},
      {"MZ is the beginning of this sentence", "a.txt", Format::text},
  };
  for (const Case& one : cases) EXPECT_EQ(tell_format(one.bytes, one.name).format, one.format) << one.bytes;
}

}  // namespace
}  // namespace indexer::extract
