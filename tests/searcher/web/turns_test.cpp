// SPDX-License-Identifier: GPL-3.0-or-later
// Turns: never more than allowed at once, in the order they came, none lost.
#include "searcher/web/turns.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "tests/searcher/web/page.h"

namespace {

using searcher::web::Turns;
using std::chrono::milliseconds;

TEST(Turns, NeverMoreThanAllowedAtOnceAndNoneLost) {
  Turns turns(2, 100);
  std::atomic<int> inside{0}, most{0}, done{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 20; ++i)
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        const Turns::Turn turn = turns.take(std::chrono::minutes(5));
        ASSERT_TRUE(turn);
        const int now = ++inside;
        int before = most;
        while (now > before && !most.compare_exchange_weak(before, now)) {
        }
        std::this_thread::yield();
        --inside;
        ++done;
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(most, 2);
  EXPECT_EQ(done, 1000);
}

TEST(Turns, WhoWaitsTooLongOrFindsTooManyWaitingGetsNone) {
  Turns turns(1, 0);
  {
    const Turns::Turn first = turns.take(milliseconds(0));
    EXPECT_TRUE(first);
    EXPECT_FALSE(turns.take(std::chrono::minutes(5)));  // nobody may wait: refused at once
  }
  EXPECT_TRUE(turns.take(milliseconds(0)));
  Turns patient(1, 5);
  const Turns::Turn held = patient.take(milliseconds(0));
  EXPECT_FALSE(patient.take(milliseconds(1)));
}

TEST(Turns, ATurnGoesToTheOneThatWaitsLongest) {
  Turns turns(1, 10);
  std::vector<int> order;
  std::vector<std::thread> threads;
  {
    const Turns::Turn held = turns.take(milliseconds(0));
    for (int i = 0; i < 5; ++i) {
      threads.emplace_back([&, i] {
        const Turns::Turn turn = turns.take(std::chrono::minutes(5));
        order.push_back(i);  // one turn at a time: no two are here at once
      });
      while (turns.waiting() != static_cast<std::size_t>(i) + 1) std::this_thread::yield();
    }
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(order, (std::vector<int>{0, 1, 2, 3, 4}));
}

// Many clients at once with slow answers: each gets one, and what asks nothing does not wait.
TEST(Turns, TheServerAnswersAllWhoWait) {
  searcher::web::Answers made;
  std::atomic<int> inside{0}, most{0};
  std::atomic<bool> held{true};
  made.state = [] { return searcher::search::LibraryState{}; };
  made.search = [&](const searcher::search::Request& request)
      -> std::variant<searcher::search::Result, searcher::search::QueryError> {
    const int now = ++inside;
    int before = most;
    while (now > before && !most.compare_exchange_weak(before, now)) {
    }
    while (held) std::this_thread::yield();
    --inside;
    return tests::nasty_result(request.query);
  };
  std::ostringstream err;
  const searcher::web::Server server({"127.0.0.1", 0, 64, {}}, made, err);
  std::atomic<int> answered{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 24; ++i)
    clients.emplace_back([&] {
      if (tests::has_status(tests::ask(server.port(), "/api/v1/search?q=x"), 200)) ++answered;
    });
  while (inside == 0) std::this_thread::yield();
  EXPECT_TRUE(tests::has_status(tests::ask(server.port(), "/style.css"), 200));
  held = false;
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(answered, 24);
  EXPECT_LE(most, static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
}

}  // namespace
