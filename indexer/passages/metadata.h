// SPDX-License-Identifier: GPL-3.0-or-later
// Title, type, agency, number, author and dates of a document, each with where it was read.
#pragma once

#include <string_view>

#include "indexer/extract/document.h"
#include "indexer/schema/records.h"

namespace indexer::passages {

// The language is left open where `stated` does not say it; it is a matter of the passages. A value of `stated` wins
// over what is read. A file's modification time is never a date.
schema::Metadata metadata_of(const extract::Document& document, std::string_view path,
                             const schema::Metadata& stated = {});

}  // namespace indexer::passages
