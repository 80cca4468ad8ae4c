// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/interrupt.h"

#include <csignal>

namespace indexer::run {
namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void on_signal(int) { interrupted = 1; }

}  // namespace

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

bool is_interrupted() { return interrupted != 0; }

void check_interrupt() {
  if (is_interrupted())
    throw Interrupted("Interrupted; nothing of this run was kept, the state before it still stands.");
}

}  // namespace indexer::run
