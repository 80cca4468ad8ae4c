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

TEST(Commands, MayStandBeforeOrBehindTheOptions) {
  const tests::TemporaryFolder folder;
  folder.write("lib/a.txt", "Guidance on parole: show cause.\n");
  const std::string index = folder.path() / "index";
  ASSERT_EQ(tests::run({"indexer", "build", folder.path() / "lib", "--index", index, "-q"}).exit_code, 0);
  const std::string line = tests::run({"searcher", "--index", index, "--jsonl", "parole"}).out;
  const std::size_t at = line.find("\"id\":\"");
  ASSERT_NE(at, std::string::npos) << line;
  const std::string id = line.substr(at + 6, line.find('"', at + 6) - at - 6);
  const std::string before = tests::run({"searcher", "show", id, "--index", index}).out;
  EXPECT_NE(before.find("Guidance on parole"), std::string::npos);
  EXPECT_EQ(tests::run({"searcher", "--index", index, "show", id}).out, before);
  EXPECT_EQ(tests::run({"searcher", "--plain", "--index=" + index, "show", id, "--limit", "3"}).out, before);
  // The words themselves are asked for behind "--".
  const auto words = tests::run({"searcher", "--index", index, "--json", "--", "show", "cause"});
  EXPECT_EQ(words.exit_code, 0);
  EXPECT_NE(words.out.find("\"query\": \"show cause\""), std::string::npos) << words.out;
  const auto neither = tests::run({"searcher", "--index", index, "show", "cause", "order"});
  EXPECT_EQ(neither.exit_code, 2);
  EXPECT_NE(neither.err.find("write -- before them"), std::string::npos) << neither.err;
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

bool is_here(const std::string& program) { return std::system((program + " --version > /dev/null 2>&1").c_str()) == 0; }

TEST(Manual, IsWithoutWarnings) {
  if (!is_here("man") || !is_here("groff")) GTEST_SKIP() << "man and groff are not here";
  const tests::TemporaryFolder folder;
  std::size_t pages = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(std::getenv("IPS_SOURCE_DIR")) / "debian/man")) {
    const fs::path told = folder.path() / "told";
    const std::string command = "LC_ALL=C.UTF-8 MANROFFSEQ= MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z " +
                                entry.path().string() + " 2> " + told.string() + " > /dev/null";
    EXPECT_EQ(std::system(command.c_str()), 0) << entry.path();
    EXPECT_EQ(tests::slurp(told), "") << entry.path();
    ++pages;
  }
  EXPECT_EQ(pages, 4U);
}

TEST(Completion, IsAScriptThatNamesEveryOption) {
  for (const std::string program : {"indexer", "searcher"}) {
    const std::string help = tests::run({program, "--help"}).out;
    const std::regex option("--([a-z-]+)");
    for (const std::string shell : {"bash", "zsh", "fish"}) {
      const auto ran = tests::run({program, "--completion", shell});
      ASSERT_EQ(ran.exit_code, 0) << ran.err;
      const std::string table = help.substr(help.find("Options:"), help.find("Examples:") - help.find("Options:"));
      for (auto at = std::sregex_iterator(table.begin(), table.end(), option); at != std::sregex_iterator(); ++at)
        EXPECT_NE(ran.out.find(shell == "fish" ? "-l " + at->str(1) : at->str()), std::string::npos) << at->str();
      const tests::TemporaryFolder folder;
      const fs::path script = folder.write("script", ran.out);
      if (is_here(shell)) {
        EXPECT_EQ(std::system((shell + " -n " + script.string()).c_str()), 0) << shell;
      }
    }
    EXPECT_EQ(tests::run({program, "--completion", "csh"}).exit_code, 2);
  }
}

// What a shell offers once it has read the script, a word a line.
std::string offered(const std::string& shell, const std::string& program, const std::string& line) {
  const tests::TemporaryFolder folder;
  const fs::path script = folder.write("script", tests::run({program, "--completion", shell}).out);
  const fs::path out = folder.path() / "out";
  std::string asked;
  if (shell == "bash")
    asked = ". " + script.string() + "; COMP_WORDS=(" + line + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _ips_" +
            program + "; printf \"%s\\n\" \"${COMPREPLY[@]}\"";
  else
    asked = "source " + script.string() + "; complete -C \"" + line + "\"";
  EXPECT_EQ(std::system((shell + " -c '" + asked + "' > " + out.string()).c_str()), 0);
  return "\n" + tests::slurp(out);
}

TEST(Completion, OffersCommandsOptionsAndValues) {
  for (const std::string shell : {"bash", "fish"}) {
    if (!is_here(shell)) {
      std::cout << shell << " is not here\n";
      continue;
    }
    EXPECT_NE(offered(shell, "indexer", "indexer up").find("\nupdate"), std::string::npos) << shell;
    EXPECT_NE(offered(shell, "indexer", "indexer build --sand").find("\n--sandbox"), std::string::npos) << shell;
    EXPECT_NE(offered(shell, "indexer", "indexer build --sandbox req").find("\nrequire"), std::string::npos) << shell;
    EXPECT_NE(offered(shell, "searcher", "searcher --sort da").find("\ndate"), std::string::npos) << shell;
  }
}

}  // namespace
