// SPDX-License-Identifier: GPL-3.0-or-later
// The address of a passage outlives rebuilds of the index and moves of the file, and never passes off a changed text.
#include <gtest/gtest.h>
#include <signal.h>

#include "tests/end_to_end/server.h"

namespace {

const std::string quoted =
    "Officers weigh every factor of the case before they decide whether to grant deferred action to the applicant, and "
    "they write down which factors weighed most and why, so that a supervisor can follow the decision later on.";

std::string filler(int number) {
  return "Paragraph " + std::to_string(number) +
         " of this guidance speaks of something else, such as the hours of the office, the forms that are kept at the "
         "counter, and the way in which letters are answered when they arrive late in the week.\n\n";
}

class Permalink : public testing::Test {
 protected:
  void SetUp() override {
    write("");
    index();
    server_ = tests::start({tests::program("searcher"), "serve", "--port", "0", "--index", index_},
                           folder_.path() / "out", folder_.path() / "err");
    port_ = tests::port_in(folder_.path() / "err");
    ASSERT_NE(port_, 0);
    const std::string hits = tests::request(port_, "/search?q=%22weigh+every+factor%22");
    const std::size_t document = hits.find("/documents/");
    ASSERT_NE(document, std::string::npos);
    const std::string page =
        tests::request(port_, hits.substr(document, hits.find_first_of("?\"#", document) - document));
    // The link that stands with the passage.
    const std::size_t passage = page.find("Officers weigh every factor");
    const std::size_t link = page.rfind("/quote?passage=", passage);
    ASSERT_NE(link, std::string::npos);
    const std::size_t begin = page.rfind('"', link) + 1;
    address_ = page.substr(begin, page.find('"', begin) - begin);
    for (std::size_t at; (at = address_.find("&amp;")) != std::string::npos;) address_.replace(at, 5, "&");
    ASSERT_NE(address_.find("text="), std::string::npos) << address_;
  }
  void TearDown() override {
    kill(server_, SIGTERM);
    EXPECT_EQ(tests::wait_for(server_), 0);
  }

  void write(const std::string& before, const std::string& text = quoted) const {
    std::string all = "# Guidance on deferred action\n\n" + before;
    for (int i = 0; i < 6; ++i) all += filler(i);
    all += text + "\n\n";
    for (int i = 6; i < 12; ++i) all += filler(i);
    folder_.write("lib/guidance.md", all);
  }
  void index(const std::string& command = "build") const {
    std::vector<std::string> words{"indexer", command};
    if (command == "build") words.push_back(folder_.path() / "lib");
    words.insert(words.end(), {"--index", index_});
    ASSERT_EQ(tests::run(words).exit_code, 0);
  }
  std::string page() const { return tests::request(port_, address_); }

  tests::TemporaryFolder folder_;
  const std::string index_ = folder_.path() / "index";
  pid_t server_ = 0;
  std::uint16_t port_ = 0;
  std::string address_;
};

const char* const same = "The text is the one that was quoted.";
const char* const moved = "it stands at another place of the document now.";
const char* const divided = "What was quoted still stands in the document";
const char* const changed = "The text has changed since it was quoted.";

TEST_F(Permalink, SurvivesARebuild) {
  EXPECT_NE(page().find(same), std::string::npos);
  index();
  EXPECT_NE(page().find(same), std::string::npos);
  EXPECT_NE(page().find("weigh every factor"), std::string::npos);
}

TEST_F(Permalink, FollowsTheTextWithinTheDocument) {
  // One paragraph more cuts all passages behind it at other places; a part with a heading moves them as they are.
  for (const std::string& before : {filler(20), filler(20) + filler(21), filler(20) + "## The old part\n\n"}) {
    write(before);
    index();
    const std::string answer = page();
    EXPECT_TRUE(answer.find(moved) != std::string::npos || answer.find(divided) != std::string::npos) << before;
    EXPECT_EQ(answer.find(changed), std::string::npos);
  }
}

TEST_F(Permalink, SaysThatTheTextHasChanged) {
  std::string other = quoted;
  other.replace(other.find("grant"), 5, "deny!");
  write("", other);
  for (const char* command : {"update", "build"}) {
    index(command);
    const std::string answer = page();
    EXPECT_NE(answer.find(changed), std::string::npos) << command;
    EXPECT_EQ(answer.find(same), std::string::npos) << command;
  }
}

TEST_F(Permalink, SurvivesAMoveOfTheFile) {
  std::filesystem::create_directories(folder_.path() / "lib/old");
  std::filesystem::rename(folder_.path() / "lib/guidance.md", folder_.path() / "lib/old/guidance of 2021.md");
  index("update");
  EXPECT_NE(page().find(same), std::string::npos);
  index();
  EXPECT_NE(page().find(same), std::string::npos) << "after a rebuild";
}

TEST_F(Permalink, OfADocumentThatIsGoneSaysSo) {
  folder_.write("lib/other.md", filler(1));
  std::filesystem::remove(folder_.path() / "lib/guidance.md");
  index("update");
  EXPECT_TRUE(page().starts_with("HTTP/1.1 404 "));
}

}  // namespace
