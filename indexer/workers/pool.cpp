// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/workers/pool.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <stdexcept>
#include <utility>

#include "indexer/extract/limits.h"
#include "indexer/workers/deadline.h"
#include "indexer/workers/sandbox.h"
#include "indexer/workers/wire.h"
#include "indexer/workers/worker.h"

namespace indexer::workers {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// A job and, in time, its result.
struct Flight {
  Job job;
  std::uint64_t size = 0;
  std::uint64_t answer = 0;
  std::chrono::milliseconds took{0};
  bool started = false;
  bool done = false;
  Read read;
};

// A worker and the reply that is coming in from it.
struct Seat {
  WorkerHandle worker;
  Flight* flight = nullptr;  // what it works on
  TimeOfFile time;
  std::string head;      // path and lengths, sent before the bytes of the file
  std::size_t sent = 0;  // of head and bytes together
  std::string reply;
  std::size_t told = 0;  // messages on pages that came before the reply
};

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

}  // namespace

class Pool::Impl {
 public:
  explicit Impl(const Settings& settings) : settings_(settings) {
    if (!settings_.deadline) settings_.deadline = deadline_for;
    signal(SIGPIPE, SIG_IGN);
    zygote_ = start_zygote(settings_, zygote_process_);
    try {
      seats_.resize(settings_.workers);
      for (Seat& seat : seats_) seat.worker = start_proven_worker();
    } catch (...) {
      end();
      throw;
    }
  }
  ~Impl() { end(); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  bool full(std::uint64_t bytes) const {
    return flights_.size() >= window || (!flights_.empty() && bytes_in_flight_ + bytes > settings_.window_bytes);
  }

  bool busy() const { return !flights_.empty(); }

  void submit(Job job) {
    flights_.push_back(flight_of(std::move(job)));
    start_waiting();
  }

  void submit_members(std::vector<Job> jobs) {
    for (auto job = jobs.rbegin(); job != jobs.rend(); ++job) flights_.push_front(flight_of(std::move(*job)));
    start_waiting();
  }

  std::optional<Done> next() {
    if (flights_.empty()) return std::nullopt;
    while (!flights_.front().done) {
      if (settings_.check) settings_.check();
      wait();
    }
    Flight& flight = flights_.front();
    Done done{flight.job.id, std::move(flight.job.path), flight.took, std::move(flight.read)};
    bytes_in_flight_ -= flight.size;
    answered_ -= flight.answer;
    flights_.pop_front();
    return done;
  }

  const std::vector<Layer>& layers() const { return layers_; }

  void on_recognised(OnRecognised call) { on_recognised_ = std::move(call); }
  void on_reading(OnBegun begun, OnEnded ended) {
    on_begun_ = std::move(begun);
    on_ended_ = std::move(ended);
  }
  unsigned workers() const { return static_cast<unsigned>(seats_.size()); }

 private:
  Flight flight_of(Job job) {
    Flight flight;
    flight.size = job.bytes.size();
    flight.job = std::move(job);
    bytes_in_flight_ += flight.size;
    return flight;
  }

  // Starts a worker and checks what it proved of itself.
  WorkerHandle start_proven_worker() {
    const WorkerHandle worker = start_worker(zygote_);
    std::string frame;
    if (!receive_frame(worker.socket, frame, 1 << 16))
      throw std::runtime_error(
          "A reader process died at its start. Try --sandbox=off to see whether isolation is the cause.");
    const Proof proof = decode_proof(frame);
    if (!proof.succeeded.empty())
      throw std::runtime_error("Isolation does not hold: a reader process could do this: " + joined(proof.succeeded) +
                               ". Nothing was read.");
    if (settings_.sandbox == Sandbox::require)
      for (const Layer& layer : proof.layers)
        if (!layer.active)
          throw std::runtime_error("Isolation is required, but " + layer.name + " is not active (" + layer.detail +
                                   "). Nothing was read; use --sandbox=best-effort to go on without it.");
    layers_ = proof.layers;
    fcntl(worker.socket, F_SETFL, O_NONBLOCK);
    return worker;
  }

  void start_waiting() {
    for (Seat& seat : seats_) {
      while (seat.flight == nullptr) {
        Flight* flight = next_waiting();
        if (flight == nullptr) return;
        start(seat, *flight);
      }
    }
  }

  // While many bytes of answers wait to be taken, only the file whose answer is to be taken next is read.
  Flight* next_waiting() {
    for (Flight& flight : flights_) {
      if (!flight.started) return &flight;
      if (answered_ > settings_.window_bytes) return nullptr;
    }
    return nullptr;
  }

  void start(Seat& seat, Flight& flight) {
    // An idle worker has nothing to say. One that died or speaks unasked is replaced, at no file's cost.
    pollfd idle{seat.worker.socket, POLLIN, 0};
    if (poll(&idle, 1, 0) != 0) replace(seat);
    if (on_begun_) on_begun_(number(seat), flight.job.id);
    flight.started = true;
    seat.flight = &flight;
    seat.reply.clear();
    seat.told = 0;
    const std::string stated = encode(flight.job.stated);
    const std::string recognised = encode(flight.job.recognised);
    seat.head = frame_head(flight.job.path.size()) + flight.job.path + frame_head(stated.size()) + stated +
                frame_head(recognised.size()) + recognised + frame_head(flight.job.bytes.size());
    flight.job.recognised.clear();
    seat.sent = 0;
    seat.time = TimeOfFile(seat.worker.process, settings_.deadline(flight.job));
    send(seat);
  }

  unsigned number(const Seat& seat) const { return static_cast<unsigned>(&seat - seats_.data()); }

  static bool is_sent(const Seat& seat) { return seat.sent == seat.head.size() + seat.flight->size; }

  // Sends what the socket takes now; the rest when poll() says so, for a worker need not read what it is sent.
  void send(Seat& seat) {
    while (!is_sent(seat)) {
      const std::string_view rest = seat.sent < seat.head.size()
                                        ? std::string_view(seat.head).substr(seat.sent)
                                        : std::string_view(seat.flight->job.bytes).substr(seat.sent - seat.head.size());
      const ssize_t written = write(seat.worker.socket, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0 && errno == EAGAIN) return;
      if (written <= 0) {
        fail(seat, schema::Reason::crashed_parser, "the process that read it died");
        return;
      }
      seat.sent += static_cast<std::size_t>(written);
    }
    std::string().swap(seat.flight->job.bytes);
    seat.time.allow_anew();  // the worker counts from here
  }

  // Waits until some worker answers, dies or is late.
  void wait() {
    allow_for_absence();
    std::vector<pollfd> polled;
    std::vector<Seat*> busy;
    milliseconds first(1000);
    for (Seat& seat : seats_) {
      if (seat.flight == nullptr) continue;
      polled.push_back({seat.worker.socket, static_cast<short>(is_sent(seat) ? POLLIN : POLLIN | POLLOUT), 0});
      busy.push_back(&seat);
      first = std::min(first, seat.time.left());
    }
    const int ready =
        poll(polled.data(), polled.size(), static_cast<int>(std::max(first.count(), milliseconds::rep{0})));
    if (ready < 0 && errno != EINTR)
      throw std::runtime_error(std::string("Waiting for readers failed: ") + std::strerror(errno));
    for (std::size_t i = 0; i < busy.size(); ++i) {
      if (ready > 0 && (polled[i].revents & ~POLLOUT) != 0)
        receive(*busy[i]);
      else if (ready > 0 && polled[i].revents != 0)
        send(*busy[i]);
      if (busy[i]->flight != nullptr && busy[i]->time.left() <= milliseconds(0))
        fail(*busy[i], schema::Reason::timed_out, busy[i]->time.told());
    }
    start_waiting();
    heard_ = Clock::now();
  }

  // While the indexer stores, it hears nobody: a worker that has its answer waits to be heard.
  void allow_for_absence() {
    for (Seat& seat : seats_)
      if (seat.flight != nullptr) seat.time.leave_out_since(heard_);
  }

  // Takes what has come of a reply.
  void receive(Seat& seat) {
    char part[1 << 16];
    for (;;) {
      const ssize_t got = read(seat.worker.socket, part, sizeof part);
      if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
      if (got <= 0) {
        fail(seat, schema::Reason::crashed_parser, "the process that read it died");
        return;
      }
      seat.reply.append(part, static_cast<std::size_t>(got));
      if (take_reply(seat)) return;
    }
  }

  // Takes the messages that are whole. True when the answer was among them, or a lie that ended the worker.
  bool take_reply(Seat& seat) {
    std::uint64_t length = 0;
    if (!is_sent(seat)) return lied(seat);
    std::size_t at = 0;
    while (seat.reply.size() - at >= sizeof length) {
      std::memcpy(&length, seat.reply.data() + at, sizeof length);
      if (length == 0 || length > largest_reply) return lied(seat);
      if (seat.reply.size() - at < sizeof length + length) break;
      const std::string_view message = std::string_view(seat.reply).substr(at + sizeof length, length);
      at += sizeof length + length;
      if (message.front() == message::answer) {
        if (at != seat.reply.size()) return lied(seat);
        return take_answer(seat, message.substr(1));
      }
      if (!take_page(seat, message)) return lied(seat);
    }
    seat.reply.erase(0, at);
    return false;
  }

  bool take_answer(Seat& seat, std::string_view answer) {
    std::uint64_t took = 0;
    if (answer.size() < sizeof took || !decode(answer.substr(sizeof took), seat.flight->read)) return lied(seat);
    std::memcpy(&took, answer.data(), sizeof took);
    const auto* refusal = std::get_if<extract::Refusal>(&seat.flight->read);
    const bool was_last = refusal != nullptr && refusal->reason == schema::Reason::timed_out;  // it ends after that
    const auto longest = static_cast<std::uint64_t>(seat.time.taken().count());
    land(seat, std::chrono::milliseconds(std::min(took, longest)));
    if (was_last) replace(seat);
    return true;
  }

  bool lied(Seat& seat) {
    fail(seat, schema::Reason::crashed_parser, "the process that read it gave an answer that is no answer");
    return true;
  }

  // A page whose recognition begins or is done gives the file more time. False when the message is none of these.
  bool take_page(Seat& seat, std::string_view message) {
    if (settings_.recognition_data.empty() || ++seat.told > 2 * extract::limits::recognised_pages) return false;
    seat.time.allow(time_for_a_page);
    if (message == std::string_view(&message::page_begun, 1)) return true;
    extract::RecognisedPage page;
    if (message.front() != message::page_found || !extract::decode(message.substr(1), page)) return false;
    if (on_recognised_) on_recognised_(seat.flight->job.id, seat.flight->job.path, page);
    return true;
  }

  void land(Seat& seat, std::chrono::milliseconds took) {
    seat.flight->took = took;
    seat.flight->answer = seat.reply.size();
    answered_ += seat.flight->answer;
    seat.flight->done = true;
    std::string().swap(seat.flight->job.bytes);
    seat.flight = nullptr;
    std::string().swap(seat.reply);
    if (on_ended_) on_ended_(number(seat));
  }

  // The file is lost, and so is the worker: whatever state it is in is not to be trusted.
  void fail(Seat& seat, schema::Reason reason, std::string detail) {
    seat.flight->read = extract::Refusal{reason, std::move(detail)};
    std::string().swap(seat.reply);
    // When it died is not known, only that its own alarm and the time allowed for that are an end to it.
    land(seat, std::min(seat.time.taken(), seat.time.most()));
    replace(seat);
  }

  void replace(Seat& seat) {
    stop(seat.worker);
    seat.worker = start_proven_worker();
  }

  static void stop(WorkerHandle& worker) {
    if (worker.socket >= 0) close(worker.socket);
    // The number cannot have been given to another process while the zygote, its parent, has not been told to fork.
    if (worker.process > 0) kill(worker.process, SIGKILL);
    worker = {};
  }

  void end() {
    for (Seat& seat : seats_) stop(seat.worker);
    if (zygote_ >= 0) close(zygote_);
    if (zygote_process_ > 0) {
      kill(zygote_process_, SIGKILL);
      waitpid(zygote_process_, nullptr, 0);
    }
  }

  Settings settings_;
  int zygote_ = -1;
  pid_t zygote_process_ = -1;
  std::vector<Layer> layers_;
  std::vector<Seat> seats_;
  OnRecognised on_recognised_;
  OnBegun on_begun_;
  OnEnded on_ended_;
  Clock::time_point heard_;  // when wait() ended last
  std::uint64_t bytes_in_flight_ = 0;
  std::uint64_t answered_ = 0;  // bytes of answers not yet taken
  std::deque<Flight> flights_;  // in order of submission; a deque keeps addresses when its ends change
};

Pool::Pool(const Settings& settings) : impl_(std::make_unique<Impl>(settings)) {}
Pool::~Pool() = default;
void Pool::submit(Job job) { impl_->submit(std::move(job)); }
void Pool::submit_members(std::vector<Job> jobs) { impl_->submit_members(std::move(jobs)); }
bool Pool::busy() const { return impl_->busy(); }
bool Pool::full(std::uint64_t bytes) const { return impl_->full(bytes); }
std::optional<Done> Pool::next() { return impl_->next(); }
const std::vector<Layer>& Pool::layers() const { return impl_->layers(); }
void Pool::on_reading(OnBegun begun, OnEnded ended) { impl_->on_reading(std::move(begun), std::move(ended)); }
unsigned Pool::workers() const { return impl_->workers(); }
void Pool::on_recognised(OnRecognised call) { impl_->on_recognised(std::move(call)); }

}  // namespace indexer::workers
