// SPDX-License-Identifier: GPL-3.0-or-later
// Measures against values worked out by hand, TREC files, and a whole evaluation of a small index.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "searcher/eval/evaluate.h"
#include "tests/searcher/search/mini_library.h"

namespace {

using namespace searcher::eval;

std::filesystem::path write(const tests::TemporaryFolder& folder, const std::string& name, const std::string& text) {
  std::ofstream(folder.path() / name) << text;
  return folder.path() / name;
}

TEST(Measures, OfARankingByHand) {
  // Gains 3 at rank 1, 0 at 2 (not judged), 1 at 3; the ideal is 3, 2, 1.
  const Measures measures = measure({"a", "x", "c"}, {{"a", 3}, {"b", 2}, {"c", 1}, {"d", 0}});
  const double ideal = 3 + 2 / std::log2(3) + 1 / std::log2(4);
  EXPECT_NEAR(measures.ndcg10, (3 + 1 / std::log2(4)) / ideal, 1e-12);
  EXPECT_NEAR(measures.ndcg10, 0.7350, 1e-4);
  EXPECT_EQ(measures.mrr10, 1);
  EXPECT_EQ(measures.success1, 1);
  EXPECT_NEAR(measures.recall20, 2.0 / 3, 1e-12);
  EXPECT_NEAR(measures.recall100, 2.0 / 3, 1e-12);
}

TEST(Measures, DepthCuts) {
  std::vector<std::string> ranked;
  for (int i = 1; i <= 120; ++i) ranked.push_back(std::to_string(i));
  EXPECT_EQ(measure(ranked, {{"10", 1}}).mrr10, 0.1);
  EXPECT_NEAR(measure(ranked, {{"10", 1}}).ndcg10, 1 / std::log2(11), 1e-12);
  EXPECT_EQ(measure(ranked, {{"11", 1}}).mrr10, 0);
  EXPECT_EQ(measure(ranked, {{"11", 1}}).ndcg10, 0);
  EXPECT_EQ(measure(ranked, {{"20", 1}, {"21", 1}}).recall20, 0.5);
  EXPECT_EQ(measure(ranked, {{"100", 1}, {"101", 1}}).recall100, 0.5);
  EXPECT_EQ(measure(ranked, {{"2", 0}}), Measures{});
  EXPECT_EQ(measure({}, {{"2", 1}}), Measures{});
}

TEST(Measures, PairedTestCountsSignFlips) {
  // Differences .1 .2 .3: of the 8 sign patterns two reach a sum of .6.
  EXPECT_NEAR(paired_p({0.5, 0.5, 0.5}, {0.4, 0.3, 0.2}), 0.25, 1e-12);
  // .3 and -.1 sum to .2: all four patterns reach it.
  EXPECT_NEAR(paired_p({0.5, 0.4}, {0.2, 0.5}), 1, 1e-12);
  EXPECT_EQ(paired_p({0.5, 0.4}, {0.5, 0.4}), 1);
  // Ten differences of one sign: 2 of 1,024 patterns.
  EXPECT_NEAR(paired_p(std::vector<double>(10, 1.0), std::vector<double>(10, 0.0)), 2.0 / 1024, 1e-12);
  // Beyond thirteen the flips are drawn; forty of one sign are never reached by chance in ten thousand.
  EXPECT_NEAR(paired_p(std::vector<double>(40, 1.0), std::vector<double>(40, 0.0)), 1.0 / 10001, 1e-12);
}

TEST(Measures, BootstrapHoldsTheMean) {
  std::vector<double> values;
  for (int i = 0; i < 100; ++i) values.push_back(i < 40 ? 1 : 0);
  const Interval interval = bootstrap(values);
  // The normal approximation: .4 +- 1.96 * sqrt(.24 / 100) = .304 to .496.
  EXPECT_NEAR(interval.low, 0.304, 0.02);
  EXPECT_NEAR(interval.high, 0.496, 0.02);
  EXPECT_EQ(bootstrap({0.5, 0.5}).low, 0.5);
}

TEST(Trec, TopicsOfBothForms) {
  const tests::TemporaryFolder folder;
  const auto table = read_topics(write(folder, "t.tsv", "1\twhat is parole\tleft out\n\n2\tINA 245\n"));
  ASSERT_EQ(table.size(), 2U);
  EXPECT_EQ(table[0].query, "what is parole");
  EXPECT_EQ(table[1].id, "2");
  const auto topics = read_topics(write(folder, "t.trec",
                                        "<top>\n<num> Number: 301\n<title> advance\nparole\n<desc> Description:\n"
                                        "any\n</top>\n<top>\n<num>302</num>\n<title>bond</title>\n</top>\n"));
  ASSERT_EQ(topics.size(), 2U);
  EXPECT_EQ(topics[0].id, "301");
  EXPECT_EQ(topics[0].query, "advance\nparole");
  EXPECT_EQ(topics[1].query, "bond");
  EXPECT_THROW(read_topics(write(folder, "bad", "no tab here\n")), std::runtime_error);
  EXPECT_THROW(read_topics(folder.path() / "absent"), std::runtime_error);
}

TEST(Trec, RunsAreOrderedByScoreAndComeBack) {
  const tests::TemporaryFolder folder;
  const auto file = write(folder, "a.run", "1 Q0 b c.md 1 1.5 x\n1 Q0 a 2 2.5 x\n1 Q0 a 3 0.5 x\n");
  const searcher::eval::Run run = read_run(file);
  ASSERT_EQ(run.at("1").size(), 2U);
  EXPECT_EQ(run.at("1")[0].document, "a");
  EXPECT_EQ(run.at("1")[1].document, "b c.md");
  write_run(folder.path() / "b.run", run, "tag");
  std::ostringstream text;
  text << std::ifstream(folder.path() / "b.run").rdbuf();
  EXPECT_EQ(text.str(), "1 Q0 a 1 2.500000 tag\n1 Q0 b c.md 2 1.500000 tag\n");
  EXPECT_THROW(read_run(write(folder, "bad.run", "1 Q0 a 1 high x\n")), std::runtime_error);
  EXPECT_EQ(read_qrels(write(folder, "q", "1 0 b c.md 2\n")).at("1").at("b c.md"), 2);
}

TEST(Evaluate, NamesOfDocuments) {
  EXPECT_EQ(judged_name("office/ina/INA-101.txt", {"ina/INA-101.txt"}), "ina/INA-101.txt");
  EXPECT_EQ(judged_name("npl/17.html", {"17"}), "17");
  EXPECT_EQ(judged_name("a/b.md", {"a/b.md", "b"}), "a/b.md");
  EXPECT_EQ(judged_name("a/1|1.1.(1).html", {"1|1.1.(1)"}), "1|1.1.(1)");
  EXPECT_EQ(judged_name("npl/18.html", {"17"}), "18.html");
}

TEST(Evaluate, AnIndexAgainstJudgmentsAndAnotherRun) {
  const tests::MiniLibrary library(
      {{"lib/a.md", {"Parole is a permission."}, {}}, {"lib/b.md", {"A bond secures release from custody."}, {}}});
  const tests::TemporaryFolder folder;
  Task task;
  task.index = library.index();
  task.topics = write(folder, "t.tsv", "1\tparole\n2\tbond\n3\tnobody judged this\n4\tcustody\n");
  task.qrels = write(folder, "q", "1 0 a 1\n2 0 a 1\n4 0 b 1\n");
  task.run = folder.path() / "ours.run";
  task.against = write(folder, "other.run", "1 Q0 b 1 1 x\n2 Q0 a 1 1 x\n4 Q0 b 1 1 x\n");
  std::ostringstream out;
  evaluate(task, out);
  // Topics 1 and 4 are right at the first place, topic 2 finds b alone; the other run is right on 2 and 4.
  EXPECT_NE(out.str().find("3 topics"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("success@1   0.6667"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("0.6667   1.0000"), std::string::npos) << out.str();
  EXPECT_EQ(read_run(*task.run).at("1").at(0).document, "a");
  task.part = Part::even;
  std::ostringstream even;
  evaluate(task, even);
  EXPECT_NE(even.str().find("2 topics"), std::string::npos) << even.str();
  EXPECT_NE(even.str().find("success@1   0.5000"), std::string::npos) << even.str();
}

}  // namespace
