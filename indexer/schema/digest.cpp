// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/digest.h"

#include "indexer/schema/pack.h"

namespace schema {

std::string digest_key(std::size_t number) { return "digest/" + std::to_string(number); }

std::string previous_text_key(std::string_view document_id) { return "previous/" + std::string(document_id); }

std::string encode(const Digest& digest) {
  Packer out;
  out.number(digest.revision);
  out.text(digest.at);
  out.list(digest.changes, [&](const DocumentChange& change) {
    out.number(static_cast<std::uint64_t>(change.kind));
    for (const std::string* text : {&change.id, &change.path, &change.title, &change.detail}) out.text(*text);
    for (const std::uint64_t count :
         {change.words_before, change.words_after, change.words_removed, change.words_added})
      out.number(count);
    out.text(change.added_text);
  });
  return sealed(out.take());
}

Digest decode_digest(std::string_view bytes) {
  Unpacker in(unsealed(bytes));
  Digest digest;
  digest.revision = in.number();
  digest.at = in.text();
  digest.changes = in.list<DocumentChange>([&] {
    DocumentChange change;
    change.kind = in.one_of(ChangeKind::readable);
    for (std::string* text : {&change.id, &change.path, &change.title, &change.detail}) *text = in.text();
    for (std::uint64_t* count : {&change.words_before, &change.words_after, &change.words_removed, &change.words_added})
      *count = in.number();
    change.added_text = in.text();
    return change;
  });
  in.expect_end();
  return digest;
}

std::string encode(const PreviousText& previous) {
  Packer out;
  out.number(previous.revision);
  out.text(previous.at);
  out.text(previous.text);
  return sealed(out.take());
}

PreviousText decode_previous_text(std::string_view bytes) {
  Unpacker in(unsealed(bytes));
  PreviousText previous;
  previous.revision = in.number();
  previous.at = in.text();
  previous.text = in.text();
  in.expect_end();
  return previous;
}

}  // namespace schema
