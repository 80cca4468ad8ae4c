// SPDX-License-Identifier: GPL-3.0-or-later
// A Read as the bytes of one message. What comes back from a worker is as hostile as the file it read.
#include <algorithm>

#include "indexer/schema/error.h"
#include "indexer/schema/pack.h"
#include "indexer/workers/reading.h"

namespace indexer::workers {
namespace {

using schema::Packer;
using schema::Unpacker;

bool is_utf8(std::string_view text) {
  std::size_t at = 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  while (at < text.size()) {
    const unsigned char first = byte(at);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xc2 ? 0
                               : first < 0xe0 ? 2
                               : first < 0xf0 ? 3
                               : first < 0xf5 ? 4
                                              : 0;
    if (length == 0 || at + length > text.size()) return false;
    for (std::size_t i = 1; i < length; ++i)
      if ((byte(at + i) & 0xc0) != 0x80) return false;
    if (length > 2) {
      const unsigned char second = byte(at + 1);
      if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) || (first == 0xf0 && second < 0x90) ||
          (first == 0xf4 && second > 0x8f))
        return false;
    }
    at += length;
  }
  return true;
}

std::string checked_text(Unpacker& in) {
  std::string text = in.text();
  if (!is_utf8(text)) Unpacker::damaged();
  return text;
}

std::vector<std::string> checked_texts(Unpacker& in) {
  return in.list<std::string>([&] { return checked_text(in); });
}

// The document record's codec carries the metadata and the outline.
std::string packed_head(const passages::Analysed& analysed) {
  schema::DocumentRecord record;
  record.metadata = analysed.metadata;
  record.outline = analysed.outline;
  return schema::encode(record);
}

void check_metadata(const schema::Metadata& metadata) {
  for (const schema::Sourced* value :
       {&metadata.title, &metadata.type, &metadata.agency, &metadata.number, &metadata.author, &metadata.date,
        &metadata.effective, &metadata.language, &metadata.url, &metadata.status, &metadata.note})
    if (!is_utf8(value->value) || !is_utf8(value->source)) Unpacker::damaged();
}

void check_passage(const schema::PassageRecord& passage, std::uint32_t ordinal, std::uint64_t& words) {
  if (passage.ordinal != ordinal || passage.first_position != words + 1 || !is_utf8(passage.text)) Unpacker::damaged();
  words += passage.words;
  if (words > 0x7fffffff) Unpacker::damaged();
  for (const auto* texts : {&passage.headings, &passage.warnings})
    for (const std::string& text : *texts)
      if (!is_utf8(text)) Unpacker::damaged();
  if (!is_utf8(passage.pin.first_label) || !is_utf8(passage.pin.last_label) || !is_utf8(passage.language))
    Unpacker::damaged();
}

passages::Analysed unpack_analysed(Unpacker& in) {
  passages::Analysed analysed;
  schema::DocumentRecord head = schema::decode_document(in.text());
  check_metadata(head.metadata);
  analysed.metadata = std::move(head.metadata);
  analysed.outline = std::move(head.outline);
  analysed.passages = in.list<schema::PassageRecord>([&] { return schema::decode_passage(in.text()); });
  analysed.warnings = checked_texts(in);
  std::uint64_t words = 0;
  for (std::size_t i = 0; i < analysed.passages.size(); ++i)
    check_passage(analysed.passages[i], static_cast<std::uint32_t>(i), words);
  analysed.words = in.as<std::uint32_t>();
  if (analysed.words != words) Unpacker::damaged();
  for (const schema::OutlineEntry& entry : analysed.outline)
    if (!is_utf8(entry.title) || entry.passage >= std::max<std::size_t>(analysed.passages.size(), 1))
      Unpacker::damaged();
  return analysed;
}

Read unpack(Unpacker& in) {
  if (in.flag()) {
    const auto reason = in.one_of(schema::Reason::changing);
    return extract::Refusal{reason, checked_text(in)};
  }
  Reading reading;
  reading.format = checked_text(in);
  reading.page_labels = checked_texts(in);
  reading.recognised = in.list<schema::PageConfidence>([&] {
    const auto page = in.as<std::uint32_t>();
    return schema::PageConfidence{page, in.as<std::uint32_t>()};
  });
  for (const schema::PageConfidence& page : reading.recognised)
    if (page.page == 0 || page.confidence > 100) Unpacker::damaged();
  reading.attachments = in.list<extract::Attachment>([&] {
    std::string name = in.text();
    return extract::Attachment{std::move(name), in.text()};
  });
  reading.analysed = unpack_analysed(in);
  return reading;
}

}  // namespace

std::string encode(const schema::Metadata& metadata) {
  schema::DocumentRecord record;
  record.metadata = metadata;
  return schema::encode(record);
}

std::string encode(const std::vector<extract::RecognisedPage>& pages) {
  Packer out;
  out.list(pages, [&](const extract::RecognisedPage& page) { out.text(extract::encode(page)); });
  return out.take();
}

std::vector<extract::RecognisedPage> decode_pages(std::string_view bytes) {
  Unpacker in(bytes);
  return in.list<extract::RecognisedPage>([&] {
    extract::RecognisedPage page;
    if (!extract::decode(in.text(), page)) Unpacker::damaged();
    return page;
  });
}

schema::Metadata decode_metadata(std::string_view bytes) { return schema::decode_document(bytes).metadata; }

std::string encode(const Read& read) {
  Packer out;
  if (const auto* refusal = std::get_if<extract::Refusal>(&read)) {
    out.number(1);
    out.number(static_cast<std::uint64_t>(refusal->reason));
    out.text(refusal->detail);
    return out.take();
  }
  const auto& reading = std::get<Reading>(read);
  out.number(0);
  out.text(reading.format);
  out.list(reading.page_labels, [&](const std::string& label) { out.text(label); });
  out.list(reading.recognised, [&](const schema::PageConfidence& page) {
    out.number(page.page);
    out.number(page.confidence);
  });
  out.list(reading.attachments, [&](const extract::Attachment& attachment) {
    out.text(attachment.name);
    out.text(attachment.bytes);
  });
  out.text(packed_head(reading.analysed));
  out.list(reading.analysed.passages, [&](const schema::PassageRecord& passage) { out.text(schema::encode(passage)); });
  out.list(reading.analysed.warnings, [&](const std::string& warning) { out.text(warning); });
  out.number(reading.analysed.words);
  return out.take();
}

bool decode(std::string_view bytes, Read& read) {
  try {
    Unpacker in(bytes);
    Read unpacked = unpack(in);
    in.expect_end();
    read = std::move(unpacked);
    return true;
  } catch (const schema::IndexError&) {
    return false;
  }
}

}  // namespace indexer::workers
