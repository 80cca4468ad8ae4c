// SPDX-License-Identifier: GPL-3.0-or-later
// What a run says at its end, and what `indexer status` says at any time: sums that balance, and every problem.
#pragma once

#include <ostream>
#include <vector>

#include "indexer/run/ingest.h"
#include "indexer/schema/records.h"
#include "indexer/store/writer.h"

namespace indexer::run {

// The library's counts after a run. Throws schema::IndexError when they do not add up to `files_on_disk` files and
// their members: a file would have been lost in silence.
void set_counts(schema::LibraryRecord& library, const store::Counts& counts, std::uint64_t files_on_disk);

// 0, or 3 when files could not be read or settings of the librarian met no document.
int exit_code(const schema::LibraryRecord& library);

void print_counts(std::ostream& out, const schema::LibraryRecord& library);
// How many pages were recognised and how many known from earlier runs; nothing when none.
void print_recognition(std::ostream& out, const Changes& changes);
// How many pages of the library come from text recognition; nothing when none.
void print_recognised(std::ostream& out, const std::vector<schema::DocumentRecord>& records);
void print_changes(std::ostream& out, const Changes& changes);

// Refused files, duplicates and warnings, one a line, with reason and remedy. At most `most` of them, then how many
// more there are and where to see them; 0 = all.
void print_problems(std::ostream& out, const std::vector<schema::DocumentRecord>& records, std::size_t most);
// Documents of one text, by bytes or almost: how many such families there are and, when `list`, the paths of each.
void print_families(std::ostream& out, const std::vector<schema::DocumentRecord>& records, bool list);
void print_status_json(std::ostream& out, const schema::LibraryRecord& library,
                       const std::vector<schema::DocumentRecord>& records, const std::vector<workers::Layer>& layers);

// Bytes of a path as printable text: control bytes and invalid UTF-8 as "\xNN".
std::string printable(std::string_view text);

}  // namespace indexer::run
