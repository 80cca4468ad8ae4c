// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/check.h"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "indexer/schema/error.h"
#include "indexer/schema/pack.h"
#include "indexer/store/compare.h"

#ifdef __SANITIZE_ADDRESS__
// Xapian 1.4.22 frees the tables it has checked as another type than it made them; harmless, but the sanitizer ends it.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() { return "new_delete_type_mismatch=0"; }
#endif

namespace indexer::store {
namespace {

using Clock = std::chrono::steady_clock;

std::string pack(const Check& check) {
  schema::Packer out;
  out.number(check.documents);
  out.number(check.passages);
  out.list(check.damages, [&](const Damage& damage) {
    out.text(damage.where);
    out.text(damage.detail);
  });
  out.text(check.digest);
  return schema::sealed(out.take());
}

Check unpack(std::string_view bytes) {
  schema::Unpacker in(schema::unsealed(bytes));
  Check check;
  check.documents = in.number();
  check.passages = in.number();
  check.damages = in.list<Damage>([&] {
    std::string where = in.text();
    return Damage{std::move(where), in.text()};
  });
  check.digest = in.text();
  return check;
}

void write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) _exit(1);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// The child: never returns. Damaged files must not fill the disk with a core dump nor the memory with a wild length.
[[noreturn]] void work(const std::filesystem::path& database, int fd, std::chrono::seconds longest) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  const rlimit cpu{static_cast<rlim_t>(longest.count()), static_cast<rlim_t>(longest.count()) + 1};
  setrlimit(RLIMIT_CPU, &cpu);
#ifndef __SANITIZE_ADDRESS__
  const rlimit memory{rlim_t{4} << 30, rlim_t{4} << 30};
  setrlimit(RLIMIT_AS, &memory);
#endif
  try {
    write_all(fd, pack(compare_with_texts(database)));
  } catch (const std::bad_alloc&) {
    _exit(2);
  }
  _exit(0);
}

// Everything the child writes until it is done, or until the time is over and it is killed.
std::string read_until(int fd, pid_t child, Clock::time_point end) {
  std::string bytes;
  char part[65536];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd waiting{fd, POLLIN, 0};
    const int ready = left > 0 ? poll(&waiting, 1, static_cast<int>(std::min<long long>(left, 60000))) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0 && left > 0) continue;
    const ssize_t size = ready > 0 ? read(fd, part, sizeof part) : -1;
    if (size == 0) return bytes;
    if (size < 0) {
      kill(child, SIGKILL);
      return {};
    }
    bytes.append(part, static_cast<std::size_t>(size));
  }
}

Check died(int status) {
  std::string how = WIFSIGNALED(status)        ? std::string("it was ended by ") + strsignal(WTERMSIG(status))
                    : WEXITSTATUS(status) == 2 ? "it wanted more memory than any whole index does"
                                               : "it gave no answer";
  Check check;
  check.damages.push_back({"the database", "Reading it to the end was not possible: " + how + "."});
  return check;
}

}  // namespace

Check check_database(const std::filesystem::path& database, std::chrono::seconds longest) {
  int ends[2];
  if (pipe(ends) != 0) throw schema::IndexError(std::string("The check cannot start: ") + std::strerror(errno) + ".");
  const pid_t child = fork();
  if (child < 0) throw schema::IndexError(std::string("The check cannot start: ") + std::strerror(errno) + ".");
  if (child == 0) {
    close(ends[0]);
    work(database, ends[1], longest);
  }
  close(ends[1]);
  const std::string answer = read_until(ends[0], child, Clock::now() + longest);
  close(ends[0]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return died(status);
  try {
    return unpack(answer);
  } catch (const schema::IndexError&) {
    return died(status);
  }
}

}  // namespace indexer::store
