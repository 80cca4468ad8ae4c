// SPDX-License-Identifier: GPL-3.0-or-later
// indexer watch: an update whenever files have changed and settled, until a signal ends it.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <thread>

#include "indexer/run/interrupt.h"
#include "indexer/run/library.h"
#include "indexer/run/report.h"
#include "indexer/run/run.h"
#include "indexer/schema/error.h"
#include "indexer/schema/index_folder.h"
#include "indexer/sources/notice.h"
#include "indexer/sources/settle.h"

namespace indexer::run {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::seconds;

constexpr unsigned share_back = 5;  // seconds between looks for a root that is not there
constexpr int longest_burst = 20;   // settling times after which what has settled is taken in although more comes

// Sleeps in steps, so that a signal ends it soon.
void sleep_for(seconds time) {
  const auto end = Clock::now() + time;
  while (Clock::now() < end) {
    check_interrupt();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

class Watch {
 public:
  Watch(const Options& options, std::ostream& out, std::ostream& err) : options_(options), out_(out), err_(err) {}

  [[noreturn]] void run() {
    roots_ = schema::open_current(options_.index).library.roots;
    seen_ = sources::scan(roots_);
    bool pending = true;  // what changed while nobody watched
    for (;;) {
      if (!pending) wait_for_change();
      const std::vector<std::string> unsettled = settle();
      const int code = update_in_child(unsettled);
      pending = !unsettled.empty();
      if (code == failed || code == locked) {
        sleep_for(seconds(options_.poll_seconds));
        pending = true;
      }
    }
  }

 private:
  // Returns when the files are others than at the last update.
  void wait_for_change() {
    while (true) {
      // Watched first and looked at then, so that nothing falls between.
      sources::Notice notice(roots_);
      tell_how(notice);
      if (!(sources::scan(roots_) == seen_)) return;
      const bool looks = options_.always_poll || !notice.works();
      const auto end = Clock::now() + seconds(seen_.missing.empty() ? options_.poll_seconds
                                                                    : std::min(options_.poll_seconds, share_back));
      bool noticed = false;
      while (!noticed && Clock::now() < end) {
        check_interrupt();
        if (looks)
          sleep_for(seconds(1));
        else
          noticed = notice.wait(seconds(1));
      }
    }
  }

  void tell_how(const sources::Notice& notice) {
    const std::string how = options_.always_poll ? "looking every " + std::to_string(options_.poll_seconds) + " s"
                            : notice.works()     ? "waiting for the system's notices"
                                                 : "looking every " + std::to_string(options_.poll_seconds) + " s (" +
                                                   printable(notice.reason()) + ")";
    if (how == told_ || options_.quiet) return;
    told_ = how;
    err_ << "Watching " << roots_.size() << (roots_.size() == 1 ? " folder, " : " folders, ") << how << ".\n"
         << std::flush;
  }

  // Waits until a look at the files finds nothing new since the one before, so that a burst is one update. What never
  // rests is named, so that it does not hold up the rest for ever.
  std::vector<std::string> settle() {
    std::vector<std::string> unsettled;
    for (int i = 0; i < longest_burst; ++i) {
      sources::Scan before = std::move(seen_);
      sleep_for(seconds(options_.settle_seconds));
      seen_ = sources::scan(roots_);
      if (before == seen_) return {};
      unsettled = sources::unsettled(before, seen_);
    }
    return unsettled;
  }

  // An update in a process of its own: its memory and its faults end with it.
  int update_in_child(const std::vector<std::string>& unsettled) {
    out_ << std::flush;
    err_ << std::flush;
    const pid_t child = fork();
    if (child < 0) throw schema::IndexError("No process can be started for the update.");
    if (child == 0) _exit(update_guarded(unsettled));
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
      if (is_interrupted()) kill(child, SIGTERM);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : failed;
  }

  int update_guarded(const std::vector<std::string>& unsettled) {
    int code = failed;
    try {
      code = update_settled(options_, unsettled, out_, err_);
    } catch (const schema::LockedError& error) {
      err_ << "indexer: " << error.what() << '\n';
      code = locked;
    } catch (const std::exception& error) {
      err_ << "indexer: " << error.what() << '\n';
    }
    out_ << std::flush;
    err_ << std::flush;
    return code;
  }

  const Options& options_;
  std::ostream& out_;
  std::ostream& err_;
  std::vector<std::string> roots_;
  sources::Scan seen_;
  std::string told_;
};

}  // namespace

int watch(const Options& options, std::ostream& out, std::ostream& err) {
  try {
    Watch(options, out, err).run();
  } catch (const Interrupted&) {
    if (!options.quiet) err << "Stopped; every finished update stands.\n";
    return clean;
  }
}

}  // namespace indexer::run
