// SPDX-License-Identifier: GPL-3.0-or-later
// A day of an office in a short time: files come, change and go at random while eight readers search. No read fails,
// and at the end the library equals a fresh build. IPS_OFFICE_SECONDS sets the length (600 for the long form).
#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "indexer/schema/error.h"
#include "searcher/search/search.h"
#include "tests/end_to_end/server.h"

namespace fs = std::filesystem;

namespace {

std::chrono::seconds length() {
  const char* seconds = std::getenv("IPS_OFFICE_SECONDS");
  return std::chrono::seconds(seconds != nullptr ? std::atoi(seconds) : 20);
}

// The folder of an office: the sample documents, and memos that nobody else has.
class Office {
 public:
  Office(fs::path folder, unsigned seed) : folder_(std::move(folder)), random_(seed) {
    const fs::path corpus = fs::path(std::getenv("IPS_SOURCE_DIR")) / "corpus";
    for (const char* part : {"memos", "eoir", "faq", "decisions"})
      for (const auto& entry : fs::recursive_directory_iterator(corpus / part))
        if (entry.is_regular_file()) samples_.push_back(entry.path());
    std::sort(samples_.begin(), samples_.end());
    fs::create_directories(folder_);
    for (int i = 0; i < 30; ++i) change();
  }

  void change() {
    switch (random_() % 4) {
      case 0: {
        const fs::path& sample = samples_[random_() % samples_.size()];
        fs::copy_file(sample, folder_ / sample.filename(), fs::copy_options::skip_existing);
        break;
      }
      case 1:
      case 2: {
        std::ofstream memo(folder_ / ("memo-" + std::to_string(random_() % 60) + ".txt"));
        for (auto n = 3 + random_() % 20; n > 0; --n)
          memo << "Guidance " << random_() << " on parole, discretion and removal.\n\n";
        break;
      }
      default: {
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(folder_)) files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        if (files.size() > 20) fs::remove(files[random_() % files.size()]);
      }
    }
  }

 private:
  fs::path folder_;
  std::mt19937 random_;
  std::vector<fs::path> samples_;
};

std::string digest_of(const std::string& index) {
  const auto ran = tests::run({"indexer", "verify", "--json", "--index", index});
  EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
  return nlohmann::json::parse(ran.out)["digest"];
}

// What went wrong with a search in this process; empty = nothing.
std::string mistake_of_search(const std::string& index, const char* query) {
  try {
    searcher::search::Request request;
    request.query = query;
    const auto answer = searcher::search::search(index, request);
    return std::holds_alternative<searcher::search::Result>(answer) ? "" : std::string("no result: ") + query;
  } catch (const schema::IndexError& error) {
    return error.what();
  }
}

// `searcher serve`, which stays up all day.
class Page {
 public:
  explicit Page(const std::string& index)
      : process_(tests::start({tests::program("searcher"), "serve", "--port", "0", "--index", index},
                              folder_.path() / "out", folder_.path() / "err")),
        port_(tests::port_in(folder_.path() / "err")) {}
  ~Page() {
    kill(process_, SIGTERM);
    EXPECT_EQ(tests::wait_for(process_), 0) << tests::slurp(folder_.path() / "err");
  }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  std::string mistake_of(const char* target) const {
    const std::string answer = tests::request(port_, target);
    return answer.starts_with("HTTP/1.1 200 ") ? "" : target + (": " + answer.substr(0, 300));
  }

 private:
  tests::TemporaryFolder folder_;
  pid_t process_;
  std::uint16_t port_;
};

TEST(Office, EndsAsAFreshBuildAndNoReadFails) {
  const tests::TemporaryFolder folder;
  const std::string library = folder.path() / "library";
  const std::string index = folder.path() / "index";
  Office office(library, 11);
  ASSERT_LE(tests::run({"indexer", "build", library, "--index", index, "-q"}).exit_code, 3);
  std::atomic<bool> done = false;
  std::atomic<int> reads = 0;
  std::atomic<int> failures = 0;
  const auto read_until_done = [&](auto read) {
    return std::thread([&, read] {
      while (!done) {
        const std::string mistake = read();
        ++reads;
        if (!mistake.empty() && ++failures < 5) ADD_FAILURE() << mistake;
      }
    });
  };
  std::vector<std::thread> readers;
  for (const char* query : {"parole removal", "\"prosecutorial discretion\"", "discretion /s guidance", "INA 240A(b)",
                            "remov! AND parole", "qué es la discreción"})
    readers.push_back(read_until_done([&index, query] { return mistake_of_search(index, query); }));
  const Page page(index);
  for (const char* target : {"/search?q=in%3Alibrary+memo", "/api/v1/search?q=guidance+NOT+detainer"})
    readers.push_back(read_until_done([&page, target] { return page.mistake_of(target); }));
  std::mt19937 random(12);
  int updates = 0;
  const auto end = std::chrono::steady_clock::now() + length();
  while (std::chrono::steady_clock::now() < end) {
    for (auto n = 1 + random() % 6; n > 0; --n) office.change();
    const bool rebuilds = random() % 10 == 0;
    const auto ran = rebuilds ? tests::run({"indexer", "build", library, "--index", index, "-q"})
                              : tests::run({"indexer", "update", "--index", index, "-q"});
    EXPECT_LE(ran.exit_code, 3) << ran.err;
    EXPECT_NE(ran.exit_code, 2) << ran.err;
    ++updates;
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(failures, 0);
  EXPECT_GT(reads, 8);
  EXPECT_GT(updates, 1);
  ASSERT_LE(tests::run({"indexer", "build", library, "--index", folder.path() / "fresh", "-q"}).exit_code, 3);
  EXPECT_EQ(digest_of(index), digest_of(folder.path() / "fresh"));
  std::cout << reads << " reads beside " << updates << " updates\n";
}

}  // namespace
