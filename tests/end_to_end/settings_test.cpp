// SPDX-License-Identifier: GPL-3.0-or-later
// Settings in files and in the environment, manuals that know every option, completion that a shell can read.
#include <gtest/gtest.h>

#include <regex>

#include "tests/end_to_end/programs.h"

namespace fs = std::filesystem;

namespace {

TEST(Settings, TheNearerPlaceWins) {
  const tests::TemporaryFolder folder;
  folder.write("lib/a.txt", "Guidance on parole.\n");
  folder.write("lib/b.txt", "More guidance on parole.\n");
  const std::string index = folder.path() / "index";
  ASSERT_EQ(tests::run({"indexer", "build", folder.path() / "lib", "--index", index, "-q"}).exit_code, 0);
  setenv("XDG_CONFIG_HOME", folder.path().c_str(), 1);
  folder.write("immigration-policy-search/settings.toml", "index = \"" + index + "\"\n[searcher]\nlimit = 1\n");
  const auto hits = [](const tests::Ran& ran) { return std::count(ran.out.begin(), ran.out.end(), '\n'); };
  EXPECT_EQ(hits(tests::run({"searcher", "--jsonl", "parole"})), 1);
  folder.write("ips.toml", "[searcher]\nlimit = 2\n");
  EXPECT_EQ(hits(tests::run({"searcher", "--jsonl", "parole"})), 2);
  setenv("IPS_LIMIT", "1", 1);
  EXPECT_EQ(hits(tests::run({"searcher", "--jsonl", "parole"})), 1);
  EXPECT_EQ(hits(tests::run({"searcher", "--jsonl", "--limit", "2", "parole"})), 2);
  setenv("IPS_LIMIT", "many", 1);
  const auto wrong = tests::run({"searcher", "parole"});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.err.find("IPS_LIMIT in the environment"), std::string::npos) << wrong.err;
  unsetenv("IPS_LIMIT");
  folder.write("ips.toml", "\n[searcher]\nlimits = 2\n");
  const auto unknown = tests::run({"searcher", "parole"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_NE(unknown.err.find("ips.toml, line 3: there is no setting \"limits\""), std::string::npos) << unknown.err;
  unsetenv("XDG_CONFIG_HOME");
}

TEST(Manual, KnowsEveryOption) {
  for (const std::string program : {"indexer", "searcher"}) {
    const std::string help = tests::run({program, "--help"}).out;
    std::string manual = tests::slurp(fs::path(std::getenv("IPS_SOURCE_DIR")) / "debian/man" / (program + ".1"));
    manual = std::regex_replace(manual, std::regex(R"(\\-)"), "-");
    const std::regex option("--([a-z-]+)");
    for (auto at = std::sregex_iterator(help.begin(), help.end(), option); at != std::sregex_iterator(); ++at)
      EXPECT_NE(manual.find(at->str()), std::string::npos) << program << ": " << at->str();
  }
}

TEST(Completion, IsAScriptThatNamesEveryOption) {
  for (const std::string program : {"indexer", "searcher"}) {
    const std::string help = tests::run({program, "--help"}).out;
    for (const std::string shell : {"bash", "zsh", "fish"}) {
      const auto ran = tests::run({program, "--completion", shell});
      ASSERT_EQ(ran.exit_code, 0) << ran.err;
      EXPECT_NE(ran.out.find(shell == "fish" ? "-l index" : "--index"), std::string::npos);
      const tests::TemporaryFolder folder;
      const fs::path script = folder.write("script", ran.out);
      if (shell == "bash") {
        EXPECT_EQ(std::system(("bash -n " + script.string()).c_str()), 0);
      }
    }
    EXPECT_EQ(tests::run({program, "--completion", "csh"}).exit_code, 2);
  }
}

}  // namespace
