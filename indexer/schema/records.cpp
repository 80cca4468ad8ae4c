// SPDX-License-Identifier: GPL-3.0-or-later
// ON DISK: the order of the fields below is the format. A change needs a new format version (index_folder.h).
#include "indexer/schema/records.h"

#include <bit>
#include <initializer_list>

#include "indexer/schema/pack.h"

namespace schema {
namespace {

void put(Packer& out, const Sourced& value) {
  out.text(value.value);
  out.text(value.source);
}

Sourced get_sourced(Unpacker& in) {
  Sourced value;
  value.value = in.text();
  value.source = in.text();
  return value;
}

constexpr Sourced Metadata::*metadata_fields[] = {
    &Metadata::title,     &Metadata::type,     &Metadata::agency, &Metadata::number, &Metadata::author, &Metadata::date,
    &Metadata::effective, &Metadata::language, &Metadata::url,    &Metadata::status, &Metadata::note,
};

void put(Packer& out, const LedgerEntry& entry) {
  out.number(static_cast<std::uint64_t>(entry.outcome));
  out.number(static_cast<std::uint64_t>(entry.reason));
  out.text(entry.detail);
  out.list(entry.warnings, [&](const std::string& warning) { out.text(warning); });
  out.number(entry.size);
  out.signed_number(entry.mtime_ns);
  out.signed_number(entry.ctime_ns);
  out.text(entry.digest);
  out.text(entry.parser);
  out.text(entry.overrides);
}

LedgerEntry get_ledger_entry(Unpacker& in) {
  LedgerEntry entry;
  entry.outcome = in.one_of(Outcome::refused);
  entry.reason = in.one_of(last_reason);
  entry.detail = in.text();
  entry.warnings = in.texts();
  entry.size = in.number();
  entry.mtime_ns = in.signed_number();
  entry.ctime_ns = in.signed_number();
  entry.digest = in.text();
  entry.parser = in.text();
  entry.overrides = in.text();
  return entry;
}

void put(Packer& out, const Pin& pin) {
  out.number(pin.first_page);
  out.number(pin.last_page);
  out.text(pin.first_label);
  out.text(pin.last_label);
  out.number(pin.first_paragraph);
  out.number(pin.last_paragraph);
}

Pin get_pin(Unpacker& in) {
  Pin pin;
  pin.first_page = in.as<std::uint32_t>();
  pin.last_page = in.as<std::uint32_t>();
  pin.first_label = in.text();
  pin.last_label = in.text();
  pin.first_paragraph = in.as<std::uint32_t>();
  pin.last_paragraph = in.as<std::uint32_t>();
  return pin;
}

// Flags as one number, the first in its lowest bit.
std::uint64_t flags(std::initializer_list<bool> values) {
  std::uint64_t number = 0;
  unsigned bit = 0;
  for (const bool value : values) number |= static_cast<std::uint64_t>(value) << bit++;
  return number;
}

std::uint64_t get_flags(Unpacker& in, unsigned count) {
  const std::uint64_t value = in.number();
  if (value >> count != 0) Unpacker::damaged();
  return value;
}

void put(Packer& out, const Paragraph& paragraph) {
  out.number(paragraph.begin);
  out.number(paragraph.end);
  out.number(static_cast<std::uint64_t>(paragraph.kind));
  out.number(paragraph.level);
  out.number(flags({paragraph.continues, paragraph.repeated}));
}

Paragraph get_paragraph(Unpacker& in) {
  Paragraph paragraph;
  paragraph.begin = in.as<std::uint32_t>();
  paragraph.end = in.as<std::uint32_t>();
  paragraph.kind = in.one_of(ParagraphKind::footnote);
  paragraph.level = in.as<std::uint8_t>();
  const std::uint64_t flags = get_flags(in, 2);
  paragraph.continues = (flags & 1) != 0;
  paragraph.repeated = (flags & 2) != 0;
  return paragraph;
}

// The text's parts are used as offsets later, so they are checked once, here.
void check_offsets(const PassageRecord& record) {
  std::uint32_t at = 0;
  for (const Paragraph& paragraph : record.paragraphs) {
    if (paragraph.begin < at || paragraph.end < paragraph.begin || paragraph.end > record.text.size())
      Unpacker::damaged();
    at = paragraph.end;
  }
  for (const PageStart& start : record.pages)
    if (start.begin > record.text.size()) Unpacker::damaged();
}

}  // namespace

std::string encode(const DocumentRecord& record) {
  Packer out;
  out.text(record.id);
  out.text(record.path);
  out.text(record.root);
  out.text(record.container);
  out.text(record.format);
  for (const auto field : metadata_fields) put(out, record.metadata.*field);
  put(out, record.ledger);
  out.list(record.outline, [&](const OutlineEntry& entry) {
    out.number(entry.level);
    out.text(entry.title);
    out.number(entry.passage);
  });
  out.list(record.page_labels, [&](const std::string& label) { out.text(label); });
  out.list(record.recognised, [&](const PageConfidence& page) {
    out.number(page.page);
    out.number(page.confidence);
  });
  out.number(record.passages);
  out.number(record.words);
  out.text(record.family);
  return sealed(out.take());
}

DocumentRecord decode_document(std::string_view bytes) {
  Unpacker in(unsealed(bytes));
  DocumentRecord record;
  record.id = in.text();
  record.path = in.text();
  record.root = in.text();
  record.container = in.text();
  record.format = in.text();
  for (const auto field : metadata_fields) record.metadata.*field = get_sourced(in);
  record.ledger = get_ledger_entry(in);
  record.outline = in.list<OutlineEntry>([&] {
    OutlineEntry entry;
    entry.level = in.as<std::uint8_t>();
    entry.title = in.text();
    entry.passage = in.as<std::uint32_t>();
    return entry;
  });
  record.page_labels = in.texts();
  record.recognised = in.list<PageConfidence>([&] {
    const auto page = in.as<std::uint32_t>();
    return PageConfidence{page, in.as<std::uint32_t>()};
  });
  record.passages = in.as<std::uint32_t>();
  record.words = in.as<std::uint32_t>();
  record.family = in.text();
  in.expect_end();
  return record;
}

std::string encode(const PassageRecord& record) {
  Packer out;
  out.number(record.ordinal);
  out.text(record.text);
  out.list(record.paragraphs, [&](const Paragraph& paragraph) { put(out, paragraph); });
  out.list(record.pages, [&](const PageStart& start) {
    out.number(start.begin);
    out.number(start.page);
  });
  out.list(record.headings, [&](const std::string& heading) { out.text(heading); });
  out.list(record.lead_ins, [&](const std::string& sentence) { out.text(sentence); });
  put(out, record.pin);
  out.text(record.language);
  out.number(record.first_position);
  out.number(record.words);
  out.list(record.warnings, [&](const std::string& warning) { out.text(warning); });
  out.number(flags({record.boilerplate, record.repeated, record.enumeration}));
  return sealed(out.take());
}

PassageRecord decode_passage(std::string_view bytes) {
  Unpacker in(unsealed(bytes));
  PassageRecord record;
  record.ordinal = in.as<std::uint32_t>();
  record.text = in.text();
  record.paragraphs = in.list<Paragraph>([&] { return get_paragraph(in); });
  record.pages = in.list<PageStart>([&] {
    const auto begin = in.as<std::uint32_t>();
    return PageStart{begin, in.as<std::uint32_t>()};
  });
  record.headings = in.texts();
  record.lead_ins = in.texts();
  record.pin = get_pin(in);
  record.language = in.text();
  record.first_position = in.as<std::uint32_t>();
  record.words = in.as<std::uint32_t>();
  record.warnings = in.texts();
  const std::uint64_t flags = get_flags(in, 3);
  record.boilerplate = (flags & 1) != 0;
  record.repeated = (flags & 2) != 0;
  record.enumeration = (flags & 4) != 0;
  in.expect_end();
  check_offsets(record);
  return record;
}

std::string encode(const LibraryRecord& record) {
  Packer out;
  out.list(record.roots, [&](const std::string& root) { out.text(root); });
  out.text(record.built);
  out.number(record.revision);
  out.number(std::bit_cast<std::uint64_t>(record.build_seconds));
  for (const std::uint64_t count : {record.files, record.indexed, record.with_warning, record.duplicates,
                                    record.refused, record.ignored, record.passages})
    out.number(count);
  out.list(record.notices, [&](const std::string& notice) { out.text(notice); });
  return sealed(out.take());
}

LibraryRecord decode_library(std::string_view bytes) {
  Unpacker in(unsealed(bytes));
  LibraryRecord record;
  record.roots = in.texts();
  record.built = in.text();
  record.revision = in.number();
  record.build_seconds = std::bit_cast<double>(in.number());
  for (std::uint64_t* count : {&record.files, &record.indexed, &record.with_warning, &record.duplicates,
                               &record.refused, &record.ignored, &record.passages})
    *count = in.number();
  record.notices = in.texts();
  in.expect_end();
  return record;
}

std::string encode_positions(const std::vector<std::uint32_t>& positions) {
  Packer out;
  std::uint32_t last = 0;
  for (const std::uint32_t position : positions) {
    out.number(position - last);
    last = position;
  }
  return out.take();
}

std::vector<std::uint32_t> decode_positions(std::string_view bytes) {
  Unpacker in(bytes);
  std::vector<std::uint32_t> positions;
  std::uint32_t last = 0;
  while (!in.at_end()) {
    last += in.as<std::uint32_t>();
    positions.push_back(last);
  }
  return positions;
}

}  // namespace schema
