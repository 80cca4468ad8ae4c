// SPDX-License-Identifier: GPL-3.0-or-later
// After warm_up() the readers open no files: extraction gives the same where none can be opened.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <vector>

#include "indexer/extract/extract.h"
#include "tests/indexer/extract/render.h"

namespace indexer::extract {
namespace {

struct Input {
  std::string name, bytes, expected;
};

std::vector<Input> inputs() {
  std::vector<Input> all;
  const char* dir = std::getenv("IPS_SOURCE_DIR");
  std::error_code error;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(dir ? dir : ".") + "/tests/fixtures/extract", error)) {
    if (!entry.is_regular_file() || entry.path().extension() == ".pdf") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    all.push_back({entry.path().filename(), content.str(), ""});
  }
  all.push_back({"koi8.eml",
                 "Subject: =?koi8-r?B?8NLJ18XU?=\nFrom: =?iso-2022-jp?B?GyRCJCIbKEI=?= <a@example.org>\nMessage-ID: "
                 "<1@2>\nContent-Type: text/plain; charset=shift_jis\n\n\x82\xa0\n",
                 ""});
  return all;
}

int run_without_files() {
  std::vector<Input> all = inputs();
  if (all.size() < 15) return 3;
  warm_up();
  const rlimit none{0, 0};
  if (setrlimit(RLIMIT_NOFILE, &none) != 0) return 4;
  if (std::ifstream("/etc/hostname").is_open()) return 5;
  for (const Input& input : all) std::cerr << render(extract(input.bytes, input.name));
  std::cerr << "done";
  return 0;
}

TEST(Isolation, NothingIsOpenedAfterWarmUp) {
  // The child prints what it extracted; the parent, which may open files, must get the same text.
  warm_up();
  std::string expected;
  for (const Input& input : inputs()) expected += render(extract(input.bytes, input.name));
  ASSERT_NE(expected.find("Привет"), std::string::npos);
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(std::_Exit(run_without_files()), testing::ExitedWithCode(0),
              testing::AllOf(testing::HasSubstr("Привет"), testing::HasSubstr("あ"), testing::HasSubstr(expected)));
}

}  // namespace
}  // namespace indexer::extract
