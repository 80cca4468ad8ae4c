// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C and SIGTERM end a run cleanly: the transaction is dropped and the state before it stands.
#pragma once

#include <stdexcept>

namespace indexer::run {

class Interrupted : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// From now on the signals only set a flag.
void catch_interrupts();

// Whether a signal has come.
bool is_interrupted();

// Throws Interrupted once a signal has come.
void check_interrupt();

}  // namespace indexer::run
