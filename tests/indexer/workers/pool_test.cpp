// SPDX-License-Identifier: GPL-3.0-or-later
// Hostile files cost themselves: crash, loop, memory, flood; results stay in order, neighbours whole.
#include "indexer/workers/pool.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <cstdlib>
#include <new>
#include <random>
#include <thread>

namespace {

using namespace indexer::workers;
using indexer::extract::Refusal;

// Does what the bytes say.
Read hostile(std::string_view bytes, std::string_view path, const schema::Metadata& stated,
             const indexer::extract::Recognition&) {
  if (bytes == "crash") std::abort();
  if (bytes == "exit") std::_Exit(3);
  if (bytes == "memory") throw std::bad_alloc();
  if (bytes.starts_with("deaf"))
    for (const int alarm : {SIGALRM, SIGPROF}) signal(alarm, SIG_IGN);
  if (bytes == "throw") throw std::runtime_error("odd");
  if (bytes.ends_with("loop"))
    for (volatile bool forever = true; forever;) {
    }
  if (bytes.ends_with("sleep")) std::this_thread::sleep_for(std::chrono::hours(1));
  if (bytes == "nap") std::this_thread::sleep_for(std::chrono::seconds(2));
  Reading reading;
  reading.format = std::string(bytes);
  reading.analysed.metadata.title = {std::string(path), "test"};
  reading.analysed.metadata.note = stated.note;
  return reading;
}

Settings settings(unsigned workers) {
  Settings made;
  made.workers = workers;
  made.reader = hostile;
  made.deadline = [](const Job&) { return std::chrono::seconds(1); };
  return made;
}

// The outcome of each job: its format, or the name of the reason.
std::vector<std::string> outcomes(unsigned workers, const std::vector<std::string>& jobs) {
  Pool pool(settings(workers));
  std::vector<std::string> all;
  const auto take = [&] {
    const auto done = pool.next();
    ASSERT_TRUE(done.has_value());
    EXPECT_EQ(done->id, all.size());
    const auto* refusal = std::get_if<Refusal>(&done->read);
    all.push_back(refusal != nullptr ? std::string(schema::row(refusal->reason).name)
                                     : std::get<Reading>(done->read).format);
  };
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    if (pool.full(jobs[i].size())) take();
    pool.submit({i, "lib/" + std::to_string(i), jobs[i]});
  }
  while (all.size() < jobs.size() && !testing::Test::HasFatalFailure()) take();
  EXPECT_FALSE(pool.next().has_value());
  return all;
}

TEST(Pool, EachHostileFileCostsItselfAlone) {
  const std::vector<std::string> jobs{"a",      "crash", "b",     "loop", "c",         "exit", "d",
                                      "memory", "e",     "throw", "f",    "deaf loop", "g"};
  const std::vector<std::string> expected{
      "a", "crashed the parser", "b", "timed out", "c", "crashed the parser", "d", "out of memory",
      "e", "crashed the parser", "f", "timed out", "g"};
  EXPECT_EQ(outcomes(1, jobs), expected);
  EXPECT_EQ(outcomes(3, jobs), expected);
}

// A file that works is ended by the processor's time, one that waits by the clock's, which is longer: so one that waits
// for more than its processor time, as all do on a busy machine, is read.
TEST(Pool, TimeIsTheProcessorsUnlessAWorkerWaits) {
  Settings made = settings(2);
  made.deadline = [](const Job& job) { return std::chrono::milliseconds(job.bytes.ends_with("sleep") ? 200 : 1000); };
  Pool pool(made);
  const std::vector<std::pair<std::string, std::string>> expected{
      {"loop", "reading it took more than 1 s of processor time"},
      {"deaf loop", "reading it took more than 1 s of processor time"},
      {"sleep", "reading it came to no end in 4 s, most of them spent waiting"},
      {"deaf sleep", "reading it came to no end in 4 s, most of them spent waiting"},
      {"nap", ""}};
  for (std::size_t i = 0; i < expected.size(); ++i) pool.submit({i, "lib/a", expected[i].first});
  for (const auto& [bytes, detail] : expected) {
    const auto done = pool.next();
    const auto* refusal = std::get_if<Refusal>(&done->read);
    ASSERT_EQ(refusal == nullptr, detail.empty()) << bytes;
    if (refusal == nullptr) continue;
    EXPECT_EQ(refusal->reason, schema::Reason::timed_out) << bytes;
    EXPECT_EQ(refusal->detail, detail) << bytes;
  }
}

TEST(Pool, ResultsComeInTheOrderOfSubmission) {
  std::vector<std::string> jobs;
  for (int i = 0; i < 200; ++i) jobs.push_back(std::string(static_cast<std::size_t>(i * 37 % 5000) + 1, 'x'));
  EXPECT_EQ(outcomes(4, jobs), jobs);
}

TEST(Pool, LargeFilesPass) {
  const std::string large(4 << 20, 'y');
  EXPECT_EQ(outcomes(2, {large, "a", large + "z"}), (std::vector<std::string>{large, "a", large + "z"}));
}

// The answer is larger than a socket holds, and nobody listens until its time is long over.
TEST(Pool, AnAnswerWaitsForABusyIndexer) {
  Settings made = settings(1);
  made.deadline = [](const Job&) { return std::chrono::seconds(3); };
  Pool pool(made);
  const std::string large(1 << 20, 'y');
  for (std::uint64_t id = 1; id <= 2; ++id) pool.submit({id, "a", id == 1 ? "a" : large});
  ASSERT_TRUE(pool.next().has_value());
  std::this_thread::sleep_for(std::chrono::seconds(5));
  const auto done = pool.next();
  ASSERT_TRUE(std::holds_alternative<Reading>(done->read)) << std::get<Refusal>(done->read).detail;
  EXPECT_EQ(std::get<Reading>(done->read).format, large);
}

TEST(Pool, MembersComeRightAfterTheirContainer) {
  Pool pool(settings(2));
  std::vector<std::string> formats;
  for (const char* name : {"a", "b", "c"}) pool.submit({0, name, name});
  const auto take = [&] {
    const auto done = pool.next();
    formats.push_back(std::get<Reading>(done->read).format);
  };
  take();
  pool.submit_members({{0, "a/1", "a1"}, {0, "a/2", "a2"}});
  for (int i = 0; i < 4; ++i) take();
  EXPECT_EQ(formats, (std::vector<std::string>{"a", "a1", "a2", "b", "c"}));
  EXPECT_FALSE(pool.next().has_value());
}

TEST(Pool, IsFullByCountAndByBytes) {
  Pool pool(settings(1));
  EXPECT_FALSE(pool.full(settings(1).window_bytes * 2));
  pool.submit({0, "a", "a"});
  EXPECT_TRUE(pool.full(settings(1).window_bytes));
  for (std::size_t i = 1; i < Pool::window; ++i) {
    EXPECT_FALSE(pool.full(1));
    pool.submit({i, "a", "a"});
  }
  EXPECT_TRUE(pool.full(1));
}

using indexer::extract::RecognisedPage;
using indexer::extract::Recognition;

RecognisedPage page_of(std::uint32_t number) {
  return {number, 90, 61200, 79200, {{10000, 1200, {{"word", 7200, 9000}}}}};
}

// Tells of pages as the bytes say.
Read recogniser(std::string_view bytes, std::string_view, const schema::Metadata&, const Recognition& recognition) {
  const std::size_t most = bytes == "flood" ? 1'000'000 : 2;
  for (std::uint32_t page = 1; page <= most; ++page) {
    recognition.begun(page);
    recognition.found(page_of(page));
  }
  if (bytes == "crash") std::abort();
  Reading reading;
  reading.format = std::string(bytes) + std::to_string(recognition.known.size());
  return reading;
}

// What each job gave, and the pages that were told of with their jobs.
struct Told {
  std::vector<std::string> outcomes;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> pages;
};

Told told(const std::vector<std::string>& jobs, const std::string& data) {
  Settings made = settings(2);
  made.reader = recogniser;
  made.recognition_data = data;
  Told all;
  Pool pool(made);
  pool.on_recognised([&](std::uint64_t job, const std::string& path, const RecognisedPage& page) {
    EXPECT_EQ(path, "lib/" + std::to_string(job));
    EXPECT_EQ(page, page_of(page.page));
    all.pages.emplace_back(job, page.page);
  });
  for (std::size_t i = 0; i < jobs.size(); ++i) pool.submit({i, "lib/" + std::to_string(i), jobs[i], {}, {page_of(7)}});
  while (const auto done = pool.next()) {
    const auto* refusal = std::get_if<Refusal>(&done->read);
    all.outcomes.push_back(refusal != nullptr ? std::string(schema::row(refusal->reason).name)
                                              : std::get<Reading>(done->read).format);
  }
  std::sort(all.pages.begin(), all.pages.end());
  return all;
}

TEST(Pool, RecognisedPagesAreToldAtOnceAlsoWhenTheFileFails) {
  const Told all = told({"a", "crash", "b"}, "/nonexistent");
  EXPECT_EQ(all.outcomes, (std::vector<std::string>{"a1", "crashed the parser", "b1"}));
  EXPECT_EQ(all.pages,
            (std::vector<std::pair<std::uint64_t, std::uint32_t>>{{0, 1}, {0, 2}, {1, 1}, {1, 2}, {2, 1}, {2, 2}}));
}

TEST(Pool, EndlessPagesAndPagesThatNobodyAskedForEndTheWorker) {
  EXPECT_EQ(told({"flood", "a"}, "/nonexistent").outcomes, (std::vector<std::string>{"crashed the parser", "a1"}));
  const Told unasked = told({"a"}, "");
  EXPECT_EQ(unasked.outcomes, (std::vector<std::string>{"crashed the parser"}));
  EXPECT_TRUE(unasked.pages.empty());
}

TEST(Pool, SaysWhichLayersAreInForce) {
  const Pool pool(settings(1));
  ASSERT_EQ(pool.layers().size(), 4U);
  EXPECT_EQ(pool.layers()[0].name, "resource limits");
  for (const Layer& layer : pool.layers()) EXPECT_TRUE(layer.active || !layer.detail.empty()) << layer.name;
}

TEST(Message, RoundTripAndDamage) {
  Reading reading;
  reading.format = "text";
  reading.page_labels = {"", "1"};
  reading.recognised = {{1, 90}};
  reading.attachments = {{"a.pdf", std::string("\0\xff", 2)}};
  reading.analysed.metadata.title = {"Título", "text"};
  schema::PassageRecord passage;
  passage.text = "One passage.";
  passage.paragraphs = {{0, 12, schema::ParagraphKind::text, 0, false}};
  passage.first_position = 1;
  passage.words = 2;
  reading.analysed.passages = {passage};
  reading.analysed.words = 2;
  const std::string bytes = encode(Read(reading));
  Read back;
  ASSERT_TRUE(decode(bytes, back));
  EXPECT_EQ(std::get<Reading>(back), reading);
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(decode(bytes.substr(0, size), back)) << size;
  std::mt19937 random(9);
  for (int round = 0; round < 20000; ++round) {
    std::string changed = bytes;
    changed[random() % changed.size()] = static_cast<char>(random());
    decode(changed, back);
  }
  reading.analysed.words = 3;
  EXPECT_FALSE(decode(encode(Read(reading)), back));
  reading.analysed.words = 2;
  reading.analysed.passages[0].text = "One \xff passage";
  EXPECT_FALSE(decode(encode(Read(reading)), back));
}

}  // namespace
