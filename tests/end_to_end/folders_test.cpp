// SPDX-License-Identifier: GPL-3.0-or-later
// The librarian is told what has changed in the folders since the index was brought up to date, without an indexer.
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "searcher/folders/changes.h"
#include "searcher/folders/looks.h"
#include "tests/end_to_end/server.h"

namespace {

namespace fs = std::filesystem;
using searcher::search::FolderChanges;
using State = FolderChanges::State;
using Paths = std::vector<std::string>;

class Folders : public testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 20; ++i)
      folder_.write("lib/memos/m" + std::to_string(i) + ".txt",
                    "Guidance on parole, number " + std::to_string(i) + ".");
    folder_.write("share/one.txt", "What stands on the share.");
    folder_.write("share/broken.pdf", "%PDF-1.7 and nothing else");
    const int code =
        tests::run({"indexer", "build", folder_.path() / "lib", folder_.path() / "share", "--index", index()})
            .exit_code;
    ASSERT_EQ(code, 3) << "the broken file is refused";
  }

  std::string index() const { return folder_.path() / "index"; }
  FolderChanges look() const { return searcher::folders::look(index()); }

  tests::TemporaryFolder folder_;
};

TEST_F(Folders, NothingIsToldWhereNothingChanged) {
  const FolderChanges changes = look();
  EXPECT_EQ(changes.state, State::looked);
  EXPECT_EQ(changes.files, 22U);
  FolderChanges nothing;
  nothing.state = State::looked;
  nothing.files = changes.files;
  nothing.at = changes.at;
  EXPECT_EQ(changes, nothing);
  EXPECT_EQ(changes.at.size(), 20U) << changes.at;
}

TEST_F(Folders, WhatIsNewChangedSetAnewAndGoneIsNamed) {
  folder_.write("lib/new.txt", "Not yet read.");
  folder_.write("lib/memos/m3.txt", "Guidance on something else altogether.");
  fs::remove(folder_.path() / "lib/memos/m5.txt");
  folder_.write("lib/librarian.toml", "[\"memos/m7.txt\"]\nagency = \"ICE\"\n");
  folder_.write("lib/.ipsignore", "left-out\n");
  folder_.write("lib/left-out/draft.txt", "Nobody is to find this.");
  const FolderChanges changes = look();
  EXPECT_EQ(changes.fresh.first, Paths{"lib/new.txt"});
  EXPECT_EQ(changes.changed.first, Paths{"lib/memos/m3.txt"});
  EXPECT_EQ(changes.restated.first, Paths{"lib/memos/m7.txt"});
  EXPECT_EQ(changes.gone.first, Paths{"lib/memos/m5.txt"});
  EXPECT_EQ(changes.unreadable.count, 0U);
  EXPECT_FALSE(changes.too_many_gone);
  EXPECT_EQ(changes.trouble, "");
  ASSERT_EQ(tests::run({"indexer", "update", "--index", index()}).exit_code, 3);
  const FolderChanges after = look();
  EXPECT_EQ(after.fresh.count + after.changed.count + after.restated.count + after.gone.count, 0U);
}

TEST_F(Folders, OfManyFilesTheFirstAreNamed) {
  for (int i = 0; i < 60; ++i) folder_.write("lib/more/" + std::to_string(100 + i) + ".txt", "x");
  const FolderChanges changes = look();
  EXPECT_EQ(changes.fresh.count, 60U);
  ASSERT_EQ(changes.fresh.first.size(), FolderChanges::most_named);
  EXPECT_EQ(changes.fresh.first.front(), "lib/more/100.txt");
}

TEST_F(Folders, AFolderThatIsNotThereIsNotTakenForEmpty) {
  fs::remove_all(folder_.path() / "share");
  FolderChanges changes = look();
  EXPECT_EQ(changes.missing, Paths{"share"});
  EXPECT_EQ(changes.gone.count, 0U);
  EXPECT_TRUE(changes.too_many_gone);
  // The place where a share was mounted stays when it is not connected.
  fs::create_directory(folder_.path() / "share");
  fs::remove_all(folder_.path() / "lib/memos");
  changes = look();
  EXPECT_EQ(changes.missing, Paths{});
  EXPECT_EQ(changes.gone.count, 22U);
  EXPECT_TRUE(changes.too_many_gone);
}

TEST_F(Folders, WhatThisProgramMayNotReadIsNotTakenForGone) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  fs::permissions(folder_.path() / "lib/memos", fs::perms::none);
  const FolderChanges changes = look();
  EXPECT_EQ(changes.unreadable.first, Paths{"lib/memos"});
  EXPECT_EQ(changes.gone.count, 0U);
  fs::permissions(folder_.path() / "lib/memos", fs::perms::owner_all);
}

TEST_F(Folders, AMistakeOfTheLibrarianIsToldAndStopsNothing) {
  folder_.write("lib/librarian.toml", "[\"memos/m7.txt\"]\nagincy = \"ICE\"\n");
  folder_.write("lib/new.txt", "Not yet read.");
  const FolderChanges changes = look();
  EXPECT_NE(changes.trouble.find("librarian.toml"), std::string::npos) << changes.trouble;
  EXPECT_EQ(changes.fresh.first, Paths{"lib/new.txt"});
  EXPECT_EQ(changes.restated.count, 0U);
}

TEST_F(Folders, ALookThatTakesTooLongSaysNothingOfTheFiles) {
  int entries = 0;
  const FolderChanges changes = searcher::folders::look(index(), [&] { return ++entries < 10; });
  EXPECT_EQ(changes.state, State::too_slow);
  EXPECT_EQ(entries, 10);
  EXPECT_EQ(changes.gone.count, 0U);
}

TEST_F(Folders, ALookIsKeptForAWhileButNotBeyondAnUpdate) {
  using std::chrono::hours;
  searcher::folders::Looks looks(index(), {hours(1), hours(1), hours(1)});
  EXPECT_EQ(looks.changes(true).state, State::looked);
  folder_.write("lib/new.txt", "Not yet read.");
  EXPECT_EQ(looks.changes(true).fresh.count, 0U) << "the look before";
  ASSERT_EQ(tests::run({"indexer", "update", "--index", index()}).exit_code, 3);
  folder_.write("lib/newer.txt", "Not yet read either.");
  EXPECT_EQ(looks.changes(true).fresh.first, Paths{"lib/newer.txt"});
}

TEST_F(Folders, NobodyWaitsForALookWhoDoesNotWant) {
  using std::chrono::hours;
  using std::chrono::milliseconds;
  searcher::folders::Looks looks(index(), {milliseconds(0), hours(1), hours(1), 0});
  EXPECT_EQ(looks.changes(false).state, State::looking);
  EXPECT_EQ(looks.changes(true).state, State::looked);
  folder_.write("lib/new.txt", "Not yet read.");
  looks.changes(true);  // may have waited for a look that had begun before the file was there
  EXPECT_EQ(looks.changes(true).fresh.first, Paths{"lib/new.txt"});
}

TEST_F(Folders, ThePageAndTheApiTellIt) {
  folder_.write("lib/new <b>.txt", "Not yet read.");
  const pid_t server = tests::start({tests::program("searcher"), "serve", "--port", "0", "--index", index()},
                                    folder_.path() / "out", folder_.path() / "err");
  const std::uint16_t port = tests::port_in(folder_.path() / "err");
  ASSERT_NE(port, 0);
  const auto folders = [&] {
    const std::string answer = tests::request(port, "/api/v1/library");
    return nlohmann::json::parse(answer.substr(answer.find("\r\n\r\n") + 4)).at("folders");
  };
  auto told = folders();
  for (int tries = 0; told["state"] == "looking" && tries < 100; ++tries) told = folders();
  EXPECT_EQ(told["state"], "looked");
  EXPECT_EQ(told["new"], (nlohmann::json{{"count", 1}, {"first", {"lib/new <b>.txt"}}}));
  const std::string page = tests::request(port, "/library?ui=es");
  EXPECT_NE(page.find("<li>lib/new &lt;b&gt;.txt</li>"), std::string::npos) << page;
  EXPECT_NE(page.find("Nuevos, que ninguna búsqueda encuentra todavía: <strong>1</strong>"), std::string::npos);
  EXPECT_EQ(page.find(folder_.path().string()), std::string::npos) << "no folder of the machine is named";
  kill(server, SIGTERM);
  EXPECT_EQ(tests::wait_for(server), 0);
}

}  // namespace
