// SPDX-License-Identifier: GPL-3.0-or-later
// Extraction in processes of their own: a file that crashes, loops or swells costs itself, never the run.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/workers/reading.h"

namespace indexer::workers {

enum class Sandbox { require, best_effort, off };

struct Job;

struct Settings {
  unsigned workers = 2;
  Sandbox sandbox = Sandbox::best_effort;
  std::uint64_t memory = std::uint64_t{1} << 30;  // bytes of address space a worker may take beyond its start
  // What a worker does with a file, and the processor time it has for it.
  std::function<Read(std::string_view bytes, std::string_view path, const schema::Metadata& stated,
                     const extract::Recognition& recognition)>
      reader = read_document;
  std::function<std::chrono::milliseconds(const Job& job)> deadline;  // none = deadline_for
  std::function<void()> check;  // called while waiting, at least once a second; may throw to end the wait
  // Bytes in the pool, of files as of answers: a further job waits when there are as many. One larger file goes alone.
  std::uint64_t window_bytes = std::uint64_t{256} << 20;
  std::string recognition_data;  // folder of the language files for text recognition; empty = recognise nothing
};

// One layer of protection and whether it is in force, for `indexer status`.
struct Layer {
  std::string name;  // "seccomp", "Landlock", "resource limits", "no new privileges"
  bool active = false;
  std::string detail;  // "ABI 3", or why not
  bool operator==(const Layer&) const = default;
};

struct Job {
  std::uint64_t id = 0;  // the caller's own, given back with the result
  std::string path;      // within the library; its ending helps to tell the format
  std::string bytes;
  schema::Metadata stated{};                          // by the librarian
  std::vector<extract::RecognisedPage> recognised{};  // pages known from an earlier run
};

struct Done {
  std::uint64_t id = 0;
  std::string path;
  std::chrono::milliseconds took{0};  // from the worker's getting the file to its answer or its end
  Read read;  // a Refusal with timed_out, crashed_parser or out_of_memory when the worker did not live to answer
};

// Start it before any thread, and before a database is opened: workers inherit nothing they need not have.
class Pool {
 public:
  // Jobs in flight or waiting to be taken, whatever the number of workers, so that runs do not differ by it.
  static constexpr std::size_t window = 32;

  // Starts the workers and lets each prove itself: it attempts what it must not be able to do. Throws
  // std::runtime_error when an attempt succeeds, or when `require` cannot be met, saying which layer is missing.
  explicit Pool(const Settings& settings);
  ~Pool();  // ends the workers
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  // Takes a job. At most `window` may be in flight, of Settings::window_bytes in all: call next() while full().
  void submit(Job job);

  // Takes the members of the container whose result next() gave last: their results come before those of all else, so
  // that what was unpacked does not pile up. They need not fit the window.
  void submit_members(std::vector<Job> jobs);
  bool busy() const;                     // jobs are in flight
  bool full(std::uint64_t bytes) const;  // a job of so many bytes would be one too many

  // The next result in the order of submission; waits for it. Nothing when no job is in flight. A worker that takes
  // more time than it has, of the processor or by the clock, is killed and replaced.
  std::optional<Done> next();

  const std::vector<Layer>& layers() const;

  // Are called within next() and the submits: before a worker, counted from 0, gets the bytes of a job, and when it is
  // done with it or dead.
  using OnBegun = std::function<void(unsigned worker, std::uint64_t job)>;
  using OnEnded = std::function<void(unsigned worker)>;
  void on_reading(OnBegun begun, OnEnded ended);
  unsigned workers() const;

  // Is called within next() and submit() for each page that a worker recognised anew, at once; also when the file then
  // fails. The page says of itself what it is; nothing in it is to be trusted beyond the job it came from.
  using OnRecognised = std::function<void(std::uint64_t job, const std::string& path, const extract::RecognisedPage&)>;
  void on_recognised(OnRecognised call);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// The processor time a file may take, by its format as its name and first bytes tell: text, HTML, XML, pictures 5 s;
// Word, mail 15 s; PDF 30 s. Each page that is recognised may take three minutes more. Time of the processor, so that
// a file which is read on an idle machine is read on a busy one.
std::chrono::milliseconds deadline_for(const Job& job);

}  // namespace indexer::workers
