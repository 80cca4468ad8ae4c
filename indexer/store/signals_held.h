// SPDX-License-Identifier: GPL-3.0-or-later
// Signals are for the thread that was there before: a handler that interrupts another one does not end its waiting.
// Threads that are started while one of these lives get none.
#pragma once

#include <signal.h>

namespace indexer::store {

class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace indexer::store
