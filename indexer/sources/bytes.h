// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a file, read whole and once, with proof that it did not change meanwhile.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/schema/outcome.h"

namespace indexer::sources {

struct Unread {
  schema::Reason reason = schema::Reason::unreadable;  // unreadable, not_regular, too_large, empty or changing
  std::string detail;
};

// Reads a regular file of at most `largest` bytes, without following a link at its end and without blocking on pipes.
// A file that changes while it is read is read again, three times at most.
std::variant<std::string, Unread> read_bytes(const std::string& path, std::uint64_t largest);

// SHA-256 in 64 hex digits.
std::string digest(std::string_view bytes);

}  // namespace indexer::sources
