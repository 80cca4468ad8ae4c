// SPDX-License-Identifier: GPL-3.0-or-later
// The sandbox of the readers against everything an attacker would try, and how its modes show.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/end_to_end/programs.h"

namespace {

struct Attack {
  std::vector<std::string> denied;
  std::vector<std::string> let_through;
  bool landlock = false;
  bool seccomp = false;
};

Attack attack(const std::string& mode) {
  const auto ran = tests::run({"attacker", mode});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  Attack result;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("denied ")) result.denied.push_back(line.substr(7));
    if (line.starts_with("let through ")) result.let_through.push_back(line.substr(12));
    result.landlock |= line == "layer Landlock active";
    result.seccomp |= line == "layer seccomp active";
  }
  return result;
}

TEST(Sandbox, EveryForbiddenActIsDenied) {
  const Attack attacked = attack("closed");
  EXPECT_GE(attacked.denied.size() + attacked.let_through.size(), 80U);
  ASSERT_TRUE(attacked.seccomp) << "this kernel has no seccomp";
  for (const std::string& act : attacked.let_through)
    EXPECT_TRUE(!attacked.landlock && act.starts_with("(read) ")) << act << " was let through";
  if (!attacked.landlock) GTEST_SKIP() << "This kernel has no Landlock: reading of files is not denied here.";
}

// Without the sandbox the same acts get through, or fail for other reasons: it is the sandbox that denies them.
TEST(Sandbox, WithoutItTheActsAreNotDenied) { EXPECT_GE(attack("open").let_through.size(), 50U); }

class Modes : public testing::Test {
 protected:
  void SetUp() override { folder_.write("library/a.txt", "Deferred action is not a status.\n"); }

  tests::Ran build(const std::string& mode) const {
    return tests::run({"indexer", "build", folder_.path() / "library", "--index", index(), "--sandbox", mode});
  }
  nlohmann::json layers(const std::string& mode) const {
    const auto ran = tests::run({"indexer", "status", "--json", "--index", index(), "--sandbox", mode});
    return ran.exit_code == 0 ? nlohmann::json::parse(ran.out)["isolation"] : nlohmann::json(ran.err);
  }
  std::string index() const { return folder_.path() / "index"; }

  tests::TemporaryFolder folder_;
};

TEST_F(Modes, StatusNamesEachLayer) {
  ASSERT_EQ(build("best-effort").exit_code, 0);
  const auto status = tests::run({"indexer", "status", "--index", index()}).out;
  for (const char* layer : {"resource limits", "no new privileges", "Landlock", "seccomp"})
    EXPECT_NE(status.find(std::string("Isolation: ") + layer), std::string::npos) << status;
  EXPECT_EQ(layers("best-effort").size(), 4U);
}

TEST_F(Modes, RequireReadsNothingWhileALayerIsMissing) {
  ASSERT_EQ(build("best-effort").exit_code, 0);
  std::string missing;
  for (const auto& layer : layers("best-effort"))
    if (!layer["active"]) missing = layer["layer"];
  const auto ran = build("require");
  EXPECT_EQ(ran.exit_code, missing.empty() ? 0 : 2) << ran.err;
  if (!missing.empty()) {
    EXPECT_NE(ran.err.find("Isolation is required, but"), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("Nothing was read"), std::string::npos) << ran.err;
    EXPECT_FALSE(std::filesystem::exists(index() + "/000002"));
  }
}

TEST_F(Modes, OffReadsWithoutLandlockAndSeccompAndSaysSo) {
  ASSERT_EQ(build("off").exit_code, 0);
  int switched_off = 0;
  for (const auto& layer : layers("off")) switched_off += !layer["active"] && layer["detail"] == "switched off";
  EXPECT_EQ(switched_off, 2);
  EXPECT_EQ(tests::run({"searcher", "--index", index(), "deferred"}).exit_code, 0);
}

}  // namespace
