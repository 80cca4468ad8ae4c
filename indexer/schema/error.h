// SPDX-License-Identifier: GPL-3.0-or-later
// The one exception for a broken world: no index, wrong version, locked, disk full, damaged.
#pragma once

#include <stdexcept>

namespace schema {

// what() says what happened and what to do, in one or two sentences for the person at the keyboard.
class IndexError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Another indexer holds the index; what() names it.
class LockedError : public IndexError {
 public:
  using IndexError::IndexError;
};

}  // namespace schema
