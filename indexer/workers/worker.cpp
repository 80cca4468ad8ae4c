// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/workers/worker.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <new>
#include <stdexcept>
#include <utility>

#include "indexer/extract/extract.h"
#include "indexer/extract/recogniser.h"
#include "indexer/schema/pack.h"
#include "indexer/workers/deadline.h"
#include "indexer/workers/sandbox.h"
#include "indexer/workers/wire.h"

namespace indexer::workers {
namespace {

constexpr std::uint64_t largest_job = std::uint64_t{1} << 30;

// The frames of one job.
struct Frames {
  std::string path;
  std::string stated;
  std::string recognised;
  std::string bytes;

  bool receive(int socket) {
    return receive_frame(socket, path, 1 << 20) && receive_frame(socket, stated, 32 << 20) &&
           receive_frame(socket, recognised, largest_job) && receive_frame(socket, bytes, largest_job);
  }
};

// What libraries print goes nowhere: a message about one file helps nobody, and with a limit of 0 on files written, a
// line to a standard error that is a file would end the process.
void silence_output() {
  signal(SIGXFSZ, SIG_IGN);
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0) return;
  dup2(nowhere, STDIN_FILENO);
  dup2(nowhere, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
  close(nowhere);
}

using Clock = std::chrono::steady_clock;

std::uint64_t milliseconds_since(Clock::time_point start) {
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count());
}

// What the alarms answer; whole before they are set but for the time, for a handler may do little more than write it.
std::string too_long_answer;
std::string waiting_answer;
Clock::time_point reading_since;
int late_socket = -1;

constexpr std::size_t place_of_time = 9;  // in an answer: behind its length and what it is

void answer_late(int signal) {
  std::string& answer = signal == SIGPROF ? too_long_answer : waiting_answer;
  const std::uint64_t took = milliseconds_since(reading_since);
  std::memcpy(answer.data() + place_of_time, &took, sizeof took);
  const ssize_t written = write(late_socket, answer.data(), answer.size());
  _exit(written < 0 ? 1 : 0);
}

// One alarm at a time: a second answer would end in the first.
void catch_alarms() {
  struct sigaction action {};
  action.sa_handler = answer_late;
  action.sa_flags = SA_RESTART;
  sigaddset(&action.sa_mask, SIGPROF);
  sigaddset(&action.sa_mask, SIGALRM);
  sigaction(SIGPROF, &action, nullptr);
  sigaction(SIGALRM, &action, nullptr);
}

void set_timer(int timer, std::chrono::milliseconds time) {
  itimerval value{};
  value.it_value.tv_sec = time.count() / 1000;
  value.it_value.tv_usec = time.count() % 1000 * 1000;
  setitimer(timer, &value, nullptr);
}

// After so much time of the processor, or longest_wait() of it by the clock; 0 = never.
void set_alarms(std::chrono::milliseconds deadline) {
  set_timer(ITIMER_PROF, deadline);
  set_timer(ITIMER_REAL, longest_wait(deadline));
}

Read read_guarded(const Settings& settings, const Frames& job, extract::Recogniser* engine, int socket) {
  try {
    extract::Recognition recognition{engine, decode_pages(job.recognised), {}, {}};
    // A page gives the file more time, and an alarm must not fall into a message.
    const auto tell = [&](const std::string& told) {
      set_alarms(std::chrono::milliseconds(0));
      send_frame(socket, told);
      set_alarms(time_for_a_page);
    };
    recognition.begun = [&](std::uint32_t) { tell(std::string(1, message::page_begun)); };
    recognition.found = [&](const extract::RecognisedPage& page) { tell(message::page_found + extract::encode(page)); };
    return settings.reader(job.bytes, job.path, decode_metadata(job.stated), recognition);
  } catch (const std::bad_alloc&) {
    return extract::Refusal{schema::Reason::out_of_memory, "reading it took more memory than a file may"};
  } catch (const std::exception& error) {
    return extract::Refusal{schema::Reason::crashed_parser, error.what()};
  }
}

std::string answer_of(std::uint64_t took, const Read& read) {
  return message::answer + frame_head(took) + encode(read);
}

std::string late_answer(std::string detail) {
  const std::string answer = answer_of(0, extract::Refusal{schema::Reason::timed_out, std::move(detail)});
  return frame_head(answer.size()) + answer;
}

// Reads one file and answers: in time, or by an alarm. The indexer may be busy storing when the time is over, so the
// worker keeps it itself; what comes of a worker that does not is the indexer's to end.
bool read_one(const Settings& settings, int socket, Frames& job, extract::Recogniser* engine) {
  reading_since = Clock::now();
  Job known{0, job.path, std::move(job.bytes)};
  const std::chrono::milliseconds deadline = settings.deadline(known);
  job.bytes = std::move(known.bytes);
  too_long_answer = late_answer(told_too_long(deadline));
  waiting_answer = late_answer(told_waiting(deadline));
  set_alarms(deadline);
  const Read read = read_guarded(settings, job, engine, socket);
  set_alarms(std::chrono::milliseconds(0));
  return send_frame(socket, answer_of(milliseconds_since(reading_since), read));
}

// Proves itself, then reads files until the parent closes the socket.
[[noreturn]] void run_worker(const Settings& settings, int socket) {
  const bool sandboxed = settings.sandbox != Sandbox::off;
  Proof proof;
  proof.layers = sandboxed ? close_sandbox(settings.memory, settings.recognition_data) : close_limits(settings.memory);
  proof.succeeded =
      forbidden_acts_that_succeed(is_active(proof.layers, landlock_layer), is_active(proof.layers, seccomp_layer));
  late_socket = socket;
  catch_alarms();
  bool alive = send_frame(socket, encode(proof));
  extract::Recogniser recogniser(settings.recognition_data);
  extract::Recogniser* engine = settings.recognition_data.empty() ? nullptr : &recogniser;
  for (Frames job; alive && job.receive(socket);) alive = read_one(settings, socket, job, engine);
  _exit(0);
}

// Forks a worker and hands its socket to the parent.
bool fork_worker(const Settings& settings, int parent) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return false;
  const pid_t zygote = getpid();
  const pid_t process = fork();
  if (process < 0) return false;
  if (process == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != zygote) _exit(0);  // it died before the line above took effect
    close(parent);
    close(pair[0]);
    run_worker(settings, pair[1]);
  }
  close(pair[1]);
  const bool sent = send_descriptor(parent, pair[0], process);
  close(pair[0]);
  return sent;
}

// Forks one worker for each byte the parent sends.
[[noreturn]] void run_zygote(const Settings& settings, int parent) {
  signal(SIGCHLD, SIG_IGN);  // dead workers leave no zombies
  signal(SIGPIPE, SIG_IGN);
  signal(SIGINT, SIG_IGN);  // Ctrl-C is the parent's to handle; its end is theirs
  silence_output();
  extract::warm_up();
  char request = 0;
  while (read(parent, &request, 1) == 1 && fork_worker(settings, parent)) {
  }
  _exit(0);
}

}  // namespace

int start_zygote(const Settings& settings, pid_t& process) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
    throw std::runtime_error(std::string("No worker process can be started: ") + std::strerror(errno));
  const pid_t parent = getpid();
  process = fork();
  if (process < 0) throw std::runtime_error(std::string("No worker process can be started: ") + std::strerror(errno));
  if (process == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(0);
    close(pair[0]);
    run_zygote(settings, pair[1]);
  }
  close(pair[1]);
  return pair[0];
}

WorkerHandle start_worker(int zygote) {
  WorkerHandle worker;
  const char request = 'w';
  if (send(zygote, &request, 1, MSG_NOSIGNAL) != 1 || !receive_descriptor(zygote, worker.socket, worker.process))
    throw std::runtime_error("The process that starts the readers is gone. Run this again; the old index stands.");
  return worker;
}

std::string encode(const Proof& proof) {
  schema::Packer out;
  out.list(proof.layers, [&](const Layer& layer) {
    out.text(layer.name);
    out.number(layer.active ? 1 : 0);
    out.text(layer.detail);
  });
  out.list(proof.succeeded, [&](const std::string& act) { out.text(act); });
  return out.take();
}

Proof decode_proof(const std::string& bytes) {
  schema::Unpacker in(bytes);
  Proof proof;
  proof.layers = in.list<Layer>([&] {
    Layer layer;
    layer.name = in.text();
    layer.active = in.flag();
    layer.detail = in.text();
    return layer;
  });
  proof.succeeded = in.texts();
  in.expect_end();
  return proof;
}

}  // namespace indexer::workers
